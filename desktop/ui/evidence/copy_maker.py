"""Has small copies made that nobody waits for, one after the other, while the vault is open. Shows nothing."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from desktop.services.collecting import Collecting
from desktop.services.later_copies import Stopped, lacking, make_later
from desktop.store.vault import Vault
from desktop.ui.jobs import Job, JobRunner
from desktop.unlocked import Unlocked

_LOOK_MS: Final = 5_000
_FIRST_LOOK_MS: Final = 30_000
"""After the vault was opened there is more important work."""


class CopyMaker(QObject):
    """Each file is tried once in an opening: what cannot be made small is not made small by trying again."""

    def __init__(
        self, unlocked: Unlocked, jobs: JobRunner, first_look_ms: int = _FIRST_LOOK_MS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._vault, self._collecting, self._jobs = unlocked.vault, unlocked.collecting, jobs
        self._waiting: deque[str] = deque()
        self._tried: set[str] = set()
        self._busy = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        QTimer.singleShot(first_look_ms, self, self._on_opened)

    def look(self) -> None:
        """Whether an import left something to be made."""
        while self._collecting.slow_copies:
            self._waiting.append(self._collecting.slow_copies.popleft())
        self._go_on()

    def _on_opened(self) -> None:
        self._jobs.start(self, partial(_lacking, self._vault), self._on_lacking, failed=self._on_nothing)

    def _on_lacking(self, ids: list[str]) -> None:
        self._waiting.extend(ids)
        self._go_on()

    def _go_on(self) -> None:
        while self._waiting and not self._busy:
            file_id = self._waiting.popleft()
            if file_id in self._tried:
                continue
            self._tried.add(file_id)
            self._busy = True
            work = partial(_made, self._vault, self._collecting, file_id)
            self._jobs.start(self, work, self._on_made, failed=self._on_made, lane="net")

    def _on_made(self, _nothing: object) -> None:
        """Well or not: the evidence is kept, and the next one may be easier."""
        self._busy = False
        self._go_on()

    def _on_nothing(self, _problem: Exception) -> None:
        """A vault that cannot be read is told of by whoever needs it."""


def _lacking(vault: Vault, _job: Job) -> list[str]:
    return lacking(vault)


def _made(vault: Vault, collecting: Collecting, file_id: str, job: Job) -> None:
    try:
        make_later(vault, file_id, collecting.facts(file_id), job.stopped)
    except Stopped:
        return
