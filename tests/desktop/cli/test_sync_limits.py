"""`amparo sync --words-only` and `--budget`: what goes, what waits, and that it is said."""

from __future__ import annotations

import json
import os

import pytest

from desktop.store.vault import Vault
from tests.laptops import CHEAP, PASSPHRASE
from tests.servers import running_server

__all__ = ["running_server"]

FILM = 600_000


@pytest.fixture
def member(amparo, folder, running_server, tmp_path):
    """A vault in a group, with a record and a film that nobody has yet."""
    (tmp_path / "invitation.txt").write_text(running_server.invitation)
    amparo("group", "join", folder, tmp_path / "invitation.txt", name="Rosa")
    (tmp_path / "film.bin").write_bytes(os.urandom(FILM))
    (tmp_path / "film.json").write_text(json.dumps({"what/title": "Film"}))
    amparo("record", "add", folder, "evidence", tmp_path / "film.json", "--attach", tmp_path / "film.bin")
    return folder


def test_words_alone_are_sent_and_it_is_said_what_waits(amparo, member):
    told = amparo("sync", member, "--words-only", "--json").json
    assert (told["sent"]["files"], told["stopped"], told["waiting"]["files"]) == (0, False, 1)
    assert told["sent"]["bytes"] < 20_000
    said = amparo("sync", member, "--words-only").out
    assert "Files were left for another day, as asked." in said
    assert "1 files (" in said
    told = amparo("sync", member, "--json").json
    assert (told["waiting"]["files"], told["waiting"]["bytes"]) == (0, 0)


def test_a_budget_stops_the_files_and_the_next_sync_goes_on(amparo, member):
    told = amparo("sync", member, "--budget", "300kB", "--json").json
    assert (told["stopped"], told["budget_spent"], told["waiting"]["files"]) == (True, True, 1)
    assert 200_000 < told["sent"]["bytes"] + told["received"]["bytes"] < 310_000
    assert "Stopped: more files would have cost more than the budget." in amparo("sync", member, "--budget", "1B").out
    assert "per second, as measured" in amparo("sync", member, "--budget", "70kB").out
    told = amparo("sync", member, "--budget", "1GB", "--json").json
    assert told["bytes_per_second"] > 0
    assert (told["stopped"], told["waiting"]["files"]) == (False, 0)
    assert told["sent"]["bytes"] < FILM - 150_000


def test_a_film_that_is_half_sent_is_on_the_server_for_nobody(amparo, member, tmp_path):
    office, invited = tmp_path / "office", tmp_path / "for-leo.txt"
    assert amparo("group", "invite", member, "--role", "coordinator", "--out", invited).status == 0
    Vault.create(office, PASSPHRASE, CHEAP).close()
    amparo("group", "join", office, invited, name="Leo")
    sent = amparo("sync", member, "--budget", "300kB", "--json").json
    assert (sent["records"]["only_here"], sent["records"]["on_its_way"]) == (1, 0)
    amparo("sync", office)
    assert "(evidence, not all on the server yet)" in shown(amparo, office)
    (film,) = amparo("record", "list", office, "--json").json["records"]
    assert film["whereabouts"] == "on_its_way"
    history = amparo("record", "history", office, film["id"], "--json").json["history"]
    assert [entry["whereabouts"] for entry in history] == ["on_its_way"]
    amparo("sync", member)
    amparo("sync", office)
    assert "(evidence, received by the coordination)" in shown(amparo, office)


def shown(amparo, folder) -> str:
    (line,) = amparo("record", "list", folder, "--json").json["records"]
    return amparo("record", "show", folder, line["id"]).out


@pytest.mark.parametrize("size", ["20", "MB", "-1MB", "0MB", "20MiB", "1e9kB", "lots", "", "0.0001B", "²0MB"])
def test_a_size_that_is_none_is_refused_in_words(amparo, folder, size):
    ran = amparo("sync", folder, f"--budget={size}")
    assert ran.status == 1
    assert f"“{size}” is no size; write it like 500kB, 20MB or 1GB" in ran.err


@pytest.mark.parametrize("size", ["500kB", "20MB", "1GB", "1.5 mb", "700B"])
def test_sizes_as_people_write_them_are_understood(amparo, folder, size):
    ran = amparo("sync", folder, f"--budget={size}")
    assert "does not belong to a group" in ran.err
