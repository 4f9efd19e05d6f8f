"""A backup from beginning to end: begun or added to, read back from the stick, mended once, and only then counted.

Raises, wherever it stops, what the vault and the stick were left with: the states that were committed before.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.backup_errors import (
    BackupAhead,
    BackupDamaged,
    BackupNeedsPassphrase,
    BackupNotKept,
    BackupPartMissing,
    BackupTooNew,
    NotABackup,
)
from desktop.store import disk
from desktop.store.backups import commit, head, own_salt
from desktop.store.backups.adding import Adding
from desktop.store.backups.checking import Bad, bad_chunks
from desktop.store.backups.commit import Commit
from desktop.store.backups.index import State
from desktop.store.backups.opened import Backup
from desktop.store.backups.opened import opened as open_backup
from desktop.store.backups.own_salt import OwnSalt
from desktop.store.backups.parts import LARGEST, Parts
from desktop.store.backups.progress import Stage, Step, silent
from desktop.store.backups.stick import stick
from desktop.store.unit import now

if TYPE_CHECKING:
    from desktop.store.vault import Vault


_TRIES = 2
_MOST_PARTS = 2
"""Of a backup without a state: a first segment is far smaller than a part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedUp:
    """`taken`: ms since 1970, the moment that the backup shows. Bytes: `size` of the whole, `written` of them now.
    `begun`: it is a new one. `apart`: it is on another disk than the vault. `mended`: parts of it had gone bad and were
    written again. `left_out`: ids of files that are damaged in the vault and are not in it.
    """

    taken: int
    generation: int
    size: int
    written: int
    files: int
    begun: bool
    apart: bool
    mended: bool
    left_out: tuple[str, ...]


def back_up(vault: Vault, path: Path, step: Step = silent, part_size: int = LARGEST) -> BackedUp:
    """`path`: the backup to add to; where nothing is, a new one is begun.

    Raises BackupNeedsPassphrase (`own_salt.prepare` comes first), NotABackup (something else is there), OthersBackup,
    BackupAhead, BackupTooNew, BackupPartMissing,
    BackupDamaged("head"), BackupNotKept, VaultDamaged, StickFull, StickReadOnly, StickGone, and what `step` raises.
    """
    path = path.absolute()
    salt = _own_salt(vault)
    with stick():
        begun = not path.exists()
    if begun:
        _begin(vault, path, salt, part_size)
    backup = None
    try:
        backup = _opened(vault, path)
        return _written(vault, backup, salt, step, begun=begun)
    finally:
        if backup is not None:
            backup.parts.close()
        if begun and (backup is None or backup.commit.newest is None):
            _take_away(Parts(path))


def _opened(vault: Vault, path: Path) -> Backup:
    try:
        backup = open_backup(path, vault.backup_key)
    except (BackupDamaged, BackupPartMissing):
        with vault.unit() as unit:
            unit.backups.is_spoiled_at(str(path))
        raise
    try:
        _expect_known(vault, backup)
    except BaseException:
        backup.parts.close()
        raise
    return backup


def _own_salt(vault: Vault) -> OwnSalt:
    with vault.reading() as unit:
        found = own_salt.kept(unit.facts, unit.ways.all())
    if found is None:
        raise BackupNeedsPassphrase
    return found


def _written(vault: Vault, backup: Backup, salt: OwnSalt, step: Step, *, begun: bool) -> BackedUp:
    adding = Adding(vault, backup, salt, step)
    base, mended = _base(backup)
    state, bad, whole = base, Bad(), False
    for _ in range(_TRIES):
        state = adding.add(state, bad)
        bad, whole = _read_back(backup, state, step)
        if whole and not bad:
            break
        mended = True
    assert state is not None, "it was tried"
    size = backup.end + head.SIZE
    with vault.unit() as unit:
        if bad or not whole:
            unit.backups.is_spoiled(backup.id.hex())
        else:
            unit.backups.is_verified(backup.commit.token.hex(), now(), size)
    if bad or not whole:
        raise BackupNotKept
    return BackedUp(
        taken=state.time,
        generation=state.generation,
        size=size,
        written=adding.written,
        files=len(state.files),
        begun=begun,
        apart=adding.apart,
        mended=mended,
        left_out=tuple(sorted(adding.left_out)),
    )


def _begin(vault: Vault, path: Path, salt: OwnSalt, part_size: int) -> None:
    """A backup without a state. Whatever happens next, it is seen to be one, and to have been begun only: its head is
    written beside and synced first. Half a head in its place would be taken for somebody else's, and not touched again.
    """
    beside = Parts(path.with_name(f".{path.name}.begun"), part_size)
    try:
        page = commit.sealed(
            Commit(generation=0, time=now(), token=os.urandom(commit.TOKEN)),
            vault.backup_key,
            os.urandom(commit.BACKUP_ID),
            part_size,
        )
        with stick():
            # Its folder must be there: one that we made where a stick was mounted would be on the laptop's own disk.
            os.close(os.open(beside.path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
        beside.write(0, head.packed(vault.keyring.page_for_backup(salt.header, salt.slot_key).page(), page))
        beside.sync()
        beside.close()
        with stick():
            beside.path.replace(path)
            disk.sync_folder(path.parent)
    except BaseException:
        with suppress(OSError):
            beside.path.unlink(missing_ok=True)
        raise
    finally:
        beside.close()


def _expect_known(vault: Vault, backup: Backup) -> None:
    if backup.commit.newest is None:
        return
    with vault.reading() as unit:
        if not unit.backups.knows(backup.commit.token.hex()):
            raise BackupAhead


def _base(backup: Backup) -> tuple[State | None, bool]:
    """The newest state whose index can be read, and whether a newer one could not."""
    for place, segment in enumerate((backup.commit.newest, backup.commit.before)):
        if segment is not None:
            with suppress(BackupDamaged):
                return backup.state(segment), place > 0
    return None, backup.commit.newest is not None


def _read_back(backup: Backup, state: State, step: Step) -> tuple[Bad, bool]:
    """Everything from the stick: what the state needs, and whether head and foot say what was written."""
    backup.parts.sync()
    backup.parts.reopen()
    try:
        found = head.read(backup.parts)
        whole = found.whole and all(one.opened(backup.key) == backup.commit for one in found.commits)
    except (BackupDamaged, BackupTooNew, NotABackup):
        whole = False
    backup.whole_head = whole
    return bad_chunks(backup, state, lambda done, total: step(Stage.CHECKING, done, total)), whole


def _take_away(parts: Parts) -> None:
    """What was begun just now and came to nothing. If the stick does not let us, the next backup goes on with it."""
    with suppress(OSError):
        for number in range(_MOST_PARTS):
            parts.place(number).unlink(missing_ok=True)
