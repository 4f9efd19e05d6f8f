"""What the program was writing when it ended in the middle: nothing is left that nobody knows of."""

from __future__ import annotations

import os
from contextlib import closing, suppress

import pytest

from desktop.errors import ExportPlaceGone
from desktop.services.checking import check
from desktop.services.clearing_up import clear_up, forget
from desktop.services.exporting.exporting import Choice, Exporting, Stage
from desktop.services.rescuing import rescue_open
from desktop.store.vault import Vault
from tests.laptops import CHEAP, PASSPHRASE, Laptop, file_path, laptop, titled

NEW = "another heron by the quiet river"


class PowerCut(BaseException):
    """Ends everything; nothing after it runs in a process that is gone."""


@pytest.fixture
def work(tmp_path):
    with laptop(tmp_path / "vault") as here:
        (tmp_path / "photo.jpg").write_bytes(os.urandom(200_000))
        ref = here.collecting.take_in(tmp_path / "photo.jpg").ref
        here.casework.save(None, "evidence", {file_path("evidence"): ref} | titled("evidence", "The boats"))
    (tmp_path / "out").mkdir()
    return tmp_path / "vault"


@pytest.fixture
def no_cleaning(monkeypatch):
    """As where the process ends at once."""
    monkeypatch.setattr("shutil.rmtree", lambda *_args, **_more: None)
    yield monkeypatch
    monkeypatch.undo()


def again(folder):
    return closing(Vault.open(folder, PASSPHRASE))


def cut(_progress, *_more):
    raise PowerCut


def cut_off_export(folder, out):
    """As far as the files of it."""

    def tell(progress):
        if progress.stage is not Stage.LOOKING:
            raise PowerCut

    with again(folder) as vault, suppress(PowerCut, ExportPlaceGone):
        Exporting(vault).export(Choice(purpose=None), out, tell)


def test_an_export_that_was_cut_off_is_deleted_at_the_next_opening_and_told(work, tmp_path, no_cleaning):
    cut_off_export(work, tmp_path / "out" / "export")
    no_cleaning.undo()
    [left] = (tmp_path / "out").iterdir()
    assert ".unfinished-" in left.name
    with again(work) as vault:
        [told] = clear_up(vault)
        assert (told.place, told.removed) == (left, True)
        assert list((tmp_path / "out").iterdir()) == []
        assert clear_up(vault) == []
    with again(work) as vault:
        assert clear_up(vault) == []


def test_a_new_vault_out_of_a_damaged_one_that_was_cut_off_goes_too(work, tmp_path, no_cleaning):
    no_cleaning.setattr("desktop.store.rescue.saving.calibrated", lambda: CHEAP)
    with again(work) as vault, suppress(PowerCut):
        rescue_open(vault, tmp_path / "out" / "new", NEW, cut)
    no_cleaning.undo()
    assert [path.name.split("-")[0] for path in (tmp_path / "out").iterdir()] == [".new.making"]
    with again(work) as vault:
        assert [one.removed for one in clear_up(vault)] == [True]
    assert list((tmp_path / "out").iterdir()) == []


def test_what_lies_on_a_stick_that_is_not_in_is_named_until_somebody_was_told(work, tmp_path, no_cleaning):
    cut_off_export(work, tmp_path / "out" / "export")
    no_cleaning.undo()
    (tmp_path / "out").rename(tmp_path / "pulled out")
    for _ in range(2):
        with again(work) as vault:
            [told] = clear_up(vault)
            assert not told.removed
    with again(work) as vault:
        forget(vault, [told.place])
    with again(work) as vault:
        assert clear_up(vault) == []


def test_what_is_under_way_is_not_touched(work, tmp_path):
    with again(work) as vault:
        seen = []

        def look(_progress):
            seen.extend(clear_up(vault))

        Exporting(vault).export(Choice(purpose=None), tmp_path / "out" / "export", look)
        assert seen == []
        assert clear_up(vault) == []


def test_a_file_that_nothing_names_yet_is_kept_and_named(work, tmp_path):
    with again(work) as vault:
        here = Laptop.of(vault)
        ref = here.collecting.take_in(tmp_path / "photo.jpg").ref
        assert here.collecting.loose() == []  # its sitting may still be going on
    with again(work) as vault:
        here = Laptop.of(vault)
        assert [one.id for one in here.collecting.loose()] == [ref.id]
        assert check(vault).loose == 1
        assert here.collecting.salvage(ref.id).ref == ref
        here.casework.save(None, "evidence", {file_path("evidence"): ref})
        assert here.collecting.loose() == []


def test_bytes_whose_key_was_destroyed_do_not_stay_for_a_crash_in_between(work, tmp_path, monkeypatch):
    with again(work) as vault:
        here = Laptop.of(vault)
        ref = here.collecting.take_in(tmp_path / "photo.jpg").ref
        with monkeypatch.context() as crash:
            crash.setattr(vault.files, "remove", cut)
            with suppress(PowerCut):
                here.collecting.give_up(ref.id)
        assert vault.files.path(ref.id).exists()
    with again(work) as vault:
        assert not vault.files.path(ref.id).exists()
        assert len(list((work / "files").iterdir())) == 1


def test_a_sealed_file_of_another_copy_of_the_database_is_left_and_counted(work):
    other = work / "files" / os.urandom(16).hex()
    other.write_bytes(b"sealed by another day")
    with again(work) as vault:
        assert check(vault).nameless == 1
    assert other.exists()
