"""Make what lets a device into a group: genesis, certificate, enrolment, and its opposite (SPEC section 6).

Makes statements only; whether a chain of them holds is asked of `sync.protocol.roster`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.crypto.keys import DeviceKeys
from sync.crypto.objects import Author, signed_object
from sync.crypto.sign import sign
from sync.protocol.devices import invitation_author
from sync.protocol.objects import Kind
from sync.protocol.statements import (
    ENROL,
    GENESIS,
    REVOKE,
    SAME,
    Certificate,
    Enrol,
    Genesis,
    Revoke,
    Role,
    Same,
    certificate_signed,
    enrolment_signed,
    statement,
)


@dataclass(frozen=True, slots=True)
class InvitationKey:
    """The key that an invitation carries. It entitles whoever holds it to enrol one device."""

    private: bytes = field(repr=False)

    @staticmethod
    def generate() -> InvitationKey:
        return InvitationKey(Ed25519PrivateKey.generate().private_bytes_raw())

    @property
    def key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.private)

    @property
    def public(self) -> bytes:
        return self.key.public_key().public_bytes_raw()


@dataclass(frozen=True, slots=True)
class Place:
    """Where the next statement stands in the chain: `number` statements stand before it, `previous` is the last one's
    id.
    """

    group: bytes
    number: int
    previous: bytes


def genesis(invitation: InvitationKey, *, role: Role, expires: int, time_ms: int) -> bytes:
    """The first statement. Its object id is the group's id."""
    body = statement(GENESIS, b"", 0, b"", time_ms, Genesis(invitation.public, role, expires))
    return signed_object(invitation.key, Kind.STATEMENT, invitation_author(invitation.public), body)


def certificate(inviter: DeviceKeys, *, group: bytes, invitation: bytes, role: Role, expires: int) -> bytes:
    """A coordinator's word that whoever holds the key of `invitation` (public) may enrol one device in this role."""
    packed = msgspec.msgpack.encode(Certificate(group, inviter.id, invitation, role, expires))
    return packed + sign(inviter.signing, certificate_signed(packed))


def enrolment(
    keys: DeviceKeys, place: Place, *, invitation: InvitationKey, certificate: bytes, card: bytes, time_ms: int
) -> bytes:
    """The new device's statement: both keys sign, so neither a stolen invitation nor a stolen device is enough."""
    entitled = sign(invitation.key, enrolment_signed(place.group, keys.id, card))
    details = Enrol(keys.signing_public, keys.hpke_public, certificate, entitled, card)
    return Author(keys).statement(statement(ENROL, place.group, place.number, place.previous, time_ms, details))


def revocation(coordinator: DeviceKeys, place: Place, *, device: bytes, time_ms: int) -> bytes:
    body = statement(REVOKE, place.group, place.number, place.previous, time_ms, Revoke(device))
    return Author(coordinator).statement(body)


def succession(coordinator: DeviceKeys, place: Place, *, device: bytes, earlier: bytes, time_ms: int) -> bytes:
    """A coordinator's word that both are one person's devices."""
    body = statement(SAME, place.group, place.number, place.previous, time_ms, Same(device, earlier))
    return Author(coordinator).statement(body)
