"""By which way to the server, what leaves before its key is known, and what is said when it is not reached."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager

import pytest

from sync.client.proxies import Proxy, Way
from sync.client.transport import Call, HttpTransport, Timeouts
from sync.crypto.tls import pin_of
from sync.errors import Blocked, SyncError, Unreachable, WrongKey
from sync.protocol import routes
from tests.servers import free_port
from tests.sync.client.listening import answer_of, listening
from tests.sync.client.proxying import Knows, http_proxy, socks_proxy

ONION = "pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd.onion"
PULL = Call("POST", "/v1/groups/ab/pull", body=b"a request nobody else may see")
GOOD = answer_of("200 OK", routes.MEDIA_TYPE, b"frames")
QUICK = Timeouts(connect=2.0, progress=20.0, through_socks=20.0)


def exchanged(servers, pin, proxy, timeouts=QUICK):
    transport = HttpTransport(servers, pin, proxy=proxy, timeouts=timeouts)
    try:
        with transport.exchange(PULL) as blocks:
            return b"".join(blocks)
    finally:
        transport.close()


def failure(servers, proxy=None, timeouts=QUICK):
    with pytest.raises(SyncError) as caught:
        exchanged(servers, bytes(32), proxy, timeouts)
    return caught.value


def tor_at(*ports):
    return Proxy(Way.TOR, tor_ports=ports)


@pytest.fixture
def no_look_ups(monkeypatch):
    """Looking up any name, but for what is an address already, fails the test."""
    look_up = socket.getaddrinfo

    def only_addresses(host, *arguments, **options):
        assert host == "127.0.0.1", "a name was looked up outside the proxy"
        return look_up(host, *arguments, **options)

    def never(*_arguments):
        raise AssertionError("a name was looked up outside the proxy")

    monkeypatch.setattr(socket, "getaddrinfo", only_addresses)
    monkeypatch.setattr(socket, "gethostbyname", never)
    monkeypatch.setattr(socket, "gethostbyname_ex", never)


@pytest.fixture
def server(tmp_path):
    with listening(GOOD, folder=tmp_path) as server:
        yield server


def port_of(server):
    return int(server.address.rpartition(":")[2])


@pytest.mark.parametrize("host", ["server.invalid", ONION], ids=["a name", "an onion"])
def test_through_tor_no_name_is_looked_up_here(server, no_look_ups, host):
    with socks_proxy(Knows({host: port_of(server)}, delay=0.5)) as tor:
        body = exchanged([f"https://{host}:4433"], pin_of(server.certificate), tor_at(free_port(), tor.port))
    assert body == b"frames"
    assert tor.names == [f"{host}:4433"]


@pytest.mark.parametrize("way", [Way.STRAIGHT, Way.SYSTEM, Way.NAMED], ids=lambda way: way.name.lower())
def test_an_onion_address_goes_through_tor_whatever_was_chosen(server, no_look_ups, way):
    with socks_proxy(Knows({ONION: port_of(server)})) as tor, http_proxy(Knows({})) as other:
        proxy = Proxy(way, f"http://127.0.0.1:{other.port}" if way is Way.NAMED else "", (tor.port,))
        assert exchanged([f"https://{ONION}:443"], pin_of(server.certificate), proxy) == b"frames"
    assert (tor.names, other.names) == ([f"{ONION}:443"], [])


@pytest.mark.parametrize("way", [Way.STRAIGHT, Way.SYSTEM, Way.TOR], ids=lambda way: way.name.lower())
def test_without_tor_nobody_is_asked_for_an_onion_address(no_look_ups, way):
    failed = failure([f"https://{ONION}:443"], Proxy(way, tor_ports=(free_port(),)))
    assert isinstance(failed, Unreachable)
    assert failed.reason == "tor_away"


def test_what_listens_at_tors_port_and_is_no_proxy_is_not_taken_for_tor(no_look_ups):
    with listening(b"HTTP/1.1 400 What\r\n\r\n", wait=False) as other:
        assert failure([f"https://{ONION}:443"], tor_at(port_of(other))).reason == "tor_away"


def test_of_several_addresses_the_one_that_can_be_reached_is_used(server):
    servers = [f"https://{ONION}:443", f"https://127.0.0.1:{free_port()}", server.address]
    assert exchanged(servers, pin_of(server.certificate), Proxy(tor_ports=(free_port(),))) == b"frames"


def test_that_tor_is_away_is_not_said_where_another_address_was_tried():
    servers = [f"https://{ONION}:443", f"https://127.0.0.1:{free_port()}"]
    assert failure(servers, Proxy(tor_ports=(free_port(),))).reason == "refused"


def test_an_address_that_is_blocked_does_not_keep_from_the_next(server):
    with hanging_up_in_the_hello() as blocked:
        assert exchanged([blocked, server.address], pin_of(server.certificate), None) == b"frames"


def test_before_the_key_is_checked_nothing_leaves_but_the_hello_and_it_names_nobody(server):
    with socks_proxy(Knows({"secret.server.example": port_of(server)})) as proxy:
        named = Proxy.named(f"socks5://127.0.0.1:{proxy.port}")
        assert isinstance(failure(["https://secret.server.example:443"], named), WrongKey)
    kinds, sealed = tls_records(bytes(proxy.up))
    assert kinds[0] == 22, "the hello"
    assert set(kinds[1:]) <= {20, 23}
    assert sealed < 100, "the end of the handshake, sealed, and no request"
    assert not server.received
    assert b"secret" not in proxy.up


def tls_records(sent):
    kinds, sealed, at = [], 0, 0
    while at < len(sent):
        length = int.from_bytes(sent[at + 3 : at + 5])
        kinds.append(sent[at])
        sealed += length if sent[at] == 23 else 0
        at += 5 + length
    assert at == len(sent)
    return kinds, sealed


@contextmanager
def hanging_up_in_the_hello(answer=b"", *, silent=False):
    """Somebody between who lets a connection be made and ends it at the hello, or lets it wait for ever."""
    done = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def accept():
            held = []
            while not done.is_set():
                try:
                    near, _ = listening.accept()
                except OSError:
                    break
                held.append(near)
                near.settimeout(20)
                if not silent:
                    near.recv(16)
                    near.close()
            for one in held:
                one.close()

        thread = threading.Thread(target=accept)
        thread.start()
        try:
            yield f"https://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            done.set()
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()


@pytest.mark.parametrize("silent", [False, True], ids=["ended", "silent"])
def test_a_hello_that_is_cut_off_or_not_answered_is_told_apart(silent):
    with hanging_up_in_the_hello(silent=silent) as address:
        assert isinstance(failure([address], timeouts=Timeouts(connect=1.0, progress=2.0)), Blocked)


def test_nobody_there_and_no_such_name_are_told_apart():
    assert failure([f"https://127.0.0.1:{free_port()}"]).reason == "refused"
    assert failure(["https://no-such-name.invalid:1"]).reason in ("no_name", "no_network")


def proxied(proxy, kind="socks5", server="https://server.invalid:443"):
    return failure([server], Proxy.named(f"{kind}://127.0.0.1:{proxy}")).reason


@pytest.mark.parametrize("kind", ["socks5", "http"])
def test_a_proxy_that_is_not_there_is_named(kind):
    assert proxied(free_port(), kind) == "proxy_away"


@pytest.mark.parametrize(("kind", "serving"), [("socks5", socks_proxy), ("http", http_proxy)])
def test_a_proxy_that_wants_a_password_is_named(kind, serving):
    with serving(Knows({}, wants_password=True)) as proxy:
        assert proxied(proxy.port, kind) == "proxy_password"


@pytest.mark.parametrize(("kind", "serving"), [("socks5", socks_proxy), ("http", http_proxy)])
def test_a_proxy_that_does_not_get_there_is_told_from_one_that_is_away(kind, serving):
    with serving(Knows({})) as proxy:
        assert proxied(proxy.port, kind) == "beyond_proxy"


def test_a_proxy_that_forbids_it_is_named():
    with socks_proxy(Knows({}, unknown=2)) as proxy:
        assert proxied(proxy.port) == "proxy_refused"


@pytest.mark.parametrize("kind", ["socks5", "http"])
def test_what_is_no_proxy_at_all_is_named(kind):
    with listening(b"220 mail.example ESMTP\r\n", wait=False) as other:
        assert proxied(port_of(other), kind) == "proxy_refused"


def test_an_onion_service_that_is_not_reached_is_told_from_a_tor_that_does_not_run(no_look_ups):
    with socks_proxy(Knows({})) as tor:
        assert failure([f"https://{ONION}:443"], tor_at(tor.port)).reason == "onion"
        assert proxied(tor.port, server=f"https://{ONION}:443") == "onion"


def test_a_proxy_of_the_system_written_for_socks_resolves_names_itself(monkeypatch):
    monkeypatch.setenv("ALL_PROXY", "socks://127.0.0.1:9050/")
    assert Proxy(Way.SYSTEM).for_url("https://server.example:1/")["all"] == "socks5h://127.0.0.1:9050/"
