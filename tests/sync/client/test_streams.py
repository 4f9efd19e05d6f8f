"""Files over several connections at once, at a real server."""

import os
import threading

import pytest

from sync.client.limits import Limits
from sync.client.member import Member
from sync.client.pace import FAR, Pace
from sync.client.ports import Urgency
from sync.client.progress import Phase
from sync.client.proxies import Proxy
from sync.client.pull import pull
from sync.client.push import FEW
from sync.client.spare import beside
from sync.client.syncing import sync_once
from sync.client.transport import HttpTransport
from sync.crypto.enrolment import Place, revocation
from sync.errors import CutOff, Refused, SyncError
from sync.protocol import codes, limits, merkle
from tests.servers import running
from tests.sync.client.devices import QUICK, Group
from tests.sync.client.proxying import Knows, socks_proxy

SIZE = 1_500_000
HANDSHAKES = 16_000
"""What eight more connections cost."""
IN_PIPES = 64_000
"""On its way to the server: the line of the tests holds that much, and a system's buffers."""


@pytest.fixture
def documenter(group):
    group.coordinator()
    return group.documenter()


def synced(group, store, *, streams=8, step=lambda progress: None, stopped=lambda: False, allowed=None):
    with group.transport() as transport:
        pace = Pace(streams=streams)
        report = sync_once(store, transport, step, stopped, allowed or Limits(), pace)
        return report, transport.traffic.connections


def test_files_go_over_several_connections_and_are_receipted_all_the_same(group, documenter):
    files = [documenter.attach(documenter.save("a film").record, os.urandom(size)) for size in (90_000, SIZE, 400_000)]
    _, connections = synced(group, documenter)
    assert connections > 2
    assert all(documenter.files[file].is_done for file in files)
    assert all((merkle.FILE_LEAF, documenter.files[file].manifest) in documenter.receipts for file in files)
    coordinator = group.devices[0]
    synced(group, coordinator)
    assert all(coordinator.file(file) == documenter.file(file) for file in files)


def test_with_nothing_left_it_is_one_connection_again(group, documenter):
    documenter.attach(documenter.save("a film").record, os.urandom(SIZE))
    synced(group, documenter)
    assert synced(group, documenter)[1] == 1


def test_words_are_answered_for_before_the_first_chunk_leaves(group, documenter):
    documenter.attach(documenter.save("a film").record, os.urandom(SIZE))
    threat = documenter.save("they are at the door", urgent=True)
    chunk, read_before_receipt = documenter.chunk, []

    def watched(file, number):
        read_before_receipt.append((merkle.OBJECT_LEAF, threat.revision) not in documenter.receipts)
        return chunk(file, number)

    documenter.chunk = watched
    synced(group, documenter)
    assert read_before_receipt
    assert not any(read_before_receipt)


@pytest.fixture
def far_line(group):
    """Each connection takes a while to be made, as over a long way."""
    port = int(group.line.address.rpartition(":")[2])
    with socks_proxy(Knows({"amparo.invalid": port}, delay=2 * FAR)) as asked:
        servers, pin = [f"https://amparo.invalid:{port}"], group.invitation.tls_pin
        proxy = Proxy.named(f"socks5://127.0.0.1:{asked.port}")
        transport = HttpTransport(servers, pin, proxy=proxy, timeouts=QUICK)
        yield transport
        transport.close()


def test_on_a_long_way_chunks_go_beside_the_words_and_both_are_receipted(documenter, far_line):
    film = documenter.attach(documenter.save("a film").record, os.urandom(SIZE))
    threat = documenter.save("they are at the door", urgent=True)
    take_in, sizes = documenter.take_in, []

    def watched(page):
        sizes.append(page.state.checkpoint)
        take_in(page)

    documenter.take_in = watched
    report = sync_once(documenter, far_line, lambda progress: None, lambda: False, Limits(), Pace(is_measured=True))
    assert (far_line.traffic.connections, report.requests) == (2, 3)
    assert documenter.files[film].is_done
    assert (merkle.OBJECT_LEAF, threat.revision) in documenter.receipts
    assert (merkle.FILE_LEAF, documenter.files[film].manifest) in documenter.receipts
    assert len(sizes) == len(set(sizes)) == 3, "the pull, the words, the film: each grown out of the one before"
    assert not report.refused


def test_a_second_connection_that_cannot_be_made_is_done_without(group, documenter):
    documenter.attach(documenter.save("a film").record, os.urandom(SIZE))
    with group.transport() as transport, beside(transport, lambda: False) as spare:
        transport.made.set()
        assert spare.take() is None
        sync_once(documenter, transport, lambda progress: None, lambda: False)
    assert not documenter.outgoing_files()


def test_few_chunks_go_along_with_the_words(group, documenter):
    documenter.attach(documenter.save("a photograph").record, os.urandom(FEW * 60_000))
    report, connections = synced(group, documenter)
    assert (report.requests, connections) == (2, 1)


def test_the_vault_is_touched_by_the_thread_that_called_and_by_no_other(group, documenter):
    documenter.attach(documenter.save("a film").record, os.urandom(SIZE))
    chunk, by = documenter.chunk, set()
    documenter.chunk = lambda file, number: by.add(threading.get_ident()) or chunk(file, number)
    synced(group, documenter)
    assert by == {threading.get_ident()}


