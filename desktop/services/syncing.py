"""Sync as people see it: bringing up and fetching, and where everything is. Wraps `sync.client`; knows no window.

`run` raises NotAMember and the errors of `sync.errors`. Whatever it raises, what arrived before is kept and what did
not go up waits in the vault: nothing is lost by running it again.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from desktop.domain.records import Whereabouts
from desktop.errors import DiskFull, NotAMember, NotWritable
from desktop.services.connecting import GLANCE, line_to
from desktop.services.describing import describe_by_forms
from desktop.services.metering import Meter, Progress, Stage
from desktop.services.returning import fetch_wanted
from desktop.services.sharing import Sharing
from desktop.services.views import moment
from desktop.store.letter_store import VaultLetterStore
from desktop.store.outbox import Waiting
from desktop.store.standing import Share, Standing
from desktop.store.sync_facts import last_sync, set_back, state
from desktop.store.sync_store import VaultSyncStore
from desktop.store.unit import now
from desktop.store.vault import Vault
from sync.client.limits import NO_LIMITS, Limits
from sync.client.pace import Pace
from sync.client.ports import Membership, Page
from sync.client.syncing import Report, sync_once
from sync.client.transport import HttpTransport
from sync.errors import SyncError

__all__ = ["Limits", "Overview", "Progress", "Share", "Stage", "Standing", "SyncReport", "Syncing"]

_TELLING = 64 * 1024
"""Bytes: what went in less says more of round trips than of speed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncReport:
    """What one sync did. `stopped`: it ended before it was through, because it was asked to or, `budget_spent`, because
    more would have cost too much. `refused` maps codes to how many.

    Bytes are those of HTTP, as they went over the line inside TLS. `files_failed`: came, and were not what they claim.
    """

    records_sent: int
    records_received: int
    files_sent: int
    files_received: int
    files_failed: int
    sent_bytes: int
    received_bytes: int
    requests: int
    seconds: float
    stopped: bool
    refused: Mapping[str, int]
    budget_spent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Where this vault's records are. `records` counts own records by state; `waiting_…` have still to go up.

    `clock_offset`: server minus laptop, None before the first sync. `clock_set_back`: by how much, at least, the
    laptop's clock was set back since; what was measured then holds no more. `set_aside`: codes of what came and cannot
    be used yet, with how many of each. `refused`: the same for what the server would not take. `files_to_fetch` are
    others' files. `contradictions`: how often the server contradicted its own log; the proofs are kept. `doubt`: why
    nothing is said to be on the server at this moment, as in `sync.errors.HistoryBroken`. `standing`: what of one's own
    is on the server, by the order in which it goes; while there is a doubt it counts what was proved before.
    """

    records: Mapping[Whereabouts, int]
    waiting_records: int
    waiting_files: int
    waiting_bytes: int
    files_to_fetch: int
    fetch_bytes: int
    last_sync: datetime | None
    clock_offset: timedelta | None
    set_aside: Mapping[str, int]
    refused: Mapping[str, int]
    contradictions: int = 0
    doubt: str | None = None
    standing: Standing = field(default_factory=Standing)
    clock_set_back: timedelta = timedelta(0)


class Syncing:
    def __init__(self, vault: Vault) -> None:
        describe_by_forms(vault)
        self._vault = vault
        self._one_at_a_time = threading.Lock()
        self.pace = Pace()
        """What syncs learned of the line; to be forgotten when the network is another one."""

    def run(
        self,
        step: Callable[[Progress], None] | None = None,
        stopped: Callable[[], bool] | None = None,
        limits: Limits = NO_LIMITS,
        *,
        again: bool = False,
    ) -> SyncReport:
        """One whole sync; a second one waits for the first. `step` is told some ten times a second at most.

        `limits` hold back files, never words. `again`: a person asks for it, so what the server refused is offered once
        more; what stood in its way may be gone.
        """
        self._membership()
        asked = _Asked(stopped)
        if again:
            with self._vault.unit() as unit:
                unit.outbox.retry_refused()
        with self.line() as transport:
            self.tell_custody()
            Sharing(self._vault).settle()
            letters = VaultLetterStore(self._vault)
            store = _Counting(self._vault)
            before = self._waiting()
            begun = time.perf_counter()
            meter = Meter(step, transport.traffic)
            report = sync_once(store, transport, meter, asked, limits, self.pace, letters)
            # After the words of today: what was removed from here and is wanted again.
            store.received |= fetch_wanted(self._vault, transport, meter, asked)
            seconds = time.perf_counter() - begun
            self._learn(report.bytes_up + report.bytes_down, seconds)
            return _reported(report, store, before, self._waiting(), seconds, asked.said)

    def _learn(self, size: int, seconds: float) -> None:
        """The speed of a sync without many files, of which the streams said nothing."""
        if not self.pace.rate and size >= _TELLING:
            self.pace.rate = size / seconds

    def tell_custody(self) -> None:
        """What was done with evidence goes along. Where there is no room to write it, it waits; words do not."""
        with suppress(DiskFull, NotWritable), self._vault.unit() as unit:
            unit.revise_custody()

    @contextmanager
    def line(self) -> Iterator[HttpTransport]:
        """To the group's server, for one thing at a time. Raises NotAMember."""
        membership = self._membership()
        with self._one_at_a_time, line_to(self._vault, membership.servers, membership.tls_pin) as transport:
            yield transport

    @contextmanager
    def apart(self) -> Iterator[Membership]:
        """For what goes by another way than the line: no sync meanwhile. Raises NotAMember."""
        membership = self._membership()
        with self._one_at_a_time:
            yield membership

    def probe(self) -> SyncError | None:
        """None: the server can be reached and is the right one; else why not. One small request, at most some seconds.

        Raises NotAMember.
        """
        membership = self._membership()
        try:
            with line_to(self._vault, membership.servers, membership.tls_pin, GLANCE) as transport:
                transport.about()
        except SyncError as error:
            return error
        return None

    def overview(self) -> Overview:
        """Reads the vault alone."""
        with self._vault.reading() as unit:
            waiting = unit.outbox.waiting()
            to_fetch, fetch_bytes = unit.files.to_fetch()
            known, heard = state(unit.facts), last_sync(unit.facts)
            return Overview(
                records=unit.records.counts(own=True),
                waiting_records=waiting.records,
                waiting_files=waiting.files,
                waiting_bytes=waiting.bytes,
                standing=unit.standing(),
                files_to_fetch=to_fetch,
                fetch_bytes=fetch_bytes,
                last_sync=None if heard is None else moment(heard),
                clock_offset=None if heard is None else timedelta(milliseconds=known.clock_offset),
                set_aside=dict(unit.inbox.reasons()),
                refused=dict(waiting.refused),
                contradictions=len(unit.inbox.contradictions()),
                doubt=None if (doubt := unit.doubts.get()) is None else doubt.what,
                clock_set_back=timedelta(milliseconds=set_back(unit.facts, now())),
            )

    def _membership(self) -> Membership:
        with self._vault.reading() as unit:
            membership = unit.members.membership()
        if membership is None:
            raise NotAMember
        return membership

    def _waiting(self) -> Waiting:
        with self._vault.reading() as unit:
            return unit.outbox.waiting()


