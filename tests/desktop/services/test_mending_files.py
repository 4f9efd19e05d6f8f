"""Sealed files that the disk spoiled are whole again, and only what is wrong of them crosses the line."""

from __future__ import annotations

import os
import random

import pytest

from desktop.domain.records import Whereabouts
from desktop.services.checking import check
from desktop.services.fetching_back import FetchingBack
from desktop.services.syncing import Limits
from sync.client.transport import HttpTransport
from sync.errors import CutOff
from tests.desktop.services.dying_lines import changed, cut_after
from tests.laptops import file_path, group, titled
from tests.servers import running

CHUNK = 65_536
SIZE = 20 * CHUNK


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("shared") / "server") as found:
        yield found


@pytest.fixture
def members(server, tmp_path):
    with group(tmp_path, server.new_group()) as found:
        yield found


@pytest.fixture
def film(members, tmp_path):
    """The sealed file of a film that went up, with what it is."""
    return taken_in(members.documenter, tmp_path, sent=True)


def taken_in(laptop, tmp_path, *, sent):
    data = random.Random(5).randbytes(SIZE)
    (tmp_path / "film.mp4").write_bytes(data)
    ref = laptop.collecting.take_in(tmp_path / "film.mp4").ref
    laptop.casework.save(None, "evidence", {file_path("evidence"): ref} | titled("evidence", "A film"))
    if sent:
        laptop.syncing.run()
    return laptop.vault.files.path(ref.id), ref, data


def back_at(laptop, **options):
    return FetchingBack(laptop.vault, laptop.syncing).run(**options)


def flip(path, *places):
    with path.open("rb+") as file:
        for place in places:
            file.seek(place)
            byte = file.read(1)
            file.seek(place)
            file.write(bytes([byte[0] ^ 1]))


def grow(path):
    with path.open("ab") as file:
        file.write(b"behind the end")


HARMS = {
    "one bit": (lambda path: flip(path, 7 * CHUNK + 9), 1),
    "first and last": (lambda path: flip(path, 0, 20 * CHUNK + 3), 2),
    "a row": (lambda path: flip(path, 3 * CHUNK, 4 * CHUNK, 5 * CHUNK + 1), 3),
    "cut short": (lambda path: os.truncate(path, 18 * CHUNK + 100), 3),
    "empty": (lambda path: os.truncate(path, 0), 21),
    "something behind it": (grow, 1),
    "gone": (lambda path: path.unlink(), 21),
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_spoiled_file_is_whole_again_by_the_chunks_that_were_wrong(members, film, harm):
    path, ref, data = film
    spoil, wrong = HARMS[harm]
    spoil(path)
    came = back_at(members.documenter)
    assert came.is_all
    assert came.files == (ref.id,)
    assert came.received_bytes < wrong * (CHUNK + 300) + 6_000
    assert members.documenter.collecting.reader(ref.id).read(0, SIZE) == data
    assert check(members.documenter.vault).damaged == ()
    assert back_at(members.documenter).received_bytes < 3_000


def test_somebody_elses_file_too(members, film):
    _, ref, data = film
    members.coordinator.syncing.run()
    flip(members.coordinator.vault.files.path(ref.id), 5)
    assert back_at(members.coordinator).files == (ref.id,)
    assert members.coordinator.collecting.reader(ref.id).read(0, SIZE) == data


def test_what_was_mended_before_a_cut_is_not_fetched_again(members, film, monkeypatch):
    path, ref, data = film
    os.truncate(path, 0)
    with monkeypatch.context() as changed:
        changed.setattr(HttpTransport, "exchange", cut_after(10 * CHUNK))
        with pytest.raises(CutOff):
            back_at(members.documenter)
    came = back_at(members.documenter)
    assert came.received_bytes < 13 * CHUNK
    assert members.documenter.collecting.reader(ref.id).read(0, SIZE) == data


def test_a_file_that_is_gone_comes_with_the_syncs_after_a_cut(members, film, monkeypatch):
    path, ref, data = film
    path.unlink()
    came = back_at(members.documenter, limits=Limits(budget=6 * CHUNK))
    assert (came.files, came.files_to_come, came.budget_spent, came.is_all) == ((), 1, True, False)
    assert members.documenter.syncing.run().files_received == 1
    assert members.documenter.collecting.reader(ref.id).read(0, SIZE) == data


def test_a_file_that_never_went_up_stays_what_it_is_and_is_named(members, tmp_path):
    path, ref, _ = taken_in(members.documenter, tmp_path, sent=False)
    flip(path, 2 * CHUNK)
    before = path.read_bytes()
    members.documenter.syncing.run(limits=Limits(words_only=True))
    came = back_at(members.documenter)
    assert came.files_damaged == (ref.id,)
    assert not came.is_all
    assert path.read_bytes() == before
    assert [found.id for found in check(members.documenter.vault).damaged] == [ref.id]


def test_a_file_that_went_up_in_part_and_was_lost_is_named_as_damaged(members, tmp_path):
    path, ref, _ = taken_in(members.documenter, tmp_path, sent=False)
    members.documenter.syncing.run(limits=Limits(budget=8 * CHUNK))
    path.unlink()
    came = back_at(members.documenter)
    assert came.files_damaged == (ref.id,)
    assert [found.id for found in check(members.documenter.vault).damaged] == [ref.id]
    members.documenter.syncing.run()
    assert members.documenter.syncing.overview().refused == {"damaged": 1}


def test_what_the_server_has_of_a_file_that_went_up_in_part_is_taken_from_it(members, tmp_path):
    laptop = members.documenter
    path, ref, data = taken_in(laptop, tmp_path, sent=False)
    laptop.syncing.run(limits=Limits(budget=8 * CHUNK))
    flip(path, 2 * CHUNK, 15 * CHUNK)
    assert back_at(laptop).files_damaged == (ref.id,)
    flip(path, 15 * CHUNK)
    assert check(laptop.vault).damaged == ()
    laptop.syncing.run()
    record = laptop.casework.lines("evidence")[0].id
    assert laptop.casework.delivery(record).state is Whereabouts.ON_SERVER
    assert laptop.collecting.reader(ref.id).read(0, SIZE) == data


def test_what_comes_and_is_not_the_files_is_not_written(members, film, monkeypatch):
    path, ref, _ = film
    flip(path, 7 * CHUNK)
    before = path.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(HttpTransport, "exchange", changed("/files/", lambda _: bytes(CHUNK)))
        assert back_at(members.documenter).files_damaged == (ref.id,)
    assert path.read_bytes() == before
    assert back_at(members.documenter).files == (ref.id,)
