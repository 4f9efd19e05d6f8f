"""Sealed files that were whole and are not: which chunks are wrong, and putting right ones in their place (VAULT.md,
section 7). Knows no network.

Only bytes that are not the manifest's are ever written over, and only by bytes that are.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.store import disk
from desktop.store.file_rows import State
from desktop.store.unsealing import is_right
from sync.client.return_ports import SpoiledFile
from sync.protocol import limits
from sync.protocol.chunks import HASH, chunk_hash, chunk_size

if TYPE_CHECKING:
    from desktop.store.vault import Vault

_SYNC_CHUNKS: Final = 64
"""4 MiB: what a power cut can make us fetch again."""


class Mending:
    """One thread at a time."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._unsynced = 0

    def spoiled(self) -> Iterator[SpoiledFile]:
        with self._vault.reading() as unit:
            files = [kept.ref.id for kept in unit.files.in_state(State.WHOLE) if kept.manifest is not None]
        for file in files:
            with self._vault.reading() as unit:
                kept, hashes = unit.files.get(file), unit.files.chunk_hashes(file)
            if kept is None or not kept.is_here:
                continue
            missing = _wrong(self._vault.files.path(file), hashes, kept.sealed_size)
            if kept.on_server and not self._vault.files.path(file).exists():
                # Like somebody else's that has not come: every sync goes on with it, and nobody calls it damaged.
                with self._vault.unit() as unit:
                    now = unit.files.get(file)
                    if now is not None and now.is_here:  # not removed on purpose meanwhile
                        unit.files.present(file, 0)
                        unit.files.came(file, State.FETCHED)
            elif missing:
                yield SpoiledFile(
                    file=bytes.fromhex(file), sealed_size=kept.sealed_size, chunk_hashes=hashes, missing=missing
                )

    def mend(self, file: str, number: int, sealed: bytes) -> None:
        with disk.in_vault():
            handle = os.open(self._vault.files.path(file), os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(handle, "wb") as whole:
                whole.seek(number * limits.CHUNK)
                whole.write(sealed)
                self._unsynced += 1
                if self._unsynced >= _SYNC_CHUNKS:
                    disk.sync_file(whole)
                    self._unsynced = 0

    def is_mended(self, file: str) -> bool:
        """Also cuts off what stands behind the last chunk."""
        with self._vault.reading() as unit:
            kept = unit.files.get(file)
        if kept is None or kept.key is None:
            return False
        path = self._vault.files.path(file)
        with disk.in_vault(), path.open("rb+") as whole:
            whole.truncate(kept.sealed_size)
            disk.sync_file(whole)
        disk.sync_folder(path.parent)
        self._unsynced = 0
        return is_right(path, file, kept.key, kept.ref.size, kept.ref.sha256)


def _wrong(path: Path, hashes: bytes, size: int) -> tuple[int, ...]:
    """Numbers of the chunks that are not the manifest's; a byte too many behind the last one makes that wrong."""
    found = []
    count = len(hashes) // HASH
    try:
        with path.open("rb") as source:
            for number in range(count):
                if not _matches(source.read(chunk_size(size, number)), hashes, number):
                    found.append(number)
                if source.tell() != number * limits.CHUNK + chunk_size(size, number):
                    return (*found, *range(number + 1, count))
            if source.read(1) and count - 1 not in found:
                found.append(count - 1)
    except OSError as refusal:
        if problem := disk.unreadable(path, refusal):
            raise problem from None
        return tuple(range(count))
    return tuple(found)


def _matches(sealed: bytes, hashes: bytes, number: int) -> bool:
    return chunk_hash(sealed) == hashes[number * HASH : (number + 1) * HASH]
