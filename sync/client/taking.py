"""Chunks of others' files as they come: checked against the manifest, put into the vault, opened when all are there.

Knows no line. Everything but `cut`, `checked` and `rows` is for the thread that may touch the vault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sync.client.member import Member
from sync.client.ports import WantedFile
from sync.client.progress import Phase, Progress, Step
from sync.errors import Unreadable
from sync.protocol import chunks


@dataclass(slots=True)
class Fetched:
    files: int = 0
    bytes: int = 0
    failed: int = 0
    """Files whose chunks did not match or did not open: the rest came nevertheless."""
    whole: list[WantedFile] = field(default_factory=list)


@dataclass(slots=True)
class Taking:
    member: Member
    step: Step
    wanted: Sequence[WantedFile]
    total: Fetched = field(default_factory=Fetched)
    _left: dict[bytes, int] = field(default_factory=dict)
    """Chunks by file, of those that are not through."""
    _through: int = 0
    _bytes: int = 0

    def __post_init__(self) -> None:
        self._left = {file.file: missing(file) for file in self.wanted}
        self._bytes = sum(_size(file, number) for file in self.wanted for row in rows(file) for number in row)

    @property
    def is_settled(self) -> bool:
        """Nothing is here in part."""
        return not self._left

    def begin(self, file: WantedFile) -> None:
        self._tell()

    def put(self, file: WantedFile, number: int, sealed: bytes) -> None:
        self.member.store.put_chunk(file.file, number, sealed)
        self._left[file.file] -= 1
        self.total.bytes += len(sealed)
        self._tell()

    def failed(self, file: WantedFile) -> None:
        """What came was not what was announced. What matched stays."""
        self.total.failed += 1
        self._through += 1

    def finish_if_whole(self, file: WantedFile) -> None:
        if self._left.get(file.file) != 0:
            return
        del self._left[file.file]
        self._through += 1
        if self.member.store.finish_file(file.file):
            self.total.files += 1
            self.total.whole.append(file)
        else:
            self.total.failed += 1

    def _tell(self) -> None:
        self.step(Progress(Phase.FETCHING, self._through, len(self.wanted), self.total.bytes, self._bytes))


def missing(file: WantedFile) -> int:
    """How many of its chunks are not here."""
    return chunks.chunk_count(file.sealed_size) - file.first - len(file.beyond)


def rows(file: WantedFile) -> Iterator[range]:
    """Numbers of the chunks that are not here, those that follow each other together."""
    start = file.first
    for here in file.beyond:
        if here > start:
            yield range(start, here)
        start = here + 1
    if start < chunks.chunk_count(file.sealed_size):
        yield range(start, chunks.chunk_count(file.sealed_size))


def cut(blocks: Iterable[bytes], sealed_size: int, number: int, end: int | None = None) -> Iterator[bytes]:
    """Whole chunks from `number` to `end` or the last, of a stream that may end early. More than them is not taken."""
    held, count = bytearray(), chunks.chunk_count(sealed_size) if end is None else end
    for block in blocks:
        held += block
        while number < count and len(held) >= chunks.chunk_size(sealed_size, number):
            size = chunks.chunk_size(sealed_size, number)
            yield bytes(held[:size])
            del held[:size]
            number += 1
        if number == count and held:
            raise Unreadable("file")


def checked(file: WantedFile, number: int, sealed: bytes) -> bytes:
    """Raises Unreadable("chunk") for one that is not the manifest's."""
    if chunks.chunk_hash(sealed) != file.chunk_hashes[number * chunks.HASH : (number + 1) * chunks.HASH]:
        raise Unreadable("chunk")
    return sealed


def _size(file: WantedFile, number: int) -> int:
    return chunks.chunk_size(file.sealed_size, number)
