"""The log's tree: RFC 6962 section 2.1 with SHA-256, and the proofs of SPEC section 10. Pure; stores nothing.

Whoever makes proofs hands in `Subtree`: the hash of the full subtree of 2**level leaves that starts at leaf
`place << level`. A server reads it from its table of nodes. Whoever checks proofs needs only what is named here.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from sync.errors import Unreadable

OBJECT_LEAF: Final = 1
FILE_LEAF: Final = 2
EMPTY: Final = hashlib.sha256(b"").digest()

Subtree: TypeAlias = Callable[[int, int], bytes]


def leaf_data(kind: int, object_id: bytes) -> bytes:
    return bytes((kind,)) + object_id


def leaf_hash(kind: int, object_id: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + leaf_data(kind, object_id)).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def root(size: int, subtree: Subtree) -> bytes:
    return _range_hash(0, size, subtree) if size else EMPTY


def nodes_completed(index: int, leaf: bytes, subtree: Subtree) -> Iterator[tuple[int, int, bytes]]:
    """(level, place, hash) of every full subtree that leaf number `index` completes, itself first."""
    level, place, node = 0, index, leaf
    yield level, place, node
    while place & 1:
        node = node_hash(subtree(level, place - 1), node)
        level, place = level + 1, place >> 1
        yield level, place, node


def prove_leaves(size: int, indices: Sequence[int], subtree: Subtree) -> list[bytes]:
    """The hashes that whoever knows the leaves at `indices` (ascending, no repeats, not empty) needs for the root."""
    hashes: list[bytes] = []

    def walk(start: int, end: int, low: int, high: int) -> None:
        if low == high:
            hashes.append(_range_hash(start, end, subtree))
        elif end - start > 1:
            middle = start + _split(end - start)
            cut = bisect_left(indices, middle, low, high)
            walk(start, middle, low, cut)
            walk(middle, end, cut, high)

    walk(0, size, 0, len(indices))
    return hashes


def root_from_leaves(size: int, leaves: Mapping[int, bytes], hashes: Sequence[bytes]) -> bytes:
    """The root that a proof of several leaves leads to; `leaves`: leaf hash by index. Raises Unreadable("proof")."""
    indices = sorted(leaves)
    if not indices or indices[0] < 0 or indices[-1] >= size or size >= 1 << 63:
        raise Unreadable("proof")
    left = iter(hashes)

    def walk(start: int, end: int, low: int, high: int) -> bytes:
        if low == high:
            return _next(left)
        if end - start == 1:
            return leaves[start]
        middle = start + _split(end - start)
        cut = bisect_left(indices, middle, low, high)
        return node_hash(walk(start, middle, low, cut), walk(middle, end, cut, high))

    result = walk(0, size, 0, len(indices))
    if next(left, None) is not None:
        raise Unreadable("proof")
    return result


def inclusion_from_leaves(size: int, leaves: Mapping[int, bytes], hashes: Sequence[bytes], index: int) -> list[bytes]:
    """The audit path of one of the leaves of a proof of several, as `prove_inclusion` gives it. The proof must lead to
    the root; that was asked of `root_from_leaves`.
    """
    indices, left, path = sorted(leaves), iter(hashes), []

    def walk(start: int, end: int, low: int, high: int) -> bytes:
        if low == high:
            return _next(left)
        if end - start == 1:
            return leaves[start]
        middle = start + _split(end - start)
        cut = bisect_left(indices, middle, low, high)
        before, after = walk(start, middle, low, cut), walk(middle, end, cut, high)
        if start <= index < end:
            path.append(after if index < middle else before)
        return node_hash(before, after)

    walk(0, size, 0, len(indices))
    return path


def prove_inclusion(size: int, index: int, subtree: Subtree) -> list[bytes]:
    """RFC 6962 section 2.1.1: the audit path, from the leaf upwards."""

    def walk(start: int, end: int) -> list[bytes]:
        if end - start == 1:
            return []
        middle = start + _split(end - start)
        if index < middle:
            return [*walk(start, middle), _range_hash(middle, end, subtree)]
        return [*walk(middle, end), _range_hash(start, middle, subtree)]

    return walk(0, size)


def root_from_inclusion(size: int, index: int, leaf: bytes, path: Sequence[bytes]) -> bytes:
    """The root that an audit path leads to (RFC 9162 section 2.1.3.2). Raises Unreadable("proof")."""
    if not 0 <= index < size:
        raise Unreadable("proof")
    place, last, node = index, size - 1, leaf
    for sibling in path:
        if not last:
            raise Unreadable("proof")
        if place & 1 or place == last:
            node = node_hash(sibling, node)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            node = node_hash(node, sibling)
        place, last = place >> 1, last >> 1
    if last:
        raise Unreadable("proof")
    return node


def prove_consistency(old_size: int, size: int, subtree: Subtree) -> list[bytes]:
    """RFC 6962 section 2.1.2. Empty when one of the trees is empty or both are the same."""

    def walk(old_end: int, start: int, end: int, known: bool) -> list[bytes]:
        if old_end == end:
            return [] if known else [_range_hash(start, end, subtree)]
        middle = start + _split(end - start)
        if old_end <= middle:
            return [*walk(old_end, start, middle, known), _range_hash(middle, end, subtree)]
        return [*walk(old_end, middle, end, False), _range_hash(start, middle, subtree)]

    return walk(old_size, 0, size, True) if 0 < old_size < size else []


def is_consistent(old_size: int, old_root: bytes, size: int, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the tree only grew (RFC 9162 section 2.1.4.2). Every tree grew from the empty one."""
    if old_size > size or old_size < 0:
        return False
    if old_size == size or old_size == 0:
        return not proof and (old_root == new_root if old_size == size else old_root == EMPTY)
    rest = list(proof) if old_size & (old_size - 1) else [old_root, *proof]
    if not rest:
        return False
    place, last = old_size - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old_node = new_node = rest[0]
    for sibling in rest[1:]:
        if not last:
            return False
        if place & 1 or place == last:
            old_node, new_node = node_hash(sibling, old_node), node_hash(sibling, new_node)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new_node = node_hash(new_node, sibling)
        place, last = place >> 1, last >> 1
    return not last and old_node == old_root and new_node == new_root


def _range_hash(start: int, end: int, subtree: Subtree) -> bytes:
    """Hash of the leaves [start, end): `start` is a multiple of the largest power of two in it, so subtrees line up."""
    size = end - start
    if not size & (size - 1):
        level = size.bit_length() - 1
        return subtree(level, start >> level)
    middle = start + _split(size)
    return node_hash(_range_hash(start, middle, subtree), _range_hash(middle, end, subtree))


def _split(size: int) -> int:
    """The largest power of two smaller than `size`."""
    return 1 << ((size - 1).bit_length() - 1)


def _next(hashes: Iterator[bytes]) -> bytes:
    found = next(hashes, None)
    if found is None:
        raise Unreadable("proof")
    return found