def test_no_thread_is_left_whatever_happens(group, documenter):
    documenter.attach(documenter.save("a film").record, os.urandom(SIZE))
    before = threading.active_count()
    chunk, asked = documenter.chunk, []

    def broken(file, number):
        asked.append(number)
        if len(asked) > 5:
            raise ZeroDivisionError
        return chunk(file, number)

    documenter.chunk = broken
    with pytest.raises(ZeroDivisionError):
        synced(group, documenter)
    documenter.chunk = chunk
    group.line.cut(up=300_000)
    with pytest.raises(CutOff):
        synced(group, documenter)
    group.line.mend()
    assert not [one for one in threading.enumerate() if one.name in ("stream", "connecting")]
    assert threading.active_count() <= before + 64  # the line's own
    synced(group, documenter)
    assert not documenter.outgoing_files()


def test_a_damaged_file_is_set_aside_and_the_others_go(group, documenter):
    harmed = documenter.attach(documenter.save("a film").record, os.urandom(900_000))
    whole = documenter.attach(documenter.save("another").record, os.urandom(SIZE))
    documenter.files[harmed].chunks[3] = None
    report, _ = synced(group, documenter)
    assert report.refused == ((documenter.files[harmed].manifest, codes.DAMAGED),)
    assert documenter.files[whole].is_done


def test_a_budget_holds_for_all_streams_together(group, documenter):
    documenter.attach(documenter.save("a film").record, os.urandom(SIZE))
    report, _ = synced(group, documenter, allowed=Limits(budget=600_000))
    assert report.budget_spent
    assert report.bytes_up + report.bytes_down <= 600_000 + HANDSHAKES


def test_progress_never_goes_back_and_ends_whole(group, documenter):
    documenter.attach(documenter.save("a film").record, os.urandom(SIZE))
    seen = []
    synced(group, documenter, step=seen.append)
    sending = [one for one in seen if one.phase is Phase.SENDING]
    assert [one.bytes_done for one in sending] == sorted(one.bytes_done for one in sending)
    assert sending[-1].bytes_done == sending[-1].bytes_total
    assert sending[-1].done == sending[-1].total == sending[0].total


@pytest.mark.parametrize("share", [0.3, 0.8])
def test_what_each_stream_had_begun_is_not_sent_again(group, documenter, share):
    """The line is slow, as lines are that break; the server hears nothing of the cut and is asked again soon."""
    documenter.attach(documenter.save("a film").record, os.urandom(SIZE))
    group.line.rate = 400_000
    group.line.cut(up=int(SIZE * share), unnoticed=True)
    with pytest.raises(CutOff):
        synced(group, documenter)
    group.line.mend()
    _until_filed(group, documenter, int(SIZE * share) - limits.CHUNK - 8_000)
    report, _ = synced(group, documenter)
    assert not documenter.outgoing_files()
    assert int(SIZE * share) + report.bytes_up < SIZE * 1.01 + limits.CHUNK + HANDSHAKES


@pytest.mark.parametrize("streams", [1, 8])
def test_what_had_come_to_a_server_that_is_killed_is_not_sent_again(tmp_path, streams):
    with running(tmp_path / "server") as server, Group.founded(server) as group:
        group.coordinator()
        documenter = group.documenter()
        documenter.attach(documenter.save("a film").record, os.urandom(SIZE))
        group.line.rate = 400_000 / streams
        up = []

        def killing(progress):
            if progress.phase is Phase.SENDING and group.line.up > SIZE * 0.5 and not up:
                up.append(group.line.up)
                server.kill()

        with group.transport() as transport, pytest.raises(SyncError):
            sync_once(documenter, transport, killing, lambda: False, Limits(), Pace(streams=streams))
        server.start()
        group.line.mend()
        synced(group, documenter, streams=streams)
        assert not documenter.outgoing_files()
        assert up[0] + group.line.up < SIZE * 1.01 + limits.CHUNK + 2 * HANDSHAKES + IN_PIPES


def _until_filed(group, documenter, size):
    """The server files what arrived within two seconds, or more on a machine under load."""
    for _ in range(200):
        with group.transport() as transport:
            member = Member.of(documenter, documenter.membership(), transport)
            pull(member, lambda progress: None, lambda: False)
        present = sum(end - first for file in documenter.outgoing_files() for first, end in file.present)
        if present * limits.CHUNK + sum(member.held.values()) >= size:
            return
        threading.Event().wait(0.1)
    pytest.fail("what arrived was not filed")


def test_who_is_revoked_meanwhile_is_told_so(group, documenter):
    coordinator = group.devices[0]
    documenter.save("before")
    group.sync_all()
    documenter.attach(documenter.save("a film").record, os.urandom(SIZE))
    last = coordinator.statements()[-1]
    place = Place(coordinator.membership().group, len(coordinator.statements()), last.object_id)
    chunk, done = documenter.chunk, []

    def revoked_now(file, number):
        if not done:
            done.append(True)
            coordinator.queue(
                revocation(coordinator.keys, place, device=documenter.keys.id, time_ms=5), Urgency.MEMBERSHIP
            )
            group.sync(coordinator)
        return chunk(file, number)

    documenter.chunk = revoked_now
    with pytest.raises(Refused) as caught:
        synced(group, documenter)
    assert caught.value.code == codes.REVOKED
