import socket
import ssl
import warnings

import pytest

from sync.client.answers import ClockOff
from sync.client.proxies import Proxy, Way
from sync.client.transport import Call, HttpTransport, Timeouts
from sync.crypto.tls import pin_of
from sync.errors import CutOff, NotAmparo, Refused, ServerFault, Unreachable, Unreadable, WrongKey
from sync.protocol import routes
from tests.sync.client.listening import answer_of, listening

PULL = Call("POST", "/v1/groups/ab/pull", body=b"a request nobody else may see")
GOOD = answer_of("200 OK", routes.MEDIA_TYPE, b"frames")
PORTAL = answer_of("200 OK", "text/html; charset=utf-8", b"<html>Welcome to the cafe</html>")
QUICK = Timeouts(connect=2.0, progress=2.0)


def exchanged(*servers, pin, call=PULL, proxy=None):
    transport = HttpTransport([server.address for server in servers], pin, proxy=proxy, timeouts=QUICK)
    try:
        with transport.exchange(call) as blocks:
            return b"".join(blocks), transport.traffic
    finally:
        transport.close()


def test_the_pinned_server_is_asked_and_answers(tmp_path):
    with warnings.catch_warnings(), listening(GOOD, folder=tmp_path) as server:
        warnings.simplefilter("error")
        body, _ = exchanged(server, pin=pin_of(server.certificate))
    assert body == b"frames"
    assert server.received.startswith(b"POST /v1/groups/ab/pull HTTP/1.1\r\n")
    assert server.received.endswith(PULL.body)


def test_nothing_in_the_request_tells_which_program_it_is(tmp_path):
    with listening(GOOD, folder=tmp_path) as server:
        exchanged(server, pin=pin_of(server.certificate))
    assert b"python" not in server.received.lower()
    assert b"user-agent" not in server.received.lower()


def test_bytes_are_counted_as_they_went(tmp_path):
    with listening(GOOD, folder=tmp_path) as server:
        _, traffic = exchanged(server, pin=pin_of(server.certificate))
    assert (traffic.up, traffic.down) == (len(server.received), len(GOOD))
    assert (traffic.requests, traffic.connections) == (1, 1)


def test_a_server_with_another_key_gets_no_byte_of_the_request(tmp_path):
    with listening(GOOD, folder=tmp_path) as server, pytest.raises(WrongKey):
        exchanged(server, pin=bytes(32))
    assert server.handshakes == 1
    assert not server.received


def test_a_wrong_key_is_told_without_address(tmp_path):
    with listening(GOOD, folder=tmp_path) as server, pytest.raises(WrongKey) as caught:
        exchanged(server, pin=bytes(32))
    assert "127.0.0.1" not in repr(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    "answer",
    [
        PORTAL,
        answer_of("302 Found", "text/html", b"", "Location: https://portal.example/"),
        answer_of("200 OK", "application/json", b"{}"),
        answer_of("401 Unauthorized", "text/html", b"log in"),
        answer_of("404 Not Found", "text/plain", b"what?"),
    ],
    ids=["a page", "a redirect", "some other service", "a log-in", "not found"],
)
def test_a_captive_portal_behind_the_right_key_is_recognised(tmp_path, answer):
    with listening(answer, folder=tmp_path) as server, pytest.raises(NotAmparo):
        exchanged(server, pin=pin_of(server.certificate))


def test_a_captive_portal_that_answers_in_the_clear_is_recognised():
    with listening(PORTAL, wait=False) as server, pytest.raises(NotAmparo):
        exchanged(server, pin=bytes(32))
    assert b"a request nobody else may see" not in server.received


def test_a_server_of_an_older_tls_is_not_ours(tmp_path):
    with listening(GOOD, folder=tmp_path, newest=ssl.TLSVersion.TLSv1_2) as server, pytest.raises(NotAmparo):
        exchanged(server, pin=pin_of(server.certificate))
    assert not server.received


@pytest.mark.parametrize("status", ["500 Oh no", "502 Bad Gateway", "503 Busy", "429 Slow down"])
def test_a_failing_server_is_a_reason_to_try_later(tmp_path, status):
    failing = answer_of(status, "text/html", b"oops")
    with listening(failing, folder=tmp_path) as server, pytest.raises(ServerFault) as caught:
        exchanged(server, pin=pin_of(server.certificate))
    assert caught.value.status == int(status[:3])


@pytest.mark.parametrize("answer", [b"\x00\xff\x17 garbage \r\n\r\n", b"HTTP/9.9 what\r\n\r\n"])
def test_garbage_is_unreadable(tmp_path, answer):
    with listening(answer, folder=tmp_path) as server, pytest.raises(Unreadable):
        exchanged(server, pin=pin_of(server.certificate))


@pytest.mark.parametrize("length", range(len(GOOD)))
def test_an_answer_cut_anywhere_is_cut_off(tmp_path, length):
    with listening(GOOD[:length], folder=tmp_path) as server, pytest.raises(CutOff):
        exchanged(server, pin=pin_of(server.certificate))


def test_a_refusal_carries_its_code(tmp_path):
    answer = answer_of("403 Forbidden", routes.PROBLEM_TYPE, b'{"status": 403, "code": "revoked"}')
    with listening(answer, folder=tmp_path) as server, pytest.raises(Refused) as caught:
        exchanged(server, pin=pin_of(server.certificate))
    assert caught.value.code == "revoked"


