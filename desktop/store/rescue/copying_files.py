"""The sealed files of a damaged vault into the folder of a new one, and what became of each. Knows no database but the
rows of the new one.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import IO, Any, Final

from sqlalchemy.orm import Session

from desktop.store import disk
from desktop.store.file_rows import State
from desktop.store.rescue.copying import Copied, Step
from desktop.store.unsealing import is_right
from sync.crypto.stream import CHUNK_SEALED

_TOLD: Final = 64 * CHUNK_SEALED


def copy_files(session: Session, source: Path, target: Path, copied: Copied, step: Step) -> None:
    """What verifies is copied and synced; what does not is copied as it is, unless the server is proved to have it."""
    connection = session.connection()
    rows = connection.exec_driver_sql(
        "SELECT id, state, key, size, sha256, sealed_size, receipt, own, manifest FROM files WHERE state != ?",
        (int(State.TAKEN_IN),),
    ).all()
    connection.exec_driver_sql("DELETE FROM files WHERE state = ?", (int(State.TAKEN_IN),))
    total, done = sum(row.sealed_size for row in rows), 0
    for row in rows:
        for name in (row.id, f"{row.id}.part"):
            _copy(source / name, target / name, partial(step, done, total))
        if row.state == State.WHOLE and not _verifies(target / row.id, row):
            _told_damaged(connection, row, target / row.id, copied)
        done += row.sealed_size
        step(done, total)
    disk.sync_folder(target)


def _verifies(path: Path, row: Any) -> bool:
    return row.key is not None and path.exists() and is_right(path, row.id, row.key, row.size, row.sha256)


def _told_damaged(connection: Any, row: Any, path: Path, copied: Copied) -> None:
    if row.receipt is not None or (not row.own and row.manifest is not None):
        # Proved to be on the server, or it came from there: fetched again from its first chunk (VAULT.md, section 7).
        path.unlink(missing_ok=True)
        connection.exec_driver_sql("UPDATE files SET state = ?, present = 0 WHERE id = ?", (int(State.FETCHED), row.id))
        copied.files_to_come.append(row.id)
    elif path.exists():
        copied.files_damaged.append(row.id)
    else:
        copied.files_gone.append(row.id)


def _copy(source: Path, target: Path, going_on: Callable[[], object]) -> None:
    """Chunk by chunk. What the disk does not give any more is left empty: it opens as nothing, and the rest keeps its
    place. A file that cannot be opened at all is as one that is not there.
    """
    try:
        old = source.open("rb", buffering=0)
    except OSError as refusal:
        if (problem := disk.unreadable(source, refusal)) is not None:
            raise problem from None
        return
    with old, target.open("xb") as copy:
        size = os.fstat(old.fileno()).st_size
        for at in range(0, size, CHUNK_SEALED):
            if at % _TOLD == 0:
                going_on()
            copy.seek(at)
            copy.write(_as_far_as_read(source, old, at))
        copy.truncate(size)
        disk.sync_file(copy)


def _as_far_as_read(place: Path, source: IO[bytes], at: int) -> bytes:
    try:
        source.seek(at)
        return source.read(CHUNK_SEALED)
    except OSError as refusal:
        if (problem := disk.unreadable(place, refusal)) is not None:
            raise problem from None
        return b""  # a bad place on the disk: named, because the chunk will not open
