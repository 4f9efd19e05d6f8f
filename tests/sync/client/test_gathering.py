"""Others' files over several connections, on a line that takes a while to be reached, from a real server."""

from __future__ import annotations

import os

import pytest

from sync.client.limits import Limits
from sync.client.pace import FAR
from sync.client.progress import Phase
from sync.client.proxies import Proxy
from sync.client.syncing import sync_once
from sync.client.transport import HttpTransport
from sync.errors import CutOff
from sync.protocol import limits
from tests.sync.client.devices import QUICK
from tests.sync.client.proxying import Knows, socks_proxy

LARGE, SMALL = 2_000_000, (90_000, 10, 200_000)


@pytest.fixture
def far(group):
    """Makes a transport whose connections take as long as over a long way."""
    port = int(group.line.address.rpartition(":")[2])
    made = []
    with socks_proxy(Knows({"amparo.invalid": port}, delay=2 * FAR)) as asked:

        def transport():
            proxy = Proxy.named(f"socks5://127.0.0.1:{asked.port}")
            servers = [f"https://amparo.invalid:{port}"]
            made.append(HttpTransport(servers, group.invitation.tls_pin, proxy=proxy, timeouts=QUICK))
            return made[-1]

        yield transport
        for one in made:
            one.close()


@pytest.fixture
def office(group):
    return group.coordinator()


@pytest.fixture
def village(group, office):
    return group.documenter()


def attached(group, village, *sizes):
    files = [village.attach(village.save("a film").record, os.urandom(size)) for size in sizes]
    group.sync(village)
    return files


def fetched(office, transport, *, step=lambda progress: None, allowed=None, stopped=lambda: False):
    return sync_once(office, transport, step, stopped, allowed or Limits())


def test_files_come_over_two_connections_and_are_whole(group, office, village, far):
    files = attached(group, village, LARGE, *SMALL)
    transport, told = far(), []
    report = fetched(office, transport, step=told.append)
    assert transport.traffic.connections == 2
    assert (report.files_received, report.files_failed) == (len(files), 0)
    assert all(office.file(file) == village.file(file) for file in files)
    fetching = [one for one in told if one.phase is Phase.FETCHING]
    assert [one.bytes_done for one in fetching] == sorted(one.bytes_done for one in fetching)
    assert fetching[-1].bytes_done == fetching[-1].bytes_total


@pytest.mark.parametrize("share", [0.2, 0.7])
def test_after_a_cut_no_chunk_that_came_is_asked_for_again(group, office, village, far, share):
    (file,) = attached(group, village, LARGE)
    group.line.cut(down=int(LARGE * share))
    with pytest.raises(CutOff):
        fetched(office, far())
    group.line.mend()
    (wanted,) = office.wanted_files()
    here = (wanted.first + len(wanted.beyond)) * limits.CHUNK
    assert here >= LARGE * share - 2 * limits.CHUNK - 40_000, "two chunks were on their way, and pages before them"
    report = fetched(office, far())
    assert office.file(file) == village.file(file)
    assert report.bytes_down <= LARGE * 1.01 - here + 40_000


def test_a_chunk_that_is_not_the_manifests_fails_its_file_alone(group, office, village, far):
    spoiled, whole = attached(group, village, LARGE, SMALL[0])
    put, hashes = office.take_in, {}

    def altered(page):
        put(page)
        for manifest in office.manifests.values():
            if manifest.file == spoiled and not hashes:
                hashes[spoiled] = bytes(len(manifest.chunk_hashes))
                object.__setattr__(manifest, "chunk_hashes", hashes[spoiled])

    office.take_in = altered
    report = fetched(office, far())
    assert (report.files_received, report.files_failed) == (1, 1)
    assert office.file(whole) == village.file(whole)


def test_a_budget_holds_for_all_of_them_together(group, office, village, far):
    attached(group, village, LARGE)
    report = fetched(office, far(), allowed=Limits(budget=700_000))
    assert report.budget_spent
    assert 300_000 < report.bytes_up + report.bytes_down <= 700_000 + 16_000


def test_stopped_it_ends_and_keeps_what_came(group, office, village, far):
    attached(group, village, LARGE)
    came = []
    put = office.put_chunk
    office.put_chunk = lambda file, number, sealed: came.append(number) or put(file, number, sealed)
    fetched(office, far(), stopped=lambda: len(came) >= 5)
    (wanted,) = office.wanted_files()
    assert wanted.first + len(wanted.beyond) == len(came) >= 5


def test_the_vault_that_fails_ends_all_of_them(group, office, village, far):
    attached(group, village, LARGE)

    def full(*_):
        raise ZeroDivisionError

    office.put_chunk = full
    with pytest.raises(ZeroDivisionError):
        fetched(office, far())
