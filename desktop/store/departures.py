"""What left this laptop with the words of a record, and who is known to have it: whom to tell when consent ends
(VAULT.md, section 16). Knows no window and takes nothing back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from desktop.domain.custody import Deed
from desktop.store.custody import purpose_in
from desktop.store.revisions import batches
from desktop.store.schema import (
    AcknowledgementRow,
    BackupRow,
    Base,
    CustodyRow,
    FileRow,
    GrantedRow,
    ObjectRow,
    RevisionRow,
)
from desktop.store.small_copies import IS_COPY


class Way(StrEnum):
    EXPORTED = "exported"
    HANDED_OVER = "handed_over"
    SAVED_OUT = "saved_out"
    SHARED = "shared"
    """With another group."""
    BACKUP = "backup"
    MEMBER = "member"
    """A device of the group that opened it, wrote in it, or was given its key."""


class DepartureRow(Base):
    """A record left this laptop. `way` as in `Way`; `whom`: as somebody named them, a device in hex, or empty."""

    __tablename__ = "departures"

    seq: Mapped[int] = mapped_column(primary_key=True)
    record: Mapped[str] = mapped_column(index=True)
    way: Mapped[str]
    whom: Mapped[str]
    purpose: Mapped[str]
    time: Mapped[int]
    device: Mapped[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """`device`: on which it was done, in hex. `time` in ms, 0 where nobody noted it."""

    way: Way
    whom: str
    purpose: str
    time: int
    device: str


_DEEDS = {Deed.EXPORTED: Way.EXPORTED, Deed.HANDED_OVER: Way.HANDED_OVER, Deed.SAVED_OUT: Way.SAVED_OUT}


class DepartureStore:
    def __init__(self, session: Session, here: str) -> None:
        self._session = session
        self._here = here

    def note(self, records: Iterable[str], way: Way, now: int, *, purpose: str = "", whom: str = "") -> None:
        """They are about to leave: an entry too many is honest, one too few is not."""
        row = {"way": way.value, "whom": whom, "purpose": purpose, "time": now, "device": self._here}
        rows = [row | {"record": record} for record in records]
        for some in (rows[at : at + 500] for at in range(0, len(rows), 500)):
            self._session.execute(insert(DepartureRow), some)

    def of(self, record: str) -> list[Departure]:
        """As far as it is known here, the newest first. Of a record that is gone what was known when it went."""
        found = set(self._kept(record))
        found |= set(self._of_files(record)) | set(self._backups(record)) | set(self._members(record))
        return sorted(found, key=lambda one: (one.way is Way.MEMBER, -one.time, one.whom))

    def keep(self, record: str) -> None:
        """Before what it is read from goes with the record."""
        found = self.of(record)
        self._session.execute(delete(DepartureRow).where(DepartureRow.record == record))
        rows = [
            {
                "record": record,
                "way": one.way.value,
                "whom": one.whom,
                "purpose": one.purpose,
                "time": one.time,
                "device": one.device,
            }
            for one in found
        ]
        if rows:
            self._session.execute(insert(DepartureRow), rows)

    def _kept(self, record: str) -> Iterable[Departure]:
        rows = self._session.scalars(select(DepartureRow).where(DepartureRow.record == record))
        return [
            Departure(way=Way(row.way), whom=row.whom, purpose=row.purpose, time=row.time, device=row.device)
            for row in rows
        ]

    def _of_files(self, record: str) -> Iterable[Departure]:
        """Of every device whose custody came here. A file that goes in an export makes no second line of it."""
        files = self._session.scalars(select(FileRow.id).where(FileRow.record == record, ~IS_COPY)).all()
        deeds = [deed.name.lower() for deed in _DEEDS]
        known = {(one.way, one.purpose, one.time // 60_000) for one in self._kept(record)}
        for some in batches(files):
            rows = select(CustodyRow).where(CustodyRow.file.in_(some), CustodyRow.deed.in_(deeds))
            for row in self._session.scalars(rows):
                deed = Deed.of(row.deed)
                assert deed is not None
                purpose = _purpose(row.entry)
                if (_DEEDS[deed], purpose, row.time // 60_000) not in known or row.device != self._here:
                    yield Departure(way=_DEEDS[deed], whom="", purpose=purpose, time=row.time, device=row.device)

    def _backups(self, record: str) -> Iterable[Departure]:
        first = self._session.scalar(select(func.min(ObjectRow.seq)).where(ObjectRow.record == record))
        if first is None:
            return []
        rows = self._session.scalars(select(BackupRow).where(BackupRow.objects >= first))
        newest: dict[str, BackupRow] = {}
        for row in rows:
            newest[row.backup] = row
        return [
            Departure(way=Way.BACKUP, whom="", purpose="", time=row.taken, device=self._here) for row in newest.values()
        ]

    def _members(self, record: str) -> Iterable[Departure]:
        objects = select(ObjectRow.id).where(ObjectRow.record == record)
        devices = set(
            self._session.scalars(select(AcknowledgementRow.device).where(AcknowledgementRow.object.in_(objects)))
        )
        key_ids = select(RevisionRow.key_id).where(RevisionRow.record == record)
        devices |= set(self._session.scalars(select(GrantedRow.device).where(GrantedRow.key_id.in_(key_ids))))
        devices |= set(self._session.scalars(select(RevisionRow.author).where(RevisionRow.record == record)))
        return [
            Departure(way=Way.MEMBER, whom=device, purpose="", time=0, device="")
            for device in _without(devices, self._here)
        ]


def _without(devices: Collection[str], here: str) -> list[str]:
    return sorted(set(devices) - {here})


def _purpose(entry: bytes | None) -> str:
    return "" if entry is None else purpose_in(entry)
