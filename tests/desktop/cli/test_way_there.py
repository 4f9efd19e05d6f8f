"""`--proxy`: the way that is named is the way that is taken, and stays chosen."""

from __future__ import annotations

import pytest

from tests.servers import free_port, running_server
from tests.sync.client.proxying import Knows, socks_proxy

__all__ = ["running_server"]


@pytest.fixture
def invitation(running_server, tmp_path):
    file = tmp_path / "invitation.txt"
    file.write_text(running_server.invitation)
    return file


def test_joining_and_every_sync_after_it_go_by_the_proxy_that_was_named(amparo, folder, running_server, invitation):
    with socks_proxy(Knows({"127.0.0.1": running_server.port})) as proxy:
        way = f"socks5://127.0.0.1:{proxy.port}"
        assert amparo("group", "join", folder, invitation, "--proxy", way, name="Rosa").status == 0
        asked = len(proxy.names)
        assert amparo("sync", folder).status == 0
        assert len(proxy.names) > asked > 0
    assert "proxy that was chosen" in amparo("sync", folder).err
    assert amparo("sync", folder, "--proxy", "none").status == 0


def test_a_proxy_that_is_away_is_named(amparo, folder, invitation):
    way = f"http://127.0.0.1:{free_port()}"
    ran = amparo("group", "join", folder, invitation, "--proxy", way, name="Rosa")
    assert ran.status != 0
    assert "proxy that was chosen" in ran.err


@pytest.mark.parametrize("way", ["somewhere", "ftp://127.0.0.1:1", "socks5://name:word@127.0.0.1:9050"])
def test_what_is_no_way_is_not_taken_and_a_password_is_not_taken_here(amparo, folder, way):
    ran = amparo("sync", folder, "--proxy", way)
    assert ran.status == 1
    assert "--proxy" in ran.err
