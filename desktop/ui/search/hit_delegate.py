"""Draws one thing found: icon, title, the words around the match with the match in bold, where the record is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.services.searching import Hit
from desktop.ui import icons, present, theme
from desktop.ui.places_to_go import home_of
from desktop.ui.summaries import summary
from desktop.ui.tones import Tone

_START = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


class HitDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, theme.scaled(52))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        hit: Hit = index.data(Qt.ItemDataRole.UserRole)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.tokens().accent_soft)
            painter.drawRoundedRect(option.rect.adjusted(3, 1, -3, -1), 8, 8)
            painter.restore()
        place = _Places(option.rect, option.direction)
        name = hit.line.form_id if hit.line.form_id in icons.NAMES else home_of(hit.line.form_id)
        icons.icon(name, Tone.MUTED).paint(painter, place.icon())
        where = present.whereabouts(hit.line.whereabouts)
        icons.icon(where.icon, where.tone).paint(painter, place.mark(), Qt.AlignmentFlag.AlignCenter, QIcon.Mode.Normal)
        bold, small = _font(theme.FONT_SIZE, bold=True), _font(theme.FONT_SIZE - 1)
        title = hit.line.title or present.phrase(f"forms.{hit.line.form_id}")
        painter.setFont(bold)
        painter.setPen(theme.color(Tone.INK))
        upper, lower = place.words()
        title = QFontMetrics(bold).elidedText(title, Qt.TextElideMode.ElideRight, upper.width())
        painter.drawText(upper, _START, title)
        painter.setPen(theme.color(Tone.MUTED))
        painter.setFont(small)
        kind = present.phrase(f"forms.{hit.line.form_id}")
        if hit.snippet:
            _draw_snippet(painter, lower, hit)
        else:
            words = " · ".join(part for part in (kind, summary(hit.line), present.ago(hit.line.changed)) if part)
            words = QFontMetrics(small).elidedText(words, Qt.TextElideMode.ElideRight, lower.width())
            painter.drawText(lower, _START, words)


class _Places:
    """Where things stand in one row; mirrored where words run from right to left."""

    def __init__(self, rect: QRect, direction: Qt.LayoutDirection) -> None:
        self._rect = rect
        self._direction = direction
        self._side = theme.scaled(18)

    def icon(self) -> QRect:
        return self._turned(QRect(self._rect.left() + 14, self._middle(), self._side, self._side))

    def mark(self) -> QRect:
        return self._turned(QRect(self._rect.right() - 14 - self._side, self._middle(), self._side, self._side))

    def words(self) -> tuple[QRect, QRect]:
        start, half = self._rect.left() + 26 + self._side, self._rect.height() // 2
        width = self._rect.width() - 54 - 2 * self._side
        upper = QRect(start, self._rect.top() + 3, width, half - 3)
        lower = QRect(start, self._rect.top() + half - 1, width, half - 3)
        return self._turned(upper), self._turned(lower)

    def _middle(self) -> int:
        return self._rect.center().y() - self._side // 2

    def _turned(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self._direction, self._rect, rect)


def _draw_snippet(painter: QPainter, rect: QRect, hit: Hit) -> None:
    """Word for word from the start side, the matches in bold and ink. Ends where the row ends."""
    text = " ".join(hit.snippet.split("\n"))
    plain, bold = _font(theme.FONT_SIZE - 1), _font(theme.FONT_SIZE - 1, bold=True)
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:  # pieces would stand in the wrong order
        painter.drawText(rect, _START, QFontMetrics(plain).elidedText(text, Qt.TextElideMode.ElideRight, rect.width()))
        return
    at, done = rect.left(), 0
    for start, end in (*hit.matches, (len(text), len(text))):
        for part, font, tone in ((text[done:start], plain, Tone.MUTED), (text[start:end], bold, Tone.INK)):
            room = rect.right() - at
            if not part or room <= 0:
                continue
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(theme.color(tone))
            shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRect(at, rect.top(), room, rect.height()), _START, shown)
            at += metrics.horizontalAdvance(shown)
        done = end


def _font(pixels: int, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(theme.scaled(pixels))
    font.setBold(bold)
    return font
