"""Slim bars: how much of something is done, or is somewhere."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleValueChangeEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.tones import Tone
from desktop.ui.widgets.labels import Label, Muted, Strong

_STEPS = 1000


class ProgressBar(QProgressBar):
    """A slim bar in the colour of a tone. Takes bytes of any size: they are kept as parts of a thousand."""

    def __init__(self, name: str, tone: Tone = Tone.ACCENT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self.setRange(0, _STEPS)
        self.setTextVisible(False)
        self.setAccessibleName(name)

    def show_part(self, done: float, total: float, tone: Tone | None = None) -> None:
        self._tone = tone or self._tone
        self.setValue(round(_STEPS * min(1.0, done / total)) if total > 0 else 0)
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, self.value()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, theme.scaled(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, theme.scaled(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        height = theme.scaled(8)
        ground = QRectF(0, (self.height() - height) / 2, self.width(), height)
        painter.setBrush(QColor(theme.tokens().track))
        painter.drawRoundedRect(ground, height / 2, height / 2)
        if self.value() > 0:
            length = max(height, ground.width() * self.value() / _STEPS)
            start = ground.right() - length if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0
            painter.setBrush(theme.color(self._tone))
            painter.drawRoundedRect(QRectF(start, ground.top(), length, height), height / 2, height / 2)


class ProgressRow(QWidget):
    """A bar with what it is of, how much (at the end of the line), and a remark below."""

    def __init__(
        self, title: str, tone: Tone = Tone.ACCENT, *, strong: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = Strong(title) if strong else Label(title)
        self.amount = Label() if strong else Strong()
        self.amount.setWordWrap(False)
        self.amount.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.bar = ProgressBar(title, tone)
        self.remark = Muted()
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        line.addWidget(self.amount)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(line)
        column.addWidget(self.bar)
        column.addWidget(self.remark)
        self.remark.hide()

    def show_part(self, done: float, total: float, amount: str, remark: str = "", tone: Tone | None = None) -> None:
        self.bar.show_part(done, total, tone)
        self.amount.setText(amount)
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
