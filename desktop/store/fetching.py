"""Somebody else's file coming in, chunk by chunk (VAULT.md, section 7). Knows no network."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.domain.custody import Deed
from desktop.errors import NoSuchFile
from desktop.store import disk
from desktop.store.file_rows import KeptFile, State
from desktop.store.unit import now
from desktop.store.unsealing import chunks_as_announced, is_right
from sync.client.ports import WantedFile
from sync.crypto.stream import CHUNK_SEALED, sealed_size
from sync.protocol.chunks import chunk_count

if TYPE_CHECKING:
    from desktop.store.vault import Vault

_SYNC_CHUNKS: Final = 64
"""4 MiB: what a power cut can make us fetch again."""


class Fetching:
    """Counts what was written since the row last said so; only one thread fetches at a time."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._written: dict[str, int] = {}

    def wanted(self) -> Sequence[WantedFile]:
        with self._vault.reading() as unit:
            rows = unit.files.wanted()
        return [replace(row, first=self._have(row.file.hex(), row.first, row.sealed_size)) for row in rows]

    def put_chunk(self, file: str, number: int, sealed: bytes) -> None:
        """The chunk after the last one, or one that is here already (nothing happens)."""
        have = self._written.get(file)
        if have is None:
            kept = self._row(file)
            have = self._have(file, kept.present, kept.sealed_size)
        if number < have:
            return
        if number > have:
            raise ValueError("chunks come in order")
        due = (number + 1) % _SYNC_CHUNKS == 0
        self._write(file, number, sealed, sync=due)
        self._written[file] = number + 1
        if due:
            with self._vault.unit() as unit:
                unit.files.present(file, number + 1)

    def keep(self) -> None:
        """What is on the disk of files that are not whole yet is told to their rows, however little it is."""
        for file, chunks in self._written.items():
            if self._vault.files.part(file).exists():
                with disk.in_vault(), self._vault.files.part(file).open("rb+") as part:
                    disk.sync_file(part)
                with self._vault.unit() as unit:
                    unit.files.present(file, chunks)

    def finish(self, file: str) -> bool:
        """Opens everything once. What is not what the record says is removed and not asked for again by itself.

        That is said of bytes alone that are those of the manifest: what the disk spoiled is fetched again.
        """
        kept = self._row(file)
        if kept.state is not State.FETCHED:
            return kept.is_here
        self._written.pop(file, None)
        place = self._place(file)
        if kept.sealed_size != sealed_size(kept.ref.size) or kept.key is None:
            self._reject(file)
            return False
        if is_right(place, file, kept.key, kept.ref.size, kept.ref.sha256):
            self._accept(kept)
            return True
        with self._vault.reading() as unit:
            good = chunks_as_announced(place, unit.files.chunk_hashes(file), kept.sealed_size)
        if good == chunk_count(kept.sealed_size):
            self._reject(file)
        else:
            self._keep_first(file, good)
        return False

    def _accept(self, kept: KeptFile) -> None:
        file = kept.ref.id
        with disk.in_vault(), self._place(file).open("rb+") as whole:
            disk.sync_file(whole)
        self._vault.files.settle(file)
        with self._vault.unit() as unit:
            unit.files.present(file, chunk_count(kept.sealed_size))
            unit.files.came(file, State.WHOLE)
            # Small copies are no evidence, and what another group shares is not ours.
            if kept.record is not None and not unit.small_copies.are_copies([file]):
                unit.custody.note(file, Deed.RECEIVED, now())

    def _reject(self, file: str) -> None:
        self._vault.files.remove(file)
        with self._vault.unit() as unit:
            unit.files.present(file, 0)
            unit.files.came(file, State.WRONG)

    def _keep_first(self, file: str, chunks: int) -> None:
        part = self._vault.files.part(file)
        with disk.in_vault():
            if not part.exists() and self._vault.files.path(file).exists():
                self._vault.files.path(file).replace(part)
            if part.exists():
                os.truncate(part, chunks * CHUNK_SEALED)
        with self._vault.unit() as unit:
            unit.files.present(file, chunks)

    def _have(self, file: str, said: int, sealed_size: int) -> int:
        """How many chunks are here: no more than are on the disk, and all where the row was not told of the last."""
        size = self._place(file).stat().st_size if self._place(file).exists() else 0
        if size == sealed_size:
            return chunk_count(sealed_size)
        return min(self._written.get(file, said), size // CHUNK_SEALED)

    def _place(self, file: str) -> Path:
        """The part, or the file itself if its row could not be told of it."""
        path = self._vault.files.path(file)
        return path if path.exists() else self._vault.files.part(file)

    def _write(self, file: str, number: int, sealed: bytes, *, sync: bool) -> None:
        path = self._vault.files.part(file)
        with disk.in_vault():
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(handle, "wb") as part:
                part.seek(number * CHUNK_SEALED)
                part.write(sealed)
                if sync:
                    disk.sync_file(part)

    def _row(self, file: str) -> KeptFile:
        with self._vault.reading() as unit:
            kept = unit.files.get(file)
        if kept is None:
            raise NoSuchFile
        return kept
