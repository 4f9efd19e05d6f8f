"""Originals removed and fetched again from a terminal."""

from __future__ import annotations

import hashlib
import random

import pytest

from desktop.store.vault import Vault
from tests.laptops import CHEAP, PASSPHRASE, file_path, titled
from tests.servers import running_server

__all__ = ["running_server"]

FILM = random.Random(5).randbytes(200_000)


@pytest.fixture
def office(amparo, running_server, tmp_path):
    place = tmp_path / "office"
    Vault.create(place, PASSPHRASE, CHEAP).close()
    (tmp_path / "first.txt").write_text(running_server.invitation)
    amparo("group", "join", place, tmp_path / "first.txt", name="Rosa")
    return place


@pytest.fixture
def evidence(amparo, folder, office, answers, tmp_path):
    """The id of a file of a documenter's, sent but not yet received."""
    amparo("group", "invite", office, "--role", "documenter", "--out", tmp_path / "invitation.txt")
    amparo("group", "join", folder, tmp_path / "invitation.txt", name="Ana")
    (tmp_path / "film.bin").write_bytes(FILM)
    said = answers(titled("evidence", "Film") | {file_path("evidence"): {"attach": "film.bin"}})
    record = amparo("record", "add", folder, "evidence", said, "--attach", tmp_path / "film.bin").out.strip()
    amparo("sync", folder)
    return amparo("record", "show", folder, record, "--json").json["answers"][file_path("evidence")]["file"]


def test_an_original_goes_once_it_was_received_and_comes_again(amparo, folder, office, evidence, tmp_path):
    ran = amparo("evidence", "remove", folder, evidence, "--json")
    assert (ran.status, ran.json["stayed"]) == (1, [{"id": evidence, "reason": "not_received"}])
    assert "1 stay: not everything of its record" in amparo("evidence", "remove", folder).out
    for place in (office, office, folder):
        assert amparo("sync", place).status == 0
    listed = amparo("evidence", "remove", folder)
    assert listed.status == 0
    assert listed.out.startswith(f"{evidence}  ")
    assert "the server has it, and: Rosa\n" in listed.out
    ran = amparo("evidence", "remove", folder, evidence)
    assert ran.status == 0
    assert ran.out.startswith("1 removed from this laptop; ")
    assert amparo("vault", "check", folder).status == 0
    refused = amparo("evidence", "save", folder, evidence, tmp_path / "out.bin")
    assert refused.status == 1
    assert "removed from this laptop to make room" in refused.err
    exported = amparo("vault", "export", folder, tmp_path / "export", "--whole-backup")
    assert exported.status == 0, exported.err
    assert "1 files are not in it: they have not come to this laptop yet, or were removed" in exported.out
    ran = amparo("evidence", "fetch", folder, evidence, "--json")
    assert (ran.status, ran.json["wanted"]) == (0, [evidence])
    amparo("sync", folder)
    amparo("evidence", "save", folder, evidence, tmp_path / "out.bin")
    assert hashlib.sha256((tmp_path / "out.bin").read_bytes()).digest() == hashlib.sha256(FILM).digest()


def test_an_unknown_id_is_said(amparo, folder):
    assert amparo("evidence", "remove", folder, "ab" * 16).status == 1
    assert amparo("evidence", "fetch", folder, "ab" * 16).status == 1
