"""Out of a damaged vault everything that verifies comes into a new one; what does not is said, never passed over."""

from __future__ import annotations

import hashlib
import random
import signal
import subprocess
import sys
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from desktop.errors import VaultDamaged, VaultExists, WrongPassphrase
from desktop.services.fetching_back import FetchingBack
from desktop.services.rescuing import rescue, rescue_open
from desktop.store import keyslot_file
from desktop.store.keyslots import database_key
from desktop.store.lock import FolderLock
from desktop.store.making import left_beside
from desktop.store.rescue.reading import DamagedDatabase
from desktop.store.vault import Vault
from tests.desktop.services import rescuing_killed
from tests.laptops import CHEAP, PASSPHRASE, Laptop, file_path, group, laptop, titled

NEW = "another heron by the quiet river"
PAGE = 4096


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    monkeypatch.setattr("desktop.store.rescue.saving.calibrated", lambda: CHEAP)


@contextmanager
def opened(folder):
    with closing(Vault.open(folder, NEW)) as vault:
        yield Laptop.of(vault)


@pytest.fixture
def work(tmp_path):
    """A closed vault: its folder and, by record, what it says; the file in it and its hash."""
    with laptop(tmp_path / "vault") as here:
        photo = tmp_path / "photo.jpg"
        photo.write_bytes(random.Random(1).randbytes(300_000))
        ref = here.collecting.take_in(photo).ref
        records = [here.casework.save(None, "case", titled("case", f"Heron {n}" * 40)) for n in range(60)]
        records.append(here.casework.save(None, "evidence", {file_path("evidence"): ref}))
        said = {id: here.casework.open(id).answers for id in records}
    return tmp_path / "vault", said, ref.id, hashlib.sha256(photo.read_bytes()).hexdigest()


def spoil(path, pages):
    data = bytearray(path.read_bytes())
    for page in pages:
        data[page * PAGE + 1000] ^= 1
    path.write_bytes(data)


