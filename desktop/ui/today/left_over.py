"""What the program was writing outside the vault when it ended in the middle: deleted now, or where to look for it."""

from __future__ import annotations

import os
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.services.clearing_up import LeftOver, clear_up, forget
from desktop.ui.jobs import JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.notices import Notice
from desktop.unlocked import Unlocked


class LeftOverNotice(Notice):
    """Hidden, unless there is something. Looks once, when the vault was opened."""

    def __init__(self, unlocked: Unlocked, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(Tone.WARN, closable=True, parent=parent)
        self._vault = unlocked.vault
        self._jobs = jobs
        self._named: Sequence[LeftOver] = ()
        self.closed.connect(self._on_closed)
        vault = self._vault
        jobs.start(self, lambda _job: clear_up(vault), self._on_found, lane="files")

    def _on_found(self, found: Sequence[LeftOver]) -> None:
        self._named = [one for one in found if not one.removed]
        if not found:
            return
        gone = [_path(one) for one in found if one.removed]
        there = [_path(one) for one in self._named]
        lines = []
        if gone:
            lines += [self.tr("What was written until then is deleted now:"), *gone]
        if there:
            words = self.tr(
                "This could not be found or deleted. It is not whole, and anybody may be able to read it. If it is on "
                "a stick, put the stick in and unlock again, or delete it yourself:"
            )
            lines += [words, *there]
        self.show_words(self.tr("The program ended while it was writing something out of the vault"), "\n".join(lines))

    def _on_closed(self) -> None:
        vault, places = self._vault, [one.place for one in self._named]
        self._jobs.start(self, lambda _job: forget(vault, places), self._on_forgotten)

    def _on_forgotten(self, _nothing: object) -> None:
        """It is not named again."""


def _path(one: LeftOver) -> str:
    """It may break after each folder."""
    return str(one.place).replace(os.sep, f"{os.sep}\u200b")
