"""One server with its stores, and what so many devices of one group get out of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sync.server import opening
from sync.server.config import Folder, Stores
from tests.bench.figures import Figure
from tests.bench.many import bare
from tests.bench.many.device import Device
from tests.bench.many.load import Done, Work, together
from tests.bench.saying import peak_memory
from tests.servers import RunningServer, running
from tests.sync.server.town import Person, Town, obj

REVISION = 1100
"""Of the opened content: random bytes, so that the sealed object is as large as that of a record of 2 KB."""
_BATCH = 100
_FILE = 4 * 1024 * 1024


@contextmanager
def served(home: Path, stores: Stores) -> Iterator[RunningServer]:
    """One process, whose keeper lets everybody ask as often as they like."""
    with running(home / "server", stores=stores) as server:
        server.stop()
        settings = Folder(server.folder).settings_file
        settings.write_text(settings.read_text().replace("requests_per_second = 50", "requests_per_second = 1000000"))
        server.start()
        yield server


def members(server: RunningServer, count: int) -> list[Device]:
    """A new group of so many devices, each shown what it sends itself and what the first one shares."""
    with opening.opened(server.folder) as opened:
        town = Town.of(opened)
        with town.client:
            first = town.coordinator()
            people = [first, *(_joined(town, first) for _ in range(count - 1))]
            devices = [Device(server.address, person) for person in people]
            shared = os.urandom(8)
            devices[0].key_id = shared
            for person in people[1:]:
                first.push(obj(first.grant(person, shared)))
    return devices


def _joined(town: Town, by: Person) -> Person:
    return town.joined(*by.invite())


def measured(name: str, server: RunningServer, count: int, home: Path, share: float) -> Iterator[Figure]:
    """`share` of the full numbers of requests."""
    devices = members(server, count)
    try:
        yield from _revisions(name, devices, home, share)
        yield from _pulls(name, devices, share)
        yield from _chunks(name, devices, home, share)
    finally:
        for device in devices:
            device.close()
    assert server.process is not None
    yield Figure(
        what=f"{name}, {count} devices: memory", ours=peak_memory(server.process.pid, "VmHWM") / 1e6, unit="MB"
    )


def _revisions(name: str, devices: Sequence[Device], home: Path, share: float) -> Iterator[Figure]:
    each = max(2, int(share * 100 / len(devices)))
    bodies = [[device.revisions(_BATCH, REVISION) for _ in range(each)] for device in devices]
    done = together(devices, [[_push(body) for body in some] for some in bodies])
    with bare.sink(home) as address:
        sinks = [_toward(address, device) for device in devices]
        limit = together(sinks, [[_push(body) for body in some] for some in bodies])
        for one in sinks:
            one.close()
    yield _figure(f"{name}, {len(devices)} devices: revisions in", "/s", done, limit, _BATCH)


def _pulls(name: str, devices: Sequence[Device], share: float) -> Iterator[Figure]:
    places = [device.end() for device in devices]
    each = max(5, int(share * 400 / len(devices)))
    nothing = together(devices, [[_pull(place)] * each for place in places])
    yield _alone(f"{name}, {len(devices)} devices: pulls with nothing new", "/s", nothing, 1)
    devices[0].push(devices[0].revisions(_BATCH, REVISION))
    new = together(devices, [[_pull(place)] * max(2, each // 10) for place in places])
    yield _alone(f"{name}, {len(devices)} devices: pulls of {_BATCH} new revisions", "/s", new, 1)


def _chunks(name: str, devices: Sequence[Device], home: Path, share: float) -> Iterator[Figure]:
    each = max(1, int(share * 32 / len(devices)))
    files = [[device.file(_FILE) for _ in range(each)] for device in devices]
    work = [[_push(frames) for _, frames in some] for some in files]
    done = together(devices, work)
    with bare.sink(home) as address:
        sinks = [_toward(address, device) for device in devices]
        limit = together(sinks, work)
        for one in sinks:
            one.close()
    yield _figure(f"{name}, {len(devices)} devices: chunks in", "MB/s", done, limit, _FILE / 1e6)
    out = together(devices, [[_fetch(file) for file, _ in some] for some in files])
    yield _alone(f"{name}, {len(devices)} devices: chunks out", "MB/s", out, _FILE / 1e6)


def _push(body: bytes) -> Work:
    return lambda device: device.push(body)


def _pull(place: int) -> Work:
    return lambda device: device.pull(place)[0]


def _fetch(file: bytes) -> Work:
    return lambda device: device.fetch(file)[0]


def _toward(address: str, device: Device) -> Device:
    return Device(address, device.person)


def _figure(what: str, unit: str, done: Done, limit: Done, per_request: float) -> Figure:
    return Figure(
        what=what,
        ours=done.rate(per_request),
        unit=unit,
        peer="an ASGI sink, same uvicorn and TLS",
        theirs=limit.rate(per_request),
        ratio=limit.seconds / done.seconds,
        remark=_times(done),
    )


def _alone(what: str, unit: str, done: Done, per_request: float) -> Figure:
    return Figure(what=what, ours=done.rate(per_request), unit=unit, remark=_times(done))


def _times(done: Done) -> str:
    return f"p50 {done.p50 * 1000:.1f} ms, p99 {done.p99 * 1000:.1f} ms of {len(done.each)} requests"
