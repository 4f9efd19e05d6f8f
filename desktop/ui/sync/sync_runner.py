"""Runs the sync: by button, and by itself whenever the server may be reached. One at a time, in the `net` lane."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QNetworkInformation

from desktop.errors import NotAMember
from desktop.services import catching_up, sending_again
from desktop.services.joining import MembershipFacts
from desktop.services.syncing import Overview, Progress, SyncReport
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.sync.backoff import FIRST_TRY_MS, Backoff
from desktop.ui.sync.state import Line, SyncState
from desktop.unlocked import Unlocked
from sync.errors import ServerFault, Transient, Unreachable


@dataclass(frozen=True, slots=True)
class _Known:
    membership: MembershipFacts | None
    overview: Overview


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
        self.state = SyncState()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.run)
        self._watch_network()
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
        self._stop = stop
        self._show(line=Line.SYNCING, progress=None, problem=None, next_try=None)
        self._job = self._jobs.start(
            self,
            lambda job: sync(vault, syncing, job.tell, lambda: stop.is_set() or job.stopped()),
            self._on_report,
            failed=self._on_problem,
            progress=self._on_progress,
            lane="net",
        )

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
        joining, syncing = self._unlocked.joining, self._unlocked.syncing
        self._jobs.start(self, lambda job: _Known(joining.membership(), syncing.overview()), self._on_overview)

    def _on_overview(self, found: _Known) -> None:
        membership, overview = found.membership, found.overview
        line = self.state.line
        if membership is None:
            line = Line.NO_GROUP
        elif line is Line.NO_GROUP:
            line = Line.UNKNOWN
            self._timer.start(0)  # joined just now
        elif self.state.membership is None:
            self._timer.start(self._first_try_ms)  # not before it is known that there is a group to sync with
        self._show(line=line, membership=membership, overview=overview)

    def _on_progress(self, progress: Progress) -> None:
        self._show(progress=progress)

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
        shown = None if isinstance(problem, Unreachable | NotAMember) else problem
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

    def _watch_network(self) -> None:
        """Where the system tells that a network came, the timer need not be waited for. It is only a hint."""
        if QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Reachability):
            network = QNetworkInformation.instance()
            if network is not None:
                network.reachabilityChanged.connect(self._on_reachability)

    def _on_reachability(self, reachability: QNetworkInformation.Reachability) -> None:
        if reachability in (QNetworkInformation.Reachability.Online, QNetworkInformation.Reachability.Site):
            self._backoff.failures = 0
            if self._job is None:
                self._timer.start(1000)
