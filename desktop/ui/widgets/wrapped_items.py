"""Lines of a list that are as high as their words are when they wrap. Knows no list in particular."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

_HIGH = 100_000
_PADDING = 12
"""Above and below together: the theme's, and the frame that the keyboard's place gets."""


class WrappedItems(QStyledItemDelegate):
    """For a list with `wordWrap`. By itself Qt wraps at the full width when it asks how high a line is, and within the
    theme's padding when it draws it: what came to one more row was cut off.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        asked, style = QStyleOptionViewItem(option), self._view.style()
        self.initStyleOption(asked, index)
        asked.rect = QRect(0, 0, self._view.viewport().width(), _HIGH)
        asked.widget = self._view
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, asked, self._view).width()
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, asked, self._view) + 1
        within = QRect(0, 0, max(1, room - 2 * margin), _HIGH)
        words = QFontMetrics(asked.font).boundingRect(within, Qt.TextFlag.TextWordWrap, asked.text)
        found = super().sizeHint(option, index)
        return QSize(found.width(), max(found.height(), words.height() + _PADDING))
