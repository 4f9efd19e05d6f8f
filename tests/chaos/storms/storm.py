"""A storm: devices at work, blow after blow, and then calm, in which everything has to be as it was promised."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager

from sqlalchemy import select

from sync.protocol import merkle
from sync.protocol.objects import object_id
from sync.server import opening
from sync.server.db.schema import LeafRow
from sync.server.services import agreeing, checking, log, tending
from sync.server.services.log import Group
from tests.chaos.storms.devices import Device, Lines, a_key
from tests.chaos.storms.places import Place
from tests.sync.server.town import Town, obj

WRITERS = 4


def storm(place: Place, blows: int, chance: random.Random, only: Sequence[str] = ()) -> Counter[str]:
    """How often what was hit. Raises AssertionError where a promise was broken."""
    hit: Counter[str] = Counter()
    names = list(only or place.blows)
    with ExitStack() as stack, opening.opened(place.folder) as opened:
        invitation = opening.new_group(opened, "Fisherfolk Forum")

        def town() -> Town:
            lines = Lines(place.addresses(), random.Random(chance.random()))
            stack.callback(lines.close)
            return Town(opened, lines, invitation)

        devices = _devices(town, chance)
        with _at_work(devices):
            while hit.total() < blows:
                name = names[hit.total()] if only else chance.choice(names)
                time.sleep(chance.random() * 0.4)
                place.blows[name](chance)
                hit[name] += 1
                _raise(devices)
        _calm(opened, devices)
        for server in place.servers:
            assert '"surprise"' not in server.log(), server.log()[-4000:]
    return hit


def _devices(town: Callable[[], Town], chance: random.Random) -> list[Device]:
    """The first one reads all that the others write; each has lines of its own."""
    rosa = town().coordinator()
    reader = Device(rosa, a_key(), random.Random(chance.random()))
    writers = []
    for _ in range(WRITERS):
        person = town().joined(*rosa.invite())
        writers.append(Device(person, a_key(), random.Random(chance.random())))
        person.push(obj(person.grant(rosa, writers[-1].key_id)))
    return [reader, *writers]


@contextmanager
def _at_work(devices: Sequence[Device]) -> Iterator[None]:
    over = threading.Event()
    reader, *writers = devices
    threads = [threading.Thread(target=one.run, args=(over,)) for one in writers]
    threads.append(threading.Thread(target=_read, args=(reader, over)))
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join(300)
    _raise(devices)


def _read(reader: Device, over: threading.Event) -> None:
    try:
        while not over.wait(0.05):
            reader.pull()
    except BaseException as failure:  # noqa: BLE001 - told by whoever waits for the thread
        reader.failures.append(failure)


def _raise(devices: Sequence[Device]) -> None:
    for one in devices:
        if one.failures:
            raise one.failures[0]


def _calm(opened: opening.Opened, devices: Sequence[Device]) -> None:
    server = opened.server
    town = devices[0].person.town
    tending.tend(server.database, server.segments, rest_ms=-1000, grace_ms=0)
    found = checking.check(server.database, server.segments)
    assert found.damage == []
    assert agreeing.agreement(server.database, server.segments).spare == []
    leaves = _leaves(opened, town.group)
    with server.database.reading() as connection:
        group = log.find(connection, town.group)
        assert group is not None
        assert sorted(leaves) == list(range(group.size)), "a gap in the log"
        for one in devices:
            for size, root in one.seen.items():
                assert log.root(connection, Group(group.number, group.id, size)) == root, "another history was shown"
    _is_read(devices[0], devices[1:])
    for one in devices:
        _is_kept(one, leaves)


def _leaves(opened: opening.Opened, group_id: bytes) -> dict[int, tuple[int, bytes]]:
    with opened.server.database.reading() as connection:
        group = log.find(connection, group_id)
        assert group is not None
        wanted = select(LeafRow.position, LeafRow.leaf_kind, LeafRow.object_id).where(LeafRow.group == group.number)
        return {row.position: (row.leaf_kind, row.object_id) for row in connection.execute(wanted)}


def _is_kept(device: Device, leaves: dict[int, tuple[int, bytes]]) -> None:
    for promised, index in device.promised.items():
        assert leaves.get(index) == promised, "what was acknowledged is not there"
    device.person.place = 0
    own: list[tuple[int, bytes]] = []
    place = -1
    while place != device.person.place:
        place = device.person.place
        received = device._asked(lambda: device.person.ask_pull(device.person.place))
        own += [(kind, one) for _, kind, one in received.own]
        device.person.place = received.end.next
    assert len(own) == len(set(own)), "a leaf came twice"
    assert set(device.promised) <= set(own)
    for sealed in device.files:
        answer = device.person.ask_file(sealed.file)
        assert answer.content == b"".join(sealed.pieces), "a file is not what was sent"


def _is_read(reader: Device, writers: Sequence[Device]) -> None:
    """The feed, page by page through the storm, has had everything once."""
    before = -1
    while before != reader.person.place:
        before = reader.person.place
        reader.pull()
    read = {object_id(raw) for raw in reader.feed.values()}
    assert len(read) == len(reader.feed)
    for one in writers:
        wanted = {name for kind, name in one.promised if kind == merkle.OBJECT_LEAF}
        gaps = sorted(one.promised[merkle.OBJECT_LEAF, name] for name in wanted - read)
        assert not gaps, f"gaps in the feed: {gaps}"
