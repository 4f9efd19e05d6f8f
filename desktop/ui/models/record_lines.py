"""A list of records as an item model: it knows how many there are and fetches pages of them as they come into view.

Nothing is fetched on the window's thread. A line that has not come yet shows as "…".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from desktop.services.casework import Casework, Order
from desktop.services.lines import RecordLine
from desktop.services.searching import Searching
from desktop.ui import icons, present, theme
from desktop.ui.jobs import JobRunner, Latest
from desktop.ui.summaries import summary
from desktop.ui.tones import Tone

PAGE = 100
_MOST_FOUND = 200
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Column(IntEnum):
    TITLE = 0
    SUMMARY = 1
    CHANGED = 2
    BY = 3
    WHERE = 4


@dataclass(frozen=True, slots=True)
class _Found:
    total: int
    first: tuple[RecordLine, ...]


class RecordLinesModel(QAbstractTableModel):
    """Every record of one form, or those that a search finds. `filled` when a new list has come."""

    filled = Signal()

    def __init__(
        self, casework: Casework, searching: Searching, jobs: JobRunner, form_id: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._casework = casework
        self._searching = searching
        self._jobs = jobs
        self._form_id = form_id
        self._latest = Latest(jobs)
        self._total = 0
        self._lines: dict[int, RecordLine] = {}
        self._asked: set[int] = set()
        self._generation = 0
        self.words = ""
        self.order = Order.CHANGED

    def refresh(self) -> None:
        """Count and fetch again; lines that stay keep their place on the screen."""
        self._generation += 1
        casework, searching, form_id = self._casework, self._searching, self._form_id
        words, order = self.words, self.order

        def fetch(_job: object) -> _Found:
            if words:
                found = tuple(searching.lines(words, form_id, _MOST_FOUND))
                return _Found(len(found), found)
            return _Found(casework.count(form_id), tuple(casework.lines(form_id, 0, PAGE, order)))

        self._latest.start(self, fetch, self._on_filled)

    def search(self, words: str) -> None:
        self.words = words
        self.refresh()

    def sort_by(self, order: Order) -> None:
        self.order = order
        self.refresh()

    def line(self, row: int) -> RecordLine | None:
        return self._lines.get(row)

    def row_of(self, record_id: str) -> int | None:
        return next((row for row, line in self._lines.items() if line.id == record_id), None)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("What"),
                self.tr("More about it"),
                self.tr("Changed"),
                self.tr("By"),
                self.tr("Where it is"),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines.get(index.row())
        if line is None:
            self._fetch_around(index.row())
            return "…" if role == Qt.ItemDataRole.DisplayRole and index.column() == Column.TITLE else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(line, Column(index.column()))
            case Qt.ItemDataRole.DecorationRole:
                return _icon(line, Column(index.column()))
            case Qt.ItemDataRole.ForegroundRole:
                return _color(line, Column(index.column()))
            case Qt.ItemDataRole.FontRole if index.column() == Column.TITLE:
                return _bold()
            case Qt.ItemDataRole.ToolTipRole if index.column() in (Column.TITLE, Column.SUMMARY):
                return self._words(line, Column(index.column()))
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == Column.TITLE:
                return ". ".join(self._words(line, column) for column in Column)
        return None

    def _words(self, line: RecordLine, column: Column) -> str:
        match column:
            case Column.TITLE:
                return line.title or self.tr("Without a title")
            case Column.SUMMARY:
                return summary(line)
            case Column.CHANGED:
                return present.ago(line.changed)
            case Column.BY:
                return self.tr("you") if line.own else line.author_name or self.tr("unknown")
            case Column.WHERE:
                return present.whereabouts(line.whereabouts).words

    def _fetch_around(self, row: int) -> None:
        start = row // PAGE * PAGE
        if start in self._asked or self.words:
            return
        self._asked.add(start)
        casework, form_id, order, generation = self._casework, self._form_id, self.order, self._generation
        self._jobs.start(
            self,
            lambda job: (generation, start, casework.lines(form_id, start, PAGE, order)),
            self._on_page,
        )

    def _on_filled(self, found: _Found) -> None:
        self.beginResetModel()
        self._total = found.total
        self._lines = dict(enumerate(found.first))
        self._asked = {0}
        self.endResetModel()
        self.filled.emit()

    def _on_page(self, page: tuple[int, int, list[RecordLine]]) -> None:
        generation, start, lines = page
        if generation != self._generation or not lines:
            return  # the list is another one by now
        self._lines.update(enumerate(lines, start))
        self.dataChanged.emit(self.index(start, 0), self.index(start + len(lines) - 1, len(Column) - 1))


def _icon(line: RecordLine, column: Column) -> Any:
    if column == Column.WHERE:
        shown = present.whereabouts(line.whereabouts)
        return icons.icon(shown.icon, shown.tone)
    if column != Column.TITLE:
        return None
    if line.conflicts:
        return icons.icon("conflict", Tone.BAD)
    if line.urgent:
        return icons.icon("urgent", Tone.BAD)
    return icons.icon(line.form_id, Tone.MUTED)


def _color(line: RecordLine, column: Column) -> Any:
    if column == Column.WHERE:
        return theme.color(present.whereabouts(line.whereabouts).tone)
    return theme.color(Tone.MUTED) if column in (Column.SUMMARY, Column.CHANGED, Column.BY) else None


def _bold() -> QFont:
    font = QFont()
    font.setPixelSize(theme.scaled(theme.FONT_SIZE))
    font.setBold(True)
    return font
