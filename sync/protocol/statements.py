"""What statements and certificates of the roster consist of (SPEC section 6). Builds and parses; signs nothing."""

from __future__ import annotations

import hashlib
from enum import IntEnum
from typing import Annotated, Any, Final, TypeVar

import msgspec

from sync.errors import Unreadable
from sync.protocol import devices, labels, limits, objects
from sync.protocol.objects import Id16, Id32, Milliseconds

GENESIS: Final = "genesis"
ENROL: Final = "enrol"
REVOKE: Final = "revoke"
SAME: Final = "same"


class Role(IntEnum):
    DOCUMENTER = 1
    COORDINATOR = 2


class Genesis(msgspec.Struct, array_like=True, frozen=True):
    invitation_key: Id32
    role: Role
    expires: Milliseconds


class Enrol(msgspec.Struct, array_like=True, frozen=True):
    signing_key: Id32
    hpke_key: Annotated[bytes, msgspec.Meta(min_length=1216, max_length=1216)]
    certificate: Annotated[bytes, msgspec.Meta(max_length=1024)]
    invitation_signature: Annotated[bytes, msgspec.Meta(min_length=64, max_length=64)]
    card: Annotated[bytes, msgspec.Meta(max_length=limits.CARD)]


class Revoke(msgspec.Struct, array_like=True, frozen=True):
    device: Id16


class Same(msgspec.Struct, array_like=True, frozen=True):
    device: Id16
    earlier: Id16


class Certificate(msgspec.Struct, array_like=True, frozen=True):
    group: Id32
    inviter: Id16
    invitation_key: Id32
    role: Role
    expires: Milliseconds


Details = TypeVar("Details", Genesis, Enrol, Revoke, Same)


def device_of(enrol: Enrol) -> bytes:
    """The device that an enrolment is of: its id follows from its keys."""
    return devices.device_id(enrol.signing_key, enrol.hpke_key)


def statement(
    action: str, group: bytes, number: int, previous: bytes, time: int, details: Genesis | Enrol | Revoke | Same
) -> objects.Statement:
    """The body of a statement, to be signed as an object."""
    return objects.Statement(action, group, number, previous, time, msgspec.Raw(msgspec.msgpack.encode(details)))


def details(body: objects.Statement, wanted: type[Details]) -> Details:
    """Raises Unreadable("details")."""
    found: Details = _decoded(bytes(body.details), wanted, "details")
    return found


def certificate_signed(certificate: bytes) -> bytes:
    """What the inviter signs: the label and the msgpack part of the certificate."""
    return labels.CERTIFICATE + certificate


def split_certificate(certificate: bytes) -> tuple[bytes, bytes]:
    """(msgpack part, signature). Raises Unreadable("certificate")."""
    if not 64 < len(certificate) <= 1024:
        raise Unreadable("certificate")
    return certificate[:-64], certificate[-64:]


def read_certificate(packed: bytes) -> Certificate:
    """The msgpack part as a struct. Raises Unreadable("certificate")."""
    found: Certificate = _decoded(packed, Certificate, "certificate")
    return found


def enrolment_signed(group: bytes, device: bytes, card: bytes) -> bytes:
    """What the invitation's key signs."""
    return labels.ENROLMENT + group + device + hashlib.sha256(card).digest()


def _decoded(data: bytes, wanted: Any, what: str) -> Any:
    try:
        return msgspec.msgpack.decode(data, type=wanted)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unreadable(what) from None
