"""Objects at their fixed places, and bodies within bounds."""

from __future__ import annotations

from contextlib import suppress

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.errors import Unreadable
from sync.protocol import chunks, labels, limits, objects
from sync.protocol.objects import Acknowledgement, Grant, Kind, Manifest, Revision

REVISION = Revision(bytes(16), bytes(8), bytes(12), b"sealed")


def raw(kind: Kind = Kind.REVISION, body: msgspec.Struct = REVISION) -> bytes:
    return objects.unsigned(kind, bytes(range(16)), body) + bytes(64)


def test_an_object_comes_apart_at_its_places() -> None:
    parts = objects.split(raw())
    assert (parts.kind, parts.author, parts.signature) == (Kind.REVISION, bytes(range(16)), bytes(64))
    assert parts.signed == labels.REVISION + raw()[:-64]
    assert objects.parsed(parts.body, Revision) == REVISION


def test_every_kind_has_a_label_of_its_own() -> None:
    every = [value for name, value in vars(labels).items() if name.isupper()]
    assert len(set(every)) == len(every) == 26
    assert all(value.endswith(b"\0") and value.count(b"\0") == 1 and value.isascii() for value in every)
    assert not any(one != other and one.startswith(other) for one in every for other in every)
    assert set(objects.LABELS) == set(Kind)


@pytest.mark.parametrize(
    "spoiled",
    [b"", raw()[:82], b"\x02" + raw()[1:], b"\x01\x00" + raw()[2:], b"\x01\x7f" + raw()[2:], bytes(limits.OBJECT + 1)],
)
def test_what_is_no_object_is_unreadable(spoiled: bytes) -> None:
    with pytest.raises(Unreadable):
        objects.split(spoiled)


@given(st.binary(max_size=200), st.sampled_from([Revision, Grant, Acknowledgement, Manifest, objects.Statement]))
def test_any_bytes_are_a_body_or_unreadable(body: bytes, wanted: type) -> None:
    with suppress(Unreadable):
        assert isinstance(objects.parsed(body, wanted), wanted)


def test_newer_versions_may_add_to_the_end() -> None:
    longer = msgspec.msgpack.encode((bytes(16), bytes(8), bytes(12), b"sealed", "more", {"and": 1}))
    assert objects.parsed(longer, Revision) == REVISION


@pytest.mark.parametrize(
    ("wanted", "body"),
    [
        (Revision, (bytes(15), bytes(8), bytes(12), b"")),
        (Revision, ("x" * 16, bytes(8), bytes(12), b"")),
        (Grant, (bytes(32), bytes(16), (), b"")),
        (Grant, (bytes(32), bytes(16), [bytes(8)] * (limits.GRANT_KEYS + 1), b"")),
        (Acknowledgement, (bytes(32), bytes(16), 0, b"")),
        (Acknowledgement, (bytes(32), bytes(16), 0, bytes(33))),
        (Acknowledgement, (bytes(32), bytes(16), 0, bytes(32 * (limits.ACKNOWLEDGED + 1)))),
        (Manifest, (bytes(16), bytes(8), 100, bytes(32))),
        (Manifest, (bytes(16), bytes(8), 15, bytes(16))),
        (Manifest, (bytes(16), bytes(8), -1, b"")),
        (Manifest, (bytes(16), bytes(8), 65_536 + 15, bytes(32))),
        (Manifest, (bytes(16), bytes(8), limits.FILE + 16, bytes(16 * (limits.FILE_CHUNKS + 1)))),
    ],
)
def test_bodies_out_of_bounds_are_unreadable(wanted: type, body: tuple[object, ...]) -> None:
    with pytest.raises(Unreadable):
        objects.parsed(msgspec.msgpack.encode(body), wanted)


@given(st.integers(16, limits.FILE))
def test_the_chunks_of_a_file_add_up_to_it(size: int) -> None:
    count = chunks.chunk_count(size)
    last = chunks.chunk_size(size, count - 1)
    assert (count - 1) * limits.CHUNK + last == size
    assert chunks.is_possible_size(size) == (last >= 16)


@pytest.mark.parametrize("size", [-1, 0, 15, limits.FILE + 1])
def test_no_file_is_smaller_than_a_tag_or_larger_than_the_limit(size: int) -> None:
    assert not chunks.is_possible_size(size)
