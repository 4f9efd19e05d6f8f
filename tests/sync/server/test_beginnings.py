"""What came of a chunk before a line was cut is kept, told, and made whole by a part."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import ExitStack

import pytest

from sync.errors import Unreadable
from sync.protocol import codes, frames, limits
from sync.protocol.frames import HEAD, FrameReader, encode_chunk, encode_part
from sync.server.beginnings import MOST_OF_ONE, Beginnings
from sync.server.spool import KEPT, STEP, YOUNG, Spool, Whose
from tests.sync.server.town import Person, SealedFile, Town, obj

BEGUN = 40_000
SIZE = 2 * limits.CHUNK + 1000
WHOSE = Whose(bytes(32), bytes(16))


@pytest.fixture
def rosa(town: Town) -> Person:
    return town.coordinator()


@pytest.fixture
def film(rosa: Person) -> SealedFile:
    """Its manifest is there, and the beginning of its first chunk."""
    film = rosa.file(os.urandom(8), SIZE)
    rosa.push(obj(film.manifest))
    assert rosa.ask_push(film.chunk(0)[: HEAD + 20 + BEGUN]).status_code != 200
    return film


def rest(film: SealedFile, offset: int, number: int = 0) -> bytes:
    return encode_part(film.file, number, offset, film.pieces[number][offset:])


def test_a_pull_says_what_is_held(rosa: Person, film: SealedFile) -> None:
    assert rosa.pull().held == [(film.file, 0, BEGUN)]


@pytest.mark.parametrize("offset", [1, BEGUN - 7, BEGUN])
def test_the_rest_makes_the_file_complete(rosa: Person, film: SealedFile, offset: int) -> None:
    answer = rosa.push(rest(film, offset), film.chunk(1), film.chunk(2))
    assert film.manifest_id in [one for _, kind, one in answer.own if kind == 2]
    assert rosa.ask_file(film.file).content == b"".join(film.pieces)
    assert not rosa.pull().held


def test_a_rest_that_was_cut_too_is_a_longer_beginning(rosa: Person, film: SealedFile) -> None:
    rosa.ask_push(rest(film, BEGUN)[: HEAD + 24 + 5_000])
    assert rosa.pull().held == [(film.file, 0, BEGUN + 5_000)]


def test_a_rest_without_its_beginning_is_as_if_nothing_had_come(rosa: Person, film: SealedFile) -> None:
    answer = rosa.push(rest(film, BEGUN, number=1), rest(film, BEGUN + 1))
    assert (answer.progress, answer.refused) == ([], [])
    assert rosa.push(film.chunks()).refused == []
    assert rosa.ask_file(film.file).content == b"".join(film.pieces)


def test_what_does_not_match_when_whole_is_forgotten_and_the_file_is_not_refused(
    rosa: Person, film: SealedFile
) -> None:
    answer = rosa.push(encode_part(film.file, 0, BEGUN, bytes(limits.CHUNK - BEGUN)))
    assert (answer.progress, answer.refused) == ([], [])
    assert not rosa.pull().held
    assert rosa.push(film.chunks()).refused == []


def test_beginnings_are_told_to_whoever_sent_them_alone(town: Town, rosa: Person, film: SealedFile) -> None:
    other = town.joined(*rosa.invite())
    assert not other.pull().held
    answer = other.ask_push(rest(film, BEGUN))
    assert codes.UNKNOWN_MANIFEST not in answer.text
    assert rosa.pull().held == [(film.file, 0, BEGUN)]


def test_a_push_whose_line_is_dead_is_asked_while_it_lasts() -> None:
    beginnings, reader = Beginnings(), FrameReader()
    with beginnings.arriving(WHOSE, reader):
        list(reader.feed(encode_chunk(bytes(16), 5, bytes(1000))[:500]))
        assert beginnings.of(WHOSE) == [(bytes(16), 5, 500 - HEAD - 20)]
        beginnings.forget(WHOSE, bytes(16) + (5).to_bytes(4, "big"), FrameReader())
        assert beginnings.of(WHOSE) == []


def test_so_many_of_one_device_are_kept_and_no_more() -> None:
    beginnings = Beginnings()
    for number in range(MOST_OF_ONE + 5):
        reader = FrameReader()
        with beginnings.arriving(WHOSE, reader):
            list(reader.feed(encode_chunk(bytes(16), number, bytes(1000))[:500]))
    assert [number for _, number, _ in beginnings.of(WHOSE)] == list(range(5, MOST_OF_ONE + 5))


def begun(folder, data, *, of_frame=500, ends=False):
    """What a server that is started again says of a push that another process was taking."""
    beginnings, reader = Beginnings(Spool(folder)), FrameReader()
    with ExitStack() as push:
        push.enter_context(beginnings.arriving(WHOSE, reader))
        for at in range(0, len(data), of_frame):
            list(reader.feed(data[at : at + of_frame]))
            beginnings.note(reader)
            if at == 0:
                time.sleep(YOUNG * 1.5)  # a line so slow that the frame is worth a file
        if ends:
            push.close()
        else:
            shutil.copytree(folder, folder.with_name("killed"), dirs_exist_ok=True)
            folder = folder.with_name("killed")
    return Beginnings(Spool(folder))


def test_a_server_that_is_killed_has_the_beginning_but_for_a_little(tmp_path) -> None:
    again = begun(tmp_path / "spool", encode_chunk(bytes(16), 5, os.urandom(limits.CHUNK))[: HEAD + 20 + 50_000])
    ((file, number, size),) = again.of(WHOSE)
    assert (file, number) == (bytes(16), 5)
    assert 50_000 - STEP - 500 <= size <= 50_000


def test_a_server_that_ends_well_has_all_of_it_once(tmp_path) -> None:
    chunk = encode_chunk(bytes(16), 5, os.urandom(limits.CHUNK))
    again = begun(tmp_path / "spool", chunk[: HEAD + 20 + 50_000], ends=True)
    assert again.of(WHOSE) == [(bytes(16), 5, 50_000)]
    payload = encode_part(bytes(16), 5, 50_000, chunk[HEAD + 20 + 50_000 :])[HEAD:]
    assert again.whole(WHOSE, payload) == chunk[HEAD:]
    again.forget(WHOSE, payload, FrameReader())
    assert not list((tmp_path / "spool").iterdir())


def test_of_a_frame_that_was_whole_nothing_is_left_for_the_one_behind_it(tmp_path) -> None:
    first, second = (encode_chunk(bytes(16), number, os.urandom(limits.CHUNK)) for number in (1, 2))
    again = begun(tmp_path / "spool", first + second[:40_000])
    assert all(number == 2 for _, number, _ in again.of(WHOSE))


def test_a_quick_line_writes_no_file(tmp_path) -> None:
    beginnings, reader = Beginnings(Spool(tmp_path)), FrameReader()
    with beginnings.arriving(WHOSE, reader):
        list(reader.feed(encode_chunk(bytes(16), 5, bytes(60_000))[:50_000]))
        beginnings.note(reader)
        assert not list(tmp_path.iterdir())


def test_what_is_old_or_strange_is_not_taken_for_a_beginning(tmp_path) -> None:
    begun(tmp_path / "spool", encode_chunk(bytes(16), 5, bytes(60_000))[:50_000], ends=True)
    (kept,) = (tmp_path / "spool").iterdir()
    (tmp_path / "spool" / "notes.txt").write_text("not ours")
    os.utime(kept, (time.time() - KEPT - 60,) * 2)
    assert Beginnings(Spool(tmp_path / "spool")).of(WHOSE) == []


@pytest.mark.parametrize(("offset", "length"), [(0, 10), (10, 0), (limits.CHUNK, 1), (limits.CHUNK - 5, 6)])
def test_a_part_that_cannot_be_is_unreadable(offset: int, length: int) -> None:
    payload = bytes(20) + offset.to_bytes(4, "big") + bytes(length)
    with pytest.raises(Unreadable):
        frames.split_part(payload)


def test_a_part_comes_apart_again() -> None:
    payload = encode_part(bytes(range(16)), 7, 40, b"rest")[HEAD:]
    assert frames.split_part(payload) == (bytes(range(16)), 7, 40, b"rest")
