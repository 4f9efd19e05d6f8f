"""Others' files in the answer to a parcel: which a device lacks, and what of them the answer does not bring (SPEC
section 15). Knows no sealing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final, NamedTuple

import msgspec

from sync.protocol import frames, limits, messages
from sync.protocol.frames import FrameType
from sync.protocol.objects import Id16

MOST: Final = 1_000
"""Files named in one frame."""
_Number = Annotated[int, msgspec.Meta(ge=0, le=limits.FILE_CHUNKS)]


class Wanted(NamedTuple):
    """`first`: chunks before it are there."""

    file: Id16
    first: _Number


class Left(NamedTuple):
    """Of a file the answer holds chunks up to `next`; the server has it up to `end`."""

    file: Id16
    next: _Number
    end: _Number


class _Wanted(msgspec.Struct, array_like=True, frozen=True):
    files: Annotated[tuple[Wanted, ...], msgspec.Meta(max_length=MOST)]


class _Left(msgspec.Struct, array_like=True, frozen=True):
    files: Annotated[tuple[Left, ...], msgspec.Meta(max_length=2 * MOST)]


def wanted_frame(files: Sequence[Wanted]) -> bytes:
    return frames.encode(FrameType.WANTED, msgspec.msgpack.encode(_Wanted(tuple(files[:MOST]))))


def read_wanted(payload: bytes) -> tuple[Wanted, ...]:
    """Raises Unreadable."""
    return messages.read(payload, _Wanted).files


def left_frame(files: Sequence[Left]) -> bytes:
    return frames.encode(FrameType.LEFT, msgspec.msgpack.encode(_Left(tuple(files[: 2 * MOST]))))


def read_left(payload: bytes) -> tuple[Left, ...]:
    """Raises Unreadable."""
    return messages.read(payload, _Left).files
