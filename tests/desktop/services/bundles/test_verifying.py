"""Evidence that was handed over holds as it is, says what it proves, and every change in it is found."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from desktop.errors import FileUnreadable, FileVanished
from desktop.services.bundles import documents
from desktop.services.bundles.verifying import verify
from tests.desktop.services.bundles.tampering import DOCUMENTER, FACTS, SIGNED, Bundle
from tests.vectors.reading import FOLDER

EVERY = (*SIGNED, documents.SUMS, documents.SIGNATURE)
SAMPLES = 24


@pytest.fixture
def bundle(tmp_path):
    return Bundle(tmp_path)


def codes(said):
    return [one.code for one in said]


def test_the_frozen_bundle_proves_what_it_proved_when_it_was_made(bundle):
    verdict = bundle.verified()
    assert verdict.sha256 == FACTS["sha256"]
    assert codes(verdict.wrong) == []
    assert codes(verdict.proved) == [
        "server_key_known",
        "group_known",
        "as_made",
        "bytes_in_the_log",
        "complete",
        "chain_whole",
        "custody_in_the_log",
        "chain_whole",
        "custody_in_the_log",
        "custody_in_the_log",
    ]
    assert codes(verdict.unproved) == ["not_yet_fixed", "other_devices", "what_it_shows", "dates", "who_held_it"]
    [fixed] = [one for one in verdict.proved if one.code == "bytes_in_the_log"]
    assert (fixed.fields["device"], fixed.fields["role"]) == (DOCUMENTER.id.hex(), "documenter")


def test_without_a_key_known_from_elsewhere_the_server_is_not_proved(bundle):
    verdict = verify(bundle.folder)
    assert verdict.holds
    assert {"server_key_unknown", "group_unknown"} <= set(codes(verdict.unproved))


def test_another_server_or_group_than_one_knows_is_wrong(bundle):
    assert codes(verify(bundle.folder, server_key="00" * 32).wrong) == ["server_key_other"]
    assert codes(verify(bundle.folder, group="00" * 32).wrong) == ["group_other"]


@pytest.mark.parametrize("name", EVERY)
def test_one_bit_in_any_file_is_found(bundle, name):
    path = bundle.folder / name
    data = path.read_bytes()
    step = max(1, len(data) // SAMPLES)
    for place in range(0, len(data), step):
        path.write_bytes(data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1 :])
        verdict = verify(bundle.folder)
        assert verdict.wrong, f"{name} at {place}"
        assert "as_made" not in codes(verdict.proved)
    path.write_bytes(data)
    assert verify(bundle.folder).holds


@pytest.mark.parametrize("name", EVERY)
def test_every_bit_of_what_is_signed_and_who_signed_it_counts(bundle, name):
    path = bundle.folder / name
    data = path.read_bytes()
    for tail in (data[:-1], data + b"\n", b""):
        path.write_bytes(tail)
        assert bundle.wrong()


@pytest.mark.parametrize("name", EVERY)
def test_a_missing_file_is_named(bundle, name):
    (bundle.folder / name).unlink()
    assert "missing_file" in bundle.wrong()


@pytest.mark.parametrize("name", ["original.png", "original.txt.exe", "notes.txt", "custody.json.bak", ".hidden"])
def test_a_file_too_many_is_named(bundle, name):
    (bundle.folder / name).write_bytes(b"look at this too")
    assert "foreign_file" in bundle.wrong()


def test_what_systems_leave_in_folders_is_passed_over(bundle):
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", "._original.txt"):
        (bundle.folder / name).write_bytes(b"")
    assert bundle.wrong() == set()


@pytest.mark.parametrize("name", EVERY)
def test_links_and_pipes_are_no_files_and_nobody_waits_for_them(bundle, name, tmp_path):
    path = bundle.folder / name
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert "unreadable_file" in bundle.wrong()
    path.unlink()
    os.mkfifo(path)
    assert "unreadable_file" in bundle.wrong()


@pytest.mark.parametrize("name", ["custody.json", "proofs.json"])
@pytest.mark.parametrize("text", ["", "[]", "{}", "[" * 100_000, '{"amparo_custody": 2}', "\xff"])
def test_documents_that_are_none_are_said_to_be_none(bundle, name, text):
    (bundle.folder / name).write_text(text, "latin-1")
    bundle.sign()
    assert "unreadable_file" in bundle.wrong()


def test_documents_larger_than_anybody_needs_are_not_read(bundle, monkeypatch):
    monkeypatch.setattr("desktop.services.bundles.contents._LIMITS", {"custody.json": 1000})
    assert "unreadable_file" in bundle.wrong()


def test_what_is_no_folder_is_not_a_bundle(tmp_path):
    with pytest.raises(FileVanished):
        verify(tmp_path / "nowhere")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileUnreadable):
        verify(tmp_path / "file")
    (tmp_path / "empty").mkdir()
    assert {"missing_file", "unreadable_file"} == set(codes(verify(tmp_path / "empty").wrong))


def test_a_bundle_from_a_laptop_without_a_group_says_who_vouches_for_it(bundle):
    def alone(proofs):
        proofs.update(group=None, log_key=None, roster=[], receipts=[], revisions=[], manifest=None, head=None)

    def forget(told):
        for chain in told["chains"]:
            for entry in chain["entries"]:
                entry["revision"] = None

    bundle.change("proofs.json", alone)
    bundle.change("custody.json", forget)
    verdict = verify(bundle.folder)
    assert verdict.holds
    assert {"nobody_vouches", "no_manifest"} <= set(codes(verdict.unproved))
    assert set(codes(verdict.proved)) == {"chain_whole"}


def test_no_answer_no_name_and_no_file_name_is_in_it():
    for path in (FOLDER / "bundle-1").iterdir():
        data = path.read_bytes()
        for word in (b"Boats", b"Fisherfolk", b"boats.txt"):
            assert word not in data, (path.name, word)


def test_checking_needs_neither_vault_nor_line_nor_window():
    script = (
        "import sys; from pathlib import Path; from desktop.services.bundles.verifying import verify;"
        f"assert verify(Path({str(FOLDER / 'bundle-1')!r})).holds;"
        "print([name for name in ('PySide6', 'sqlalchemy', 'sqlcipher3', 'requests') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.strip() == "[]"
