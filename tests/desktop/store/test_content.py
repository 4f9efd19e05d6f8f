from __future__ import annotations

import contextlib
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.answers import FileRef
from desktop.domain.small_copies import SmallCopy
from desktop.store.content import Content, packed, packed_changes, unpacked, unpacked_changes
from sync.errors import Unreadable
from sync.protocol.seen import in_content
from tests.vectors.reading import vectors

HEX = st.binary(min_size=16, max_size=16).map(bytes.hex)
HASH = st.binary(min_size=32, max_size=32).map(bytes.hex)
FILES = st.builds(
    FileRef, id=HEX, name=st.text(max_size=40), size=st.integers(0, 2**32), media_type=st.text(max_size=20), sha256=HASH
)
VALUES = st.one_of(
    st.none(),
    st.text(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.lists(st.text(max_size=20)).map(tuple),
    FILES,
)
CONTENTS = st.builds(
    Content,
    form=st.text(min_size=1, max_size=20),
    form_digest=st.one_of(st.just(""), HASH),
    clock=st.integers(0, 2**63 - 1),
    parents=st.lists(HASH, max_size=3).map(tuple),
    changes=st.dictionaries(st.text(min_size=1, max_size=30), VALUES),
    file_keys=st.lists(st.tuples(HEX, st.binary(min_size=32, max_size=32)), max_size=2).map(tuple),
    deleted=st.booleans(),
    urgent=st.booleans(),
)


SEGMENTS = [[bytes(16), 0, bytes(32), [bytes([1]) + bytes(26)]]]
"""Of a chain of one entry: 27 bytes, and no details."""


@given(content=CONTENTS)
def test_content_comes_back_equal(content):
    assert unpacked(packed(content)) == content


ORIGINAL, OTHER = bytes([1]) * 16, bytes([2]) * 16


def small(file=7, original=ORIGINAL, kind="image/jpeg", size=9):
    return [original, bytes([file]) * 16, bytes(32), size, kind, bytes(32)]


@pytest.mark.parametrize("vector", vectors("small_copies"), ids=lambda vector: vector["name"])
def test_small_copies_that_were_frozen_are_read_and_written_as_they_were(vector):
    raw = bytes.fromhex(vector["content"])
    content = unpacked(raw)
    copies = [SmallCopy(**copy | {"key": bytes.fromhex(copy["key"])}) for copy in vector["copies"]]
    assert list(content.copies) == copies
    assert packed(replace(content, seen=in_content(raw))) == raw


@pytest.mark.parametrize(
    ("copies", "taken"),
    [
        ([small(7), small(8, kind="audio/ogg")], 2),
        ([small(7), small(8)], 1),
        ([small(7, original=OTHER)], 0),
        ([small(1)], 0),
        ([small(size=2**26)], 0),
        ([small(7, kind="text/html")], 0),
    ],
)
def test_copies_are_taken_of_files_that_the_same_words_bring_and_one_of_a_kind(copies, taken):
    parts = msgspec.msgpack.decode(plain(files=[[ORIGINAL, bytes(32)]]))
    assert len(unpacked(msgspec.msgpack.encode([*parts, [], None, copies])).copies) == taken


@given(changes=st.dictionaries(st.text(min_size=1, max_size=30), VALUES))
def test_the_changes_of_a_draft_come_back_equal(changes):
    assert unpacked_changes(packed_changes(changes)) == changes


@given(data=st.binary(max_size=300))
def test_anything_else_is_unreadable_and_nothing_worse(data):
    with contextlib.suppress(Unreadable):
        assert unpacked(data).form


def plain(**changed):
    parts = {"form": "case", "digest": b"", "clock": 1, "parents": [], "changes": {}, "files": [], "flags": 0}
    return msgspec.msgpack.encode(list((parts | changed).values()))


def test_a_newer_version_may_add_at_the_end():
    assert unpacked(msgspec.msgpack.encode([*msgspec.msgpack.decode(plain()), [], "more"])).form == "case"


@pytest.mark.parametrize(
    "changed",
    [
        {"form": ""},
        {"form": "x" * 201},
        {"digest": b"short"},
        {"clock": -1},
        {"clock": 2**63},
        {"parents": [b"short"]},
        {"changes": {"": "no path"}},
        {"changes": {"p" * 1001: "x"}},
        {"changes": {"a": float("nan")}},
        {"changes": {"a": float("inf")}},
        {"changes": {"a": True}},
        {"changes": {"a": {"file": b"short"}}},
        {"changes": {"a": [1, 2]}},
        {"changes": {"a": {"file": bytes(16), "name": "n", "size": -1, "type": "t", "sha256": bytes(32)}}},
        {"files": [[bytes(16), b"short"]]},
        {"flags": -1},
        {"flags": 4},
        {"flags": 0, "custody": "no segments"},
        {"flags": 0, "custody": [[bytes(16), 0, bytes(31), [bytes([1]) + bytes(26)]]]},
        {"flags": 0, "custody": [[bytes(16), 0, bytes(32), []]]},
        {"flags": 0, "custody": [[bytes(16), 0, bytes(32), [bytes([2]) + bytes(26)]]]},
        {"flags": 0, "custody": [[bytes(16), 0, bytes(32), [bytes([1]) + bytes(25)]]]},
        {"flags": 0, "custody": [[bytes(16), 2**32, bytes(32), [bytes([1]) + bytes(26)]]]},
        {"flags": 4, "custody": SEGMENTS, "changes": {"title": "hidden"}},
        {"flags": 4, "custody": SEGMENTS, "parents": [bytes(32)]},
        {"flags": 4, "custody": SEGMENTS, "files": [[bytes(16), bytes(32)]]},
        {"flags": 5, "custody": SEGMENTS},
        {"flags": 4, "custody": SEGMENTS * 2},
        {"flags": 4, "custody": [[b"2" * 16, *SEGMENTS[0][1:]], [b"1" * 16, *SEGMENTS[0][1:]]]},
        {"flags": 4, "custody": [[bytes([n]) * 16, 0, bytes(32), [bytes([1]) + bytes(26)] * 501] for n in (1, 2)]},
    ],
)
def test_content_outside_its_bounds_is_unreadable(changed):
    with pytest.raises(Unreadable):
        unpacked(plain(**changed))


def test_custody_is_read_beside_words_and_alone():
    beside = unpacked(plain(custody=SEGMENTS, changes={"title": "x"}))
    alone = unpacked(plain(custody=SEGMENTS, flags=4))
    assert (beside.custody_alone, alone.custody_alone) == (False, True)
    assert beside.custody == alone.custody
    assert msgspec.msgpack.decode(packed(alone))[6:] == [4, SEGMENTS]


def test_deep_nesting_does_not_take_the_program_down():
    with pytest.raises(Unreadable):
        unpacked(b"\x97\xa4case\xc4\x00\x01\x90" + b"\x81\xa1a" * 100_000)


def test_the_encoding_is_the_one_of_the_specification():
    ref = FileRef(id="01" * 16, name="a.jpg", size=3, media_type="image/jpeg", sha256="02" * 32)
    content = Content(
        form="case",
        form_digest="03" * 32,
        clock=(1 << 16) | 2,
        parents=("04" * 32,),
        changes={"title": "x", "gone": None, "n": 1, "many": ("a", "b"), "photo": ref},
        file_keys=(("01" * 16, bytes(32)),),
        deleted=True,
        urgent=True,
    )
    assert msgspec.msgpack.decode(packed(content)) == [
        "case",
        bytes([3]) * 32,
        65538,
        [bytes([4]) * 32],
        {
            "title": "x",
            "gone": None,
            "n": 1,
            "many": ["a", "b"],
            "photo": {
                "file": bytes([1]) * 16,
                "name": "a.jpg",
                "size": 3,
                "type": "image/jpeg",
                "sha256": bytes([2]) * 32,
            },
        },
        [[bytes([1]) * 16, bytes(32)]],
        3,
    ]
