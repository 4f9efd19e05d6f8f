"""One sync from beginning to end (SPEC section 12). With nothing to do it is one round trip."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass

from sync.client import words
from sync.client.acknowledge import acknowledge
from sync.client.comparing import compare
from sync.client.files import fetch
from sync.client.granting import make_grants
from sync.client.letter_ports import LetterStore
from sync.client.letters import Post
from sync.client.limits import NO_LIMITS, Allowance, Limits
from sync.client.member import Member
from sync.client.pace import Pace
from sync.client.ports import SyncStore
from sync.client.progress import Halted, Phase, Progress, Step, Stopped
from sync.client.pull import Pulled, pull
from sync.client.push import Pushed, is_worth_streams, push
from sync.client.spare import beside
from sync.client.taking import Fetched
from sync.client.transport import HttpTransport, Transport
from sync.errors import HistoryBroken, Refused
from sync.protocol import codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a sync did. Bytes are HTTP's, as they entered and left TLS; seconds are measured.

    `budget_spent`: chunks that could have gone wait for another sync.
    """

    revisions_received: int
    manifests_received: int
    acknowledgements_received: int
    set_aside: int
    files_received: int
    file_bytes_received: int
    files_failed: int
    objects_sent: int
    chunks_sent: int
    refused: tuple[tuple[bytes, str], ...]
    acknowledged: int
    bytes_up: int
    bytes_down: int
    requests: int
    seconds_pulling: float
    seconds_sending: float
    seconds_fetching: float
    budget_spent: bool


def sync_once(
    store: SyncStore,
    transport: Transport,
    step: Step,
    stopped: Stopped,
    limits: Limits = NO_LIMITS,
    pace: Pace | None = None,
    letters: LetterStore | None = None,
) -> Report:
    """Raises SyncError when the line or the server fails; what was taken in and confirmed until then stays.

    The store must be a member of a group. `stopped` is asked all the time and ends the sync within a second. `pace` is
    what earlier syncs over the same network learned of the line; this one adds to it. `letters`: who keeps those of
    other groups; without it none are asked for.
    """
    membership = store.membership()
    assert membership is not None, "join first"
    before = (transport.traffic.up, transport.traffic.down, transport.traffic.requests)
    allowance = Allowance(limits, transport.traffic)
    started = time.perf_counter()
    member = Member.of(store, membership, transport)
    if letters is not None:
        member.post = Post(letters, member.keys, membership.group)
    line = transport if isinstance(transport, HttpTransport) else None
    if line is not None:
        line.stop_when(stopped)
    with beside(line if is_worth_streams(store, allowance) else None, stopped) as spare:
        pulled = _pulled(member, step, stopped)
        if not stopped():
            words.settle(member, step)
            member.chain.revoked_by_hand = words.revoked_by(member.chain, store.words())
        acknowledged = acknowledge(member)
        make_grants(member)
        if member.post is not None:
            member.post.answer(member)
        pulled_at = time.perf_counter()
        pushed = push(member, step, stopped, allowance, line, pace, spare)
    pushed_at = time.perf_counter()
    fetched = fetch(member, step, stopped, allowance, line, pace) if allowance.of_files and not stopped() else Fetched()
    fetched_at = time.perf_counter()
    of_files = acknowledge(member)
    if of_files and not stopped():
        step(Progress(Phase.CONFIRMING, 0, of_files))
        pushed = _both(pushed, push(member, lambda _: None, stopped, allowance))
    # Last: whatever comes of it, words have left and arrived by then.
    if not stopped():
        with suppress(Halted):
            compare(member)
    return _report(
        transport,
        before,
        pulled,
        pushed,
        fetched,
        acknowledged + of_files,
        (pulled_at - started, pushed_at - pulled_at + time.perf_counter() - fetched_at, fetched_at - pushed_at),
        budget_spent=allowance.spent,
    )


def _pulled(member: Member, step: Step, stopped: Stopped) -> Pulled:
    """A server that has confirmed something to this device knows it; one that does not any more has lost it."""
    try:
        return pull(member, step, stopped)
    except Refused as refused:
        if refused.code not in (codes.UNKNOWN_GROUP, codes.UNKNOWN_DEVICE) or member.state.checkpoint is None:
            raise
        member.store.doubt("gone")
        raise HistoryBroken("gone") from None


def _both(first: Pushed, second: Pushed) -> Pushed:
    return Pushed(first.objects + second.objects, first.chunks + second.chunks, first.refused + second.refused)


def _report(
    transport: Transport,
    before: tuple[int, int, int],
    pulled: Pulled,
    pushed: Pushed,
    fetched: Fetched,
    acknowledged: int,
    seconds: tuple[float, float, float],
    *,
    budget_spent: bool,
) -> Report:
    return Report(
        revisions_received=pulled.revisions,
        manifests_received=pulled.manifests,
        acknowledgements_received=pulled.acknowledgements,
        set_aside=pulled.set_aside,
        files_received=fetched.files,
        file_bytes_received=fetched.bytes,
        files_failed=fetched.failed,
        objects_sent=pushed.objects,
        chunks_sent=pushed.chunks,
        refused=pushed.refused,
        acknowledged=acknowledged,
        bytes_up=transport.traffic.up - before[0],
        bytes_down=transport.traffic.down - before[1],
        requests=transport.traffic.requests - before[2],
        seconds_pulling=seconds[0],
        seconds_sending=seconds[1],
        seconds_fetching=seconds[2],
        budget_spent=budget_spent,
    )
