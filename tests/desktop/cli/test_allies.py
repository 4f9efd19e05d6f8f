"""`amparo group card|ally|allies` and `amparo record share|shares|unshare|shared`: two groups, by the command line."""

from __future__ import annotations

import json

import pytest

from desktop.services.showing_codes import qr_png
from desktop.store.vault import Vault
from tests.laptops import CHEAP, PASSPHRASE
from tests.servers import running_server

__all__ = ["running_server"]


@pytest.fixture
def laptops(amparo, tmp_path, running_server):
    """Rosa's and Eva's, of two groups, and the case in Rosa's."""
    found = [tmp_path / name for name in ("rosa", "eva")]
    for folder, invitation in zip(found, [running_server.invitation, running_server.new_group("Red")], strict=True):
        Vault.create(folder, PASSPHRASE, CHEAP).close()
        file = tmp_path / f"{folder.name}.txt"
        file.write_text(invitation)
        amparo("group", "join", folder, file, name=folder.name)
    (tmp_path / "case.json").write_text(json.dumps({"what/title": "Harbour"}))
    case = amparo("record", "add", found[0], "case", tmp_path / "case.json", "--json").json["id"]
    return *found, case


def exchange(amparo, tmp_path, one, other):
    """Gives the other group's id."""
    card = tmp_path / f"card of {other.name}"
    made = amparo("group", "card", other, "--out", card, "--json").json
    added = amparo("group", "ally", one, card, "--aloud", "--json").json
    assert (added["words"], added["digits"]) == (made["words"], made["digits"])
    return made["group"]


def test_a_case_is_shared_read_and_taken_back(amparo, tmp_path, laptops):
    rosa, eva, case = laptops
    theirs, ours = exchange(amparo, tmp_path, rosa, eva), exchange(amparo, tmp_path, eva, rosa)
    looked = amparo("record", "share", rosa, case, theirs, "--json").json
    assert (looked["going"], looked["staying"], looked["shared"]) == ([case], {}, None)
    assert amparo("record", "shares", rosa, "--json").json == {"shares": []}
    shared = amparo("record", "share", rosa, case, theirs, "--yes", "--json").json["shared"]
    for folder in (rosa, eva, rosa):
        assert amparo("sync", folder).status == 0
    (one,) = amparo("record", "shares", rosa, "--json").json["shares"]
    assert (one["share"], one["ended"], one["received"] is not None) == (shared, None, True)
    (came,) = amparo("record", "shared", eva, "--json").json["shared"]
    assert (came["title"], came["group"]) == ("Harbour", ours)
    said = amparo("record", "shared", eva, came["share"]).out
    assert "Shared by " in said
    assert "Harbour" in said
    assert amparo("record", "list", eva, "--json").json["records"] == []
    assert amparo("vault", "check", eva).status == 0
    assert amparo("record", "unshare", rosa, shared).status == 0
    for folder in (rosa, eva):
        amparo("sync", folder)
    assert amparo("record", "shared", eva).out == "No other group shares anything with yours.\n"
    assert amparo("record", "shared", eva, came["share"]).status == 1


def test_nothing_is_shared_before_somebody_said_that_the_words_are_the_same(amparo, tmp_path, laptops):
    rosa, eva, case = laptops
    card = tmp_path / "card.png"
    text = amparo("group", "card", eva, "--json").json
    card.write_bytes(qr_png(text["card"], 700))
    added = amparo("group", "ally", rosa, card)
    assert "Nothing is shared before" in added.out
    assert " ".join(text["words"]) in added.out
    refused = amparo("record", "share", rosa, case, text["group"], "--yes")
    assert refused.status == 1
    assert "was not compared" in refused.err
    assert "not compared yet" in amparo("group", "allies", rosa).out
    assert amparo("group", "ally", rosa, text["group"], "--in-person").status == 0
    assert amparo("record", "share", rosa, case, text["group"], "--yes").status == 0
    assert amparo("group", "ally", rosa, text["group"], "--remove").status == 0
    assert amparo("group", "allies", rosa, "--json").json == {"groups": []}


@pytest.mark.parametrize(
    "spoil", [lambda t: t[:-20], lambda t: "hello", lambda t: t.replace("amparo-group:", "amparo:")]
)
def test_what_is_no_card_is_said_so(amparo, tmp_path, laptops, spoil):
    rosa, eva, _ = laptops
    card = tmp_path / "card.txt"
    card.write_text(spoil(amparo("group", "card", eva, "--json").json["card"]))
    assert amparo("group", "ally", rosa, card).status == 1


def test_a_card_of_one_s_own_group_is_said_so(amparo, tmp_path, laptops):
    rosa, _, _ = laptops
    card = tmp_path / "card.txt"
    amparo("group", "card", rosa, "--out", card)
    told = amparo("group", "ally", rosa, card)
    assert (told.status, "your own group" in told.err) == (1, True)


def test_a_case_goes_by_stick_with_no_server_in_between(amparo, tmp_path, laptops):
    rosa, eva, case = laptops
    theirs, ours = exchange(amparo, tmp_path, rosa, eva), exchange(amparo, tmp_path, eva, rosa)
    amparo("record", "share", rosa, case, theirs, "--yes")
    assert amparo("parcel", "write", rosa, tmp_path / "case.parcel", "--to", theirs).status == 0
    assert "Another group's parcel: 1 letters, 0 files." in amparo("parcel", "read", eva, tmp_path / "case.parcel").out
    assert amparo("record", "shared", eva, "--json").json["shared"][0]["title"] == "Harbour"
    assert amparo("parcel", "write", eva, tmp_path / "back.parcel", "--to", ours).status == 0
    amparo("parcel", "read", rosa, tmp_path / "back.parcel")
    assert amparo("record", "shares", rosa, "--json").json["shares"][0]["received"] is not None
    assert amparo("parcel", "write", rosa, tmp_path / "no.parcel", "--to", "00" * 32).status == 1
