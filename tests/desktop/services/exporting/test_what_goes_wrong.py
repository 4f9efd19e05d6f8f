"""Full disks, pulled sticks, damage, somebody who stops it: nothing half is left, and nothing there is overwritten."""

from __future__ import annotations

import errno
import os
import resource
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop.errors import (
    ExportFull,
    ExportNotKept,
    ExportPlaceGone,
    FolderInTheWay,
    InsideTheVault,
    NotWritable,
)
from desktop.services.exporting import folder as folders
from desktop.services.exporting.exporting import Choice, Exporting, Stage
from tests.desktop.services.exporting.taken_out import take_out, verified
from tests.laptops import titled
from tests.sticks import read_only, small_disk, stick_in

WHOLE = Choice(purpose=None)


@pytest.fixture
def film(here, tmp_path):
    """A vault with a case and three megabytes of film."""
    here.casework.save(None, "case", titled("case", "Notice"))
    (tmp_path / "film.mp4").write_bytes(os.urandom(3_000_000))
    ref = here.collecting.take_in(tmp_path / "film.mp4").ref
    here.casework.save(None, "evidence", {"what/title": "Film", "what/original": ref})
    return ref


def export(here, out, tell=lambda _: None):
    return Exporting(here.vault).export(WHOLE, out, tell)


def left(tmp_path):
    return sorted(path.name for path in tmp_path.iterdir() if path.name not in ("vault", "film.mp4"))


@contextmanager
def files_up_to(size):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_an_empty_folder_is_filled_and_one_with_anything_in_it_is_not_touched(here, film, tmp_path):
    (tmp_path / "empty").mkdir()
    export(here, tmp_path / "empty")
    assert verified(tmp_path / "empty")
    before = sorted(path.name for path in (tmp_path / "empty").iterdir())
    with pytest.raises(FolderInTheWay):
        export(here, tmp_path / "empty")
    assert sorted(path.name for path in (tmp_path / "empty").iterdir()) == before


@pytest.mark.parametrize("make", [lambda path: path.write_text("mine"), lambda path: path.symlink_to("/nowhere")])
def test_a_file_or_a_link_in_the_way_is_not_touched(here, film, tmp_path, make):
    make(tmp_path / "out")
    with pytest.raises(FolderInTheWay):
        export(here, tmp_path / "out")
    assert left(tmp_path) == ["out"]


def test_what_comes_into_the_way_meanwhile_is_not_touched(here, film, tmp_path):
    def tell(progress):
        if progress.stage is Stage.CHECKING:
            (tmp_path / "out").mkdir(exist_ok=True)
            (tmp_path / "out" / "diary.txt").write_text("mine")

    with pytest.raises(FolderInTheWay):
        export(here, tmp_path / "out", tell)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["diary.txt"]
    assert left(tmp_path) == ["out"]


def test_nothing_is_written_into_the_vault_itself(here, film, tmp_path):
    (tmp_path / "link").symlink_to(here.vault.folder)
    for place in (
        here.vault.folder,
        here.vault.folder / "out",
        tmp_path / "link" / "out",
        tmp_path / "vault/../vault/x",
    ):
        with pytest.raises(InsideTheVault):
            export(here, place)
    assert sorted(path.name for path in here.vault.folder.iterdir() if "out" in path.name) == []


def test_a_place_that_is_not_there_is_said(here, film, tmp_path):
    with pytest.raises(ExportPlaceGone):
        export(here, tmp_path / "stick" / "out")
    assert left(tmp_path) == []


def test_a_disk_with_too_little_room_is_said_before_anything_is_written(here, film, tmp_path, monkeypatch):
    class Usage:
        free = film.size - 1

    monkeypatch.setattr(folders.shutil, "disk_usage", lambda _: Usage)
    with pytest.raises(ExportFull) as caught:
        export(here, tmp_path / "out")
    assert caught.value.limit > film.size
    assert left(tmp_path) == []


