"""Begin anew with a server whose log is another one than it was, because a person says so (SPEC section 10).

Brings the roster back if the server lost some of it, and has the vault queue again what had been confirmed. Sends
nothing of that itself: the next sync does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sync.client import granting, history
from sync.client.chain import Chain
from sync.client.member import Member
from sync.client.opening import arrived
from sync.client.ports import Anew, Arrived, Outgoing, SyncStore, Urgency
from sync.client.received import Received
from sync.client.transport import Transport
from sync.errors import HistoryBroken, Refused, Unreadable
from sync.protocol import codes, seen
from sync.protocol.objects import object_id


def begin_anew(store: SyncStore, transport: Transport) -> None:
    """After a cut it is called again. Raises HistoryBroken("roster") for a server whose members are others than those
    known here, HistoryBroken("gone") for one whose keeper does not expect the group; nothing is changed by either.
    """
    membership = store.membership()
    assert membership is not None, "join first"
    member = Member.of(store, membership, transport)
    known = store.statements()
    try:
        received = member.session.roster([one.raw for one in known])
    except Refused as refused:
        what = {codes.ROSTER_MOVED: "roster", codes.ROSTER_RULE: "roster", codes.UNKNOWN_GROUP: "gone"}
        if refused.code not in what:
            raise
        raise HistoryBroken(what[refused.code]) from None
    note = received.checkpoint.note
    statements = _same_members(member, received, known)
    member.state = replace(
        member.state,
        cursor=0,
        checkpoint=note,
        clock_offset=member.session.clock.offset,
        begun=min(member.state.begun + 1, seen.MOST_BEGUN),
    )
    store.begin_anew(
        Anew(
            state=member.state,
            statements=tuple(statements),
            acknowledgements=tuple(_told(member)),
            grants=tuple(granting.grants_of(member, store.borrowed())),
        )
    )


def _same_members(member: Member, received: Received, known: Sequence[Arrived]) -> list[Arrived]:
    """The roster at its places in the log as it is now: proven to be in it, right from its genesis on, and the one that
    is known here, perhaps longer.
    """
    history.proven(received, history.verified(received, member.membership))
    statements = [arrived(index, raw, object_id(raw)) for index, raw in received.entries]
    if [one.object_id for one in statements[: len(known)]] != [one.object_id for one in known]:
        raise HistoryBroken("roster")
    chain = Chain.of(member.membership.group, ())
    for statement in statements:
        chain.add(statement)
    if chain.in_office(member.keys.id) is None:
        raise Unreadable("roster")
    member.chain = chain
    return statements


def _told(member: Member) -> list[tuple[Sequence[bytes], Outgoing]]:
    """What this device sees now, to everybody in office, for anybody may read something of it: what it wrote before
    carries what it saw then. It goes in an acknowledgement of their enrolment, which says nothing else.
    """
    told: list[tuple[Sequence[bytes], Outgoing]] = []
    for reader in member.chain.roster.members.values():
        if reader.device == member.keys.id or reader.revoked is not None:
            continue
        enrolment = member.chain.enrolments[reader.device]
        raw = member.author.acknowledgement(
            [enrolment],
            group=member.membership.group,
            recipient=reader.device,
            time_ms=member.session.clock.now(),
            seen=member.seen,
        )
        told.append(((enrolment,), Outgoing(object_id=object_id(raw), raw=raw, urgency=Urgency.MEMBERSHIP)))
    return told