class _Counting(VaultSyncStore):
    """The vault's store, and which records something new came for; and how many files were small copies only."""

    def __init__(self, vault: Vault) -> None:
        super().__init__(vault)
        self.received: set[bytes] = set()
        self.copies = 0

    def take_in(self, page: Page) -> None:
        super().take_in(page)
        self.received.update(revision.record for revision in page.revisions)

    def finish_file(self, file: bytes) -> bool:
        is_whole = super().finish_file(file)
        with self._vault.reading() as unit:
            self.copies += is_whole and bool(unit.small_copies.are_copies([file.hex()]))
        return is_whole


class _Asked:
    """Whether to stop; remembers that somebody said so."""

    def __init__(self, stopped: Callable[[], bool] | None) -> None:
        self._stopped = stopped
        self.said = False

    def __call__(self) -> bool:
        if self._stopped is not None and self._stopped():
            self.said = True
        return self.said


def _reported(
    report: Report, store: _Counting, before: Waiting, after: Waiting, seconds: float, stopped: bool
) -> SyncReport:
    refused: dict[str, int] = {}
    for _, code in report.refused:
        refused[code] = refused.get(code, 0) + 1
    return SyncReport(
        records_sent=max(0, before.records - after.records),
        records_received=len(store.received),
        files_sent=max(0, before.files - after.files),
        files_received=report.files_received - store.copies,
        files_failed=report.files_failed,
        sent_bytes=report.bytes_up,
        received_bytes=report.bytes_down,
        requests=report.requests,
        seconds=seconds,
        stopped=stopped or report.budget_spent,
        refused=refused,
        budget_spent=report.budget_spent,
    )
