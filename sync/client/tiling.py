"""The log read as tiles: its root at any size it once had (SPEC section 10). Keeps nothing beyond one use."""

from __future__ import annotations

from dataclasses import dataclass, field

from sync.client.session import Session
from sync.errors import Unreadable
from sync.protocol import merkle, tiles
from sync.protocol.checkpoints import Checkpoint
from sync.protocol.tiles import Tile

HASH = 32


@dataclass(slots=True)
class Tiles:
    """Of the log whose newest `checkpoint` was verified. What a tile says is believed only as far as it leads there."""

    session: Session
    checkpoint: Checkpoint
    _held: dict[tuple[int, int], bytes] = field(default_factory=dict)

    def root_at(self, size: int) -> bytes:
        """What the root was when there were `size` leaves, proved. Raises Unreadable("tile") for tiles that do not lead
        to the checkpoint, and what a request raises.
        """
        if not 0 < size <= self.checkpoint.size:
            raise Unreadable("tile")
        root = merkle.root(size, self._node)
        proof = merkle.prove_consistency(size, self.checkpoint.size, self._node)
        if not merkle.is_consistent(size, root, self.checkpoint.size, self.checkpoint.root, proof):
            raise Unreadable("tile")
        return root

    def _node(self, level: int, place: int) -> bytes:
        """Of a full subtree."""
        above = level // tiles.HEIGHT
        count = 1 << level % tiles.HEIGHT
        first = place * count
        number, start = divmod(first, tiles.WIDTH)
        hashes = self._tile(above, number)[start * HASH : (start + count) * HASH]
        if len(hashes) != count * HASH:
            raise Unreadable("tile")
        return _joined([hashes[at : at + HASH] for at in range(0, len(hashes), HASH)])

    def _tile(self, level: int, number: int) -> bytes:
        if (level, number) not in self._held:
            width = min(tiles.WIDTH, (self.checkpoint.size >> tiles.HEIGHT * level) - number * tiles.WIDTH)
            self._held[level, number] = self.session.tile(tiles.path(Tile(level, number, width)))
        return self._held[level, number]


def _joined(hashes: list[bytes]) -> bytes:
    """Of a power of two of them."""
    while len(hashes) > 1:
        hashes = [merkle.node_hash(hashes[at], hashes[at + 1]) for at in range(0, len(hashes), 2)]
    return hashes[0]
