"""Custody that others wrote, out of their revisions (SPEC section 8). Verifies no signature: the caller did.

What is wrong with a chain is kept as it came and shown; only what cannot be placed at all is set aside.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from desktop.domain.answers import FileRef
from desktop.store.carrying import Carried
from desktop.store.content import Content
from sync.client.ports import ArrivedRevision
from sync.errors import Unreadable
from sync.protocol import custody
from sync.protocol.custody import Segment
from sync.protocol.objects import CustodyRevision, Kind, parsed, split

if TYPE_CHECKING:
    from desktop.store.unit import Unit


def beside_words(unit: Unit, arrived: ArrivedRevision, content: Content) -> None:
    """Of the files that this revision names for the first time; anything else has no place here."""
    named = {file for file, _ in content.file_keys}
    segments = [segment for segment in content.custody if segment.file.hex() in named]
    if segments:
        refs = [value for value in content.changes.values() if isinstance(value, FileRef)]
        _keep(unit, arrived, segments, {ref.id: ref.sha256 for ref in refs})


def alone(unit: Unit, arrived: ArrivedRevision, content: Content) -> str | None:
    """Take in a custody revision; or the reason why it is set aside. Nobody is told that it came: it says nothing of
    where the record is.
    """
    files = [segment.file.hex() for segment in content.custody]
    known = {id: row.sha256 for id, row in unit.files.known(files).items() if row.sha256}
    if not known.keys() >= set(files):
        return "no_file"
    carried = Carried(content.custody, known, arrived.author.hex())
    if _heads(arrived.raw) != custody.heads(carried.heads()):
        return "unreadable_custody"
    unit.outbox.keep([(arrived, Kind.REVISION, None, arrived.key_id.hex(), False)])
    unit.outbox.acknowledge([arrived.object_id])
    _keep(unit, arrived, content.custody, known)
    return None


def is_custody(arrived: ArrivedRevision) -> bool:
    return _heads(arrived.raw) is not None


def _keep(unit: Unit, arrived: ArrivedRevision, segments: Sequence[Segment], hashes: Mapping[str, str]) -> None:
    place = arrived.object_id.hex(), arrived.record.hex()
    unit.custody.take_in([one for one in segments if one.file.hex() in hashes], arrived.author.hex(), hashes, place)


def _heads(raw: bytes) -> bytes | None:
    try:
        return parsed(split(raw).body, CustodyRevision).heads
    except Unreadable:
        return None
