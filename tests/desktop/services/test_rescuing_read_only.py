"""Out of a vault that nobody may write to, a stick with its switch on or a disk that is failing, all that verifies is
saved; what it lies on stays byte for byte as it was.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import NoVaultHere, VaultInUse, WrongPassphrase
from desktop.services.rescuing import rescue
from desktop.store import rekeying
from desktop.store.lock import FolderLock
from desktop.store.vault import Vault
from tests.desktop.services.test_rescuing import a_leaf_of_the_revisions, spoil
from tests.laptops import CHEAP, PASSPHRASE, Laptop, file_path, laptop, titled
from tests.sticks import read_only

NEW = "another heron by the quiet river"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    monkeypatch.setattr("desktop.store.rescue.saving.calibrated", lambda: CHEAP)


@pytest.fixture
def home():
    """Where others are let in: the usual folder of tests is closed to them."""
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "out").mkdir()
        (Path(place) / "out").chmod(0o777)
        yield Path(place)


@pytest.fixture
def work(home):
    """A closed vault, and what its records say."""
    with laptop(home / "vault") as here:
        photo = home / "photo.jpg"
        photo.write_bytes(random.Random(1).randbytes(300_000))
        ref = here.collecting.take_in(photo).ref
        records = [here.casework.save(None, "case", titled("case", f"Heron {n}" * 40)) for n in range(60)]
        records.append(here.casework.save(None, "evidence", {file_path("evidence"): ref}))
        said = {id: here.casework.open(id).answers for id in records}
    return home / "vault", said


def everything(folder):
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def said_in(folder, records):
    with closing(Vault.open(folder, NEW)) as vault:
        casework = Laptop.of(vault).casework
        return {id: casework.open(id).answers for id in records}


def test_all_of_it_comes_along_and_nothing_is_written_there(work, home):
    folder, said = work
    before = everything(folder)
    with read_only(folder):
        told = rescue(folder, PASSPHRASE, home / "out" / "new", NEW)
    assert (told.records, told.files, told.words_lost, told.whole) == (len(said), 1, False, True)
    assert everything(folder) == before
    assert [path.name for path in (home / "out").iterdir()] == ["new"]
    assert said_in(home / "out" / "new", said) == said


def test_what_stood_in_the_log_alone_comes_along(work, home):
    folder, said = work
    with closing(Vault.open(folder, PASSPHRASE)) as vault:
        here = Laptop.of(vault)
        last = here.casework.save(None, "case", titled("case", "Written just before the power went"))
        said[last] = here.casework.open(last).answers
        crashed = home / "crashed"
        shutil.copytree(folder, crashed)
    assert (crashed / "store.db-wal").stat().st_size
    with read_only(crashed):
        told = rescue(crashed, PASSPHRASE, home / "out" / "new", NEW)
    assert (told.records, told.words_lost) == (len(said), False)
    assert said_in(home / "out" / "new", said) == said


def test_a_log_that_does_not_verify_to_its_end_is_told(work, home):
    folder, _ = work
    with closing(Vault.open(folder, PASSPHRASE)) as vault:
        for n in range(3):
            Laptop.of(vault).casework.save(None, "case", titled("case", f"Late {n}"))
        crashed = home / "crashed"
        shutil.copytree(folder, crashed)
    log = bytearray((crashed / "store.db-wal").read_bytes())
    log[len(log) // 2] ^= 1
    (crashed / "store.db-wal").write_bytes(log)
    with read_only(crashed):
        assert rescue(crashed, PASSPHRASE, home / "out" / "new", NEW).words_lost


def test_what_does_not_verify_is_left_out(work, home):
    folder, said = work
    spoil(folder / "store.db", [a_leaf_of_the_revisions(folder, home / "copy.db")])
    with read_only(folder):
        told = rescue(folder, PASSPHRASE, home / "out" / "new", NEW)
    assert (told.records, told.whole) == (len(said), True)
    assert said_in(home / "out" / "new", said) == said


@pytest.mark.parametrize("key", [PASSPHRASE + "x", "a heron of duress by the river"])
def test_another_passphrase_makes_nothing_and_one_of_duress_is_just_another_there(work, home, key):
    folder, _ = work
    with closing(Vault.open(folder, PASSPHRASE)) as vault:
        rekeying.put_duress(vault.keyring, "a heron of duress by the river")
    before = everything(folder)
    with read_only(folder), pytest.raises(WrongPassphrase):
        rescue(folder, key, home / "out" / "new", NEW)
    assert everything(folder) == before
    assert list((home / "out").iterdir()) == []


def test_whoever_has_it_open_is_not_read_behind(work, home):
    folder, _ = work
    lock = FolderLock(folder)
    with read_only(folder), pytest.raises(VaultInUse):
        rescue(folder, PASSPHRASE, home / "out" / "new", NEW)
    lock.release()


def test_no_vault_is_said_to_be_none_there_too(home):
    (home / "nothing").mkdir()
    with read_only(home / "nothing"), pytest.raises(NoVaultHere):
        rescue(home / "nothing", PASSPHRASE, home / "out" / "new", NEW)
    assert list((home / "out").iterdir()) == []


def test_a_disk_that_fails_at_every_write_is_still_read(work, home, monkeypatch):
    folder, said = work
    before, really = everything(folder), os.open

    def failing(path, flags, *more, **named):
        if Path(path).parent == folder and flags & (os.O_RDWR | os.O_WRONLY):
            raise OSError(errno.EIO, "")
        return really(path, flags, *more, **named)

    monkeypatch.setattr(os, "open", failing)
    told = rescue(folder, PASSPHRASE, home / "out" / "new", NEW)
    assert (told.records, told.whole) == (len(said), True)
    assert everything(folder) == before
