"""The history of one record: every sitting, whose it was, when, what it changed, and where its proof stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop.services.casework import HistoryEntry
from desktop.ui import present
from desktop.ui.history.changes import Change, Past, gather
from desktop.ui.jobs import JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Label, Muted, Pill, Strong
from desktop.ui.widgets.pages import Page
from desktop.ui.widgets.places import PlaceLabel
from desktop.unlocked import Unlocked

_MOST_SHOWN = 200


class HistoryPage(Page):
    def __init__(
        self, unlocked: Unlocked, jobs: JobRunner, form_id: str, record_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("History"), goes_back=True, parent=parent)
        self._unlocked = unlocked
        self._jobs = jobs
        self._asked = (form_id, record_id)
        self.what = Muted()
        self.body.addWidget(self.what)
        self.refresh()

    def refresh(self) -> None:
        unlocked, language, (form_id, record_id) = self._unlocked, present.language(), self._asked
        self._jobs.start(self, lambda job: gather(unlocked, form_id, record_id, language), self._fill)

    def _fill(self, past: Past) -> None:
        while self.body.count() > 1:
            item = self.body.takeAt(1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        sittings = self.tr("%n sitting(s), the newest first", "", len(past.sittings))
        self.what.setText(" · ".join(part for part in (past.title, sittings) if part))
        for number, (entry, changes) in enumerate(past.sittings[:_MOST_SHOWN]):
            first = number == len(past.sittings) - 1
            self.body.addWidget(self._card(entry, changes, first=first))
        self.body.addStretch(1)

    def _card(self, entry: HistoryEntry, changes: tuple[Change, ...], *, first: bool) -> Card:
        card = Card()
        head = QHBoxLayout()
        head.setSpacing(10)
        who = self.tr("You") if entry.own else entry.author_name or self.tr("Somebody unknown")
        head.addWidget(Strong(who))
        written = Muted(present.day_and_hour(entry.written))
        written.setWordWrap(False)
        head.addWidget(written)
        head.addStretch(1)
        head.addWidget(PlaceLabel(entry.whereabouts))
        card.column.addLayout(head)
        card.column.addLayout(self._states(entry, first=first))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 5)
        for row, change in enumerate(changes):
            grid.addWidget(Muted(change.question), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(self._words(change)), row, 1)
        card.column.addLayout(grid)
        return card

    def _states(self, entry: HistoryEntry, *, first: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        if entry.deleted:
            row.addWidget(Pill(self.tr("Deleted"), tone=Tone.BAD))
        elif first:
            row.addWidget(Pill(self.tr("Begun"), tone=Tone.ACCENT))
        if entry.urgent:
            row.addWidget(Pill(self.tr("Urgent"), tone=Tone.BAD))
        row.addStretch(1)
        return row

    def _words(self, change: Change) -> str:
        if change.before and change.after:
            return self.tr("%1  (before: %2)").replace("%1", change.after).replace("%2", change.before)
        if change.after:
            return change.after
        return self.tr("cleared (before: %1)").replace("%1", change.before) if change.before else self.tr("cleared")
