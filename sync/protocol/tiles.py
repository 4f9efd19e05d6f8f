"""Paths of tiles of the log (SPEC section 10, after C2SP tlog-tiles). Knows no tree and no server."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sync.errors import Unreadable
from sync.protocol import merkle

WIDTH: Final = 256
HEIGHT: Final = 8
"""Levels of the tree in one tile."""
HIGHEST: Final = 7
"""Of 63 bits of leaves no tile stands higher."""
LARGEST: Final = WIDTH * 64
"""Bytes of any tile at most: hashes take 32 each, entries 35."""
_PATH: Final = re.compile(r"(entries|[0-7])/((?:x[0-9]{3}/){0,6}[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Tile:
    """`level` None: entries. `width`: how many hashes, or entries, from its left; less than 256 is a partial tile."""

    level: int | None
    number: int
    width: int = WIDTH

    @property
    def tree_level(self) -> int:
        """The level of its nodes in the tree; entries are about leaves."""
        return HEIGHT * (self.level or 0)


def path(tile: Tile) -> str:
    """Behind `…/tile/`: the number in groups of three digits, all but the last after an `x`."""
    digits = f"{tile.number:03d}"
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
    number = "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])
    partial = f".p/{tile.width}" if tile.width < WIDTH else ""
    return f"{'entries' if tile.level is None else tile.level}/{number}{partial}"


def read(text: str) -> Tile:
    """Raises Unreadable("tile") for anything but the one way to write it."""
    found = _PATH.fullmatch(text)
    if found is None:
        raise Unreadable("tile")
    level = None if found[1] == "entries" else int(found[1])
    tile = Tile(level, int(re.sub(r"[x/]", "", found[2])), int(found[3] or WIDTH))
    if path(tile) != text:
        raise Unreadable("tile")
    return tile


def entry(leaf_kind: int, object_id: bytes) -> bytes:
    """A leaf in a tile of entries: its length (2 bytes), then what its hash is taken of."""
    data = merkle.leaf_data(leaf_kind, object_id)
    return len(data).to_bytes(2) + data