@pytest.mark.parametrize("size", [1_000, 100_000, 2_000_000])
def test_a_disk_that_fills_up_leaves_nothing(here, film, tmp_path, size):
    """As a stick in FAT32 does, or a quota: the system takes no more."""
    with files_up_to(size), pytest.raises(ExportFull):
        export(here, tmp_path / "out")
    assert left(tmp_path) == []
    export(here, tmp_path / "out")
    assert verified(tmp_path / "out")


def test_somebody_who_stops_it_at_the_beginning_or_end_of_any_stage_leaves_nothing(here, film, tmp_path):
    class Stopped(Exception):
        pass

    told = []
    export(here, tmp_path / "whole", told.append)
    assert {progress.stage for progress in told} >= {Stage.FILES, Stage.CHECKING}
    stages = [progress.stage for progress in told]
    ends = [len(stages) - 1 - stages[::-1].index(stage) for stage in set(stages)]
    for moment in sorted({*map(stages.index, stages), *ends}):
        left_to_go = iter(range(moment))

        def tell(_progress, left_to_go=left_to_go):
            if next(left_to_go, None) is None:
                raise Stopped

        with pytest.raises(Stopped):
            export(here, tmp_path / "out", tell)
    assert left(tmp_path) == ["whole"]


def test_a_stick_that_does_not_answer_any_more_is_said(here, film, tmp_path, monkeypatch):
    real = os.fsync

    def gone(descriptor):
        if "unfinished" in str(Path(f"/proc/self/fd/{descriptor}").readlink()):
            raise OSError(errno.EIO, "")
        real(descriptor)

    monkeypatch.setattr("desktop.store.disk.os.fsync", gone)
    with pytest.raises(ExportPlaceGone):
        export(here, tmp_path / "out")
    assert left(tmp_path) == []


@pytest.mark.parametrize("stage", [Stage.FILES, Stage.RECORDS, Stage.CHECKING])
def test_a_stick_that_is_pulled_out_is_said_and_nothing_is_written_where_it_was(here, film, tmp_path, stage):
    for number in range(120):
        here.casework.save(None, "note", {"words": f"note {number}"})
    with stick_in(tmp_path) as stick:

        def tell(progress):
            if progress.stage is stage and not told:
                told.append(progress)
                stick.pull_out()

        told = []
        with pytest.raises(ExportPlaceGone):
            export(here, stick.folder / "out", tell)
        assert told
        assert list(stick.folder.iterdir()) == []
        stick.put_in()
        assert [path.name for path in stick.folder.iterdir() if not path.name.startswith("out.unfinished-")] == []
        export(here, stick.folder / "out")
        assert verified(stick.folder / "out")


@pytest.mark.parametrize("room", [64 * 1024, 300 * 1024, 700 * 1024])
def test_a_real_disk_that_is_full_is_left_as_it_was(here, tmp_path, room):
    here.casework.save(None, "case", titled("case", "Notice") | {"what/summary": "words " * 100_000})
    with small_disk(tmp_path, room) as disk:
        with pytest.raises(ExportFull):
            export(here, disk / "out")
        assert list(disk.iterdir()) == []


def test_a_read_only_folder_is_said(here, film, tmp_path):
    (tmp_path / "read-only").mkdir()
    with read_only(tmp_path / "read-only"), pytest.raises(NotWritable):
        export(here, tmp_path / "read-only" / "out")
    assert list((tmp_path / "read-only").iterdir()) == []


def test_a_folder_that_is_left_because_it_cannot_be_deleted_is_said(here, film, tmp_path, monkeypatch):
    class Stopped(Exception):
        pass

    def stop(_progress):
        raise Stopped

    monkeypatch.setattr(folders.shutil, "rmtree", lambda *_, **__: None)
    with pytest.raises(ExportPlaceGone):
        export(here, tmp_path / "out", lambda progress: stop(progress) if progress.stage is Stage.FILES else None)
    assert [name.partition(".unfinished-")[0] for name in left(tmp_path)] == ["out"]


