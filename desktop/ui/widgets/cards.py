"""White cards on the paper ground."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.tones import Tone
from desktop.ui.widgets.labels import Muted, Pill, Strong


class Card(QFrame):
    """A ground for what belongs together; fill `card.column`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 14, 16, 14)
        self.column.setSpacing(6)


class PressableCard(Card):
    """A card that is one large button: mouse, Enter or Space. `name` is what screen readers say."""

    pressed = Signal()

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("pressable", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


class LineCard(PressableCard):
    """A thing to go to: what it is, a word about its state, a remark below."""

    def __init__(
        self, title: str, remark: str = "", pill: str = "", tone: Tone = Tone.MUTED, parent: QWidget | None = None
    ) -> None:
        super().__init__(". ".join(part for part in (title, pill, remark) if part), parent)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Strong(title), 1)
        if pill:
            row.addWidget(Pill(pill, tone=tone), 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        if remark:
            self.column.addWidget(Muted(remark))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)


class Separator(QFrame):
    """A thin line between rows of one card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "line")
        self.setFixedHeight(1)
