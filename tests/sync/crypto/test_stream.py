import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.crypto.stream import (
    CHUNK_PLAIN,
    CHUNK_SEALED,
    chunk_count,
    open_chunk,
    padded_size,
    seal_chunk,
    sealed_size,
)
from sync.errors import Unreadable
from sync.protocol import chunks
from tests.sync.crypto.harms import one_bit_off
from tests.vectors.reading import vectors

KEY, FILE = b"\x07" * 32, b"\x01" * 16


def sealed_file(plain: bytes) -> list[bytes]:
    padded = plain.ljust(padded_size(len(plain)), b"\x00")
    count = chunk_count(len(plain))
    return [
        seal_chunk(KEY, FILE, n, padded[n * CHUNK_PLAIN : (n + 1) * CHUNK_PLAIN], last=n == count - 1)
        for n in range(count)
    ]


def opened_file(sealed: list[bytes]) -> bytes:
    return b"".join(open_chunk(KEY, FILE, n, c, last=n == len(sealed) - 1) for n, c in enumerate(sealed))


@pytest.mark.parametrize("vector", vectors("chunks"), ids=lambda vector: vector["name"])
def test_a_frozen_file_seals_to_the_frozen_chunks(vector):
    key, file = bytes.fromhex(vector["key"]), bytes.fromhex(vector["file"])
    plain = bytes.fromhex(vector["unit"]) * vector["times"]
    padded = plain.ljust(padded_size(len(plain)), b"\x00")
    count = chunk_count(len(plain))
    assert sealed_size(len(plain)) == vector["sealed_size"]
    sealed = [
        seal_chunk(key, file, n, padded[n * CHUNK_PLAIN : (n + 1) * CHUNK_PLAIN], last=n == count - 1)
        for n in range(count)
    ]
    assert [hashlib.sha256(chunk).hexdigest() for chunk in sealed] == vector["sha256_of_chunks"]
    assert [chunks.chunk_hash(chunk).hex() for chunk in sealed] == vector["chunk_hashes"]
    if "sealed" in vector:
        assert b"".join(sealed).hex() == vector["sealed"]


@pytest.mark.parametrize("size", [0, 1, 255, CHUNK_PLAIN - 1, CHUNK_PLAIN, CHUNK_PLAIN + 1, 3 * CHUNK_PLAIN])
def test_a_file_comes_back_with_zeros_after_it(size):
    plain = bytes(n % 251 + 1 for n in range(size))
    sealed = sealed_file(plain)
    assert sum(map(len, sealed)) == sealed_size(size)
    assert opened_file(sealed) == plain.ljust(padded_size(size), b"\x00")


@given(st.integers(0, 2**32))
def test_sizes_agree_with_what_the_server_reckons(size):
    sealed = sealed_size(size)
    assert chunks.chunk_count(sealed) == chunk_count(size)
    assert chunks.is_possible_size(sealed) or sealed > 2**32
    assert sealed <= max(16, size * 1.13 + 16)


@pytest.mark.parametrize(
    "harm",
    [
        lambda c: c[:-1],
        lambda c: [c[1], c[0], *c[2:]],
        lambda c: [*c, c[-1]],
        lambda c: [c[0], *c],
        lambda c: [*c[:-1], c[-1][:-1]],
        lambda c: [c[0] + b"\x00", *c[1:]],
    ],
    ids=["cut short", "reordered", "padded out", "repeated", "last one short", "one byte more"],
)
def test_a_harmed_file_does_not_open(harm):
    with pytest.raises(Unreadable):
        opened_file(harm(sealed_file(b"x" * (2 * CHUNK_PLAIN + 5))))


def test_a_chunk_with_any_bit_changed_does_not_open():
    (sealed,) = sealed_file(b"proof")
    for harmed in one_bit_off(sealed):
        with pytest.raises(Unreadable):
            open_chunk(KEY, FILE, 0, harmed, last=True)


def test_a_chunk_of_another_file_does_not_open():
    (sealed,) = sealed_file(b"proof")
    with pytest.raises(Unreadable):
        open_chunk(KEY, b"\x02" * 16, 0, sealed, last=True)


@pytest.mark.parametrize("size", [0, 15, CHUNK_SEALED + 1])
def test_a_chunk_of_an_impossible_size_is_refused_before_it_is_opened(size):
    with pytest.raises(Unreadable):
        open_chunk(KEY, FILE, 0, bytes(size), last=True)
