"""`amparo sync --send-again`: a server that lost what it had confirmed gets it again, because a person says so."""

from __future__ import annotations

import json

import pytest

from sync.server import cli as server_cli
from tests.servers import running_server
from tests.sync.hostile.worlds import emptied

__all__ = ["running_server"]


@pytest.fixture
def member(amparo, folder, running_server, tmp_path):
    (tmp_path / "invitation.txt").write_text(running_server.invitation)
    amparo("group", "join", folder, tmp_path / "invitation.txt", name="Rosa")
    (tmp_path / "case.json").write_text(json.dumps({"what/title": "Harbour"}))
    amparo("record", "add", folder, "case", tmp_path / "case.json")
    assert amparo("sync", folder, "--json").json["records"]["received"] == 0
    return folder


def test_it_is_said_what_was_lost_and_sent_again_when_that_is_asked_for(amparo, member, running_server, capsys):
    group = amparo("group", "members", member, "--json").json["group"]
    emptied(running_server)
    noticed = amparo("sync", member)
    assert noticed.status == 3
    assert "does not know this group" in noticed.err
    assert amparo("record", "list", member, "--json").json["records"][0]["whereabouts"] == "only_here"
    assert amparo("sync", member, "--send-again").status == 3  # nobody has told the server to expect the group
    server_cli.main(["group", "expect", str(running_server.folder), group])
    capsys.readouterr()
    sent = amparo("sync", member, "--send-again", "--json")
    assert (sent.status, sent.json["doubt"], sent.json["sent"]["records"]) == (0, None, 1)
    assert sent.json["records"]["on_server"] == 1


def test_without_a_reason_it_is_a_sync_like_any_other(amparo, member):
    sent = amparo("sync", member, "--send-again", "--json")
    assert (sent.status, sent.json["sent"]["records"]) == (0, 0)
