"""A page to be printed, drawn: title, numbered words in large type, QR code, paragraphs. Knows no vault, no printer and
not what the words open.

Everything is measured in tenths of a millimetre of an A4 page and fitted into the page that there is.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

WIDTH, HEIGHT = 2100, 2970
_MARGIN = 180
_COLUMNS = 3
_ROW = 108
_CODE = 560
_INK, _GREY, _LINE = QColor("#000000"), QColor("#555555"), QColor("#999999")
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class Paper:
    """`remark` stands at the end of the title's line, `first` under the title; `code` is a PNG; `beside` stands beside
    it, `below` under both: pairs of a heading and paragraphs.
    """

    title: str
    remark: str
    first: str
    words: tuple[str, ...] = field(repr=False)
    code: bytes = field(repr=False)
    beside: tuple[tuple[str, tuple[str, ...]], ...]
    below: tuple[tuple[str, tuple[str, ...]], ...]


def paint(paper: Paper, painter: QPainter, page: QRect) -> None:
    """Into `page`, in the device's own dots; a page of another shape than A4 keeps a wider margin."""
    scale = min(page.width() / WIDTH, page.height() / HEIGHT)
    painter.save()
    painter.translate(page.x() + (page.width() - WIDTH * scale) / 2, page.y())
    painter.scale(scale, scale)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)  # a code is read by its edges
    inner = QRectF(_MARGIN, _MARGIN, WIDTH - 2 * _MARGIN, HEIGHT - 2 * _MARGIN)
    top = _head(paper, painter, inner)
    top = _words(paper, painter, inner, top + 30)
    top = _code(paper, painter, inner, top + 50)
    _paragraphs(paper.below, painter, QRectF(inner.x(), top + 20, inner.width(), inner.bottom() - top - 20))
    painter.restore()


def _head(paper: Paper, painter: QPainter, inner: QRectF) -> float:
    painter.setPen(_GREY)
    painter.setFont(_font(38))
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop), paper.remark)
    bottom = _text(painter, QRectF(inner.x(), inner.y(), inner.width() * 0.72, 400), paper.title, _font(84, bold=True))
    return _text(painter, QRectF(inner.x(), bottom + 14, inner.width(), 400), paper.first, _font(42))


def _words(paper: Paper, painter: QPainter, inner: QRectF, top: float) -> float:
    """Down the columns, as people read lists."""
    rows = -(-len(paper.words) // _COLUMNS)
    wide = inner.width() / _COLUMNS
    box = QRectF(inner.x(), top, inner.width(), rows * _ROW + 40)
    painter.setPen(QPen(_LINE, 4))
    painter.drawRoundedRect(box, 24, 24)
    for number, word in enumerate(paper.words):
        column, row = divmod(number, rows)
        x, y = inner.x() + column * wide, top + 20 + row * _ROW
        painter.setPen(_GREY)
        painter.setFont(_font(40))
        numbers = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(x + 10, y, 80, _ROW), numbers, str(number + 1))
        painter.setPen(_INK)
        painter.setFont(_font(64, bold=True))
        painter.drawText(QRectF(x + 120, y, wide - 130, _ROW), int(Qt.AlignmentFlag.AlignVCenter), word)
    return box.bottom()


def _code(paper: Paper, painter: QPainter, inner: QRectF, top: float) -> float:
    painter.drawImage(QRectF(inner.x(), top, _CODE, _CODE), QImage.fromData(paper.code))
    beside = QRectF(inner.x() + _CODE + 50, top, inner.width() - _CODE - 50, 900)
    return max(top + _CODE, _paragraphs(paper.beside, painter, beside))


def _paragraphs(parts: tuple[tuple[str, tuple[str, ...]], ...], painter: QPainter, place: QRectF) -> float:
    top = place.y()
    for heading, paragraphs in parts:
        top = _text(painter, QRectF(place.x(), top, place.width(), 400), heading, _font(46, bold=True)) + 10
        for words in paragraphs:
            top = _text(painter, QRectF(place.x(), top, place.width(), 800), words, _font(40)) + 12
        top += 18
    return top


def _text(painter: QPainter, place: QRectF, words: str, font: QFont) -> float:
    """Where it ends."""
    painter.setPen(_INK)
    painter.setFont(font)
    needed = painter.boundingRect(place, _WRAP, words)
    painter.drawText(place, _WRAP, words)
    return float(needed.bottom())


def _font(size: int, *, bold: bool = False) -> QFont:
    """`size` in tenths of a millimetre."""
    font = QFont("Noto Sans")
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setPixelSize(size)
    font.setBold(bold)
    return font
