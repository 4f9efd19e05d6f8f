"""A sync is stopped at any moment: while it connects, shakes hands, sends into a full line, or waits for an answer."""

import contextlib
import socket
import ssl
import threading

import pytest

from sync.client.progress import Halted
from sync.client.proxies import Proxy
from sync.client.transport import Call, HttpTransport, Timeouts
from sync.crypto.tls import pin_of
from sync.errors import CutOff
from tests.certificates import write_pem

PATIENT = Timeouts(connect=600.0, progress=600.0)
"""Whoever waits for these has failed."""


@contextlib.contextmanager
def silent(folder, *, shakes_hands=True):
    """Takes connections, shakes hands, and then neither reads nor says anything. (address, certificate)."""
    certificate_path, key_path, certificate = write_pem(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate_path, key_path)
    taken = []

    def serve():
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listening.accept()
                taken.append(context.wrap_socket(connection, server_side=True) if shakes_hands else connection)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"https://127.0.0.1:{listening.getsockname()[1]}", certificate
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()
            for one in taken:
                one.close()


def stopped_while(transport, call, is_there):
    """Stops as soon as `is_there`; what came of it."""
    transport.stop_when(lambda: is_there(transport))
    with transport.exchange(call):
        pass


def endless():
    while True:
        yield bytes(65_536)


def test_it_stops_while_the_line_takes_nothing(tmp_path):
    with silent(tmp_path) as (address, certificate):
        transport = HttpTransport([address], pin_of(certificate), timeouts=PATIENT)
        with pytest.raises(Halted):
            stopped_while(transport, Call("POST", "/push", body=endless), lambda line: line.traffic.up > 100_000)
        transport.close()
    assert transport.traffic.unconfirmed == 0


def test_it_stops_while_no_answer_comes(tmp_path):
    with silent(tmp_path) as (address, certificate):
        transport = HttpTransport([address], pin_of(certificate), timeouts=PATIENT)
        with pytest.raises(Halted):
            stopped_while(transport, Call("POST", "/pull", body=b"?"), lambda line: line.traffic.up > 0)
        transport.close()


def test_it_stops_while_nobody_shakes_hands(tmp_path):
    with silent(tmp_path, shakes_hands=False) as (address, _):
        transport = HttpTransport([address], bytes(32), timeouts=PATIENT)
        with pytest.raises(Halted):
            stopped_while(transport, Call("POST", "/pull", body=b"?"), lambda line: True)
        transport.close()


def test_it_stops_while_a_proxy_says_nothing(tmp_path):
    with silent(tmp_path, shakes_hands=False) as (address, _):
        proxy = Proxy.named(address.replace("https", "socks5h"))
        transport = HttpTransport(["https://server.invalid:1"], bytes(32), proxy=proxy, timeouts=PATIENT)
        with pytest.raises(Halted):
            stopped_while(transport, Call("POST", "/pull", body=b"?"), lambda line: True)
        transport.close()
    for thread in threading.enumerate():
        if thread.name == "connecting":
            thread.join()


def test_a_line_on_which_nothing_is_confirmed_is_dead(tmp_path):
    with silent(tmp_path) as (address, certificate):
        transport = HttpTransport([address], pin_of(certificate), timeouts=Timeouts(connect=600.0, progress=1.0))
        with pytest.raises(CutOff), transport.exchange(Call("POST", "/push", body=endless)):
            pass
        transport.close()


def test_bytes_that_nobody_took_are_not_called_delivered(tmp_path):
    seen = []

    def looked(line):
        seen.append((line.traffic.up, line.traffic.unconfirmed))
        return len(seen) > 8

    with silent(tmp_path) as (address, certificate):
        transport = HttpTransport([address], pin_of(certificate), timeouts=PATIENT)
        with pytest.raises(Halted):
            stopped_while(transport, Call("POST", "/push", body=endless), looked)
        transport.close()
    assert any(unconfirmed > 0 for _, unconfirmed in seen)
    assert all(0 <= unconfirmed <= up + 20_000 for up, unconfirmed in seen)
