import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.crypto.seal import new_secret, open_content, record_key, seal_content
from sync.errors import Unreadable
from sync.protocol.sizes import padme
from tests.sync.crypto.harms import one_bit_off
from tests.vectors.reading import vectors

KEY, PLACE = b"\x05" * 32, {"author": b"\x01" * 16, "record": b"\x02" * 16, "key_id": b"\x03" * 8}


@pytest.mark.parametrize("vector", vectors("record_key"), ids=lambda vector: vector["name"])
def test_frozen_secrets_give_the_frozen_record_keys(vector):
    secret, record = bytes.fromhex(vector["secret"]), bytes.fromhex(vector["record"])
    assert record_key(secret, record).hex() == vector["key"]


@pytest.mark.parametrize("vector", vectors("content"), ids=lambda vector: vector["name"])
def test_frozen_revisions_open(vector):
    field = {name: bytes.fromhex(value) for name, value in vector.items() if name != "name"}
    content = open_content(
        field["key"],
        field["nonce"],
        field["sealed"],
        author=field["author"],
        record=field["record"],
        key_id=field["key_id"],
    )
    assert content == field["content"]


@given(st.binary(max_size=3000))
def test_content_comes_back(content):
    nonce, sealed = seal_content(KEY, content, **PLACE)
    assert open_content(KEY, nonce, sealed, **PLACE) == content


def test_the_same_content_never_looks_the_same():
    assert seal_content(KEY, b"words", **PLACE) != seal_content(KEY, b"words", **PLACE)


def test_a_revision_with_any_bit_changed_does_not_open():
    nonce, sealed = seal_content(KEY, b"they came on a Tuesday", **PLACE)
    for harmed in one_bit_off(sealed):
        with pytest.raises(Unreadable):
            open_content(KEY, nonce, harmed, **PLACE)
    for harmed in one_bit_off(nonce):
        with pytest.raises(Unreadable):
            open_content(KEY, harmed, sealed, **PLACE)


@pytest.mark.parametrize("part", ["author", "record", "key_id"])
def test_a_revision_moved_elsewhere_does_not_open(part):
    nonce, sealed = seal_content(KEY, b"words", **PLACE)
    for harmed in one_bit_off(PLACE[part]):
        with pytest.raises(Unreadable):
            open_content(KEY, nonce, sealed, **{**PLACE, part: harmed})


def test_the_sealed_size_shows_a_padded_size_only():
    sizes = {len(seal_content(KEY, bytes([b % 256 for b in range(n)]), **PLACE)[1]) for n in range(200, 240)}
    assert all(size - 16 == padme(size - 16) for size in sizes)
    assert len(sizes) < 8


def test_repeating_words_are_compressed():
    _, sealed = seal_content(KEY, b"the house of the net makers " * 100, **PLACE)
    assert len(sealed) < 200


def test_two_secrets_and_two_records_have_keys_of_their_own():
    (_, one), (_, other) = new_secret(), new_secret()
    assert len({record_key(s, r) for s in (one, other) for r in (b"a" * 16, b"b" * 16)}) == 4
