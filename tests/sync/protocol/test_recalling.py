"""Questions for names and objects, and names, as they were frozen; and their bounds."""

from __future__ import annotations

import msgspec
import pytest

from sync.errors import Unreadable
from sync.protocol import limits, messages
from sync.protocol.frames import FrameReader, FrameType
from tests.vectors.reading import vectors

NAMES, OBJECTS, FRAME = vectors("recalling")


def test_the_frozen_questions_are_read_and_written_so() -> None:
    start, known = NAMES["fields"]
    asked = messages.read(bytes.fromhex(NAMES["hex"]), messages.NamesRequest)
    assert asked == messages.NamesRequest(start, known)
    known, ids = OBJECTS["fields"]
    wanted = messages.ObjectsRequest(known, tuple(map(bytes.fromhex, ids)))
    assert messages.read(bytes.fromhex(OBJECTS["hex"]), messages.ObjectsRequest) == wanted
    assert msgspec.msgpack.encode(wanted).hex() == OBJECTS["hex"]


def test_a_frozen_frame_of_names_says_the_same() -> None:
    (frame,) = FrameReader().feed(bytes.fromhex(FRAME["hex"]))
    named = messages.read_names(frame.payload)
    assert frame.type == FrameType.NAMES
    assert [[index, leaf, id.hex(), kind, own] for index, leaf, id, kind, own in named] == FRAME["fields"]


@pytest.mark.parametrize("name", [[-1, 1, bytes(32), 3, True], [1, 0, bytes(32), 3, True], [1, 1, b"short", 3, True]])
def test_what_is_no_name_is_refused(name: list[object]) -> None:
    with pytest.raises(Unreadable):
        messages.read_names(msgspec.msgpack.encode([name]))


@pytest.mark.parametrize("ids", [[], [bytes(32)] * (limits.ASKED + 1), [bytes(31)]])
def test_what_is_no_question_for_objects_is_refused(ids: list[bytes]) -> None:
    with pytest.raises(Unreadable):
        messages.read(msgspec.msgpack.encode([0, ids]), messages.ObjectsRequest)
