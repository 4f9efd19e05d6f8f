"""A copy of a server while it runs, as a server in a folder, wherever its own tables and files lie.

The tables come first, as one moment saw them; then every segment that they name. A segment that was gathered into
another or purged meanwhile is not there any more: then the tables are read again, and only what is new is copied.

The copy holds the keys of TLS and of the log; it is to be kept as the folder itself is. Going back to a copy takes the
log back to an earlier size, which members' devices notice and report, as they must.
"""

from __future__ import annotations

import shutil
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

import msgspec
from sqlalchemy import select

from sync.server.blobs.segments import LocalSegments
from sync.server.config import HERE, Folder
from sync.server.copying import copy_tables
from sync.server.db.engine import Database
from sync.server.db.schema import SegmentRow
from sync.server.db.upgrade import upgrade
from sync.server.services.shelving import LIVE

if TYPE_CHECKING:
    from pathlib import Path

    from sync.server.opening import Opened

_ROUNDS: Final = 8
"""What came to rest is gathered once; more rounds than a few mean that somebody deletes beside the server."""


@dataclass(frozen=True, slots=True)
class Copied:
    """`missing`: segments that the server's tables name and its store does not have, or has shorter."""

    bytes: int
    segments: int
    missing: list[str]


def back_up(opened: Opened, to: Path) -> Copied:
    """Into a new or empty folder. Raises AlreadyThere, StoreAway."""
    target = Folder(to)
    target.make()
    target.write(msgspec.structs.replace(opened.settings, **asdict(HERE)))
    for file in (opened.folder.log_key, opened.folder.tls_key, opened.folder.certificate):
        shutil.copy2(file, target.path / file.name)
    store = LocalSegments(target.files)
    here: dict[str, int] = {}
    wanted, missing, before = dict[str, int](), list[str](), list[str]()
    for _ in range(_ROUNDS):
        wanted = _tables(opened, target)
        missing = _segments(opened, store, {name: size for name, size in wanted.items() if name not in here}, here)
        if not missing or missing == before:
            break
        before = missing
    for name in here.keys() - wanted.keys():
        store.delete(name)
        del here[name]
    total = sum(path.stat().st_size for path in to.rglob("*") if path.is_file())
    return Copied(total, len(here), missing)


def _tables(opened: Opened, target: Folder) -> dict[str, int]:
    """Copy them anew. The segments in use, with their sizes."""
    target.database.unlink(missing_ok=True)
    source = opened.server.database
    if source.is_sqlite:
        source.copy(target.database)
    copied = Database(f"sqlite:///{target.database.resolve()}")
    try:
        if not source.is_sqlite:
            upgrade(copied)
            with source.reading() as reading:
                copy_tables(reading, copied)
        with copied.reading() as reading:
            wanted = select(SegmentRow.name, SegmentRow.size).where(SegmentRow.state.in_(LIVE))
            return {row.name: row.size for row in reading.execute(wanted)}
    finally:
        copied.close()


def _segments(opened: Opened, store: LocalSegments, wanted: dict[str, int], here: dict[str, int]) -> list[str]:
    """Copy these, and enter each into `here`. The names of those that are not there."""
    missing = []
    for name, size in sorted(wanted.items()):
        try:
            data = opened.server.segments.get(name, 0, size)
        except (FileNotFoundError, ValueError):
            missing.append(name)
            continue
        store.put(name, data)
        here[name] = size
    return missing
