"""What lists and search are told of a record by whoever knows its form. Knows none: it keeps what it is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import msgspec

from desktop.domain.answers import Answers, Path, Value
from desktop.domain.records import MergedRecord
from desktop.store import texts
from desktop.store.content import packed_changes, unpacked_changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """`words`: what was chosen, as it is called in any language. `shown`: answers enough to make a line of a list,
    made by a form of this `version`; a reader who has another one makes the line from the record.
    """

    title: str = field(repr=False)
    words: tuple[str, ...] = field(default=(), repr=False)
    shown: Answers = field(default_factory=dict, repr=False)
    version: str = ""


Describe = Callable[[MergedRecord], Described]


def plainly(record: MergedRecord) -> Described:
    """Without forms."""
    return Described(title=texts.title(record))


def packed(described: Described) -> bytes:
    return _encode((described.version, msgspec.Raw(packed_changes(described.shown))))


def unpacked(data: bytes) -> tuple[str, Mapping[Path, Value]]:
    """Version and answers."""
    version, shown = _decode(data)
    return version, {path: value for path, value in unpacked_changes(shown).items() if value is not None}


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(tuple[str, msgspec.Raw]).decode
