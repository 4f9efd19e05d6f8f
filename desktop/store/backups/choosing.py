"""Which state of a backup can be restored: the newest, or where that is damaged the newest one before it that is not.
Writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.backup_errors import BackupDamaged, BackupEmpty, OpensNoBackup
from desktop.store.backups.checking import chunks_of_database
from desktop.store.backups.head import Head
from desktop.store.backups.index import State
from desktop.store.backups.opened import Backup
from desktop.store.backups.segments import ChunkBad
from desktop.store.keyslots import Key, Keyslots, Kind, Opened


def opened_keyslots(found: Head, key: Key) -> tuple[Keyslots, Opened]:
    """The page that this key opens, of head or foot. Stretches a passphrase once for each salt, which is one.

    Raises OpensNoBackup, or BackupDamaged("head") where the damage may be the reason.
    """
    slot_keys: dict[bytes, bytes] = {}
    for page in dict.fromkeys(page for file in found.keyslots for page in file.candidates):
        if page.header not in slot_keys:
            slot_keys[page.header] = page.slot_key(key)
        opened = page.opened(slot_keys[page.header])
        if opened is not None and opened.fits(key) and opened.kind is not Kind.DURESS:
            return page, opened
    if any(file.whole for file in found.keyslots):
        raise OpensNoBackup
    raise BackupDamaged("head")


def chosen(backup: Backup, *, earlier: bool) -> State:
    """The newest state, if its database is whole; `earlier`: the newest one that is.

    Raises BackupEmpty, BackupDamaged("earlier") (the newest is not, one before it is), BackupDamaged("state").
    """
    if backup.commit.newest is None:
        raise BackupEmpty
    known: dict[tuple[int, int], bool] = {}
    for number, state in enumerate(_states(backup)):
        if state is not None and _is_whole(backup, state, known):
            if number and not earlier:
                raise BackupDamaged("earlier")
            return state
    raise BackupDamaged("state")


def _states(backup: Backup) -> Iterator[State | None]:
    """The newest first; None for one whose index cannot be read."""
    segment, otherwise = backup.commit.newest, backup.commit.before
    while segment is not None:
        try:
            state = backup.state(segment)
        except BackupDamaged:
            yield None
            segment, otherwise = otherwise, None
        else:
            yield state
            segment, otherwise = state.before, None


def _is_whole(backup: Backup, state: State, known: dict[tuple[int, int], bool]) -> bool:
    """Whether every chunk opens that holds a page of its database. `known`: those that were tried already."""
    for number, chunks in chunks_of_database(state).items():
        reader = backup.reader(state.segments[number])
        for chunk in sorted(chunks):
            if (number, chunk) not in known:
                try:
                    reader.chunk(chunk)
                    known[number, chunk] = True
                except ChunkBad:
                    known[number, chunk] = False
            if not known[number, chunk]:
                return False
    return True
