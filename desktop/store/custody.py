"""Custody in the vault: this device's own chains, and those that came from others (SPEC section 8). Knows no revision
and no bytes of files.

An entry is written in the transaction of the deed it is about. Own chains only grow here; what others wrote is kept as
it came, for what is wrong with it must be seen.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from desktop.domain.custody import Deed, TimeSource
from desktop.errors import NoSuchFile
from desktop.store.facts import FactStore
from desktop.store.revisions import batches
from desktop.store.schema import CustodyHeadRow, CustodyRow, FileRow
from desktop.store.sync_facts import set_back, state
from sync.errors import Unreadable
from sync.protocol import custody
from sync.protocol.custody import Entry, Segment

EARLIER: Final = struct.Struct(">BQ")
"""What an entry `EARLIER` holds of each of those noted before there were chains: deed and time."""
_MOST_EARLIER: Final = custody.DETAILS // EARLIER.size


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One entry. `device` is empty and `number` None for what was noted before there were chains. `entry` holds time
    and deed too, exactly as they were hashed; `object`: the revision that carried it.
    """

    file: str
    device: str
    number: int | None
    deed: Deed | None
    code: str
    clock: int
    time: int
    source: TimeSource | None
    offset: int
    details: bytes
    entry: bytes | None
    digest: bytes
    previous: bytes | None
    object: str | None
    record: str | None


