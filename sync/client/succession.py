"""A coordinator gives a person's new laptop what the earlier one could read: says so in the roster (SPEC section 7).

What follows from it, grants and acknowledgements, goes with every sync from then on, and so after a cut too.
"""

from __future__ import annotations

from sync.client.member import Member
from sync.client.ports import SyncStore
from sync.client.progress import Step
from sync.client.stating import state
from sync.client.transport import Transport
from sync.crypto.enrolment import revocation, succession
from sync.protocol.roster import Succession


def succeed(store: SyncStore, transport: Transport, device: bytes, earlier: bytes, step: Step) -> None:
    """`device` is the same person's as `earlier`. Saying it again changes nothing."""
    member = _member(store, transport)
    said = Succession(device, earlier, member.keys.id)
    state(
        member,
        lambda place, now: succession(member.keys, place, device=device, earlier=earlier, time_ms=now),
        lambda roster: said in roster.successions,
        step,
    )


def revoke(store: SyncStore, transport: Transport, device: bytes, step: Step) -> None:
    """It belongs to the group no longer. Revoking it again changes nothing."""
    member = _member(store, transport)
    state(
        member,
        lambda place, now: revocation(member.keys, place, device=device, time_ms=now),
        lambda roster: device in roster.members and roster.members[device].revoked is not None,
        step,
    )


def _member(store: SyncStore, transport: Transport) -> Member:
    membership = store.membership()
    assert membership is not None, "join first"
    return Member.of(store, membership, transport)
