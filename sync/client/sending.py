"""The frames of one push in order of urgency, read from the vault while they are sent. Knows no answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from sync.client.limits import Allowance
from sync.client.ports import Outgoing, OutgoingFile, SyncStore
from sync.client.progress import Phase, Progress, Step, Stopped
from sync.protocol import chunks
from sync.protocol.frames import FrameType, encode, encode_chunk, encode_part

BLOCK = 16 * 1024
"""Small frames travel together: a TLS record for each would cost 22 bytes apiece."""
MOST_OBJECTS = 20_000
"""In one push; with more there is another one."""


class Sending:
    """Counts what it gives. `blocks` starts anew each time it is called. Without an allowance everything may go.

    `held`: beginnings of chunks that the server has, each used once. `words_alone`: chunks are counted and wait for
    another push. `unconfirmed`: how much of what was given did not arrive.
    """

    def __init__(
        self,
        store: SyncStore,
        step: Step,
        stopped: Stopped,
        allowance: Allowance | None = None,
        *,
        held: dict[tuple[bytes, int], int] | None = None,
        words_alone: bool = False,
        unconfirmed: Callable[[], int] = lambda: 0,
    ) -> None:
        self._store, self._step, self._stopped, self._allowance = store, step, stopped, allowance
        self._words_alone, self._unconfirmed = words_alone, unconfirmed
        self._held = {} if held is None else held
        self._restart()

    def _restart(self) -> None:
        self.objects = self.chunks = self.bytes = self._arrived = 0
        self.sent: list[bytes] = []
        """Ids of the objects, in their order: the answer names them by it."""
        self.damaged: list[bytes] = []
        """Manifests of files that this disk does not give whole: the rest of them was left out."""
        self.told = Progress(Phase.SENDING)

    def blocks(self) -> Iterator[bytes]:
        """Stopped in the middle it ends between two frames, and the server answers for what it got.

        All words are given away before the first chunk is read: whatever is wrong with a file, they are on their way.
        """
        self._restart()
        objects, total, bytes_total, files = self._totals()
        yield from self._together(self._objects(total, bytes_total))
        # With objects left over chunks wait too: the manifest of theirs may be among what is left.
        if self.objects >= objects and not self._stopped() and not self._words_alone:
            yield from self._together(self._chunks(files, total, bytes_total))

    def before(self) -> Progress:
        """Nothing sent, and how much there is."""
        _, total, bytes_total, _ = self._totals()
        return Progress(Phase.SENDING, 0, total, 0, bytes_total)

    def _totals(self) -> tuple[int, int, int, Sequence[OutgoingFile]]:
        """Objects; pieces and bytes of all that waits and may go; its files."""
        files = self._store.outgoing_files() if self._allowance is None or self._allowance.of_files else ()
        objects, object_bytes = self._waiting()
        total = objects + sum(len(missing(file)) for file in files)
        bytes_total = object_bytes + sum(_bytes(file, number) for file in files for number in missing(file))
        return objects, total, bytes_total, files

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
            if not self.sent:
                yield encode(FrameType.BRIEF, b"")
            self.sent.append(outgoing.object_id)
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
                yield chunk_frame(file.file, number, sealed, self._held.pop((file.file, number), 0))
                self.chunks, self.bytes = self.chunks + 1, self.bytes + len(sealed)
                self._tell(total, bytes_total)

    def _waiting(self) -> tuple[int, int]:
        sizes = [len(outgoing.raw) for outgoing in outgoing_objects(self._store)]
        return len(sizes), sum(sizes)

    def _tell(self, total: int, bytes_total: int) -> None:
        arrived = self._arrived = max(self._arrived, self.bytes - self._unconfirmed())
        self.told = Progress(Phase.SENDING, self.objects + self.chunks, total, self.bytes, bytes_total)
        self._step(replace(self.told, bytes_done=arrived))


def outgoing_objects(store: SyncStore) -> Iterator[Outgoing]:
    """All that waits, page by page, so that no more than a page is held."""
    page = store.outgoing()
    while page:
        yield from (outgoing for _, outgoing in page)
        page = store.outgoing(after=page[-1][0])


def chunk_frame(file: bytes, number: int, sealed: bytes, held: int) -> bytes:
    """Of a chunk whose first `held` bytes the server kept when a line was cut, the rest."""
    if 0 < held < len(sealed):
        return encode_part(file, number, held, sealed[held:])
    return encode_chunk(file, number, sealed)


def missing(file: OutgoingFile) -> list[int]:
    """Numbers of the chunks that the server did not say it has."""
    present = {number for first, end in file.present for number in range(first, min(end, file.chunks))}
    return [number for number in range(file.chunks) if number not in present]


def _bytes(file: OutgoingFile, number: int) -> int:
    return chunks.chunk_size(file.sealed_size, number)
