"""A vault at one moment, for a backup: its database's file, held still, and the sealed files that belong to it.

Opens no page and no file; whether they verify is asked before they count (VAULT.md, section 10).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from desktop.errors import VaultDamaged
from desktop.store import disk
from desktop.store.backups.index import PAGE
from desktop.store.file_rows import State
from desktop.store.schema import FileRow, ObjectRow

if TYPE_CHECKING:
    from desktop.store.vault import Vault

PART: Final = ".part"
_BLOCK: Final = 256


@dataclass(frozen=True, slots=True)
class Wanted:
    """A sealed file that is to be in the backup. `hashes` of its chunks as its row has them; empty for a recording that
    was cut off, whose end nobody knows. `seq`: of its row.
    """

    name: str
    size: int
    hashes: bytes
    seq: int

    @property
    def id(self) -> str:
        return self.name.removesuffix(PART)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """`objects` and `files_until`: rows up to these are in it; files that are still coming in are not."""

    database: Path
    pages: int
    tables: int
    files: tuple[Wanted, ...]
    objects: int
    files_until: int

    def read(self) -> Iterator[bytes]:
        """The pages in order, as they lie there, many at once. Only while the snapshot lasts."""
        with disk.in_vault():
            file = self.database.open("rb")
        with file:
            left = self.pages
            while left:
                with disk.in_vault():
                    block = file.read(min(left, _BLOCK) * PAGE)
                if len(block) != min(left, _BLOCK) * PAGE:
                    raise VaultDamaged("database")
                left -= len(block) // PAGE
                yield block


@contextmanager
def snapshot(vault: Vault, wait: Callable[[], None]) -> Iterator[Snapshot]:
    """While it lasts others may read and save. `wait` is called as long as somebody's long reading holds it up; what it
    raises ends that.

    Raises VaultDamaged where a page of the database does not verify.
    """
    with vault.frozen(wait) as session:
        # Every page against its MAC, in the file itself. What is damaged must not push what is whole out of a backup.
        if session.execute(text("PRAGMA cipher_integrity_check")).all():
            raise VaultDamaged("database")
        database = vault.folder / "store.db"
        yield Snapshot(
            database=database,
            pages=database.stat().st_size // PAGE,
            tables=session.execute(text("PRAGMA user_version")).scalar_one(),
            files=tuple(_files(session, vault)),
            objects=session.scalar(select(func.max(ObjectRow.seq))) or 0,
            files_until=_files_until(session),
        )


def _files(session: Session, vault: Vault) -> Iterator[Wanted]:
    rows = select(FileRow.id, FileRow.state, FileRow.sealed_size, FileRow.chunk_hashes, FileRow.seq)
    for id, state, size, hashes, seq in session.execute(
        rows.where(FileRow.state.in_((State.WHOLE, State.RECORDED))).order_by(FileRow.seq)
    ):
        if state == State.WHOLE:
            yield Wanted(id, size, hashes, seq)
        elif (recorded := vault.files.of_recording(id)).is_file():
            yield Wanted(id + PART, recorded.stat().st_size, b"", seq)


def _files_until(session: Session) -> int:
    coming = select(func.min(FileRow.seq)).where(FileRow.state.in_((State.TAKEN_IN, State.RECORDED)))
    first = session.scalar(coming)
    return (session.scalar(select(func.max(FileRow.seq))) or 0) if first is None else first - 1
