"""The tree against the published vectors of RFC 6962 and against a tree computed the plain way."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.errors import Unreadable
from sync.protocol import merkle

# The leaves and roots that the Certificate Transparency implementations test themselves with.
RFC_LEAVES = [
    b"",
    b"\x00",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    b"\x40\x41\x42\x43",
    b"\x50\x51\x52\x53\x54\x55\x56\x57",
    b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
]
RFC_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
RFC_INCLUSION = {
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
}
RFC_CONSISTENCY = {
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
}


class Tree:
    """Nodes as a server keeps them: by level and place, full subtrees only."""

    def __init__(self, leaves: list[bytes]) -> None:
        self.leaves = leaves
        self.nodes: dict[tuple[int, int], bytes] = {}
        for index, leaf in enumerate(leaves):
            for level, place, node in merkle.nodes_completed(index, leaf, self.subtree):
                self.nodes[level, place] = node

    def subtree(self, level: int, place: int) -> bytes:
        return self.nodes[level, place]


def naive_root(leaves: list[bytes]) -> bytes:
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    middle = 1
    while middle * 2 < len(leaves):
        middle *= 2
    return hashlib.sha256(b"\x01" + naive_root(leaves[:middle]) + naive_root(leaves[middle:])).digest()


def made(size: int) -> list[bytes]:
    return [merkle.leaf_hash(1, hashlib.sha256(str(number).encode()).digest()) for number in range(size)]


def rfc_tree() -> Tree:
    return Tree([hashlib.sha256(b"\x00" + leaf).digest() for leaf in RFC_LEAVES])


def test_roots_are_those_of_the_rfc_vectors() -> None:
    tree = rfc_tree()
    assert [merkle.root(size, tree.subtree).hex() for size in range(1, 9)] == RFC_ROOTS
    assert merkle.root(0, tree.subtree) == hashlib.sha256(b"").digest()


@pytest.mark.parametrize(("place", "path"), RFC_INCLUSION.items())
def test_inclusion_proofs_are_those_of_the_rfc_vectors(place: tuple[int, int], path: list[str]) -> None:
    index, size = place
    assert [node.hex() for node in merkle.prove_inclusion(size, index, rfc_tree().subtree)] == path


@pytest.mark.parametrize(("sizes", "path"), RFC_CONSISTENCY.items())
def test_consistency_proofs_are_those_of_the_rfc_vectors(sizes: tuple[int, int], path: list[str]) -> None:
    assert [node.hex() for node in merkle.prove_consistency(*sizes, rfc_tree().subtree)] == path


@given(st.integers(1, 200))
def test_the_root_is_that_of_the_plain_definition(size: int) -> None:
    leaves = made(size)
    assert merkle.root(size, Tree(leaves).subtree) == naive_root(leaves)


@given(st.integers(1, 150), st.data())
def test_an_inclusion_proof_leads_to_the_root(size: int, data: st.DataObject) -> None:
    leaves, index = made(size), data.draw(st.integers(0, size - 1))
    path = merkle.prove_inclusion(size, index, Tree(leaves).subtree)
    assert merkle.root_from_inclusion(size, index, leaves[index], path) == naive_root(leaves)


@given(st.integers(1, 150), st.data())
def test_one_index_needs_the_hashes_of_an_inclusion_proof(size: int, data: st.DataObject) -> None:
    tree, index = Tree(made(size)), data.draw(st.integers(0, size - 1))
    several = merkle.prove_leaves(size, [index], tree.subtree)
    assert sorted(several) == sorted(merkle.prove_inclusion(size, index, tree.subtree))


@given(st.integers(1, 150), st.data())
def test_a_proof_of_several_leaves_leads_to_the_root_and_to_no_other(size: int, data: st.DataObject) -> None:
    leaves = made(size)
    indices = sorted(data.draw(st.sets(st.integers(0, size - 1), min_size=1)))
    hashes = merkle.prove_leaves(size, indices, Tree(leaves).subtree)
    shown = {index: leaves[index] for index in indices}
    assert merkle.root_from_leaves(size, shown, hashes) == naive_root(leaves)
    shown[indices[0]] = bytes(32)
    assert merkle.root_from_leaves(size, shown, hashes) != naive_root(leaves)


@given(st.integers(1, 150), st.data())
def test_the_audit_path_of_each_leaf_comes_out_of_a_proof_of_several(size: int, data: st.DataObject) -> None:
    leaves = made(size)
    tree = Tree(leaves)
    indices = sorted(data.draw(st.sets(st.integers(0, size - 1), min_size=1)))
    hashes = merkle.prove_leaves(size, indices, tree.subtree)
    shown = {index: leaves[index] for index in indices}
    for index in indices:
        path = merkle.inclusion_from_leaves(size, shown, hashes, index)
        assert path == merkle.prove_inclusion(size, index, tree.subtree)


@given(st.integers(2, 100), st.data())
def test_a_proof_with_a_hash_too_many_or_too_few_is_unreadable(size: int, data: st.DataObject) -> None:
    leaves, index = made(size), data.draw(st.integers(0, size - 1))
    hashes = merkle.prove_leaves(size, [index], Tree(leaves).subtree)
    for wrong in (hashes[:-1], [*hashes, bytes(32)]):
        with pytest.raises(Unreadable):
            merkle.root_from_leaves(size, {index: leaves[index]}, wrong)


@pytest.mark.parametrize("leaves", [{}, {5: bytes(32)}, {-1: bytes(32)}])
def test_a_proof_of_nothing_or_of_leaves_outside_is_unreadable(leaves: dict[int, bytes]) -> None:
    with pytest.raises(Unreadable):
        merkle.root_from_leaves(5, leaves, [])


@given(st.integers(0, 120), st.integers(0, 120))
def test_a_tree_that_grew_is_consistent(one: int, other: int) -> None:
    old, new = sorted((one, other))
    leaves = made(new)
    proof = merkle.prove_consistency(old, new, Tree(leaves).subtree)
    assert merkle.is_consistent(old, naive_root(leaves[:old]), new, naive_root(leaves), proof)


@given(st.integers(1, 80), st.integers(1, 80), st.data())
def test_a_tree_whose_past_was_changed_is_not_consistent(old: int, more: int, data: st.DataObject) -> None:
    leaves = made(old)
    changed = made(old + more)
    changed[data.draw(st.integers(0, old - 1))] = bytes(32)
    proof = merkle.prove_consistency(old, old + more, Tree(changed).subtree)
    assert not merkle.is_consistent(old, naive_root(leaves), old + more, naive_root(changed), proof)


def test_a_tree_never_shrinks() -> None:
    leaves = made(5)
    assert not merkle.is_consistent(5, naive_root(leaves), 4, naive_root(leaves[:4]), [])
    assert not merkle.is_consistent(3, naive_root(leaves[:3]), 5, naive_root(leaves), [])
