"""What stands in request bodies and in the payloads of frames, as MessagePack arrays (SPEC section 12)."""

from __future__ import annotations

from typing import Annotated, Any, Final, TypeVar

import msgspec

from sync.errors import Unreadable
from sync.protocol import limits
from sync.protocol.frames import FrameType, encode
from sync.protocol.objects import Id16, Id32, Milliseconds

Count = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
Code = Annotated[str, msgspec.Meta(max_length=64)]
OwnLeaf = tuple[Count, Annotated[int, msgspec.Meta(ge=1, le=255)], Id32]
"""Index, leaf kind (1 object, 2 file complete), object id."""
FileProgress = tuple[Id16, tuple[tuple[Count, Count], ...]]
"""File id, ranges [first, end) of the chunks present."""
Beginning = tuple[Id16, Count, Annotated[int, msgspec.Meta(ge=1, lt=limits.CHUNK)]]
"""File id, number of a chunk, how many of its first bytes are held."""
LeafName = tuple[
    Count, Annotated[int, msgspec.Meta(ge=1, le=255)], Id32, Annotated[int, msgspec.Meta(ge=0, le=255)], bool
]
"""Index, leaf kind, object id, kind of the object, whether it is by the device that asks."""


class PullRequest(msgspec.Struct, array_like=True, frozen=True):
    start: Count
    known_size: Count
    """Tree size of the newest checkpoint that the device kept; 0 for none."""
    letters: Annotated[tuple[Id32, ...], msgspec.Meta(max_length=limits.LETTERS)] = ()
    """Ids of letters of other groups that this device kept and that the server was not told of (SPEC section 17)."""
    groups: Annotated[tuple[Id32, ...], msgspec.Meta(max_length=limits.ALLIES)] = ()
    """Whom it takes letters from."""


class NamesRequest(msgspec.Struct, array_like=True, frozen=True):
    start: Count
    known_size: Count


class ObjectsRequest(msgspec.Struct, array_like=True, frozen=True):
    known_size: Count
    object_ids: Annotated[tuple[Id32, ...], msgspec.Meta(min_length=1, max_length=limits.ASKED)]


class RosterRequest(msgspec.Struct, array_like=True, frozen=True):
    """All of it, from the genesis on, to a server that lost some of it."""

    statements: Annotated[
        tuple[Annotated[bytes, msgspec.Meta(max_length=limits.STATEMENT)], ...],
        msgspec.Meta(min_length=1, max_length=limits.ROSTER),
    ]


class EnrolmentRequest(msgspec.Struct, array_like=True, frozen=True):
    certificate: bytes
    statement: bytes


class Checkpoint(msgspec.Struct, array_like=True, frozen=True):
    note: str
    proof: tuple[Id32, ...]
    old_size: Count


class Proof(msgspec.Struct, array_like=True, frozen=True):
    size: Count
    indices: tuple[Count, ...]
    hashes: tuple[Id32, ...]


class Refused(msgspec.Struct, array_like=True, frozen=True):
    object_id: Id32
    code: Code


class Notice(msgspec.Struct, array_like=True, frozen=True):
    code: Code
    time: Milliseconds
    details: msgspec.Raw


class End(msgspec.Struct, array_like=True, frozen=True):
    next: Count
    more: bool
    time: Milliseconds


class Taken(msgspec.Struct, array_like=True, frozen=True):
    """What became of a parcel. `state`: `whole`, `cut` or `damaged`. `paged`: pull pages may follow."""

    state: Code
    objects: Count
    chunks: Count
    paged: bool


FRAME_OF: Final[dict[type[msgspec.Struct], FrameType]] = {
    Checkpoint: FrameType.CHECKPOINT,
    Proof: FrameType.PROOF,
    Refused: FrameType.REFUSED,
    Notice: FrameType.NOTICE,
    End: FrameType.END,
    Taken: FrameType.TAKEN,
}

T = TypeVar("T")


def frame(message: Checkpoint | Proof | Refused | Notice | End | Taken) -> bytes:
    return encode(FRAME_OF[type(message)], msgspec.msgpack.encode(message))


def own_frame(leaves: list[tuple[int, int, bytes]]) -> bytes:
    return encode(FrameType.OWN, msgspec.msgpack.encode(leaves))


def names_frame(names: list[tuple[int, int, bytes, int, bool]]) -> bytes:
    return encode(FrameType.NAMES, msgspec.msgpack.encode(names))


def progress_frame(progress: list[tuple[bytes, list[tuple[int, int]]]]) -> bytes:
    return encode(FrameType.PROGRESS, msgspec.msgpack.encode(progress))


def held_frame(held: list[tuple[bytes, int, int]]) -> bytes:
    return encode(FrameType.HELD, msgspec.msgpack.encode(held))


def read(payload: bytes, wanted: type[T]) -> T:
    """The payload as one of the structs above. Raises Unreadable("message")."""
    found: T = _read(payload, wanted)
    return found


def read_own(payload: bytes) -> tuple[OwnLeaf, ...]:
    found: tuple[OwnLeaf, ...] = _read(payload, tuple[OwnLeaf, ...])
    return found


def read_names(payload: bytes) -> tuple[LeafName, ...]:
    found: tuple[LeafName, ...] = _read(payload, tuple[LeafName, ...])
    return found


def read_progress(payload: bytes) -> tuple[FileProgress, ...]:
    found: tuple[FileProgress, ...] = _read(payload, tuple[FileProgress, ...])
    return found


def read_held(payload: bytes) -> tuple[Beginning, ...]:
    found: tuple[Beginning, ...] = _read(payload, tuple[Beginning, ...])
    return found


def _read(payload: bytes, wanted: Any) -> Any:
    if len(payload) > limits.FRAME:
        raise Unreadable("message")
    try:
        return msgspec.msgpack.decode(payload, type=wanted)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unreadable("message") from None
