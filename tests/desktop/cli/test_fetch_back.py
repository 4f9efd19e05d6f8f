"""`amparo sync --fetch-back`: what is lost in a vault comes back, and what does not is said."""

from __future__ import annotations

import json
import os

import pytest

from desktop.store.vault import Vault
from tests.laptops import PASSPHRASE
from tests.servers import running_server

__all__ = ["running_server"]

FILM = 200_000


@pytest.fixture
def member(amparo, folder, running_server, tmp_path):
    """A vault in a group, with a film that was sent."""
    (tmp_path / "invitation.txt").write_text(running_server.invitation)
    amparo("group", "join", folder, tmp_path / "invitation.txt", name="Rosa")
    (tmp_path / "film.bin").write_bytes(os.urandom(FILM))
    (tmp_path / "film.json").write_text(json.dumps({"what/title": "Film"}))
    amparo("record", "add", folder, "evidence", tmp_path / "film.json", "--attach", tmp_path / "film.bin")
    amparo("sync", folder)
    return folder


def test_a_lost_file_is_back_and_it_is_said(amparo, member):
    (sealed,) = (member / "files").iterdir()
    sealed.unlink()
    assert amparo("vault", "check", member).status == 3
    told = amparo("sync", member, "--fetch-back", "--json")
    assert (told.status, told.json["came_back"]["all"]) == (0, True)
    assert told.json["came_back"]["files"] == [sealed.name]
    assert amparo("vault", "check", member).status == 0
    said = amparo("sync", member, "--fetch-back")
    assert said.out.startswith("Back from the server: 0 objects, in 0 records, and 0 files.\n")
    assert "Everything that the server has for this vault is whole here." in said.out


def test_what_the_server_does_not_have_is_damage(amparo, member, tmp_path):
    (tmp_path / "more.json").write_text(json.dumps({"what/title": "More"}))
    (tmp_path / "more.bin").write_bytes(os.urandom(FILM))
    before = set((member / "files").iterdir())
    amparo("record", "add", member, "evidence", tmp_path / "more.json", "--attach", tmp_path / "more.bin")
    amparo("sync", member, "--words-only")
    (sealed,) = set((member / "files").iterdir()) - before
    os.truncate(sealed, 10)
    told = amparo("sync", member, "--fetch-back")
    assert told.status == 3
    assert f"  {sealed.name}\n" in told.out
    assert "came_back" not in amparo("sync", member, "--json").json


def test_without_a_group_it_is_mendable(amparo, folder):
    assert amparo("sync", folder, "--fetch-back").status == 1


def test_records_are_back(amparo, member):
    vault = Vault.open(member, PASSPHRASE)
    with vault.unit() as unit:
        for table in ("objects", "revisions", "records"):
            unit._session.connection().exec_driver_sql(f"DELETE FROM {table}")
    vault.close()
    assert amparo("record", "list", member, "--json").json["records"] == []
    assert amparo("sync", member, "--fetch-back", "--json").json["came_back"]["all"]
    assert [line["title"] for line in amparo("record", "list", member, "--json").json["records"]] == ["Film"]
