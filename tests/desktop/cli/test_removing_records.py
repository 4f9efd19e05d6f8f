"""Whole records removed and fetched again from a terminal; the server is another process."""

from __future__ import annotations

import pytest

from desktop.store.vault import Vault
from tests.laptops import CHEAP, PASSPHRASE, file_path, titled
from tests.servers import running_server

__all__ = ["running_server"]

WORDS = "The film of the eviction"


@pytest.fixture
def office(amparo, running_server, tmp_path):
    place = tmp_path / "office"
    Vault.create(place, PASSPHRASE, CHEAP).close()
    (tmp_path / "first.txt").write_text(running_server.invitation)
    amparo("group", "join", place, tmp_path / "first.txt", name="Rosa")
    return place


@pytest.fixture
def record(amparo, folder, office, answers, tmp_path):
    """Of a documenter, with a file; sent but not yet received."""
    amparo("group", "invite", office, "--role", "documenter", "--out", tmp_path / "invitation.txt")
    amparo("group", "join", folder, tmp_path / "invitation.txt", name="Ana")
    (tmp_path / "film.bin").write_bytes(b"film" * 10_000)
    said = answers(titled("evidence", WORDS) | {file_path("evidence"): {"attach": "film.bin"}})
    found = amparo("record", "add", folder, "evidence", said, "--attach", tmp_path / "film.bin").out.strip()
    amparo("sync", folder)
    return found


def test_a_record_goes_once_it_was_received_and_comes_again(amparo, folder, office, record, tmp_path):
    ran = amparo("record", "remove", folder, record, "--json")
    assert (ran.status, ran.json["stayed"]) == (1, [{"id": record, "reason": "not_received"}])
    for place in (office, office, folder):
        assert amparo("sync", place).status == 0
    before = amparo("record", "show", folder, record, "--json").json
    listed = amparo("record", "remove", folder, "--untouched", "-1")
    assert listed.out.startswith(f"{record}  ")
    assert "with Rosa\n1 records may be removed" in listed.out
    ran = amparo("record", "remove", folder, record)
    assert ran.status == 0
    assert ran.out.startswith("1 records removed; ")
    assert amparo("record", "list", folder).out == ""
    assert amparo("search", folder, "film").out == ""
    refused = amparo("record", "show", folder, record)
    assert (refused.status, "was removed from this laptop" in refused.err) == (1, True)
    stub = amparo("record", "fetch", folder, "--json").json["removed"]
    assert [(one["id"], one["form"], one["wanted"]) for one in stub] == [(record, "evidence", False)]
    checked = amparo("vault", "check", folder)
    assert (checked.status, "1 records were removed from this laptop" in checked.out) == (0, True)
    exported = amparo("vault", "export", folder, tmp_path / "export", "--whole-backup")
    assert (exported.status, "1 records are not in it" in exported.out) == (0, True), exported.err
    assert not any(WORDS.encode() in path.read_bytes() for path in (tmp_path / "export").rglob("*") if path.is_file())
    assert amparo("sync", folder, "--fetch-back").status == 0
    assert amparo("record", "show", folder, record).status == 1
    ran = amparo("record", "fetch", folder, record, "--json")
    assert (ran.status, ran.json["wanted"]) == (0, [record])
    assert amparo("sync", folder, "--fetch-back").status == 0
    assert amparo("record", "show", folder, record, "--json").json == before
    amparo("sync", folder)
    (file,) = [file["file"] for file in before["answers"].values() if isinstance(file, dict)]
    amparo("evidence", "save", folder, file, tmp_path / "out.bin")
    assert (tmp_path / "out.bin").read_bytes() == b"film" * 10_000


def test_an_unknown_id_is_said(amparo, folder):
    assert amparo("record", "remove", folder, "ab" * 16).status == 1
    assert amparo("record", "fetch", folder, "ab" * 16).status == 1
