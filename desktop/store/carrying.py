"""Custody into revisions (SPEC section 8): with the sitting that names a file, and later in revisions of its own.

Views make no sitting. They are gathered and leave once a day for each record; what left the vault is told at once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.custody import LEAVES_AT_ONCE, LEAVES_DAILY
from desktop.store.content import Content, packed
from desktop.store.schema import CustodyRow, FileRow
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
    due = _due(session, unit.device_id, now)
    return sum(_revision(unit, record, files) for record, files in due.items())


def _revision(unit: Unit, record: str, files: Collection[str]) -> bool:
    carried = waiting(unit, files)
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


def _due(session: Session, here: str, now: int) -> dict[str, set[str]]:
    """Records whose custody leaves now, with the files it is about; the longest waiting first."""
    rows = session.execute(_WAITING.where(CustodyRow.device == here).order_by(CustodyRow.seq)).all()
    deeds: dict[str, set[str]] = {}
    files: dict[str, set[str]] = {}
    for file, record, deed in rows:
        assert record is not None, "only files of records were asked for"
        deeds.setdefault(record, set()).add(deed)
        files.setdefault(record, set()).add(file)
    found: dict[str, set[str]] = {}
    for record, done in deeds.items():
        if len(found) < MOST and (done & _AT_ONCE or (done & _DAILY and _a_day_went_by(session, here, record, now))):
            found[record] = files[record]
    return found


def _a_day_went_by(session: Session, here: str, record: str, now: int) -> bool:
    """Since the newest entry that left; also where the clock was set back, or it might wait for years."""
    left = select(func.max(CustodyRow.time)).where(CustodyRow.device == here, CustodyRow.record == record)
    newest = session.scalar(left)
    return newest is None or not 0 <= now - newest < DAY


_AT_ONCE: Final = {deed.name.lower() for deed in LEAVES_AT_ONCE}
_DAILY: Final = {deed.name.lower() for deed in LEAVES_DAILY}
_WAITING = (
    select(CustodyRow.file, FileRow.record, CustodyRow.deed)
    .join(FileRow, FileRow.id == CustodyRow.file)
    .where(CustodyRow.object.is_(None), CustodyRow.number.is_not(None), FileRow.record.is_not(None))
)
