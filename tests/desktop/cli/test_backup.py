"""`amparo vault backup` and `amparo vault restore`, and what bad input gets."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from tests.desktop.cli.test_ways import lines
from tests.laptops import titled


@pytest.fixture
def stick():
    """On another file system than the vaults of the tests."""
    folder = Path(tempfile.mkdtemp(dir="/dev/shm"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def record(amparo, folder, answers):
    return amparo("record", "add", folder, "case", answers(titled("case", "Harbour")), "--json").json["id"]


def records(amparo, folder):
    return [found["id"] for found in amparo("record", "list", folder, "--json").json["records"]]


def test_a_vault_is_backed_up_again_and_again_and_restored(amparo, folder, record, stick, tmp_path):
    first = amparo("vault", "backup", folder, stick / "backup", "--json")
    assert (first.status, first.json["begun"], first.json["verified"], first.json["other_disk"]) == (
        0,
        True,
        True,
        True,
    )
    again = amparo("vault", "backup", folder, stick / "backup")
    assert again.status == 0
    assert again.out.startswith("Backed up and read back: the vault as it was on 2")
    assert "Reading back what was written" in again.err
    ran = amparo("vault", "restore", stick / "backup", tmp_path / "new")
    assert ran.status == 0
    assert "1 records and 0 files of evidence" in ran.out
    assert records(amparo, tmp_path / "new") == [record]
    assert amparo("vault", "check", tmp_path / "new").status == 0


def test_it_is_said_that_a_copy_on_the_same_disk_is_no_backup(amparo, folder, tmp_path):
    ran = amparo("vault", "backup", folder, tmp_path / "backup")
    assert "does not count as a backup" in ran.out


def test_a_vault_is_restored_with_its_recovery_sheet(amparo, folder, record, stick, tmp_path):
    words = " ".join(amparo("vault", "sheet", folder, "--json").json["words"])
    amparo("vault", "backup", folder, stick / "backup")
    with lines(words) as descriptor:
        ran = amparo(
            "vault",
            "restore",
            stick / "backup",
            tmp_path / "new",
            "--with",
            "sheet",
            "--words-fd",
            descriptor,
            fed=None,
        )
    assert ran.status == 0
    assert records(amparo, tmp_path / "new") == [record]


@pytest.mark.parametrize(
    ("what", "code"), [("letter", "NotABackup"), ("others", "OthersBackup"), ("nowhere/backup", "StickGone")]
)
def test_what_is_no_backup_of_this_vault_is_named_and_not_touched(amparo, folder, stick, tmp_path, what, code):
    (stick / "letter").write_text("Dear aunt, " * 5000)
    amparo("vault", "init", tmp_path / "hers")
    amparo("vault", "backup", tmp_path / "hers", stick / "others")
    before = {path.name: path.read_bytes() for path in stick.iterdir()}
    ran = amparo("vault", "backup", folder, stick / what, "--json")
    assert ran.status in (1, 2)
    assert ran.json["error"]["code"] == code
    assert {path.name: path.read_bytes() for path in stick.iterdir()} == before


def test_a_wrong_passphrase_restores_nothing_and_is_explained(amparo, folder, stick, tmp_path):
    amparo("vault", "backup", folder, stick / "backup")
    ran = amparo("vault", "restore", stick / "backup", tmp_path / "new", fed="wrong")
    assert ran.status == 1
    assert "the passphrase of that day" in ran.err
    assert not (tmp_path / "new").exists()


def test_nothing_is_restored_over_a_vault(amparo, folder, stick):
    amparo("vault", "backup", folder, stick / "backup")
    ran = amparo("vault", "restore", stick / "backup", folder)
    assert ran.status == 1
    assert "not touched" in ran.err


def test_where_the_newest_is_damaged_the_one_before_is_restored_on_purpose_alone(
    amparo, folder, record, answers, stick, tmp_path
):
    size = amparo("vault", "backup", folder, stick / "backup", "--json").json["size"]
    amparo("record", "add", folder, "case", answers(titled("case", "Later")))
    amparo("vault", "backup", folder, stick / "backup")
    data = bytearray((stick / "backup").read_bytes())
    data[size] ^= 1
    (stick / "backup").write_bytes(data)
    ran = amparo("vault", "restore", stick / "backup", tmp_path / "new")
    assert ran.status == 3
    assert "an earlier time of it is whole" in ran.err
    ran = amparo("vault", "restore", stick / "backup", tmp_path / "new", "--earlier", "--json")
    assert (ran.status, ran.json["earlier"], ran.json["records"]) == (0, True, 1)
    assert records(amparo, tmp_path / "new") == [record]


def test_a_damaged_file_of_the_vault_is_named_with_the_status_of_damage(amparo, folder, answers, stick, tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"not really" * 100)
    added = answers(titled("evidence", "Photo"))
    assert amparo("record", "add", folder, "evidence", added, "--attach", tmp_path / "photo.jpg").status == 0
    (sealed,) = (folder / "files").iterdir()
    data = bytearray(sealed.read_bytes())
    data[3] ^= 1
    sealed.write_bytes(data)
    ran = amparo("vault", "backup", folder, stick / "backup", "--json")
    assert (ran.status, ran.json["left_out"]) == (3, [sealed.name])
