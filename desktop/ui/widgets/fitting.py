"""A dialog as tall as its words need, and no taller than the screen: what does not fit scrolls. Knows no page."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.main_window import NAME

_OF_SCREEN = 0.9


class FittingDialog(QDialog):
    """Fill `column`; put buttons in `buttons`, which never scroll away. `width` in pixels of ordinary text."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(NAME)
        self._wanted_width = width
        self.column = QVBoxLayout()
        self.column.setContentsMargins(24, 20, 24, 6)
        self.column.setSpacing(10)
        self._ground = QWidget()
        self._ground.setProperty("role", "ground")
        inner = QVBoxLayout(self._ground)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(self.column)
        inner.addStretch(1)
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self._ground)
        self.buttons = QHBoxLayout()
        self.buttons.setContentsMargins(24, 8, 24, 18)
        self.buttons.setSpacing(10)
        self.buttons.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        outer.addLayout(self.buttons)
        self._ground.installEventFilter(self)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def scroll_to_top(self) -> None:
        self._area.verticalScrollBar().setValue(0)

    def _fit(self) -> None:
        room = self.screen().availableGeometry()
        width = max(self.width() if self.isVisible() else 0, theme.scaled(self._wanted_width))
        width = min(width, round(room.width() * _OF_SCREEN))
        layout = self._ground.layout()
        # With a scroll bar beside them the words may need a line more, and then the bar would stay for good.
        beside_bar = width - self._area.verticalScrollBar().sizeHint().width()
        height = layout.totalHeightForWidth(beside_bar) if layout is not None else 0
        height += self.buttons.sizeHint().height() + 4
        self.resize(width, min(max(height, 0), round(room.height() * _OF_SCREEN)))