def test_a_disk_that_gives_back_something_else_is_found_out(here, film, tmp_path):
    def tell(progress):
        if progress.stage is Stage.RECORDS or progress.stage is Stage.FILES:
            return
        [making] = [path for path in tmp_path.iterdir() if ".unfinished-" in path.name]
        file = making / "README.txt"
        data = bytearray(file.read_bytes())
        data[-3] ^= 1
        file.write_bytes(data)

    changed = []

    def once(progress):
        if progress.stage is Stage.CHECKING and not changed:
            changed.append(True)
            tell(progress)

    with pytest.raises(ExportNotKept):
        export(here, tmp_path / "out", once)
    assert left(tmp_path) == []


def test_a_file_that_does_not_verify_is_named_and_the_rest_comes_out(here, film, tmp_path):
    sealed = here.vault.files.path(film.id)
    data = bytearray(sealed.read_bytes())
    data[1_500_000] ^= 1
    sealed.write_bytes(data)
    out = take_out(here, tmp_path / "out", None)
    assert out.report.damaged == (("file", film.id),)
    assert out.report.records == {"case": 1, "evidence": 1}
    [file] = out.lines("files.jsonl")
    assert (file["path"], file["missing"]) == (None, "damaged")
    assert out.record("evidence")["answers"]["what"]["original"]["path"] is None
    assert list((out.folder / "files").rglob("*.*")) == []
    assert "do not verify in the vault: 1." in out.readme()
    assert verified(out.folder)


def test_a_file_that_has_not_come_yet_is_said(here, film, tmp_path):
    with here.vault.unit() as unit:
        unit._session.execute(text("UPDATE files SET state = 3, present = 0"))
    out = take_out(here, tmp_path / "out", None)
    assert (out.report.files, out.report.missing) == (0, 1)
    assert out.lines("files.jsonl")[0]["missing"] == "not_here"


@pytest.mark.parametrize("purpose", [None, "internal"])
def test_a_record_that_does_not_read_is_named_and_the_rest_comes_out(here, film, tmp_path, purpose):
    for number in range(5):
        here.casework.save(None, "note", {"words": f"note {number}"})
    here.casework.save(None, "testimony", {"consent/purposes/internal": "yes"})
    broken = here.casework.save(None, "testimony", {"consent/purposes/internal": "yes", "who/known_as": "X"})
    with here.vault.unit() as unit:
        unit._session.execute(text(f"UPDATE revisions SET content = x'00' WHERE record = '{broken}'"))
    out = take_out(here, tmp_path / "out", purpose)
    assert out.report.damaged == (("record", broken),)
    assert out.report.records == {"case": 1, "evidence": 1, "note": 5, "testimony": 1}
    assert out.left_out() == {broken: "damaged"}


@pytest.mark.parametrize("purpose", [None, "internal"])
def test_a_testimony_of_which_only_its_place_is_left_is_said_and_keeps_its_narrator(here, film, tmp_path, purpose):
    person = here.casework.save(None, "person", {"who/known_as": "M."})
    told = here.casework.save(None, "testimony", {"consent/purposes/internal": "yes", "who/narrator": person})
    with here.vault.unit() as unit:
        unit._session.execute(text(f"DELETE FROM revisions WHERE record = '{told}'"))
    out = take_out(here, tmp_path / "out", purpose)
    assert out.report.damaged == ()
    assert out.left_out() == {told: "elsewhere"} | ({person: "narrator"} if purpose else {})


def test_custody_that_the_disk_spoiled_is_named_and_the_file_comes_out(here, film, tmp_path):
    with here.vault.unit() as unit:
        unit._session.execute(text("UPDATE custody SET entry = x'00' WHERE number = 0"))
    out = take_out(here, tmp_path / "out", None)
    assert out.report.damaged == (("custody", film.id),)
    assert (out.report.files, out.lines("proofs/evidence.jsonl")) == (1, [])
    assert len(out.lines("proofs/custody.jsonl")) == 3


def test_a_crash_leaves_a_folder_whose_name_tells_what_it_is(here, film, tmp_path):
    pid = os.fork()
    if pid == 0:  # the child dies as by a power cut, in the middle of it
        try:
            export(here, tmp_path / "out", lambda progress: os._exit(9) if progress.stage is Stage.CHECKING else None)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 9
    assert [name.partition("-")[0] for name in left(tmp_path)] == ["out.unfinished"]
