"""One bar of several parts beside each other. Whoever shows it says in words what the parts are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui import theme
from desktop.ui.tones import Tone

_HIGH = 10
_LEAST = 6
"""Pixels of ordinary text: a part that is there can be seen."""


class StackedBar(QWidget):
    """It takes no focus: the words below it say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[tuple[int, Tone], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: Sequence[tuple[int, Tone]]) -> None:
        """How much of each, from the start of the line on."""
        self._parts = tuple(part for part in parts if part[0] > 0)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, theme.scaled(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, theme.scaled(_HIGH))

    def lengths(self) -> list[float]:
        """Of the parts, in pixels: as much of the width as of the whole, and never too little to be seen."""
        total = sum(count for count, _ in self._parts)
        least = min(theme.scaled(_LEAST), self.width() / max(1, len(self._parts)))
        wanted = [max(least, self.width() * count / total) for count, _ in self._parts]
        over = self.width() / sum(wanted) if wanted else 1.0
        return [length * over for length in wanted]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = QRectF(0, 0, self.width(), self.height())
        round_ends = QPainterPath()
        round_ends.addRoundedRect(ground, self.height() / 2, self.height() / 2)
        painter.setClipPath(round_ends)
        painter.fillRect(ground, QColor(theme.tokens().track))
        backwards = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        start = 0.0
        for length, (_, tone) in zip(self.lengths(), self._parts, strict=True):
            left = self.width() - start - length if backwards else start
            painter.fillRect(QRectF(left, 0, length, self.height()), theme.color(tone))
            start += length
