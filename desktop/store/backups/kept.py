"""What the vault knows of its backups: which commits it made, how far each reaches, which were read back.

Knows no stick: whether a backup is still where it was nobody can tell from here.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from desktop.store.schema import BackupRow, FileRow, ObjectRow


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBackup:
    """`token` and `backup` in hex; times in ms since 1970; `size` of its files together, in bytes. `place`: path as
    text. `objects` and `files`: how far it reaches (`Reach`).
    """

    token: str
    backup: str
    generation: int
    taken: int
    objects: int
    files: int
    size: int
    verified: int | None
    apart: bool
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlyHere:
    """What is neither on the server nor in a backup that was read back: own records, and own files of evidence."""

    records: int
    files: int


_COUNTS = (BackupRow.verified.is_not(None), BackupRow.apart == 1)


class BackupStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, known: KnownBackup) -> None:
        """Before the commit is written: whatever a power cut leaves, what the stick says is known here."""
        names = ("token", "backup", "generation", "taken", "objects", "files", "size", "verified", "apart", "place")
        self._session.execute(insert(BackupRow).values({name: getattr(known, name) for name in names}))

    def knows(self, token: str) -> bool:
        return self._session.scalar(select(BackupRow.seq).where(BackupRow.token == token)) is not None

    def is_verified(self, token: str, now: int, size: int) -> None:
        self._session.execute(update(BackupRow).where(BackupRow.token == token).values(verified=now, size=size))

    def is_spoiled(self, backup: str) -> None:
        """What was read back of it once does not verify any more: nothing of it counts."""
        self._session.execute(update(BackupRow).where(BackupRow.backup == backup).values(verified=None))

    def is_spoiled_at(self, place: str) -> None:
        """The same of whatever was there."""
        self._session.execute(update(BackupRow).where(BackupRow.place == place).values(verified=None))

    def newest(self) -> KnownBackup | None:
        """The last one that was read back and is not lost with the laptop's disk."""
        rows = select(BackupRow).where(*_COUNTS).order_by(BackupRow.seq.desc()).limit(1)
        row = self._session.scalar(rows)
        return None if row is None else _known(row)

    def only_here(self) -> OnlyHere:
        """By the order of rows, not by clocks: whoever sets the laptop's back must not hide what would be lost."""
        reach = select(func.max(BackupRow.objects), func.max(BackupRow.files)).where(*_COUNTS)
        objects, files = self._session.execute(reach).one()
        # `+ 0`: else every row behind the reach is read, in place of the index of the few that wait.
        unsent = select(func.count(ObjectRow.record.distinct())).where(
            ObjectRow.own == 1, ObjectRow.receipt.is_(None), ObjectRow.seq + 0 > (objects or 0)
        )
        incomplete = select(func.count()).where(
            FileRow.own == 1, FileRow.receipt.is_(None), FileRow.record.is_not(None), FileRow.seq + 0 > (files or 0)
        )
        return OnlyHere(records=self._session.scalar(unsent) or 0, files=self._session.scalar(incomplete) or 0)


def _known(row: BackupRow) -> KnownBackup:
    return KnownBackup(
        token=row.token,
        backup=row.backup,
        generation=row.generation,
        taken=row.taken,
        objects=row.objects,
        files=row.files,
        size=row.size,
        verified=row.verified,
        apart=row.apart,
        place=row.place,
    )
