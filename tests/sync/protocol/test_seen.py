"""What a device saw of the log travels in what it writes (SPEC section 10)."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.store.content import unpacked
from sync.crypto.objects import verified
from sync.protocol import seen
from sync.protocol.objects import Acknowledgement, parsed
from tests.vectors.reading import vectors

TOLD, CONTENT = vectors("seen")


def read(vector):
    if "raw" in vector:
        parts = verified(bytes.fromhex(vector["raw"]), bytes.fromhex(vector["signing_public"]))
        return seen.in_acknowledgement(parts.body)
    return seen.in_content(bytes.fromhex(vector["content"]))


@pytest.mark.parametrize("vector", [TOLD, CONTENT], ids=lambda vector: vector["name"])
def test_what_was_frozen_says_the_same(vector):
    found = read(vector)
    assert (found.size, found.root.hex(), found.signature.hex(), found.begun) == tuple(
        vector[name] for name in ("size", "root", "signature", "begun")
    )
    assert (
        seen.as_note(found, group=bytes.fromhex(vector["group"]), log_key=bytes.fromhex(vector["log_key"]))
        == (vector["note"])
    )


def test_readers_of_before_pass_over_it():
    body = verified(bytes.fromhex(TOLD["raw"]), bytes.fromhex(TOLD["signing_public"])).body
    assert parsed(body, Acknowledgement).ids() == (b"\x2c" * 32,)
    assert unpacked(bytes.fromhex(CONTENT["content"])).changes == {"title": "Landing"}


def test_older_ones_say_nothing_of_it():
    assert seen.in_content(msgspec.msgpack.encode(["case", b"", 1, [], {}, [], 0])) is None
    assert seen.in_acknowledgement(msgspec.msgpack.encode(Acknowledgement(b"g" * 32, b"r" * 16, 1, b"i" * 32))) is None


@given(st.binary(max_size=200))
def test_nonsense_says_nothing(data):
    assert seen.in_content(data) is None
    assert seen.in_acknowledgement(data) is None
