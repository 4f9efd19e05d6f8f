"""Fetching single chunks of files that were whole once and are not any more (SPEC section 14). Knows no disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sync.client.limits import Allowance
from sync.client.progress import Phase, Progress, Step, Stopped
from sync.client.return_ports import ReturnStore, SpoiledFile
from sync.client.session import Session
from sync.client.taking import cut
from sync.errors import Refused, Unreadable
from sync.protocol import chunks


@dataclass(slots=True)
class Mended:
    """`files`: whole again, by id; `failed`: the server does not have all of it, or what came was not theirs."""

    files: list[bytes] = field(default_factory=list)
    failed: list[bytes] = field(default_factory=list)
    chunks: int = 0
    bytes: int = 0


def mend(store: ReturnStore, session: Session, step: Step, stopped: Stopped, allowance: Allowance) -> Mended:
    """One request for each row of wrong chunks. What came until a cut stays in its place."""
    total = Mended()
    for file in store.spoiled_files():
        if stopped() or not allowance.of_files:
            break
        step(Progress(Phase.FETCHING, len(total.files), 0, total.bytes))
        try:
            rows = [_mend(store, session, file, row, total, stopped, allowance) for row in _rows(file.missing)]
        except (Refused, Unreadable):
            total.failed.append(file.file)
            continue
        complete = all(rows)
        if not complete and (stopped() or not allowance.of_files):
            break  # it goes on with the next call
        (total.files if complete and store.is_mended(file.file) else total.failed).append(file.file)
    return total


def _mend(
    store: ReturnStore,
    session: Session,
    file: SpoiledFile,
    row: range,
    total: Mended,
    stopped: Stopped,
    allowance: Allowance,
) -> bool:
    """Whether all chunks of the row are in their places now."""
    number = row.start
    if not allowance.takes(chunks.chunk_size(file.sealed_size, number)):
        return False
    with session.file(file.file, number) as blocks:
        for sealed in cut(blocks, file.sealed_size, number):
            if chunks.chunk_hash(sealed) != file.chunk_hashes[number * chunks.HASH : (number + 1) * chunks.HASH]:
                raise Unreadable("chunk")
            store.mend(file.file, number, sealed)
            number += 1
            total.chunks, total.bytes = total.chunks + 1, total.bytes + len(sealed)
            if number >= row.stop or stopped():
                break
            if not allowance.takes(chunks.chunk_size(file.sealed_size, number)):
                break
    return number >= row.stop


def _rows(numbers: Sequence[int]) -> Iterator[range]:
    """Numbers that follow each other, together."""
    start = 0
    for at in range(1, len(numbers) + 1):
        if at == len(numbers) or numbers[at] != numbers[at - 1] + 1:
            yield range(numbers[start], numbers[at - 1] + 1)
            start = at
