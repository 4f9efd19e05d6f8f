"""Input that goes bad on the way: a sentence each, and whatever was in the vault is in it as before."""

from __future__ import annotations

import json
import os
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.services.locking import open_vault
from sync.client.enrol import invitation_for
from sync.protocol import invitations, statements
from tests.laptops import PASSPHRASE
from tests.servers import running_server

__all__ = ["running_server"]

MEGABYTE = 1024 * 1024
FILM = 96 * MEGABYTE
YEAR_MS = 365 * 24 * 3600 * 1000


@pytest.fixture
def case(answers):
    return answers({"what/title": "After"})


@pytest.fixture
def before(amparo, folder, tmp_path):
    """A record saved before anything went wrong."""
    (tmp_path / "before.json").write_text(json.dumps({"what/title": "Before"}))
    return amparo("record", "add", folder, "case", tmp_path / "before.json").out.strip()


@pytest.fixture
def film(tmp_path):
    file = tmp_path / "film.bin"
    with file.open("wb") as out:
        out.truncate(FILM)
    return file


def nothing_lost(amparo, folder: Path, *records: str) -> bool:
    """Exactly these records, no file of evidence, and everything verifies."""
    listed = amparo("record", "list", folder, "--json").json["records"]
    whole = amparo("vault", "check", folder, "--json").json == {
        "records": len(records),
        "files": 0,
        "damaged": [],
        "removed": 0,
    }
    return {line["id"] for line in listed} == set(records) and whole and list((folder / "files").iterdir()) == []


class Meanwhile(threading.Thread):
    """Does something once a part of a file is sealed, and knows whether it came in time."""

    def __init__(self, folder: Path, deed) -> None:
        super().__init__()
        self._parts, self._deed = folder / "files", deed
        self.came_in_time = False

    def run(self) -> None:
        until = time.monotonic() + 30
        while time.monotonic() < until:
            sizes = [file.stat().st_size for file in self._parts.glob("*.part")]
            if sizes and max(sizes) > MEGABYTE:
                self._deed()
                self.came_in_time = max(sizes) < FILM
                return
            time.sleep(0.001)


def test_a_file_cut_off_while_it_is_taken_in_is_said_and_nothing_of_it_is_kept(amparo, folder, before, case, film):
    meanwhile = Meanwhile(folder, lambda: os.truncate(film, 3 * MEGABYTE))
    meanwhile.start()
    ran = amparo("record", "add", folder, "case", case, "--attach", film)
    meanwhile.join()
    assert meanwhile.came_in_time
    assert ran.status == 1
    assert ran.err.splitlines() == [
        "The file cannot be read.",
        "Nothing of it was kept, and everything in the vault is safe.",
        "Check that it is a file you are allowed to open, copy it to this laptop, and add it again.",
    ]
    assert nothing_lost(amparo, folder, before)


def test_a_file_deleted_while_it_is_read_is_kept_whole(amparo, folder, before, case, film):
    """The system hands out a deleted file to the end to whoever holds it open."""
    meanwhile = Meanwhile(folder, film.unlink)
    meanwhile.start()
    ran = amparo("record", "add", folder, "case", case, "--attach", film, "--json")
    meanwhile.join()
    assert meanwhile.came_in_time
    assert ran.status == 0
    assert amparo("vault", "check", folder, "--json").json == {"records": 3, "files": 1, "damaged": [], "removed": 0}
    evidence = amparo("record", "show", folder, ran.json["evidence"][0], "--json").json["answers"]
    assert [file["size"] for file in evidence.values() if isinstance(file, dict)] == [FILM]


def test_a_file_that_vanishes_while_another_is_taken_in_is_said_and_neither_is_kept(
    amparo, folder, before, case, film, tmp_path
):
    (tmp_path / "paper.bin").write_bytes(b"paper")
    meanwhile = Meanwhile(folder, (tmp_path / "paper.bin").unlink)
    meanwhile.start()
    ran = amparo("record", "add", folder, "case", case, "--attach", film, "--attach", tmp_path / "paper.bin")
    meanwhile.join()
    assert meanwhile.came_in_time
    assert ran.status == 1
    assert "not there any more" in ran.err
    assert "everything in the vault is safe" in ran.err
    assert "find the file, and add it again" in ran.err
    assert nothing_lost(amparo, folder, before)


@pytest.mark.parametrize("kind", ["a pipe", "a folder", "a device"])
def test_what_is_no_plain_file_is_said_at_once(amparo, folder, before, case, tmp_path, kind):
    os.mkfifo(tmp_path / "a pipe")
    (tmp_path / "a folder").mkdir()
    (tmp_path / "a device").symlink_to("/dev/zero")
    ran = amparo("record", "add", folder, "case", case, "--attach", tmp_path / kind)
    assert ran.status == 1
    assert "The file cannot be read." in ran.err
    assert nothing_lost(amparo, folder, before)


def test_an_expired_invitation_is_said_by_the_real_server(amparo, folder, before, running_server, tmp_path):
    """Expired by what the coordinator signed and by the server's clock; the rest of the text claims otherwise."""
    amparo("vault", "init", tmp_path / "coordinator")
    (tmp_path / "first.txt").write_text(running_server.invitation)
    amparo("group", "join", tmp_path / "coordinator", tmp_path / "first.txt", name="Rosa")
    coordinator, now = open_vault(tmp_path / "coordinator", PASSPHRASE), time.time_ns() // 1_000_000
    try:
        membership = coordinator.sync_store().membership()
        old = invitation_for(coordinator.keys, membership, statements.Role.DOCUMENTER, days=1, now=now - YEAR_MS)
    finally:
        coordinator.close()
    (tmp_path / "old.txt").write_text(invitations.encode(replace(old, expires=now + YEAR_MS)))
    ran = amparo("group", "join", folder, tmp_path / "old.txt", name="Ana")
    assert ran.status == 1
    assert "expired" in ran.err
    assert len(ran.err.splitlines()) == 3
    assert amparo("group", "join", folder, tmp_path / "old.txt", "--json", name="Ana").json["error"]["detail"] == (
        "invitation_expired"
    )
    assert "does not belong to a group" in amparo("sync", folder).err
    assert nothing_lost(amparo, folder, before)


def test_a_vault_is_named_from_where_one_stands(amparo, tmp_path, monkeypatch, answers):
    case = answers({"what/title": "Harbour"})
    monkeypatch.chdir(tmp_path)
    assert amparo("vault", "init", "v").status == 0
    added = amparo("record", "add", "v", "case", case.name)
    assert added.status == 0
    assert [line["id"] for line in amparo("record", "list", "v", "--json").json["records"]] == [added.out.strip()]
    monkeypatch.chdir("v")
    for here in (".", "../v", ""):
        assert amparo("vault", "check", here).status == 0
