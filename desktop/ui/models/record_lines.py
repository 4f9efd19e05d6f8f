"""A list of records as an item model: it knows how many there are and fetches pages of them as they come into view.

Nothing is fetched on the window's thread. A line that has not come yet shows as "…".

Qt paints from what was put in here without asking Python, where each question would wait for whatever worker has the
interpreter: thousands of them at every turn of the wheel. So only rows that somebody looks at hold words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from desktop.services.casework import Casework, Order
from desktop.services.lines import RecordLine
from desktop.services.searching import Searching
from desktop.ui.jobs import Job, JobRunner, Latest
from desktop.ui.models.record_cells import Column, cells, heads

__all__ = ["PAGE", "Column", "RecordLinesModel"]

PAGE = 100
_MOST_FOUND = 200
_KEPT_PAGES = 20
"""Somebody who scrolls from end to end shall not have it all in memory."""


@dataclass(frozen=True, slots=True)
class _Found:
    """`pages` by the row of their first line."""

    total: int
    pages: Mapping[int, tuple[RecordLine, ...]]


class RecordLinesModel(QStandardItemModel):
    """Every record of one form, or those that a search finds. `filled` when a new list has come."""

    filled = Signal()

    def __init__(
        self, casework: Casework, searching: Searching, jobs: JobRunner, form_id: str, parent: QObject | None = None
    ) -> None:
        super().__init__(0, len(Column), parent)
        self._casework = casework
        self._searching = searching
        self._jobs = jobs
        self._form_id = form_id
        self._latest = Latest(jobs)
        self._lines: dict[int, RecordLine] = {}
        self._written: dict[int, bool] = {}
        """Rows that hold words; False: only the sign that they are on their way."""
        self._seen = range(0)
        self._fetching = False
        self._generation = 0
        self.words = ""
        self.order = Order.CHANGED
        for column, words in heads().items():
            self.setHeaderData(column, Qt.Orientation.Horizontal, words)
            self.setHeaderData(column, Qt.Orientation.Horizontal, _LEADING, Qt.ItemDataRole.TextAlignmentRole)

    def refresh(self) -> None:
        """Count and fetch again; lines that stay keep their place on the screen."""
        self._generation += 1
        casework, searching, form_id = self._casework, self._searching, self._form_id
        words, order = self.words, self.order
        starts = sorted({0, *_pages(self._seen)})

        def fetch(_job: object) -> _Found:
            if words:
                found = tuple(searching.lines(words, form_id, _MOST_FOUND))
                return _Found(len(found), {0: found})
            pages = {start: tuple(casework.lines(form_id, start, PAGE, order)) for start in starts}
            return _Found(casework.count(form_id), pages)

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

    def look_at(self, first: int, last: int) -> None:
        """These rows are on the screen: they get their words, and those just beside them; pages are fetched for it."""
        beside = last - first + 1
        self._seen = range(max(0, first - beside), min(self.rowCount(), last + 1 + beside))
        self._show_seen()

    def dress_anew(self) -> None:
        """The colours are others now."""
        self._clear(list(self._written))
        self._show_seen()

    def _show_seen(self) -> None:
        for row in self._seen:
            line = self._lines.get(row)
            if self._written.get(row) is not (line is not None):
                self._write(row, line)
        self._forget()
        self._fetch()

    def _write(self, row: int, line: RecordLine | None) -> None:
        for column, roles in cells(line).items():
            item = QStandardItem()
            for role, value in roles.items():
                item.setData(value, role)
            self.setItem(row, column, item)
        self._written[row] = line is not None

    def _fetch(self) -> None:
        """One page at a time, of those that are seen at that moment: whoever scrolls past leaves nothing behind."""
        missing = (row for row in self._seen if row not in self._lines)
        row = next(missing, None)
        if row is None or self._fetching or self.words:
            return
        self._fetching = True
        start = row // PAGE * PAGE
        casework, form_id, order, generation = self._casework, self._form_id, self.order, self._generation

        def fetch(_job: Job) -> tuple[int, int, list[RecordLine]]:
            return generation, start, casework.lines(form_id, start, PAGE, order)

        self._jobs.start(self, fetch, self._on_page, failed=self._on_no_page)

    def _on_page(self, page: tuple[int, int, list[RecordLine]]) -> None:
        self._fetching = False
        generation, start, lines = page
        if generation != self._generation:
            self._fetch()  # the list is another one by now
        elif lines:
            self._lines.update(enumerate(lines, start))
            self._show_seen()

    def _on_no_page(self, problem: Exception) -> None:
        self._fetching = False
        raise problem  # like every other: the window says what happened

    def _on_filled(self, found: _Found) -> None:
        self.beginResetModel()
        self.blockSignals(True)  # in between, rows come and go that nobody need hear of
        self.setRowCount(0)
        self.setRowCount(found.total)
        self.blockSignals(False)
        self._written = {}
        self._lines = {row: line for start, page in found.pages.items() for row, line in enumerate(page, start)}
        self._seen = range(0)
        self.endResetModel()
        self.filled.emit()

    def _forget(self) -> None:
        """What is far from what is seen."""
        if len(self._written) > 4 * PAGE:
            self._clear([row for row in self._written if row not in self._seen])
        if len(self._lines) > _KEPT_PAGES * PAGE and not self.words:
            near = _pages(self._seen)
            self._lines = {row: line for row, line in self._lines.items() if row // PAGE * PAGE in near}

    def _clear(self, rows: Iterable[int]) -> None:
        for row in rows:
            del self._written[row]
            for column in Column:
                self.takeItem(row, column)


_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


def _pages(rows: range) -> set[int]:
    return {row // PAGE * PAGE for row in rows}
