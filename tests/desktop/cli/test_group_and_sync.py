"""`amparo group join|invite`, `amparo sync`: the good way, and what bad invitations and bad servers get."""

from __future__ import annotations

import io
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.services.showing_codes import qr_png
from sync.crypto.tls import pin_of
from sync.protocol import invitations
from tests.servers import running_server
from tests.sync.client.listening import answer_of, listening

__all__ = ["running_server"]


@pytest.fixture
def vaults(amparo, tmp_path):
    def make(name):
        amparo("vault", "init", tmp_path / name)
        return tmp_path / name

    return make


@pytest.fixture
def invitation(running_server, tmp_path):
    file = tmp_path / "invitation.txt"
    file.write_text(running_server.invitation + "\n")
    return file


def test_two_people_join_and_a_record_goes_there_and_a_note_back(amparo, vaults, invitation, tmp_path):
    coordinator, documenter = vaults("coordinator"), vaults("documenter")
    joined = amparo("group", "join", coordinator, invitation, name="Rosa")
    assert joined.status == 0
    assert "Fisherfolk Forum" in joined.out
    invited = tmp_path / "for-ana.txt"
    assert amparo("group", "invite", coordinator, "--role", "documenter", "--out", invited).status == 0
    assert invited.stat().st_mode & 0o077 == 0
    (tmp_path / "case.json").write_text(json.dumps({"what/title": "Harbour"}))
    case = amparo("record", "add", documenter, "case", tmp_path / "case.json").out.strip()
    assert amparo("group", "join", documenter, invited, "--json", name="Ana").json["role"] == "documenter"

    first = amparo("sync", documenter, "--json").json
    assert (first["sent"]["records"], first["records"]["on_server"]) == (1, 1)
    assert amparo("sync", coordinator, "--json").json["received"]["records"] == 1
    (tmp_path / "note.json").write_text(json.dumps({"about": case, "words": "Who saw it?"}))
    amparo("record", "add", coordinator, "note", tmp_path / "note.json")
    amparo("sync", coordinator)

    assert "Received by the coordination: 1" in amparo("sync", documenter).out
    shown = amparo("record", "show", documenter, case, "--json").json
    assert (shown["whereabouts"], shown["received_by"]) == ("received", ["Rosa"])
    assert [(line["form"], line["title"], line["author"]) for line in shown["linked"]] == [
        ("note", "Who saw it?", "Rosa")
    ]


def test_an_invitation_is_nobody_elses_from_its_first_moment(amparo, vaults, invitation, tmp_path, monkeypatch):
    folder, out = vaults("coordinator"), tmp_path / "for-ana.txt"
    amparo("group", "join", folder, invitation, name="Rosa")
    # Whoever made it open to all and closed it a moment later is found out where a mode cannot be changed.
    monkeypatch.setattr(Path, "chmod", _refused)
    monkeypatch.setattr("os.chmod", _refused)
    monkeypatch.setattr("os.fchmod", _refused)
    before = os.umask(0)
    try:
        assert amparo("group", "invite", folder, "--role", "documenter", "--out", out).status == 0
    finally:
        os.umask(before)
    assert out.stat().st_mode & 0o777 == 0o600
    assert out.read_text().startswith("amparo:")


def _refused(*_):
    raise PermissionError


def test_an_invitation_is_read_from_a_picture_of_its_code_or_from_standard_input(
    amparo, vaults, running_server, tmp_path, monkeypatch
):
    (tmp_path / "code.png").write_bytes(qr_png(running_server.invitation))
    assert amparo("group", "join", vaults("one"), tmp_path / "code.png", name="Rosa").status == 0
    monkeypatch.setattr("sys.stdin", io.StringIO(running_server.new_group("Another")))
    assert amparo("group", "join", vaults("two"), "-", name="Luz").status == 0


def test_an_invitation_used_twice_is_said(amparo, vaults, invitation):
    assert amparo("group", "join", vaults("first"), invitation, name="Rosa").status == 0
    ran = amparo("group", "join", vaults("second"), invitation, "--json", name="Eve")
    assert ran.status == 1
    assert ran.json["error"]["detail"] == "invitation_used"
    assert "used already" in ran.json["error"]["happened"]


def test_an_invitation_cut_short_and_one_that_is_none_are_said(amparo, vaults, invitation, tmp_path):
    folder = vaults("vault")
    invitation.write_text(invitation.read_text()[:90])
    assert "a part of it is missing" in amparo("group", "join", folder, invitation, name="Rosa").err
    assert "no QR code" in amparo("group", "join", folder, folder / "keyslots", name="Rosa").err
    assert "not there any more" in amparo("group", "join", folder, tmp_path / "nothing.txt", name="Rosa").err


def test_a_server_with_another_key_is_said(amparo, vaults, running_server, invitation):
    elsewhere = replace(invitations.decode(running_server.invitation), tls_pin=bytes(32))
    invitation.write_text(invitations.encode(elsewhere))
    ran = amparo("group", "join", vaults("vault"), invitation, name="Rosa")
    assert ran.status == 1
    assert "its key is a different one" in ran.err


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        (answer_of("200 OK", "text/html", b"<html>Welcome</html>"), 1, "web page answered"),
        (answer_of("302 Found", "text/html", b"", "Location: http://portal/"), 1, "web page answered"),
        (answer_of("500 Internal Server Error", "text/plain", b"oops"), 2, "problem of its own"),
        (answer_of("200 OK", "application/vnd.amparo", b"\xff" * 100), 1, "could not be read or verified"),
    ],
    ids=["portal", "redirect", "500", "garbage"],
)
def test_whatever_answers_in_the_servers_place_is_said(
    amparo, vaults, running_server, invitation, tmp_path, answer, status, words
):
    with listening(answer, folder=tmp_path) as listener:
        pin = pin_of(listener.certificate)
        there = replace(invitations.decode(running_server.invitation), servers=(listener.address,), tls_pin=pin)
        invitation.write_text(invitations.encode(there))
        ran = amparo("group", "join", vaults("vault"), invitation, name="Rosa")
    assert ran.status == status
    assert words in ran.err
    assert "safe on this laptop" in ran.err or "taken in" in ran.err


def test_a_server_that_is_away_is_said(amparo, vaults, invitation, running_server):
    folder = vaults("vault")
    amparo("group", "join", folder, invitation, name="Rosa")
    running_server.stop()
    ran = amparo("sync", folder)
    assert ran.status == 2
    assert "cannot be reached" in ran.err


def test_without_a_group_there_is_nothing_to_sync_and_nobody_to_invite(amparo, vaults):
    folder = vaults("vault")
    assert "does not belong to a group" in amparo("sync", folder).err
    assert "does not belong to a group" in amparo("group", "invite", folder, "--role", "documenter").err


@pytest.mark.parametrize("days", ["0", "366", "soon"])
def test_days_out_of_bounds_are_mistyped(amparo, vaults, days):
    ran = amparo("group", "invite", vaults("vault"), "--role", "documenter", "--days", days)
    assert ran.status == 1
    assert "--days" in ran.err
