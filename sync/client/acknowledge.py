"""A coordinator's device tells authors what it verified, opened and stored (SPEC section 11). Sends nothing itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sync.client.member import Member
from sync.client.ports import Outgoing, Urgency
from sync.protocol import limits
from sync.protocol.objects import object_id

Queued = tuple[Sequence[bytes], Outgoing]


def acknowledge(member: Member) -> int:
    """Queue one acknowledgement for each author; gives how many objects they name. Documenters acknowledge nothing."""
    if not member.is_coordinator:
        return 0
    by_author: dict[bytes, list[bytes]] = {}
    for author, arrived in member.store.to_acknowledge():
        if author != member.keys.id and author in member.chain.roster.members:
            by_author.setdefault(author, []).append(arrived)
    queued = [made for author, ids in by_author.items() for made in _acknowledgements(member, author, ids)]
    if queued:
        member.store.add_acknowledgements(queued)
    return sum(len(ids) for ids, _ in queued)


def _acknowledgements(member: Member, author: bytes, ids: Sequence[bytes]) -> Iterator[Queued]:
    for at in range(0, len(ids), limits.ACKNOWLEDGED):
        some = ids[at : at + limits.ACKNOWLEDGED]
        raw = member.author.acknowledgement(
            some, group=member.membership.group, recipient=author, time_ms=member.session.clock.now(), seen=member.seen
        )
        yield some, Outgoing(object_id=object_id(raw), raw=raw, urgency=Urgency.MEMBERSHIP)
