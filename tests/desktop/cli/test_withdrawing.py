"""Consent withdrawn from a terminal; the server is another process."""

from __future__ import annotations

import pytest

from tests.desktop.cli.test_removing_records import office
from tests.laptops import titled
from tests.servers import running_server

__all__ = ["office", "running_server"]

WORDS = "quisquilloso zarzaparrilla"


@pytest.fixture
def record(amparo, folder, office, answers, tmp_path):
    amparo("group", "invite", office, "--role", "documenter", "--out", tmp_path / "invitation.txt")
    amparo("group", "join", folder, tmp_path / "invitation.txt", name="Ana")
    said = titled("testimony", WORDS) | {"consent/purposes/court": "yes", "consent/purposes/un": "yes"}
    found = amparo("record", "add", folder, "testimony", answers(said)).out.strip()
    for place in (folder, office, folder):
        amparo("sync", place)
    return found


def test_a_testimony_is_taken_back_and_who_had_it_is_said(amparo, folder, office, record, tmp_path):
    ran = amparo("record", "withdraw", folder, record, "--look", "--json")
    assert (ran.status, ran.json["may"], ran.json["files"]) == (0, True, 0)
    assert [(one["way"], one["whom"]) for one in ran.json["left"]] == [("member", "Rosa")]
    assert amparo("record", "show", folder, record).status == 0
    assert amparo("vault", "export", folder, tmp_path / "court", "--purpose", "court").status == 0
    ended = amparo("record", "withdraw", folder, record, "--for", "court")
    assert ended.status == 0
    assert "taken out for a court or prosecutor" in ended.out
    amparo("sync", folder)
    amparo("sync", office)
    out = amparo("vault", "export", office, tmp_path / "again", "--purpose", "court")
    assert out.status == 0
    assert not any(WORDS.encode() in path.read_bytes() for path in (tmp_path / "again").rglob("*") if path.is_file())
    (heard,) = amparo("record", "withdraw", office, "--json").json["withdrawn"]
    assert (heard["id"], heard["in_part"], heard["by"]) == (record, True, "Ana")
    gone = amparo("record", "withdraw", folder, record)
    assert gone.status == 0, gone.err
    assert "a member of the group had it: Rosa" in gone.out
    assert "hear of it with the next sync or parcel" in gone.out
    for place in (folder, office, folder):
        assert amparo("sync", place).status == 0
    for place in (folder, office):
        refused = amparo("record", "show", place, record)
        assert (refused.status, "Consent was withdrawn" in refused.err) == (1, True)
        assert amparo("search", place, "quisquilloso").out == ""
    told = amparo("record", "withdraw", folder, "--json").json["withdrawn"]
    assert [(one["id"], one["on_server"], one["received"]) for one in told] == [(record, True, True)]
    listed = amparo("record", "withdraw", office).out
    assert f"{record}  testimony, withdrawn" in listed
    assert "by Ana" in listed


def test_who_may_not_is_told_whom_to_ask(amparo, folder, office, answers, record):
    case = amparo("record", "add", office, "note", answers({"about": record, "words": "Ask again"}))
    assert case.status == 0, case.err
    for place in (office, folder):
        amparo("sync", place)
    note = case.out.strip()
    assert amparo("record", "show", folder, note).status == 0
    refused = amparo("record", "withdraw", folder, note)
    assert (refused.status, "Only whoever began this record" in refused.err) == (1, True)
    looked = amparo("record", "withdraw", folder, note, "--look", "--json")
    assert (looked.status, looked.json["may"]) == (1, False)