def a_leaf_of_the_revisions(folder, copy):
    """A page (from 0) without which some of the rows do not come, and most do."""
    _, key = keyslot_file.read(folder).opened(PASSPHRASE)
    whole = (folder / "store.db").read_bytes()
    for page in range(1, len(whole) // PAGE):
        copy.write_bytes(whole)
        spoil(copy, [page])
        with suppress(VaultDamaged), closing(DamagedDatabase(copy, database_key(key.vault_key))) as database:
            rows = list(database.rows("revisions", ["id"]))
            if None in rows and len(rows) > 50:
                return page
    raise AssertionError("no page is one")


def held(found, said):
    """Of these records those that are there, each as it was."""
    there = {line.id for form in ("case", "evidence") for line in found.casework.lines(form)}
    assert there <= said.keys()
    for id in there:
        assert found.casework.open(id).answers == said[id]
    return there


def test_all_of_an_undamaged_vault_comes_along(work, tmp_path):
    folder, said, file, sha256 = work
    before = (folder / "store.db").read_bytes()
    told = rescue(folder, PASSPHRASE, tmp_path / "new", NEW)
    assert (told.records, told.files, told.words_lost, told.whole) == (len(said), 1, False, True)
    assert (folder / "store.db").read_bytes() == before
    with opened(tmp_path / "new") as found:
        assert held(found, said) == said.keys()
        data = found.collecting.reader(file).read(0, 1 << 20)
        assert hashlib.sha256(data).hexdigest() == sha256
        assert found.searching.find("heron 7")
        assert found.casework.save(None, "case", titled("case", "written afterwards"))


@pytest.mark.parametrize("seed", range(10))
def test_what_stands_on_whole_pages_is_saved_and_what_is_missing_is_said(work, tmp_path, seed):
    folder, said, *_ = work
    dice = random.Random(seed)
    pages = (folder / "store.db").stat().st_size // PAGE
    spoil(folder / "store.db", dice.sample(range(2, pages), 3))
    try:
        told = rescue(folder, PASSPHRASE, tmp_path / "new", NEW)
    except VaultDamaged:  # the list of the tables itself
        assert not (tmp_path / "new").exists()
        return
    with opened(tmp_path / "new") as found:
        there = held(found, said)
        assert there == said.keys() or told.words_lost
        assert len(there) == told.records


def test_a_gap_in_the_revisions_costs_nothing_where_their_objects_are_whole(work, tmp_path):
    folder, said, *_ = work
    spoil(folder / "store.db", [a_leaf_of_the_revisions(folder, tmp_path / "copy.db")])
    told = rescue(folder, PASSPHRASE, tmp_path / "new", NEW)
    assert (told.records, told.words_lost, told.whole) == (len(said), False, True)
    with opened(tmp_path / "new") as found:
        assert held(found, said) == said.keys()


def test_a_damaged_file_that_only_this_laptop_has_is_kept_as_it_is_and_named(work, tmp_path):
    folder, said, file, _ = work
    path = folder / "files" / file
    spoil(path, [20])
    told = rescue(folder, PASSPHRASE, tmp_path / "new", NEW)
    assert (told.records, told.files_damaged, told.whole) == (len(said), 1, False)
    assert (tmp_path / "new" / "files" / file).read_bytes() == path.read_bytes()


def test_what_the_server_has_of_it_comes_back_into_the_new_vault(tmp_path, running_server):
    with group(tmp_path, running_server.invitation) as members:
        here = members.documenter
        photo = tmp_path / "photo.jpg"
        photo.write_bytes(random.Random(2).randbytes(300_000))
        ref = here.collecting.take_in(photo).ref
        proof = here.casework.save(None, "evidence", {file_path("evidence"): ref})
        members.sync()
        folder = here.vault.folder
        here.vault.close()
        spoil(folder / "files" / ref.id, [20])
        told = rescue(folder, PASSPHRASE, tmp_path / "new", NEW)
        assert (told.files_to_come, told.files_damaged) == (1, 0)
        with opened(tmp_path / "new") as found:
            assert FetchingBack(found.vault, found.syncing).run().whole
            found.syncing.run()
            assert found.collecting.reader(ref.id).read(0, 1 << 20) == photo.read_bytes()
            assert found.casework.open(proof).answers[file_path("evidence")].id == ref.id


def test_a_database_of_which_not_even_the_tables_can_be_read_is_left_alone(work, tmp_path):
    folder, *_ = work
    spoil(folder / "store.db", [0])
    with pytest.raises(VaultDamaged) as damage:
        rescue(folder, PASSPHRASE, tmp_path / "new", NEW)
    assert damage.value.part == "database"
    assert not (tmp_path / "new").exists()


def test_a_vault_that_is_open_is_saved_the_same_way_and_stays_open(work, tmp_path):
    folder, said, *_ = work
    with closing(Vault.open(folder, PASSPHRASE)) as vault:
        assert rescue_open(vault, tmp_path / "new", NEW).records == len(said)
        assert held(Laptop.of(vault), said) == said.keys()
    with opened(tmp_path / "new") as found:
        assert held(found, said) == said.keys()


def test_nothing_is_written_over_and_a_wrong_passphrase_makes_nothing(work, tmp_path):
    folder, *_ = work
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "something").write_bytes(b"x")
    with pytest.raises(VaultExists):
        rescue(folder, PASSPHRASE, tmp_path / "there", NEW)
    with pytest.raises(WrongPassphrase):
        rescue(folder, PASSPHRASE + "x", tmp_path / "new", NEW)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "photo.jpg") == ["there", "vault"]


def test_what_a_killed_rescue_left_is_named_by_the_next_and_by_nobody_deleted(work, tmp_path):
    folder, said, *_ = work
    died = subprocess.run(
        [sys.executable, rescuing_killed.__file__, folder, tmp_path / "new"],
        env={"PYTHONPATH": str(Path(__file__).parents[3]), "LC_ALL": "C.UTF-8"},
        timeout=120,
        check=False,
    )
    assert died.returncode == -signal.SIGKILL
    assert not (tmp_path / "new").exists()
    [left] = tmp_path.glob(".new.making-*")
    told = rescue(folder, PASSPHRASE, tmp_path / "new", NEW)
    assert (told.records, told.whole, told.left) == (len(said), True, (str(left),))
    assert (left / "store.db").exists()


def test_what_somebody_is_writing_at_this_moment_is_not_called_left(tmp_path):
    making = tmp_path / ".new.making-0123abcd"
    making.mkdir()
    held = FolderLock(making)
    assert left_beside(tmp_path / "new") == []
    held.release()
    assert left_beside(tmp_path / "new") == [making]
    assert left_beside(tmp_path / "other") == []
