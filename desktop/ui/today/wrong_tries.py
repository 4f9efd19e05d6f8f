"""Tries to open the vault that failed: a quiet line, until somebody has read it and puts it away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QWidget

from desktop.services.recovering import forget_wrong_tries, wrong_tries
from desktop.ui import present
from desktop.ui.jobs import JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.notices import Notice
from desktop.unlocked import Unlocked


class WrongTriesNotice(Notice):
    def __init__(self, unlocked: Unlocked, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(Tone.ACCENT, closable=True, parent=parent)
        self._vault = unlocked.vault
        self._jobs = jobs
        failed = wrong_tries(unlocked.vault)
        if failed is not None:
            since = self._since(failed.first, datetime.now(UTC))
            words = self.tr("%n wrong try(s) to open this vault, %1", "", failed.count).replace("%1", since)
            self.show_words(words, self.tr("If that was not you, somebody may have had this laptop."))
        self.closed.connect(self._on_closed)

    def _since(self, first: datetime, now: datetime) -> str:
        """The first one. Only a day of the last week is called by its name; a clock that jumped gives any date."""
        here, today = first.astimezone(), now.astimezone().date()
        if here.date() == today:
            return self.tr("since %1 today").replace("%1", present.hour(first))
        if timedelta(0) < today - here.date() < timedelta(days=7):
            weekday = QDate(here.year, here.month, here.day).dayOfWeek()
            return self.tr("since %1").replace("%1", QLocale().standaloneDayName(weekday))
        return self.tr("since %1").replace("%1", present.day(first))

    def _on_closed(self) -> None:
        vault = self._vault
        self._jobs.start(self, lambda _: forget_wrong_tries(vault), self._on_forgotten)

    def _on_forgotten(self, _nothing: object) -> None:
        """The next wrong try is the first of a new count."""
