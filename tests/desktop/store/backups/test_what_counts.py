"""What the vault knows of its backups: what is neither there nor on the server, by rows and not by clocks."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from desktop.backup_errors import BackupDamaged
from desktop.store.backups import head
from desktop.store.backups.kept import OnlyHere
from desktop.store.backups.writing import back_up

NOTHING = OnlyHere(records=0, files=0)
MEMORY = Path("/dev/shm")


@pytest.fixture
def other_disk():
    """A folder on another file system than the tests' own."""
    folder = Path(tempfile.mkdtemp(dir=MEMORY))
    yield folder
    shutil.rmtree(folder)


def only_here(vault):
    with vault.reading() as unit:
        return unit.backups.only_here()


def newest(vault):
    with vault.reading() as unit:
        return unit.backups.newest()


def test_what_was_saved_since_the_newest_backup_is_only_here(furnished, other_disk, save, attach):
    assert only_here(furnished) == OnlyHere(records=5, files=2)
    made = back_up(furnished, other_disk / "backup")
    assert only_here(furnished) == NOTHING
    found = newest(furnished)
    assert (found.taken, found.size, found.place) == (made.taken, made.size, str(other_disk / "backup"))
    record = save(furnished, "case", {"title": "later"})
    save(furnished, "case", {"title": "again"}, record=record)
    attach(furnished, 700)
    assert only_here(furnished) == OnlyHere(records=2, files=1)
    back_up(furnished, other_disk / "backup")
    assert only_here(furnished) == NOTHING


def test_a_copy_on_the_vaults_own_disk_is_no_backup(furnished, stick):
    assert not back_up(furnished, stick / "backup").apart
    assert only_here(furnished) == OnlyHere(records=5, files=2)
    assert newest(furnished) is None


def test_a_file_that_was_left_out_is_still_only_here(furnished, other_disk):
    for sealed in (furnished.folder / "files").iterdir():
        data = bytearray(sealed.read_bytes())
        data[10] ^= 1
        sealed.write_bytes(data)
    assert len(back_up(furnished, other_disk / "backup").left_out) == 2
    assert only_here(furnished) == OnlyHere(records=0, files=2)


def test_a_recording_under_way_is_not_covered_by_a_backup_of_now(vault, other_disk, save):
    sink = vault.files.begin("talk.wav", "audio/wav")
    sink.write(bytes(70_000))
    back_up(vault, other_disk / "backup")
    ref = sink.finish()
    save(vault, "evidence", {"talk": ref})
    assert only_here(vault).files == 1


def test_a_backup_that_does_not_verify_any_more_counts_no_more(furnished, other_disk):
    made = back_up(furnished, other_disk / "backup")
    data = bytearray((other_disk / "backup").read_bytes())
    for at in (head.COMMITS + 90, head.COMMITS + 4186, made.size - 100, made.size - 4196):
        data[at] ^= 1
    (other_disk / "backup").write_bytes(data)
    with pytest.raises(BackupDamaged):
        back_up(furnished, other_disk / "backup")
    assert only_here(furnished) == OnlyHere(records=5, files=2)


def test_a_restored_vault_knows_the_backup_it_came_from(furnished, other_disk, restored):
    back_up(furnished, other_disk / "backup")
    _, vault = restored(other_disk / "backup")
    assert only_here(vault) == NOTHING
    assert newest(vault).place == str(other_disk / "backup")
