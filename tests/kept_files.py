"""A file of evidence in a store that keeps everything in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class KeptFile:
    """Own when `manifest` was written here; `chunks` are the sealed ones, None for one that the disk lost or that did
    not come yet.
    """

    manifest: bytes
    key: bytes
    chunks: list[bytes | None]
    present: tuple[tuple[int, int], ...] = ()
    is_done: bool = False

    def put(self, number: int, sealed: bytes) -> None:
        self.chunks += [None] * (number + 1 - len(self.chunks))
        self.chunks[number] = sealed


def here(kept: KeptFile | None) -> dict[str, Any]:
    """What a wanted file says of its chunks."""
    chunks = [] if kept is None else kept.chunks
    first = chunks.index(None) if None in chunks else len(chunks)
    beyond = tuple(number for number in range(first, len(chunks)) if chunks[number] is not None)
    return {"first": first, "beyond": beyond}