class CustodyStore:
    """`here`: this vault's device, in hex."""

    def __init__(self, session: Session, facts: FactStore, here: str) -> None:
        self._session = session
        self._facts = facts
        self._here = here

    def note(self, file_id: str, deed: Deed, now: int, details: bytes = b"") -> None:
        """Write it down, at the end of this device's chain for the file. Raises NoSuchFile."""
        head = self._session.get(CustodyHeadRow, file_id) or self._begun(file_id, now)
        self._append(head, deed, now, details)

    def note_all(self, file_ids: Iterable[str], deed: Deed, now: int, details: bytes = b"") -> None:
        for file_id in file_ids:
            self.note(file_id, deed, now, details)

    def of(self, file_id: str, record: str | None = None) -> list[Noted]:
        """Of all devices, in the order of their clocks. `record`: the file's own; what came with another one is left
        out, for whoever writes that need not have seen the file.
        """
        rows = self._session.scalars(select(CustodyRow).where(CustodyRow.file == file_id).order_by(CustodyRow.seq))
        kept = {(row.device, row.digest or row.seq): row for row in rows if record in (None, row.record or record)}
        found = [_noted(row) for row in kept.values()]
        return sorted(found, key=lambda one: (one.number is not None, one.clock, one.device, one.number or 0))

    def last(self, file_id: str) -> Noted | None:
        """The newest entry of this device's chain."""
        own = select(CustodyRow).where(CustodyRow.file == file_id, CustodyRow.device == self._here)
        row = self._session.scalar(own.order_by(CustodyRow.number.desc()).limit(1))
        return None if row is None else _noted(row)

    def sha256(self, file_id: str) -> str | None:
        """What this device's chain is about; it is known here even if the file's row is gone."""
        head = self._session.get(CustodyHeadRow, file_id)
        return None if head is None else head.sha256

    def forget(self, file_id: str) -> None:
        """Of a file that never belonged to a record: it is no evidence, and nobody was told of it."""
        self._session.execute(delete(CustodyRow).where(CustodyRow.file == file_id, CustodyRow.object.is_(None)))
        self._session.execute(delete(CustodyHeadRow).where(CustodyHeadRow.file == file_id))

    # Into revisions, and out of them.

    def waiting(self, file_ids: Collection[str]) -> list[tuple[Segment, str]]:
        """What of this device's chains no revision has carried yet, at most as much as one carries. With the SHA-256
        that each chain is about.
        """
        found: list[tuple[Segment, str]] = []
        room = custody.MOST_ENTRIES
        for some in batches(sorted(file_ids)):
            if not room:
                break
            rows = self._session.scalars(
                select(CustodyRow)
                .where(CustodyRow.file.in_(some), CustodyRow.device == self._here)
                .where(CustodyRow.object.is_(None), CustodyRow.number.is_not(None))
                .order_by(CustodyRow.file, CustodyRow.number)
                .limit(room)
            ).all()
            for file in dict.fromkeys(row.file for row in rows):
                segment = self._segment(file, _unbroken([row for row in rows if row.file == file]))
                found.append((segment, self.sha256(file) or ""))
                room -= len(segment.entries)
        return found

    def carried(self, segments: Iterable[Segment], object_id: str, record: str) -> None:
        """They are in this revision now."""
        for segment in segments:
            end = segment.first + len(segment.entries)
            rows = update(CustodyRow).where(CustodyRow.file == segment.file.hex(), CustodyRow.device == self._here)
            rows = rows.where(CustodyRow.number >= segment.first, CustodyRow.number < end)
            self._session.execute(rows.values(object=object_id, record=record))

    def take_in(
        self, segments: Sequence[Segment], device: str, hashes: Mapping[str, str], place: tuple[str, str]
    ) -> None:
        """What a revision of `device` carried: somebody else's, or own ones that came back. `hashes`: SHA-256 by file.
        `place`: revision and record.
        """
        rows = []
        for segment in segments:
            file = segment.file.hex()
            digests = segment.digests(bytes.fromhex(device), bytes.fromhex(hashes[file]))
            for number, (entry, digest) in enumerate(zip(segment.entries, digests, strict=True), segment.first):
                previous = segment.previous if number == segment.first else None
                rows.append(_row(file, device, number, entry, digest, previous) | dict(zip(_PLACE, place, strict=True)))
        if device == self._here:
            self._came_back(segments, hashes, rows, place)
        for row in rows:
            self._session.execute(_KEEP, row)

    def _came_back(
        self,
        segments: Sequence[Segment],
        hashes: Mapping[str, str],
        rows: Sequence[Mapping[str, object]],
        place: tuple[str, str],
    ) -> None:
        """Own entries that this copy of the vault had lost: its chains go on after them. Or it has them, and did not
        know any more that they were sent.
        """
        for row in rows:
            unsent = update(CustodyRow).where(CustodyRow.digest == row["digest"], CustodyRow.object.is_(None))
            self._session.execute(unsent.values(dict(zip(_PLACE, place, strict=True))))
        for segment in segments:
            file, end = segment.file.hex(), segment.first + len(segment.entries)
            head = self._session.get(CustodyHeadRow, file)
            if head is None:
                head = CustodyHeadRow(file=file, sha256=hashes[file], entries=0, digest=b"")
                self._session.add(head)
            if head.entries < end:
                head.entries = end
                head.digest = segment.head(bytes.fromhex(self._here), bytes.fromhex(hashes[file]))
        self._session.flush()

    def _begun(self, file_id: str, now: int) -> CustodyHeadRow:
        """A chain, with what was noted before there were any as its first entry."""
        sha256 = self._session.scalar(select(FileRow.sha256).where(FileRow.id == file_id))
        if not sha256:
            raise NoSuchFile
        head = CustodyHeadRow(file=file_id, sha256=sha256, entries=0, digest=os.urandom(32))
        self._session.add(head)
        earlier = self._earlier(file_id)
        if earlier:
            self._append(head, Deed.EARLIER, now, earlier, TimeSource.EARLIER)
        return head

    def _earlier(self, file_id: str) -> bytes:
        rows = self._session.scalars(
            select(CustodyRow).where(CustodyRow.file == file_id, CustodyRow.number.is_(None)).order_by(CustodyRow.seq)
        )
        known = [(Deed.of(row.deed), row.time) for row in rows]
        return b"".join(EARLIER.pack(deed, time) for deed, time in known[:_MOST_EARLIER] if deed is not None)

    def _append(
        self, head: CustodyHeadRow, deed: Deed, now: int, details: bytes, source: TimeSource | None = None
    ) -> None:
        known = state(self._facts)
        measured = known.checkpoint is not None and not set_back(self._facts, now)
        if source is None:
            source = TimeSource.MEASURED if measured else TimeSource.LAPTOP
        offset = known.clock_offset if source is TimeSource.MEASURED else 0
        clock = self._facts.tick(now)
        entry = custody.encoded(Entry(deed=deed, clock=clock, time=now, source=source, offset=offset, details=details))
        ids = bytes.fromhex(self._here), bytes.fromhex(head.file), bytes.fromhex(head.sha256)
        digest = custody.digest(head.digest, *ids, head.entries, entry)
        begins = head.digest if self._has_lost(head) else None
        self._session.execute(insert(CustodyRow), _row(head.file, self._here, head.entries, entry, digest, begins))
        head.entries, head.digest = head.entries + 1, digest
        self._session.flush()

    def _has_lost(self, head: CustodyHeadRow) -> bool:
        """Whether the entry before the next one is not here: it is the first of all, or damage took it."""
        last = select(CustodyRow.seq).where(CustodyRow.file == head.file, CustodyRow.device == self._here)
        return self._session.scalar(last.where(CustodyRow.number == head.entries - 1).limit(1)) is None

    def _segment(self, file: str, rows: Sequence[CustodyRow]) -> Segment:
        first = rows[0].number or 0
        previous = rows[0].previous
        if previous is None:
            before = select(CustodyRow.digest).where(CustodyRow.file == file, CustodyRow.device == self._here)
            previous = self._session.scalar(before.where(CustodyRow.number == first - 1))
        return Segment(bytes.fromhex(file), first, previous or bytes(32), tuple(row.entry or b"" for row in rows))