def test_a_refused_clock_carries_the_servers(tmp_path):
    answer = answer_of("401 No", routes.PROBLEM_TYPE, b'{"code": "clock", "now": 1795000000000}')
    with listening(answer, folder=tmp_path) as server, pytest.raises(ClockOff) as caught:
        exchanged(server, pin=pin_of(server.certificate))
    assert caught.value.now == 1_795_000_000_000


@pytest.mark.parametrize("body", [b"", b"[]", b'{"code": 5}', b"<html>", b'{"code": "' + b"x" * 70_000 + b'"}'])
def test_a_refusal_that_does_not_parse_is_unreadable(tmp_path, body):
    problem = answer_of("400 No", routes.PROBLEM_TYPE, body)
    with listening(problem, folder=tmp_path) as server, pytest.raises(Unreadable):
        exchanged(server, pin=pin_of(server.certificate))


def test_nobody_there_is_unreachable():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"https://127.0.0.1:{taken.getsockname()[1]}"
    transport = HttpTransport([address, "https://no-such-name.invalid:1"], bytes(32), timeouts=QUICK)
    with pytest.raises(Unreachable) as caught, transport.exchange(PULL):
        pass
    assert "127.0.0.1" not in repr(caught.value)


def test_an_address_in_the_clear_is_never_used():
    with listening(GOOD) as server:
        server.address = server.address.replace("https", "http")
        with pytest.raises(Unreachable):
            exchanged(server, pin=bytes(32))
    assert not server.received


def test_the_next_address_is_tried_and_then_asked_first(tmp_path):
    (tmp_path / "wrong").mkdir()
    with listening(PORTAL, folder=tmp_path / "wrong") as wrong, listening(GOOD, folder=tmp_path) as right:
        transport = HttpTransport([wrong.address, right.address], pin_of(right.certificate), timeouts=QUICK)
        for _ in range(2):
            with transport.exchange(PULL) as blocks:
                assert b"".join(blocks) == b"frames"
        transport.close()
    assert wrong.handshakes == 1


def test_a_stream_is_sent_as_it_is_made(tmp_path):
    with listening(GOOD, folder=tmp_path) as server:
        call = Call("POST", "/v1/groups/ab/push", body=lambda: iter([b"one", b"two"]))
        exchanged(server, pin=pin_of(server.certificate), call=call)
    assert b"3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n" in server.received


def test_a_failure_of_what_is_sent_is_not_taken_for_one_of_the_line(tmp_path):
    def from_a_broken_disk():
        yield b"first"
        raise FileNotFoundError("gone")

    with listening(GOOD, folder=tmp_path) as server, pytest.raises(FileNotFoundError):
        exchanged(server, pin=pin_of(server.certificate), call=Call("POST", "/push", body=from_a_broken_disk))


def test_the_server_says_that_it_is_one(tmp_path):
    with listening(answer_of("200 OK", "application/json", b'{"amparo": 1}'), folder=tmp_path) as server:
        transport = HttpTransport([server.address], pin_of(server.certificate), timeouts=QUICK)
        transport.about()
        transport.close()


@pytest.mark.parametrize("body", [b"{}", b"[1]", b"<html>", b'{"amparo": "yes"}'])
def test_something_else_does_not_pass_for_the_server(tmp_path, body):
    with listening(answer_of("200 OK", "application/json", body), folder=tmp_path) as server:
        transport = HttpTransport([server.address], pin_of(server.certificate), timeouts=QUICK)
        with pytest.raises(NotAmparo):
            transport.about()
        transport.close()


def test_a_proxy_is_asked_for_a_tunnel_and_learns_the_address_alone():
    with listening(b"HTTP/1.1 407 Who are you\r\n\r\n") as proxy:
        named = Proxy.named(proxy.address.replace("https", "http"))
        transport = HttpTransport(["https://server.example:4433"], bytes(32), proxy=named, timeouts=QUICK)
        with pytest.raises(Unreachable), transport.exchange(PULL):
            pass
        transport.close()
    assert proxy.received.startswith(b"CONNECT server.example:4433 HTTP/1.")
    assert PULL.body not in proxy.received


def test_tor_resolves_the_name_itself():
    with listening(b"\x05\xff", wait=False) as proxy:
        named = Proxy.named(proxy.address.replace("https", "socks5"))
        assert named.address.startswith("socks5h://")
        transport = HttpTransport(["https://server.invalid:4433"], bytes(32), proxy=named, timeouts=QUICK)
        with pytest.raises(Unreachable), transport.exchange(PULL):
            pass
        transport.close()
    assert proxy.received.startswith(b"\x05")


@pytest.mark.parametrize(
    "address", ["", "proxy", "ftp://p:1", "http://p", "https://p:1", "socks4://p:1", "http://p:1/x"]
)
def test_what_is_no_proxy_is_refused(address):
    with pytest.raises(ValueError, match="proxy"):
        Proxy.named(address)


def test_a_proxy_of_the_system_is_used_only_when_asked_for(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "socks5://127.0.0.1:9050")
    url = "https://server.example:1/"
    assert Proxy(Way.SYSTEM).for_url(url)["https"] == "socks5h://127.0.0.1:9050"
    assert Proxy().for_url(url) == {}
