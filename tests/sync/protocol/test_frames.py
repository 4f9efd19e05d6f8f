"""Frames in any pieces are the same frames; what is too long is refused before it is held."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.errors import CutOff, Unreadable
from sync.protocol import frames, limits
from sync.protocol.frames import Frame, FrameReader, FrameType, encode

made = st.lists(st.tuples(st.sampled_from(FrameType), st.binary(max_size=300)), max_size=20)


@given(made, st.lists(st.integers(1, 50), min_size=1))
def test_frames_cut_into_any_pieces_are_the_same_frames(
    wanted: list[tuple[FrameType, bytes]], sizes: list[int]
) -> None:
    data, reader, found, number = b"".join(encode(*one) for one in wanted), FrameReader(), [], 0
    while data:
        size = sizes[number % len(sizes)]
        found += reader.feed(data[:size])
        data, number = data[size:], number + 1
    reader.finish()
    assert found == [Frame(*one) for one in wanted]


@given(made.filter(bool), st.integers(1, 4))
def test_a_stream_that_ends_inside_a_frame_was_cut(wanted: list[tuple[FrameType, bytes]], missing: int) -> None:
    data, reader = b"".join(encode(*one) for one in wanted), FrameReader()
    list(reader.feed(data[:-missing]))
    with pytest.raises(CutOff):
        reader.finish()


def test_a_frame_that_is_too_long_is_refused_by_its_head() -> None:
    head = bytes((FrameType.OBJECT,)) + (limits.FRAME + 1).to_bytes(4, "big")
    with pytest.raises(Unreadable):
        list(FrameReader().feed(head))


def test_frames_before_one_that_is_too_long_are_given() -> None:
    head = bytes((FrameType.OBJECT,)) + b"\xff" * 4
    found = FrameReader().feed(encode(FrameType.OBJECT, b"good") + head)
    assert next(found).payload == b"good"
    with pytest.raises(Unreadable):
        next(found)


def test_a_chunk_and_an_entry_come_apart_again() -> None:
    chunk = frames.encode_chunk(bytes(range(16)), 7, bytes(40))
    assert frames.split_chunk(chunk[5:]) == (bytes(range(16)), 7, bytes(40))
    assert frames.split_entry(frames.encode_entry(9, b"raw")[5:]) == (9, b"raw")


@pytest.mark.parametrize("length", [0, 35, 20 + limits.CHUNK + 1])
def test_a_chunk_of_an_impossible_length_is_unreadable(length: int) -> None:
    with pytest.raises(Unreadable):
        frames.split_chunk(bytes(length))
