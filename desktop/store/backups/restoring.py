"""A vault out of a backup: beside the folder it is wanted in, verified there, then moved into place (VAULT.md, section
10). Never into a folder that holds anything; the backup is only read.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from blake3 import blake3

from desktop.backup_errors import BackupDamaged, OthersBackup
from desktop.errors import DiskFull, VaultDamaged, VaultExists
from desktop.store import disk, keyslot_file
from desktop.store.backups import head
from desktop.store.backups.choosing import chosen, opened_keyslots
from desktop.store.backups.index import State
from desktop.store.backups.keys import backup_key
from desktop.store.backups.opened import Backup
from desktop.store.backups.parts import Parts
from desktop.store.backups.progress import Stage, Step, silent
from desktop.store.backups.segments import ChunkBad
from desktop.store.backups.settling import Settled, Unsealed, settle
from desktop.store.keyslots import Key
from desktop.store.making import move_into_place
from desktop.store.upgrade import expect_known

_ROOM = 16 * 1024 * 1024
"""Beside what is restored: a database grows when it is opened."""
_BLOCK = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """`taken`: ms since 1970, when the state was made. `damaged`: ids of files that do not open any more in the backup.
    `missing`: of how many files the records know that are not here, those among them. `unfinished`: behind this state
    stands another one that was cut off, or replaced. `earlier`: the newest one was damaged.
    """

    taken: int
    generation: int
    records: int
    files: int
    missing: int
    damaged: tuple[str, ...]
    unfinished: bool
    earlier: bool


def restore(path: Path, folder: Path, key: Key, step: Step = silent, *, earlier: bool = False) -> Restored:
    """`folder` must not exist or be empty. `earlier`: take the newest state that is whole, where the newest is not.

    Raises VaultExists, NotABackup, BackupTooNew, BackupEmpty, BackupPartMissing, OpensNoBackup, BackupDamaged,
    StickGone, VaultTooNew, VaultDamaged, DiskFull, NotWritable, and what `step` raises; then nothing is left of it.
    """
    folder = folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise VaultExists
    parts = Parts(path.absolute())
    try:
        found = head.read(parts)
        page, opened = opened_keyslots(found, key)
        backup = _opened(parts, found, backup_key(opened.vault_key))
        state = chosen(backup, earlier=earlier)
        expect_known(state.tables)
        with disk.writing():
            folder.parent.mkdir(parents=True, exist_ok=True)
            if shutil.disk_usage(folder.parent).free < state.size() + _ROOM:
                raise DiskFull
            making = folder.parent / f".{folder.name}.restoring-{os.urandom(4).hex()}"
            making.mkdir(mode=0o700)
            try:
                damaged = _Making(making, backup, state, step).write()
                keyslot_file.write(making, page)
                settled = settle(making, Unsealed(key, page, opened), backup, state)
                disk.sync_folder(making)
                move_into_place(making, folder)
            except BaseException:
                shutil.rmtree(making, ignore_errors=True)
                raise
        return _restored(backup, state, settled, damaged)
    finally:
        parts.close()


def _opened(parts: Parts, found: head.Head, key: bytes) -> Backup:
    try:
        return Backup(parts, found, key)
    except OthersBackup:  # its own keyslots opened, so that it is ours, and no commit is whole
        raise BackupDamaged("head") from None


def _restored(backup: Backup, state: State, settled: Settled, damaged: list[str]) -> Restored:
    return Restored(
        taken=state.time,
        generation=state.generation,
        records=settled.records,
        files=settled.files,
        missing=settled.missing,
        damaged=tuple(damaged),
        unfinished=backup.unfinished,
        earlier=state.generation != backup.commit.generation,
    )


class _Making:
    def __init__(self, folder: Path, backup: Backup, state: State, step: Step) -> None:
        self._folder = folder
        self._backup = backup
        self._state = state
        self._step = step
        self._done = 0

    def write(self) -> list[str]:
        """Database and files, on the disk and read back. Gives the ids of files that do not open in the backup."""
        state = self._state
        try:
            self._put(self._folder / "store.db", self._backup.database(state), state.digest)
        except ChunkBad:
            raise BackupDamaged("state") from None
        damaged = []
        (self._folder / "files").mkdir(mode=0o700)
        for saved in state.files.values():
            place = self._folder / "files" / saved.name
            try:
                self._put(place, self._backup.file(state, saved), saved.digest)
            except ChunkBad:
                place.unlink()
                damaged.append(saved.name[:32])
        disk.sync_folder(self._folder / "files")
        return damaged

    def _put(self, place: Path, blocks: Iterator[bytes], digest: bytes) -> None:
        """Raises ChunkBad, VaultDamaged where this disk does not give back what was written."""
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            for block in blocks:
                file.write(block)
                self._done += len(block)
                self._step(Stage.WRITING, self._done, self._state.size())
            disk.sync_file(file)
            disk.forget_cached(file)
        found = blake3()
        with place.open("rb") as file_again:
            while block := file_again.read(_BLOCK):
                found.update(block)
        if found.digest() != digest:
            raise VaultDamaged("database" if place.name == "store.db" else "file")
