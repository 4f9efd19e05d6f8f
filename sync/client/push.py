"""Send what has no receipt yet, the most urgent first: words in one streaming request, then files (SPEC section 12).

After a cut the next sync pulls first: by its receipts and progress the vault knows what the server has, and only the
rest is sent again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from sync.client.limits import Allowance
from sync.client.member import Member
from sync.client.pace import Pace
from sync.client.ports import Page, Receipts, SyncStore
from sync.client.progress import Halted, Step, Stopped
from sync.client.received import Received
from sync.client.sending import MOST_OBJECTS, Sending, missing, outgoing_objects
from sync.client.spare import Spare
from sync.client.spreading import Spreading
from sync.client.transport import HttpTransport
from sync.errors import Transient
from sync.protocol import checkpoints, codes, runs

FEW = 4
"""Chunks that are not worth a round trip of their own."""


@dataclass(slots=True)
class Pushed:
    objects: int = 0
    chunks: int = 0
    refused: tuple[tuple[bytes, str], ...] = ()
    """Object id and code."""


def push(
    member: Member,
    step: Step,
    stopped: Stopped,
    allowance: Allowance | None = None,
    line: HttpTransport | None = None,
    pace: Pace | None = None,
    spare: Spare | None = None,
) -> Pushed:
    """Everything that waits and may go. What the server refuses, or the disk does not give, is told to the vault and
    never holds up the rest.

    With a `line` chunks go behind the words over as many streams as the line is worth; few chunks go along with the
    words on one.
    """
    total, left = Pushed(), _left(member.store, allowance)
    while left and not stopped():
        resumed = False
        try:
            if line is None or _chunks_left(member.store, allowance) <= FEW:
                resumed = bool(member.held)
                _stream(member, step, stopped, allowance, total)
            elif _words_left(member.store) > MOST_OBJECTS:
                _stream(member, step, stopped, allowance, total, words_alone=True)
            else:
                words = Sending(member.store, lambda _: None, stopped, allowance, words_alone=True)
                answered = partial(_take_in_words, member, total)
                spreading = Spreading(member, line, pace or Pace(), step, stopped, allowance, words, answered, spare)
                resumed = _spread(spreading, total)
        except Halted:
            break
        # What is left over is more than one push holds, some of a stream that broke, or chunks that met those of a push
        # which was cut a moment ago and is still being filed. If nothing moved at all, asking again would not change
        # that, unless beginnings were counted on that the server has lost meanwhile.
        before, left = left, _left(member.store, allowance)
        if left >= before and not resumed:
            break
        member.held.clear()
    return total


def _stream(
    member: Member,
    step: Step,
    stopped: Stopped,
    allowance: Allowance | None,
    total: Pushed,
    *,
    words_alone: bool = False,
) -> None:
    """One push."""
    traffic = member.session.transport.traffic
    sending = Sending(
        member.store,
        step,
        stopped,
        allowance,
        held=member.held,
        words_alone=words_alone,
        unconfirmed=lambda: traffic.unconfirmed,
    )
    received = member.session.push(sending.blocks, member.known_size)
    received.own += runs.leaves(received.runs, sending.sent)
    _take_in(member, received)
    step(sending.told)
    _count(member, total, sending.objects, sending.chunks, received, sending.damaged)


def _spread(spreading: Spreading, total: Pushed) -> bool:
    """Words and chunks. Whether any was only finished: what was begun may have been lost."""
    member, store = spreading.member, spreading.member.store
    received = spreading.run(store.outgoing_files())
    if received is not None:
        _take_in(member, received)
        spreading.step(spreading.told)
    _count(member, total, spreading.words.objects, spreading.chunks, received, spreading.damaged)
    if spreading.failure is not None and (received is None or not isinstance(spreading.failure, Transient)):
        raise spreading.failure
    return spreading.resumed


def _count(
    member: Member, total: Pushed, objects: int, chunks: int, received: Received | None, damaged: Sequence[bytes]
) -> None:
    for manifest in damaged:
        member.store.refuse(manifest, codes.DAMAGED)
    refused = received.refused if received is not None else []
    total.objects += objects
    total.chunks += chunks
    total.refused += tuple((one.object_id, one.code) for one in refused)
    total.refused += tuple((manifest, codes.DAMAGED) for manifest in damaged)


def _chunks_left(store: SyncStore, allowance: Allowance | None) -> int:
    files = store.outgoing_files() if allowance is None or allowance.of_files else ()
    return sum(len(missing(file)) for file in files)


def is_worth_streams(store: SyncStore, allowance: Allowance) -> bool:
    return _chunks_left(store, allowance) > FEW


def _words_left(store: SyncStore) -> int:
    return sum(1 for _ in outgoing_objects(store))


def _left(store: SyncStore, allowance: Allowance | None) -> int:
    """Objects and chunks that wait and may go."""
    files = store.outgoing_files() if allowance is None or allowance.of_files else ()
    return _words_left(store) + sum(len(missing(file)) or 1 for file in files)


def _after_own(cursor: int, receipts: Receipts | None, size: int) -> int:
    """Where the next pull goes on: behind our own leaves, if nothing of anybody else stands before their last one.

    Otherwise at the same place, and the server tells of our own leaves again.
    """
    own = {index for index, _, _ in receipts.leaves} if receipts is not None else set()
    is_all_own = 0 <= size - cursor <= len(own) and all(index in own for index in range(cursor, size))
    return size if is_all_own else cursor


def _take_in_words(member: Member, total: Pushed, received: Received) -> None:
    _take_in(member, received)
    total.refused += tuple((one.object_id, one.code) for one in received.refused)


def _take_in(member: Member, received: Received) -> None:
    receipts, note = member.checked(received)
    cursor = _after_own(member.state.cursor, receipts, checkpoints.parse(note).size)
    state = replace(member.state, cursor=cursor, checkpoint=note, clock_offset=member.session.clock.offset)
    member.store.take_in(Page(state=state, receipts=receipts, progress=tuple(received.progress)))
    member.state = state
    for refused in received.refused:
        member.store.refuse(refused.object_id, refused.code)
