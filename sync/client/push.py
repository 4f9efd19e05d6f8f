"""Send what has no receipt yet, the most urgent first, in one streaming request (SPEC section 12).

After a cut the next sync pulls first: by its receipts and progress the vault knows what the server has, and only the
rest is sent again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sync.client.limits import Allowance
from sync.client.member import Member
from sync.client.ports import Page, Receipts, SyncStore
from sync.client.progress import Step, Stopped
from sync.client.received import Received
from sync.client.sending import Sending, missing, outgoing_objects
from sync.protocol import checkpoints, codes


@dataclass(slots=True)
class Pushed:
    objects: int = 0
    chunks: int = 0
    refused: tuple[tuple[bytes, str], ...] = ()
    """Object id and code."""


def push(member: Member, step: Step, stopped: Stopped, allowance: Allowance | None = None) -> Pushed:
    """Everything that waits and may go. What the server refuses, or the disk does not give, is told to the vault and
    never holds up the rest.
    """
    total, left = Pushed(), _left(member.store, allowance)
    while left and not stopped():
        sending = Sending(member.store, step, stopped, allowance)
        received = member.session.push(sending.blocks, member.known_size)
        _take_in(member, received)
        damaged = tuple((manifest, codes.DAMAGED) for manifest in sending.damaged)
        for manifest, code in damaged:
            member.store.refuse(manifest, code)
        total.objects += sending.objects
        total.chunks += sending.chunks
        total.refused += tuple((one.object_id, one.code) for one in received.refused) + damaged
        # What is left over is more than one push holds, or chunks that met those of a push which was cut a moment ago
        # and is still being filed. If nothing moved at all, asking again would not change that.
        before, left = left, _left(member.store, allowance)
        if left >= before:
            break
    return total


def _left(store: SyncStore, allowance: Allowance | None) -> int:
    """Objects and chunks that wait and may go."""
    files = store.outgoing_files() if allowance is None or allowance.of_files else ()
    return sum(1 for _ in outgoing_objects(store)) + sum(len(missing(file)) or 1 for file in files)


def _after_own(cursor: int, receipts: Receipts | None, size: int) -> int:
    """Where the next pull goes on: behind our own leaves, if nothing of anybody else stands before their last one.

    Otherwise at the same place, and the server tells of our own leaves again.
    """
    own = {index for index, _, _ in receipts.leaves} if receipts is not None else set()
    is_all_own = 0 <= size - cursor <= len(own) and all(index in own for index in range(cursor, size))
    return size if is_all_own else cursor


def _take_in(member: Member, received: Received) -> None:
    receipts, note = member.checked(received)
    cursor = _after_own(member.state.cursor, receipts, checkpoints.parse(note).size)
    state = replace(member.state, cursor=cursor, checkpoint=note, clock_offset=member.session.clock.offset)
    member.store.take_in(Page(state=state, receipts=receipts, progress=tuple(received.progress)))
    member.state = state
    for refused in received.refused:
        member.store.refuse(refused.object_id, refused.code)
