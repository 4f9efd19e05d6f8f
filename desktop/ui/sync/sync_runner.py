"""Runs the sync: by button, and by itself whenever the server may be reached. One at a time, in the `net` lane."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import NotAMember
from desktop.services import catching_up, sending_again
from desktop.services.joining import MembershipFacts
from desktop.services.spending import Spending, read, write
from desktop.services.syncing import Overview, Progress, Stage, SyncReport
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.sync.backoff import FIRST_TRY_MS, Backoff
from desktop.ui.sync.network import Network
from desktop.ui.sync.state import Line, SyncState
from desktop.unlocked import Unlocked
from sync.errors import ServerFault, Transient, Unreachable

_AWAY: Final = ("", "no_network", "no_name", "refused", "no_answer")
"""Reasons of every day without a line: they pass by themselves, and the settings say which it is."""


@dataclass(frozen=True, slots=True)
class _Known:
    membership: MembershipFacts | None
    overview: Overview
    spending: Spending


class SyncRunner(QObject):
    """`changed` whenever `state` did; `arrived` when a sync ended and pages should fetch anew."""

    changed = Signal()
    arrived = Signal()

    def __init__(
        self, unlocked: Unlocked, jobs: JobRunner, first_try_ms: int = FIRST_TRY_MS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._unlocked = unlocked
        self._jobs = jobs
        self._first_try_ms = first_try_ms
        self._job: Job | None = None
        self._stop = threading.Event()
        self._backoff = Backoff()
        self.network = Network(self)
        self.spending = Spending()
        self.state = SyncState()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._by_itself)
        self.network.came.connect(self._on_network)
        self.network.changed.connect(self.changed)
        self.refresh()

    def running(self) -> bool:
        return self._job is not None

    def run_again(self) -> None:
        """As a person asks for it: what the server refused is offered once more."""
        self.run(again=True)

    def send_again(self) -> None:
        """A person says that the server lost what it had confirmed to this laptop."""
        self._run(sending_again.sync)

    def run(self, *, again: bool = False) -> None:
        """Sync now, unless one is under way or there is no group to sync with."""
        self._run(partial(catching_up.sync, again=again))

    def _run(self, sync: Callable[..., SyncReport]) -> None:
        if self._job is not None or self.state.line is Line.NO_GROUP:
            return
        self._timer.stop()
        vault, syncing, stop = self._unlocked.vault, self._unlocked.syncing, threading.Event()
        limits = self.spending.limits(metered=self.network.metered)
        self._stop = stop
        begun = self.state.overview
        self._show(line=Line.SYNCING, progress=None, problem=None, next_try=None, begun=begun, sent=0)
        self._job = self._jobs.start(
            self,
            lambda job: sync(vault, syncing, job.tell, lambda: stop.is_set() or job.stopped(), limits),
            self._on_report,
            failed=self._on_problem,
            progress=self._on_progress,
            lane="net",
        )

    def _by_itself(self) -> None:
        if not self.spending.paused:
            self.run()

    def rate(self) -> float:
        """Bytes per second over this connection, as measured; 0 while unknown."""
        progress = self.state.progress
        now = progress.bytes_per_second if progress is not None and progress.stage is Stage.SENDING else 0.0
        return now or self._unlocked.syncing.pace.rate

    def choose(self, spending: Spending) -> None:
        """Kept in the vault. Whoever pauses stops what is under way, whoever goes on begins again."""
        before, self.spending = self.spending, spending
        vault = self._unlocked.vault
        self._jobs.start(self, lambda job: write(vault, spending), self._on_chosen)
        if spending.paused and not before.paused:
            self.stop()
        elif before.paused and not spending.paused:
            self.run()
        self.changed.emit()

    def _on_chosen(self, _nothing: object) -> None:
        """It is kept."""

    def stop(self) -> None:
        """End the sync after what is in flight; a report of what was done comes, the rest waits."""
        self._stop.set()

    def end(self) -> None:
        """For good: the vault is about to be closed."""
        self._timer.stop()
        self._stop.set()

    def something_waits(self) -> None:
        """A record was saved: count again, and sync soon."""
        self.refresh()
        if self._job is None and self.state.line is not Line.NO_GROUP:
            self._wait(self._backoff.after_saving())

    def refresh(self) -> None:
        """Read from the vault what waits and where everything is."""
        joining, syncing, vault = self._unlocked.joining, self._unlocked.syncing, self._unlocked.vault
        self._jobs.start(
            self, lambda job: _Known(joining.membership(), syncing.overview(), read(vault)), self._on_overview
        )

    def _on_overview(self, found: _Known) -> None:
        membership, overview = found.membership, found.overview
        if self.state.overview is None:
            self.spending = found.spending  # later ones may be older than what was chosen meanwhile
        line = self.state.line
        if membership is None:
            line = Line.NO_GROUP
        elif line is Line.NO_GROUP:
            line = Line.UNKNOWN
            self._timer.start(0)  # joined just now
        elif self.state.membership is None:
            self._timer.start(self._first_try_ms)  # not before it is known that there is a group to sync with
        counted = {} if self._is_sending() else {"begun": None, "sent": 0}
        self._show(line=line, membership=membership, overview=overview, **counted)

    def _is_sending(self) -> bool:
        """What the vault knows of receipts is behind what has left."""
        stage = self.state.progress.stage if self.state.progress is not None else Stage.CONNECTING
        return self._job is not None and stage in (Stage.CONNECTING, Stage.FETCHING, Stage.SENDING)

    def _on_progress(self, progress: Progress) -> None:
        was_sending = self._is_sending()
        sent = progress.sent_bytes if progress.stage is Stage.SENDING else self.state.sent
        self._show(progress=progress, sent=sent)
        if was_sending and not self._is_sending():
            self.refresh()  # its receipts are in the vault

    def _on_report(self, report: SyncReport) -> None:
        self._job = None
        self._show(line=Line.CONNECTED, progress=None, report=report, problem=None, tried=datetime.now(UTC))
        self._wait(self._backoff.after_success())
        self.refresh()
        self.arrived.emit()

    def _on_problem(self, problem: Exception) -> None:
        self._job = None
        line = Line.TROUBLE
        if isinstance(problem, NotAMember):
            line = Line.NO_GROUP
        elif isinstance(problem, ServerFault):
            line = Line.SERVER_FAILS
        elif isinstance(problem, Transient):
            line = Line.OFFLINE
        is_away = isinstance(problem, Unreachable) and problem.reason in _AWAY
        shown = None if is_away or isinstance(problem, NotAMember) else problem
        self._show(line=line, progress=None, problem=shown, tried=datetime.now(UTC))
        if line is not Line.NO_GROUP:
            self._wait(self._backoff.after_failure())
        self.refresh()
        self.arrived.emit()  # what came before the line broke is kept

    def _wait(self, seconds: float) -> None:
        self._timer.start(round(seconds * 1000))
        self._show(next_try=datetime.now(UTC) + timedelta(seconds=seconds))

    def _show(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # names and types are SyncState's own
        self.changed.emit()

    def _on_network(self) -> None:
        """The timer need not be waited for, and nothing learned of another line holds."""
        self._backoff.failures = 0
        self._unlocked.syncing.pace.forget()
        if self._job is None:
            self._timer.start(1000)
