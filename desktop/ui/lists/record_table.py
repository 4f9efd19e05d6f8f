"""The table of a list: whole rows, opened by Enter or a double click, in columns that share the width."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.domain.records import Whereabouts
from desktop.ui import present, theme
from desktop.ui.models.record_cells import Column
from desktop.ui.models.record_lines import RecordLinesModel

_MINUTE_MS = 60_000
_NARROW, _NARROWEST = 760, 560
"""Below so many pixels of ordinary text the columns that say least go, then all but what it is and where it is."""


class RecordTable(QTableView):
    """`opened` brings the row. Keeps the selected record and the place on the screen when the list comes anew."""

    opened = Signal(int)

    def __init__(self, model: RecordLinesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._selected = ""
        self._scrolled = 0
        self._look = QTimer(self, singleShot=True, interval=0)
        self._minutes = QTimer(self, interval=_MINUTE_MS)
        self.setModel(model)
        self._build()
        self._look.timeout.connect(self._on_look)
        self._minutes.timeout.connect(self._on_minute)
        self._minutes.start()
        # Once for each turn of the loop, however often it moved in it.
        self.verticalScrollBar().valueChanged.connect(self._look.start)
        model.modelAboutToBeReset.connect(self._on_about_to_be_reset)
        model.modelReset.connect(self._on_reset)
        self.doubleClicked.connect(self._on_double_clicked)

    def _build(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _letters: str) -> None:
        """Rows that nobody looked at hold no words. Who looks for something has the field above."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
        self._look.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()
            self._share_width()
        elif event.type() == QEvent.Type.PaletteChange:
            self._model.dress_anew()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.scaled(42))
        self.setIconSize(QSize(theme.scaled(17), theme.scaled(17)))

    def _share_width(self) -> None:
        width = self.viewport().width()
        narrow, narrowest = width < theme.scaled(_NARROW), width < theme.scaled(_NARROWEST)
        for column in (Column.SUMMARY, Column.BY):
            self.setColumnHidden(column, narrow)
        self.setColumnHidden(Column.CHANGED, narrowest)
        fixed = {Column.WHERE: self._width_of_places()}
        if not narrowest:
            fixed[Column.CHANGED] = self._width("00 Mmm 0000")
        if not narrow:
            fixed[Column.BY] = self._width("Mmmmmmmmmm")
        rest = max(0, width - sum(fixed.values()))
        fixed[Column.TITLE] = rest if narrow else rest * 54 // 100
        fixed[Column.SUMMARY] = rest - fixed[Column.TITLE]
        for column, pixels in fixed.items():
            self.setColumnWidth(column, pixels)

    def _width(self, words: str) -> int:
        return QFontMetrics(self.font()).horizontalAdvance(words) + theme.scaled(26)

    def _width_of_places(self) -> int:
        return max(self._width(present.whereabouts(place).words) for place in Whereabouts) + theme.scaled(24)

    def _on_about_to_be_reset(self) -> None:
        line = self._model.line(self.currentIndex().row()) if self.currentIndex().isValid() else None
        self._selected = line.id if line else ""
        self._scrolled = self.verticalScrollBar().value()

    def _on_reset(self) -> None:
        row = self._model.row_of(self._selected) if self._selected else None
        if row is not None:
            self.selectRow(row)
        self.verticalScrollBar().setValue(self._scrolled)
        self._on_look()  # at once: an empty list would flash up

    def _on_look(self) -> None:
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if self.isVisible() and first >= 0:
            self._model.look_at(first, last if last >= 0 else self._model.rowCount() - 1)

    def _on_minute(self) -> None:
        """What happened just now has by then happened a minute ago."""
        if self.isVisible():
            self._model.dress_anew()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())
