"""By which way to the server: what was chosen is kept in the vault, and how far it leads is said step by step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.errors import NotAMember
from desktop.services import choosing_a_way
from desktop.services.choosing_a_way import Kind, WayThere
from desktop.services.parcelling import Parcelling
from desktop.services.trying_the_way import Step, Tried, try_invitation, try_way
from sync.client.ports import Membership
from sync.errors import NotAmparo, Refused, Unreachable, WrongKey
from sync.protocol import invitations
from tests.servers import free_port
from tests.sync.client.listening import answer_of, listening
from tests.sync.client.proxying import Knows, http_proxy, socks_proxy

PORTAL = answer_of("200 OK", "text/html", b"<html>Welcome to the cafe</html>")


@pytest.fixture
def joined(here, running_server):
    here.joining.join(running_server.invitation, "Rosa")
    return here


def choose(laptop, kind, address=""):
    choosing_a_way.write(laptop.vault, WayThere(kind, address))
    return try_way(laptop.vault)


def join(laptop, running_server, *servers):
    """By an invitation that names these."""
    invitation = replace(invitations.decode(running_server.invitation), servers=servers)
    laptop.joining.join(invitations.encode(invitation), "Rosa")


def test_straight_all_of_the_way_is_open(joined):
    assert choose(joined, Kind.NONE) == Tried((Step.SERVER, Step.KEY, Step.GROUP))


@pytest.mark.parametrize(("kind", "serving"), [(Kind.SOCKS, socks_proxy), (Kind.HTTP, http_proxy)])
def test_a_chosen_proxy_is_used_by_the_sync_and_said_to_answer(joined, running_server, kind, serving):
    with serving(Knows({"127.0.0.1": running_server.port})) as proxy:
        assert choose(joined, kind, f"127.0.0.1:{proxy.port}") == Tried(tuple(Step))
        asked = len(proxy.names)
        joined.syncing.run()
        assert len(proxy.names) > asked


def test_a_proxy_that_is_away_is_where_it_ends(joined):
    tried = choose(joined, Kind.SOCKS, f"127.0.0.1:{free_port()}")
    assert (tried.done, tried.failed) == ((), Step.PROXY)
    assert isinstance(tried.problem, Unreachable)
    assert tried.problem.reason == "proxy_away"


def test_a_server_that_is_away_is_told_from_its_proxy(joined):
    with socks_proxy(Knows({})) as proxy:
        tried = choose(joined, Kind.SOCKS, f"127.0.0.1:{proxy.port}")
    assert (tried.done, tried.failed) == ((Step.PROXY,), Step.SERVER)


@pytest.mark.parametrize("sealed", [True, False], ids=["another key", "in the clear"])
def test_whoever_answers_in_the_servers_place_does_not_hold_its_key(here, running_server, tmp_path, sealed):
    with listening(PORTAL, folder=tmp_path if sealed else None, wait=False) as other:
        join(here, running_server, running_server.address, other.address)
        running_server.stop()
        tried = choose(here, Kind.NONE)
    assert (tried.done, tried.failed) == ((Step.SERVER,), Step.KEY)
    assert isinstance(tried.problem, WrongKey if sealed else NotAmparo)


def test_a_server_that_does_not_know_the_group_is_said_to_be_the_right_one(here, running_server):
    invitation = invitations.decode(running_server.invitation)
    names = ("group_name", "servers", "tls_pin", "log_key", "card_key", "role")
    elsewhere = {name: getattr(invitation, name) for name in names}
    here.vault.sync_store().join(Membership(group=bytes(32), **elsewhere), [])
    tried = choose(here, Kind.NONE)
    assert (tried.done, tried.failed) == ((Step.SERVER, Step.KEY), Step.GROUP)
    assert isinstance(tried.problem, Refused)


def test_without_a_group_there_is_no_server_to_try(here):
    with pytest.raises(NotAMember):
        try_way(here.vault)


def test_the_address_that_answered_last_is_asked_first_the_next_time(here, running_server):
    join(here, running_server, f"https://127.0.0.1:{free_port()}", running_server.address)
    with here.syncing.line() as transport:
        assert transport.asked_first == running_server.address


@pytest.mark.parametrize(
    ("spelled", "way"),
    [
        ("system", WayThere()),
        ("none", WayThere(Kind.NONE)),
        ("tor", WayThere(Kind.TOR)),
        ("http://proxy.example:8080/", WayThere(Kind.HTTP, "proxy.example:8080")),
        ("socks5h://me:word@127.0.0.1:1080", WayThere(Kind.SOCKS, "me:word@127.0.0.1:1080")),
    ],
)
def test_a_way_is_spelled_kept_and_read_again(here, spelled, way):
    assert WayThere.spelled(spelled) == way
    choosing_a_way.write(here.vault, way)
    assert choosing_a_way.read(here.vault) == way


@pytest.mark.parametrize("spelled", ["", "tor.example", "ftp://p:1", "http://p", "socks5://", "https://p:1", "HTTP"])
def test_what_is_no_way_is_refused(spelled):
    with pytest.raises(ValueError, match="way"):
        WayThere.spelled(spelled)


def test_what_cannot_be_used_is_not_kept(here):
    with pytest.raises(ValueError, match="no proxy"):
        choosing_a_way.write(here.vault, WayThere(Kind.HTTP, "nowhere"))
    assert choosing_a_way.read(here.vault) == WayThere()


def test_a_computer_at_a_cafe_is_told_an_address_that_its_browser_opens(here, running_server):
    onion = f"https://{'a' * 56}.onion:443"
    fields = ("group", "group_name", "tls_pin", "log_key", "card_key", "role")
    invitation = invitations.decode(running_server.invitation)
    known = {name: getattr(invitation, name) for name in fields}
    here.vault.sync_store().join(Membership(servers=(onion, running_server.address), **known), [])
    assert Parcelling(here.vault, here.syncing).servers() == (running_server.address, onion)


@pytest.mark.parametrize(("kind", "serving"), [(Kind.SOCKS, socks_proxy), (Kind.HTTP, http_proxy)])
def test_before_joining_the_way_is_tried_as_far_as_the_server_and_the_invitation_stays_good(
    here, running_server, kind, serving
):
    with serving(Knows({"127.0.0.1": running_server.port})) as proxy:
        way = WayThere(kind, f"127.0.0.1:{proxy.port}")
        assert try_invitation(running_server.invitation, way) == Tried((Step.PROXY, Step.SERVER, Step.KEY))
        assert proxy.names
        choosing_a_way.write(here.vault, way)
        here.joining.join(running_server.invitation, "Rosa")
    assert here.joining.membership() is not None


def test_before_joining_a_portal_is_found_out_by_its_key(running_server):
    with listening(PORTAL, wait=False) as portal:
        invitation = replace(invitations.decode(running_server.invitation), servers=(portal.address,))
        tried = try_invitation(invitations.encode(invitation), WayThere(Kind.NONE))
    assert (tried.failed, type(tried.problem)) == (Step.KEY, NotAmparo)


def test_before_joining_a_proxy_that_is_away_is_where_it_ends(running_server):
    tried = try_invitation(running_server.invitation, WayThere(Kind.SOCKS, f"127.0.0.1:{free_port()}"))
    assert (tried.done, tried.failed) == ((), Step.PROXY)
