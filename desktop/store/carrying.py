"""Custody into revisions (SPEC section 8): with the sitting that names a file, and later in revisions of its own.

Views make no sitting. They are gathered and leave once a day for each record; what left the vault is told at once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from desktop.domain.custody import LEAVES_AT_ONCE, LEAVES_DAILY
from desktop.store.content import Content, packed
from desktop.store.schema import CustodyRow, FileRow, RevisionRow
from desktop.store.sync_facts import state
from sync.client.ports import Outgoing, Urgency
from sync.crypto.objects import Author
from sync.protocol import custody
from sync.protocol.custody import Segment
from sync.protocol.objects import Kind, object_id

if TYPE_CHECKING:
    from desktop.store.unit import Unit

DAY: Final = 24 * 60 * 60 * 1000
MOST: Final = 100
"""Custody revisions in one sync: an export of everything must not come before people's words for an hour."""


@dataclass(frozen=True, slots=True)
class Carried:
    """Segments of this device's chains, with what each of them is about."""

    segments: tuple[Segment, ...]
    hashes: Mapping[str, str]
    device: str

    def head(self, file_id: str) -> bytes | None:
        """Of the segment of this file; None: there is none."""
        for segment in self.segments:
            if segment.file.hex() == file_id:
                return segment.head(bytes.fromhex(self.device), bytes.fromhex(self.hashes[file_id]))
        return None

    def heads(self) -> list[bytes]:
        """Of each segment, in order."""
        device = bytes.fromhex(self.device)
        return [segment.head(device, bytes.fromhex(self.hashes[segment.file.hex()])) for segment in self.segments]


def waiting(unit: Unit, file_ids: Collection[str]) -> Carried:
    """What no revision has carried yet of these files."""
    found = unit.custody.waiting(file_ids)
    hashes = {segment.file.hex(): sha256 for segment, sha256 in found}
    return Carried(tuple(segment for segment, _ in found), hashes, unit.device_id)


def revise(unit: Unit, session: Session, now: int) -> int:
    """Make the custody revisions that are due, and queue them. Gives how many. To be called at a sync."""
    return sum(tell(unit, record, session) for record in _due(session, unit.device_id, now))


def tell(unit: Unit, record: str, session: Session) -> bool:
    """All that waits of this record, in one revision; False: nothing does, or its words are gone."""
    carried = waiting(unit, session.scalars(select(FileRow.id).where(FileRow.record == record)).all())
    revisions = unit.revisions.of(record)
    if not carried.segments or not revisions:
        return False  # the record is gone from this laptop, and with it whoever was to be told
    key_id, key = unit.later_key(record)
    content = Content(
        form=revisions[-1].form,
        form_digest="",
        clock=unit.facts.tick(0),
        parents=(),
        changes={},
        custody=carried.segments,
        custody_alone=True,
        seen=unit.heard.to_tell(state(unit.facts), key_id),
    )
    raw = Author(unit.keys).revision(
        key,
        packed(content),
        record=bytes.fromhex(record),
        key_id=bytes.fromhex(key_id),
        heads=custody.heads(carried.heads()),
    )
    # After all words: nobody waits for it. Without its record: it says nothing of where that is.
    outgoing = Outgoing(object_id=object_id(raw), raw=raw, urgency=Urgency.MEDIA)
    unit.outbox.add(outgoing, Kind.REVISION, key_id=key_id)
    unit.custody.carried(carried.segments, outgoing.object_id.hex(), record)
    return True


def _due(session: Session, here: str, now: int) -> list[str]:
    """Records whose custody leaves now; the longest waiting first."""
    deeds: dict[str, set[str]] = {}
    for record, deed in session.execute(_WAITING.where(CustodyRow.device == here)):
        assert record is not None, "a revision has its record"
        deeds.setdefault(record, set()).add(deed)
    due = (record for record, done in deeds.items() if done & _AT_ONCE or _a_day_went_by(session, here, record, now))
    return list(islice(due, MOST))


def _a_day_went_by(session: Session, here: str, record: str, now: int) -> bool:
    """Since the newest entry that left; also where the clock was set back, or it might wait for years."""
    left = select(func.max(CustodyRow.time)).where(CustodyRow.device == here, CustodyRow.record == record)
    newest = session.scalar(left)
    return newest is None or not 0 <= now - newest < DAY


_AT_ONCE: Final = {deed.name.lower() for deed in LEAVES_AT_ONCE}
_DAILY: Final = {deed.name.lower() for deed in LEAVES_DAILY}
_WAITING = (
    select(FileRow.record, CustodyRow.deed)
    .join(FileRow, FileRow.id == CustodyRow.file)
    .where(CustodyRow.object.is_(None), CustodyRow.number.is_not(None), CustodyRow.deed.in_(_AT_ONCE | _DAILY))
    .where(exists().where(RevisionRow.record == FileRow.record))
    .order_by(CustodyRow.seq)
)
"""Of what leaves by itself; all that came meanwhile, of which there may be much, goes along with it. A record that is
gone from this laptop waits: it has no key to seal anything under, and must not stand in the way of others.
"""
