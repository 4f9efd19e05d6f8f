"""Somebody else's file coming in, chunk by chunk in any order (VAULT.md, section 7). Knows no network."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.domain.custody import Deed
from desktop.errors import NoSuchFile
from desktop.store import disk
from desktop.store.file_rows import KeptFile, State
from desktop.store.unit import now
from desktop.store.unsealing import chunks_as_announced, good_chunks, is_right
from sync.client.ports import WantedFile
from sync.crypto.stream import CHUNK_SEALED, sealed_size
from sync.protocol.chunks import chunk_count

if TYPE_CHECKING:
    from desktop.store.vault import Vault

_SYNC_CHUNKS: Final = 64
"""4 MiB: what a power cut can make us fetch again."""


@dataclass(slots=True)
class _Here:
    """Chunks of a part that are as the manifest says: all before `first`, and those in `beyond`."""

    first: int
    beyond: set[int]
    told: int
    """Of `first`, what the row says."""

    def has(self, number: int) -> bool:
        return number < self.first or number in self.beyond

    def add(self, number: int) -> None:
        self.beyond.add(number)
        while self.first in self.beyond:
            self.beyond.remove(self.first)
            self.first += 1


class Fetching:
    """Knows what was written since the row last said so; only one thread fetches at a time."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._parts: dict[str, _Here] = {}

    def wanted(self) -> Sequence[WantedFile]:
        with self._vault.reading() as unit:
            rows = unit.files.wanted()
        return [self._as_it_is(row) for row in rows]

    def _as_it_is(self, row: WantedFile) -> WantedFile:
        here = self._here(row.file.hex(), row.first, row.sealed_size, row.chunk_hashes)
        return replace(row, first=here.first, beyond=tuple(sorted(here.beyond)))

    def put_chunk(self, file: str, number: int, sealed: bytes) -> None:
        """In any order. One that is here already changes nothing."""
        here = self._parts.get(file) or self._looked_up(file)
        if here.has(number):
            return
        before = here.first // _SYNC_CHUNKS
        self._write(file, number, sealed)
        here.add(number)
        if here.first // _SYNC_CHUNKS > before:
            self._tell(file, here)

    def keep(self) -> None:
        """What is on the disk of files that are not whole yet is told to their rows, however little it is."""
        for file, here in self._parts.items():
            if here.first > here.told and self._vault.files.part(file).exists():
                self._tell(file, here)

    def _tell(self, file: str, here: _Here) -> None:
        """The row, when the bytes are durable."""
        with disk.in_vault(), self._vault.files.part(file).open("rb+") as part:
            disk.sync_file(part)
        with self._vault.unit() as unit:
            unit.files.present(file, here.first)
        here.told = here.first

    def finish(self, file: str) -> bool:
        """Opens everything once. What is not what the record says is removed and not asked for again by itself.

        That is said of bytes alone that are those of the manifest: what the disk spoiled is fetched again.
        """
        kept = self._row(file)
        if kept.state is not State.FETCHED:
            return kept.is_here
        self._parts.pop(file, None)
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

    def _here(self, file: str, said: int, sealed_size: int, hashes: bytes) -> _Here:
        """What the row says, as far as the disk has it; of all that lies behind that what is as the manifest says."""
        if file not in self._parts:
            place, count = self._place(file), chunk_count(sealed_size)
            size = place.stat().st_size if place.exists() else 0
            first = count if size == sealed_size and said == count else min(said, size // CHUNK_SEALED)
            here = _Here(first, set(), said)
            if here.first * CHUNK_SEALED < size:
                for number in good_chunks(place, hashes, sealed_size, here.first):
                    here.add(number)
            if here.first < count and place != self._vault.files.part(file):
                # A removal was cut off in the middle of it. What is left of it is where the rest is written, too.
                with disk.in_vault():
                    place.replace(self._vault.files.part(file))
            self._parts[file] = here
        return self._parts[file]

    def _looked_up(self, file: str) -> _Here:
        kept = self._row(file)
        with self._vault.reading() as unit:
            hashes = unit.files.chunk_hashes(file)
        return self._here(file, kept.present, kept.sealed_size, hashes)

    def _place(self, file: str) -> Path:
        """The part, or the file itself if its row could not be told of it."""
        path = self._vault.files.path(file)
        return path if path.exists() else self._vault.files.part(file)

    def _write(self, file: str, number: int, sealed: bytes) -> None:
        path = self._vault.files.part(file)
        with disk.in_vault():
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(handle, "wb") as part:
                part.seek(number * CHUNK_SEALED)
                part.write(sealed)

    def _row(self, file: str) -> KeptFile:
        with self._vault.reading() as unit:
            kept = unit.files.get(file)
        if kept is None:
            raise NoSuchFile
        return kept