def _unbroken(rows: Sequence[CustodyRow]) -> Sequence[CustodyRow]:
    """As far as one follows the other: where a revision was lost between two that were sent, the rest comes later."""
    begins = rows[0].number or 0
    return [row for place, row in enumerate(rows) if row.number == begins + place]


_PLACE: Final = ("object", "record")
_KEEP = upsert(CustodyRow.__table__).on_conflict_do_nothing()  # type: ignore[arg-type]  # declared as FromClause


def _row(file: str, device: str, number: int, entry: bytes, digest: bytes, previous: bytes | None) -> dict[str, object]:
    known = custody.decoded(entry)
    return {
        "file": file,
        "time": known.time,
        "deed": Deed.named(known.deed),
        "device": device,
        "number": number,
        "clock": known.clock,
        "entry": entry,
        "digest": digest,
        "previous": previous,
        "object": None,
        "record": None,
    }


def _noted(row: CustodyRow) -> Noted:
    entry = _decoded(row.entry)
    source = TimeSource.EARLIER if entry is None else _source(entry.source)
    return Noted(
        file=row.file,
        device=row.device,
        number=row.number,
        deed=Deed.of(row.deed),
        code=row.deed,
        clock=row.clock or row.time << 16,
        time=row.time,
        source=source,
        offset=0 if entry is None else entry.offset,
        details=b"" if entry is None else entry.details,
        entry=row.entry,
        digest=row.digest or b"",
        previous=row.previous,
        object=row.object,
        record=row.record,
    )


def purpose_in(entry: bytes) -> str:
    """What it was done for; empty where nobody said, or the disk spoiled it."""
    known = _decoded(entry)
    return "" if known is None else known.details.decode("utf-8", "replace")


def _source(code: int) -> TimeSource | None:
    return TimeSource(code) if code in tuple(TimeSource) else None


def _decoded(entry: bytes | None) -> Entry | None:
    """None also for what the disk spoiled: checking finds it, and reading must not end there."""
    try:
        return None if entry is None else custody.decoded(entry)
    except Unreadable:
        return None
