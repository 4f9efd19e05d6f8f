"""Entries and digests of custody, byte by byte."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.errors import Unreadable
from sync.protocol import custody
from sync.protocol.custody import Entry, Segment
from sync.protocol.objects import CustodyRevision, FixedManifest, object_id, parsed, split
from tests.vectors.reading import vectors

DEVICE, FILE, SHA256, SEED = b"d" * 16, b"f" * 16, b"s" * 32, b"r" * 32
ENTRIES = st.builds(
    Entry,
    deed=st.integers(0, 255),
    clock=st.integers(0, 2**63 - 1),
    time=st.integers(-(2**63), 2**63 - 1),
    source=st.integers(0, 255),
    offset=st.integers(-(2**63), 2**63 - 1),
    details=st.binary(max_size=custody.DETAILS),
)


def entry(**changed: Any) -> Entry:
    told: dict[str, Any] = {"deed": 6, "clock": 1 << 16, "time": 1, "source": 1, "offset": -2}
    return Entry(**told | changed)


def test_an_entry_is_laid_out_as_the_specification_says() -> None:
    plain = custody.encoded(entry(details=b"un"))
    assert plain == b"\x01\x06" + (1 << 16).to_bytes(8) + (1).to_bytes(8) + b"\x01" + b"\xff" * 7 + b"\xfe" + b"un"


@given(ENTRIES)
def test_an_entry_comes_back_equal(one: Entry) -> None:
    assert custody.decoded(custody.encoded(one)) == one


@given(st.binary(max_size=60))
def test_any_bytes_are_an_entry_or_unreadable(data: bytes) -> None:
    with suppress(Unreadable):
        assert custody.encoded(custody.decoded(data)) == data


@pytest.mark.parametrize("wrong", [{"deed": 256}, {"clock": -1}, {"offset": 2**63}, {"details": bytes(513)}])
def test_what_has_no_place_in_an_entry_is_not_written(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"bounds|short"):
        custody.encoded(entry(**wrong))


def test_a_digest_is_over_everything_before_it() -> None:
    plain = custody.encoded(entry())
    place = SEED + DEVICE + FILE + SHA256 + (7).to_bytes(4)
    expected = hashlib.sha256(b"amparo/1 custody\0" + place + plain).digest()
    assert custody.digest(SEED, DEVICE, FILE, SHA256, 7, plain) == expected


def test_a_segment_gives_the_digest_of_each_of_its_entries() -> None:
    entries = tuple(custody.encoded(entry(deed=deed)) for deed in (1, 6, 8))
    whole = list(Segment(FILE, 0, SEED, entries).digests(DEVICE, SHA256))
    rest = Segment(FILE, 1, whole[0], entries[1:])
    assert list(rest.digests(DEVICE, SHA256)) == whole[1:]
    assert rest.head(DEVICE, SHA256) == whole[-1]
    assert len({*whole, *Segment(FILE, 0, SEED, entries).digests(b"e" * 16, SHA256)}) == 6


def test_what_commits_to_custody_is_over_what_it_names_in_order() -> None:
    assert custody.heads([b"1" * 32, b"2" * 32]) == hashlib.sha256(b"amparo/1 heads\0" + b"1" * 32 + b"2" * 32).digest()
    fixed = custody.fixed(b"k" * 32, FILE, SHA256, 5, b"h" * 32)
    plain = b"amparo/1 evidence\0" + b"k" * 32 + FILE + SHA256 + (5).to_bytes(8) + b"h" * 32
    assert fixed == hashlib.sha256(plain).digest()


@pytest.mark.parametrize("vector", vectors("custody"), ids=lambda vector: vector["name"])
def test_frozen_custody_is_what_it_was(vector: dict[str, Any]) -> None:
    device, file, sha256 = (bytes.fromhex(vector[name]) for name in ("device", "file", "sha256"))
    entries = tuple(bytes.fromhex(one) for one in vector["entries"])
    digests = [one.hex() for one in Segment(file, 0, bytes.fromhex(vector["start"]), entries).digests(device, sha256)]
    assert digests == vector["digests"]
    assert tuple(custody.encoded(custody.decoded(one)) for one in entries) == entries
    assert custody.heads([bytes.fromhex(digests[-1]), bytes.fromhex(vector["other_head"])]).hex() == vector["heads"]
    head = bytes.fromhex(digests[1])
    assert custody.fixed(bytes.fromhex(vector["key"]), file, sha256, vector["size"], head).hex() == vector["fixed"]


@pytest.mark.parametrize("vector", vectors("custody"), ids=lambda vector: vector["name"])
def test_frozen_objects_with_custody_parse(vector: dict[str, Any]) -> None:
    raws = {kind: bytes.fromhex(one["raw"]) for kind, one in vector["objects"].items()}
    assert {kind: object_id(raw).hex() for kind, raw in raws.items()} == {
        kind: one["id"] for kind, one in vector["objects"].items()
    }
    assert parsed(split(raws["manifest"]).body, FixedManifest).fixed.hex() == vector["fixed"]
    assert parsed(split(raws["revision"]).body, CustodyRevision).heads.hex() == vector["heads"]
