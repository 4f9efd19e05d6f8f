"""Others' files come in the answer to a parcel: after the words, as far as there is room, and to nobody else."""

from __future__ import annotations

import os
from contextlib import contextmanager

import pytest

from sync.client import parcels
from sync.client.ports import WantedFile
from sync.protocol import limits
from sync.protocol.frames import FrameType
from sync.protocol.parcels import ANSWER_MAGIC, ParcelReader
from sync.protocol.wanted import read_left
from tests.sync.client.test_parcels import handed_in, member, packed, read


@pytest.fixture
def coordinator(group):
    return group.coordinator()


@pytest.fixture
def documenter(group, coordinator):
    return group.documenter()


@pytest.fixture
def photos(group, documenter):
    """Of 20, 90 and 300 kB, all on the server."""
    case = documenter.save("they came at dawn")
    found = [documenter.attach(case.record, os.urandom(size)) for size in (300_000, 20_000, 90_000)]
    group.sync(documenter)
    return sorted(found, key=lambda file: len(documenter.file(file)))


def asked(store, answer):
    written = bytearray()

    @contextmanager
    def opened(_number):
        yield written.extend

    options = {"most": limits.PARCEL, "split": False, "words_only": False, "step": lambda *_: None}
    for _ in parcels.pack(member(store), opened, answer=answer, **options):
        pass
    return bytes(written)


def whole(store):
    return {file for file, kept in store.files.items() if kept.is_done}


def frames(answer):
    return list(ParcelReader(ANSWER_MAGIC).feed(answer))


def left(answer):
    found = [one for frame in frames(answer) if frame.type == FrameType.LEFT for one in read_left(frame.payload)]
    return {one.file: (one.next, one.end) for one in found}


def test_the_first_answer_has_the_words_and_then_the_files_that_they_name(group, coordinator, documenter, photos):
    done = read(coordinator, answer := handed_in(group, packed(coordinator)))
    assert (done.state, done.files, done.left, done.unproved) == ("whole", 3, 0, 0)
    assert coordinator.texts() == documenter.texts()
    assert [coordinator.file(one) for one in photos] == [documenter.file(one) for one in photos]
    kinds = [frame.type for frame in frames(answer)]
    assert max(at for at, kind in enumerate(kinds) if kind == FrameType.ENTRY) < kinds.index(FrameType.CHUNK)
    assert read(coordinator, answer).files == 0
    group.sync(coordinator)
    assert read(documenter, handed_in(group, packed(documenter))).acknowledgements > 0
    manifests = {documenter.files[one].manifest for one in photos}
    assert all(documenter.acknowledged[one] == {coordinator.keys.id} for one in manifests)


def test_what_does_not_fit_is_named_and_comes_with_the_next_answers_from_where_it_stopped(
    group, coordinator, documenter, photos
):
    small, middle, large = photos
    first = handed_in(group, asked(coordinator, 150_000))
    assert len(first) <= 150_000
    done = read(coordinator, first)
    assert (done.state, done.files, done.left) == ("whole", 1, 2)
    assert left(first) == {small: (1, 1), middle: (1, 2), large: (0, 5)}
    answers = [first]
    while whole(coordinator) < set(photos):
        answers.append(handed_in(group, asked(coordinator, 150_000)))
        assert len(answers) < 8
        read(coordinator, answers[-1])
    chunks = [frame.payload[:20] for one in answers for frame in frames(one) if frame.type == FrameType.CHUNK]
    assert len(chunks) == len(set(chunks)) == 8
    assert [coordinator.file(one) for one in photos] == [documenter.file(one) for one in photos]


def test_an_answer_that_breaks_off_is_good_for_the_chunks_of_its_whole_parts(group, coordinator, documenter, photos):
    answer = handed_in(group, packed(coordinator))
    done = read(coordinator, answer[:-1])
    assert (done.state, done.files) == ("cut", 0)
    done = read(coordinator, handed_in(group, packed(coordinator)))
    assert (done.state, done.files) == ("whole", 3)


def test_a_file_that_is_not_all_there_comes_as_far_as_it_goes(group, coordinator, documenter):
    case = documenter.save("they came at dawn")
    film = documenter.attach(case.record, os.urandom(300_000))
    whole_parcel = packed(documenter)
    handed_in(group, whole_parcel[:-150_000])
    answer = handed_in(group, packed(coordinator))
    assert read(coordinator, answer).left == 0
    next_, end = left(answer)[film]
    assert 0 < next_ == end < 5
    group.sync(documenter)
    assert read(coordinator, handed_in(group, packed(coordinator))).files == 1


def test_nobody_gets_a_chunk_of_a_file_that_was_not_granted_nor_hears_of_it(group, coordinator, documenter, photos):
    other = group.documenter()
    curious = [
        WantedFile(file=one, manifest_id=b"", author=b"", sealed_size=1, chunk_hashes=b"", first=0) for one in photos
    ]
    other.wanted_files = lambda: curious
    answer = handed_in(group, packed(other))
    assert left(answer) == {}
    assert [frame for frame in frames(answer) if frame.type == FrameType.CHUNK] == []


def test_a_parcel_of_words_asks_for_no_files_and_a_chunk_that_is_another_one_is_not_taken(
    group, coordinator, documenter, photos
):
    answer = handed_in(group, packed(coordinator, words_only=True))
    assert {frame.type for frame in frames(answer)}.isdisjoint({FrameType.CHUNK, FrameType.LEFT})
    read(coordinator, answer)
    assert len(coordinator.wanted_files()) == 3
    answer = handed_in(group, packed(coordinator))
    coordinator.manifests = {id: _other(one) for id, one in coordinator.manifests.items()}
    assert read(coordinator, answer).files == 0
    assert all(not kept.chunks for kept in coordinator.files.values())


def _other(manifest):
    return type(manifest)(**{name: getattr(manifest, name) for name in _FIELDS} | {"chunk_hashes": bytes(16 * 9)})


_FIELDS = ("index", "object_id", "author", "raw", "file", "key_id", "sealed_size", "chunk_hashes")
