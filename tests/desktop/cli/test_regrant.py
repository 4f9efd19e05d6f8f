"""`amparo group regrant`: somebody's new laptop gets the records of the earlier one."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from desktop.store.vault import Vault
from tests.laptops import CHEAP, PASSPHRASE
from tests.servers import SERVE, running_server

__all__ = ["running_server"]


@pytest.fixture
def laptops(amparo, tmp_path, running_server):
    """Rosa's, Ana's with a record that went up, and Ana's new one."""
    found = [tmp_path / name for name in ("rosa", "ana", "ana-new")]
    for folder in found:
        Vault.create(folder, PASSPHRASE, CHEAP).close()
    rosa = found[0]
    (tmp_path / "first").write_text(running_server.invitation)
    amparo("group", "join", rosa, tmp_path / "first", name="Rosa")
    for number, folder in enumerate(found[1:]):
        invitation = tmp_path / f"invitation-{number}"
        amparo("group", "invite", rosa, "--role", "documenter", "--out", invitation)
        amparo("group", "join", folder, invitation, name="Ana")
    (tmp_path / "case.json").write_text(json.dumps({"what/title": "Harbour"}))
    amparo("record", "add", found[1], "case", tmp_path / "case.json")
    for folder in (found[1], rosa):
        amparo("sync", folder)
    return found


def device(amparo, folder):
    return next(one["device"] for one in amparo("group", "members", folder, "--json").json["members"] if one["me"])


def test_the_records_come_to_the_new_laptop(amparo, laptops):
    rosa, old, new = laptops
    was, now = device(amparo, old), device(amparo, new)
    told = amparo("group", "regrant", rosa, was[:8], now, "--revoke", "--json")
    assert (told.status, told.json["records"], told.json["revoked"]) == (0, 1, True)
    amparo("sync", new)
    (line,) = amparo("record", "list", new, "--json").json["records"]
    assert (line["title"], line["own"]) == ("Harbour", True)
    assert amparo("sync", old).status == 1
    shown = amparo("group", "members", rosa).out.splitlines()
    assert shown[0].endswith("you")
    assert shown[1].endswith("earlier laptop of the same person, revoked")


def test_it_is_said_in_words(amparo, laptops):
    rosa, old, new = laptops
    said = amparo("group", "regrant", rosa, device(amparo, old), device(amparo, new))
    assert said.out == "The new laptop is given 1 records. They come with its next sync.\n"


@pytest.mark.parametrize("beginning", ["", "0", "zz", "0000000000"])
def test_a_device_that_is_not_meant_for_sure_is_not_taken(amparo, laptops, beginning):
    rosa, old, _ = laptops
    told = amparo("group", "regrant", rosa, device(amparo, old), beginning)
    assert told.status == 1
    assert "One of these laptops does not belong to the group." in told.err


def test_documenters_may_not(amparo, laptops):
    _, old, new = laptops
    told = amparo("group", "regrant", old, device(amparo, old), device(amparo, new))
    assert told.status == 1


def _by_the_server(amparo, running_server, folder, place):
    """A parcel there and its answer back."""
    answer = place.with_suffix(".answer")
    amparo("parcel", "write", folder, place)
    command = [sys.executable, *SERVE, "parcel", str(running_server.folder), str(place), str(answer)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert amparo("parcel", "read", folder, answer).status == 0


def test_where_no_server_is_the_word_goes_by_parcel_and_the_keys_with_the_next(
    amparo, laptops, running_server, tmp_path
):
    rosa, old, new = laptops
    amparo("sync", rosa)
    was, now = device(amparo, old), device(amparo, new)
    lost = tmp_path / "lost.parcel"
    amparo("parcel", "write", old, lost)
    said = amparo("group", "regrant", rosa, was, now, "--revoke", "--by-parcel", "--json")
    assert (said.status, said.json["by_parcel"], said.json["revoked"]) == (0, True, True)
    told = amparo("parcel", "read", rosa, lost, "--json")
    assert told.status != 0
    assert "does not belong to the group any more" in told.out
    for number in range(2):  # the word, then the keys
        _by_the_server(amparo, running_server, rosa, tmp_path / f"rosa-{number}")
    _by_the_server(amparo, running_server, new, tmp_path / "new")
    assert len(amparo("record", "list", new, "--json").json["records"]) == 1
    members = amparo("group", "members", rosa, "--json").json["members"]
    assert [one["revoked"] for one in members if one["device"] == was] == [True]


def test_a_laptop_is_revoked_by_itself_with_a_line_and_without(amparo, laptops):
    rosa, old, new = laptops
    amparo("sync", rosa)
    was, now = device(amparo, old), device(amparo, new)
    assert amparo("group", "revoke", rosa, now, "--by-parcel").status == 0
    assert amparo("group", "revoke", rosa, was).status == 0
    members = amparo("group", "members", rosa, "--json").json["members"]
    assert {one["device"] for one in members if one["revoked"]} == {was, now}
    for folder in (old, new):
        assert amparo("sync", folder).status != 0
