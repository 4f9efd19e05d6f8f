"""The frames of one push in order of urgency, read from the vault while they are sent. Knows no answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from sync.client.limits import Allowance
from sync.client.ports import Outgoing, OutgoingFile, SyncStore
from sync.client.progress import Phase, Progress, Step, Stopped
from sync.protocol import chunks
from sync.protocol.frames import FrameType, encode, encode_chunk

BLOCK = 16 * 1024
"""Small frames travel together: a TLS record for each would cost 22 bytes apiece."""
MOST_OBJECTS = 20_000
"""In one push; with more there is another one."""


class Sending:
    """Counts what it gives. `blocks` starts anew each time it is called. Without an allowance everything may go."""

    def __init__(self, store: SyncStore, step: Step, stopped: Stopped, allowance: Allowance | None = None) -> None:
        self._store, self._step, self._stopped, self._allowance = store, step, stopped, allowance
        self._restart()

    def _restart(self) -> None:
        self.objects = self.chunks = self.bytes = 0
        self.damaged: list[bytes] = []
        """Manifests of files that this disk does not give whole: the rest of them was left out."""

    def blocks(self) -> Iterator[bytes]:
        """Stopped in the middle it ends between two frames, and the server answers for what it got.

        All words are given away before the first chunk is read: whatever is wrong with a file, they are on their way.
        """
        self._restart()
        files = self._store.outgoing_files() if self._allowance is None or self._allowance.of_files else ()
        objects, object_bytes = self._waiting()
        total = objects + sum(len(missing(file)) for file in files)
        bytes_total = object_bytes + sum(_bytes(file, number) for file in files for number in missing(file))
        yield from self._together(self._objects(total, bytes_total))
        # With objects left over chunks wait too: the manifest of theirs may be among what is left.
        if self.objects >= objects and not self._stopped():
            yield from self._together(self._chunks(files, total, bytes_total))

    def _together(self, frames: Iterator[bytes]) -> Iterator[bytes]:
        held = bytearray()
        for frame in frames:
            held += frame
            if len(held) >= BLOCK:
                yield bytes(held)
                held.clear()
            if self._stopped():
                break
        if held:
            yield bytes(held)

    def _objects(self, total: int, bytes_total: int) -> Iterator[bytes]:
        for outgoing in islice(outgoing_objects(self._store), MOST_OBJECTS):
            yield encode(FrameType.OBJECT, outgoing.raw)
            self.objects, self.bytes = self.objects + 1, self.bytes + len(outgoing.raw)
            self._tell(total, bytes_total)

    def _chunks(self, files: Sequence[OutgoingFile], total: int, bytes_total: int) -> Iterator[bytes]:
        for file in files:
            for number in missing(file):
                if self._allowance is not None and not self._allowance.takes(_bytes(file, number)):
                    return
                sealed = self._store.chunk(file.file, number)
                if sealed is None:
                    self.damaged.append(file.manifest)
                    break
                yield encode_chunk(file.file, number, sealed)
                self.chunks, self.bytes = self.chunks + 1, self.bytes + len(sealed)
                self._tell(total, bytes_total)

    def _waiting(self) -> tuple[int, int]:
        sizes = [len(outgoing.raw) for outgoing in outgoing_objects(self._store)]
        return len(sizes), sum(sizes)

    def _tell(self, total: int, bytes_total: int) -> None:
        self._step(Progress(Phase.SENDING, self.objects + self.chunks, total, self.bytes, bytes_total))


def outgoing_objects(store: SyncStore) -> Iterator[Outgoing]:
    """All that waits, page by page, so that no more than a page is held."""
    page = store.outgoing()
    while page:
        yield from (outgoing for _, outgoing in page)
        page = store.outgoing(after=page[-1][0])


def missing(file: OutgoingFile) -> list[int]:
    """Numbers of the chunks that the server did not say it has."""
    present = {number for first, end in file.present for number in range(first, min(end, file.chunks))}
    return [number for number in range(file.chunks) if number not in present]


def _bytes(file: OutgoingFile, number: int) -> int:
    return chunks.chunk_size(file.sealed_size, number)
