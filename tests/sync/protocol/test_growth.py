"""What grew between two sizes proves every size in between, and nothing else."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.errors import Unreadable
from sync.protocol import growth, merkle, messages
from sync.protocol.frames import FrameReader, FrameType
from sync.protocol.growth import Growth, proof_between
from tests.vectors.reading import vectors

LEAVES = [hashlib.sha256(bytes([number])).digest() for number in range(130)]


def subtree(level: int, place: int) -> bytes:
    if level == 0:
        return LEAVES[place]
    return merkle.node_hash(subtree(level - 1, 2 * place), subtree(level - 1, 2 * place + 1))


def grown(start: int, size: int) -> Growth:
    edge = tuple(subtree(*place) for place in growth.edge(start))
    return Growth(start, edge, b"".join(LEAVES[start:size]))


def test_a_frozen_growth_gives_the_frozen_proofs() -> None:
    (frozen,) = vectors("growth")
    (frame,) = FrameReader().feed(bytes.fromhex(frozen["frame"]))
    assert frame.type == FrameType.GROWTH
    told = messages.read(frame.payload, Growth)
    assert (told.start, told.size) == (5, 13)
    roots = {int(size): bytes.fromhex(root) for size, root in frozen["roots"].items()}
    for old, hashes in frozen["proofs"].items():
        proof = proof_between(told, int(old), 13)
        assert [one.hex() for one in proof] == hashes
        assert merkle.is_consistent(int(old), roots[int(old)], 13, roots[13], proof)


@given(st.data())
def test_it_gives_the_proof_between_any_two_sizes_that_it_went_through(data: st.DataObject) -> None:
    start, old, new, size = sorted(data.draw(st.lists(st.integers(0, 130), min_size=4, max_size=4)))
    proof = proof_between(grown(start, size), old, new)
    assert proof == merkle.prove_consistency(old, new, subtree)
    assert merkle.is_consistent(old, merkle.root(old, subtree), new, merkle.root(new, subtree), proof)


@given(st.data())
def test_one_changed_hash_behind_what_is_known_leads_to_no_root(data: st.DataObject) -> None:
    start, old, size = sorted(data.draw(st.lists(st.integers(1, 130), min_size=3, max_size=3, unique=True)))
    told = grown(start, size)
    leaves = bytearray(told.leaves)
    leaves[data.draw(st.integers((old - start) * 32, len(leaves) - 1))] ^= 1
    proof = proof_between(Growth(start, told.edge, bytes(leaves)), old, size)
    assert not merkle.is_consistent(old, merkle.root(old, subtree), size, merkle.root(size, subtree), proof)


@pytest.mark.parametrize(
    ("told", "old"),
    [
        (grown(5, 9), 4),
        (grown(5, 9), 10),
        (Growth(5, (b"x" * 32,), b"y" * 64), 6),
        (Growth(5, (b"x" * 32,) * 2, b"y" * 65), 6),
        (Growth(2**63 - 1, (b"x" * 32,) * 63, b"y" * 64), 2**63 - 1),
    ],
)
def test_what_is_no_growth_is_refused(told: Growth, old: int) -> None:
    with pytest.raises(Unreadable):
        proof_between(told, old, max(old, told.size))
