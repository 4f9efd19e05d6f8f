"""Hand the keys of what goes out to those who are to read it (SPEC section 7). Sends nothing itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sync.client.member import Member
from sync.client.ports import Outgoing, Secret, Ungranted, Urgency
from sync.crypto.grants import GrantedKey
from sync.errors import Unreadable
from sync.protocol import limits
from sync.protocol.objects import object_id

Queued = tuple[bytes, Sequence[bytes], Outgoing]


def make_grants(member: Member) -> None:
    """One grant per recipient for all keys that it lacks, queued in the vault before anything under them goes."""
    queued = grants_of(member, member.store.ungranted())
    if queued:
        member.store.add_grants(queued)


def grants_of(member: Member, wanted: Iterable[Ungranted]) -> list[Queued]:
    """One for each recipient, of all that it lacks."""
    lacking: dict[bytes, list[Secret]] = {}
    for ungranted in wanted:
        for recipient in _recipients(member, ungranted):
            lacking.setdefault(recipient, []).append(ungranted.secret)
    return [grant for recipient, secrets in lacking.items() for grant in _grants(member, recipient, secrets)]


def _recipients(member: Member, ungranted: Ungranted) -> list[bytes]:
    """Every coordinator in office, ourselves for the day the vault loses it, and whoever the vault named; without those
    who have it.
    """
    coordinators = [
        coordinator.device
        for coordinator in member.chain.roster.coordinators()
        if member.chain.in_office(coordinator.device) is not None
    ]
    named = [device for device in (member.keys.id, *ungranted.extra) if member.chain.in_office(device) is not None]
    return [device for device in dict.fromkeys([*coordinators, *named]) if device not in ungranted.granted]


def _grants(member: Member, recipient: bytes, secrets: Sequence[Secret]) -> Iterator[Queued]:
    for at in range(0, len(secrets), limits.GRANT_KEYS):
        some = secrets[at : at + limits.GRANT_KEYS]
        keys = [GrantedKey(secret.key_id, secret.key, secret.record) for secret in some]
        try:
            raw = member.author.grant(
                keys,
                group=member.membership.group,
                recipient=recipient,
                recipient_key=member.chain.roster.members[recipient].hpke_key,
            )
        except Unreadable:
            continue  # a device with a key that nothing can be sealed to harms itself only
        outgoing = Outgoing(object_id=object_id(raw), raw=raw, urgency=Urgency.MEMBERSHIP)
        yield recipient, [secret.key_id for secret in some], outgoing
