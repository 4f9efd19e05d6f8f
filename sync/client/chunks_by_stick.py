"""Chunks of others' files that came on a stick: each against its manifest, in order. Knows no line and no parcel."""

from __future__ import annotations

from sync.client.ports import SyncStore, WantedFile
from sync.protocol import chunks


class ChunksByStick:
    """`files`: became whole by it. `gaps`: chunks that stand behind others that did not come."""

    def __init__(self, store: SyncStore) -> None:
        self._store = store
        self._wanted: dict[bytes, WantedFile] | None = None
        self._next: dict[bytes, int] = {}
        self.files = 0
        self.gaps = 0

    def look_again(self) -> None:
        """Manifests may have come."""
        self._wanted = None

    def is_wanted(self, file: bytes) -> bool:
        if self._wanted is None:
            self._wanted = {one.file: one for one in self._store.wanted_files()}
            self._next = {one.file: one.first for one in self._wanted.values()}
        return file in self._wanted

    def take(self, file: bytes, number: int, sealed: bytes) -> None:
        """One that is here, or is nobody's, changes nothing."""
        if not self.is_wanted(file) or self._wanted is None:
            return
        wanted = self._wanted[file]
        if not self._next[file] <= number < chunks.chunk_count(wanted.sealed_size):
            return
        if number > self._next[file]:
            self.gaps += 1
            return
        expected = wanted.chunk_hashes[number * chunks.HASH : (number + 1) * chunks.HASH]
        if chunks.chunk_hash(sealed) != expected:
            return  # the next one is then behind a gap
        self._store.put_chunk(file, number, sealed)
        self._next[file] = number + 1
        if self._next[file] == chunks.chunk_count(wanted.sealed_size) and self._store.finish_file(file):
            self.files += 1
