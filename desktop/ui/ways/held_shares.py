"""Shares that holders bring, one after another, each with its PIN, until so many of one set are there as are needed.
Opens nothing: nobody can tell before whether a PIN is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.recovering import look_at_share
from desktop.services.ways import HeldShare, ShareFacts
from desktop.ui import present
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.ways.share_entry import ShareEntry
from desktop.ui.widgets.buttons import PlainButton, QuietButton
from desktop.ui.widgets.labels import IconLabel, Label, Strong
from desktop.ui.widgets.notices import Notice


@dataclass(frozen=True, slots=True)
class _Brought:
    facts: ShareFacts
    held: HeldShare


class HeldShares(QWidget):
    """`changed` when there are more or fewer of them."""

    changed = Signal()

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._brought: list[_Brought] = []
        self.rows = QVBoxLayout()
        self.rows.setSpacing(6)
        self.so_far = Strong()
        self.entry = ShareEntry(jobs)
        self.add = PlainButton(self.tr("Add this share"), "add")
        self.add.setEnabled(False)
        self.trouble = Notice(Tone.WARN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.so_far)
        column.addLayout(self.rows)
        column.addWidget(self.entry)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.trouble)
        self.entry.changed.connect(self._on_typed)
        self.entry.entered.connect(self.add.click)
        self.add.clicked.connect(self._on_add)
        self.setFocusProxy(self.entry)
        self._show()

    def held(self) -> tuple[HeldShare, ...]:
        """Empty until there are enough of one set."""
        sets = [one.facts.set for one in self._brought]
        enough = any(sets.count(one.facts.set) >= one.facts.needed for one in self._brought)
        return tuple(one.held for one in self._brought) if enough else ()

    def forget(self) -> None:
        self.entry.forget()
        self._brought = []
        self._show()

    def _on_typed(self) -> None:
        self.trouble.hide()
        self.add.setEnabled(self.entry.held() is not None)

    def _on_add(self) -> None:
        held = self.entry.held()
        if held is not None:
            self.add.setEnabled(False)
            self._jobs.start(self, partial(_look, held), self._on_looked, failed=self._on_failed)

    def _on_looked(self, brought: tuple[ShareFacts, HeldShare]) -> None:
        found = _Brought(*brought)
        same = (found.facts.set, found.facts.number)
        self._brought = [one for one in self._brought if (one.facts.set, one.facts.number) != same] + [found]
        self.entry.forget()
        self._show()
        self.entry.setFocus()

    def _on_failed(self, problem: Exception) -> None:
        words = present.error(problem)
        self.trouble.show_words(words.happened, f"{words.safe} {words.next}", Tone.WARN)

    def _show(self) -> None:
        while (item := self.rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, one in enumerate(self._brought):
            self.rows.addWidget(self._row(place, one))
        self.so_far.setText(self._words())
        self.entry.setVisible(not self.held())
        self.add.setVisible(not self.held())
        self.changed.emit()

    def _row(self, place: int, one: _Brought) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        remove = QuietButton(self.tr("Take it out"), "close")
        remove.setProperty("place", place)
        remove.clicked.connect(self._on_remove)
        line.addWidget(IconLabel("check", Tone.GOOD, 18))
        line.addWidget(Label(self.tr("Share %1").replace("%1", str(one.facts.number))), 1)
        line.addWidget(remove)
        return row

    def _words(self) -> str:
        if not self._brought:
            return self.tr("The first share")
        if self.held():
            return self.tr("There are enough shares.")
        newest = self._brought[-1].facts
        there = sum(one.facts.set == newest.set for one in self._brought)
        words = self.tr("%1 of %2 shares are there. The next one:").replace("%1", str(there))
        return words.replace("%2", str(newest.needed))

    def _on_remove(self) -> None:
        button = self.sender()
        if isinstance(button, QuietButton):
            del self._brought[int(button.property("place"))]
            self._show()


def _look(held: HeldShare, _job: Job) -> tuple[ShareFacts, HeldShare]:
    return look_at_share(held.words), held
