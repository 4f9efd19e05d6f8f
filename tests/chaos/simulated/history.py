"""One history of a group: people work, lines break, sticks are carried about, the server dies; then it is quiet."""

from __future__ import annotations

import os
import random
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import ClassVar

from sync.client import answered, parcels
from sync.client.enrol import invitation_for, join
from sync.client.syncing import Report, sync_once
from sync.client.transport import Call
from sync.errors import BadParcel, Refused, Transient
from sync.protocol import codes, limits, routes
from sync.protocol.invitations import Invitation
from sync.protocol.statements import Role
from tests.chaos.simulated.line import SimulatedLine, Weather
from tests.chaos.simulated.server import SimulatedServer
from tests.chaos.simulated.times import Times
from tests.fakes import MemoryStore

MOST_DEVICES = 5
ROUNDS = 8
_SIZES = (0, 1, 5_000, 65_520, 70_000, 150_000, 300_000)
_OFF = (0, 0, 0, 1_000, -90_000, 400_000, -3 * 365 * 86_400_000, 2 * 365 * 86_400_000)
_DEEDS = {
    "save": 5,
    "edit": 4,
    "attach": 2,
    "sync": 10,
    "enrol": 1,
    "arrive_late": 2,
    "write_parcel": 2,
    "hand_in": 3,
    "read_answer": 3,
    "power_cut": 1,
    "time_passes": 2,
}
_TRIES = 12
_CLOSED = (codes.MALFORMED, codes.SIGNATURE, codes.UNKNOWN_GROUP, codes.UNKNOWN_DEVICE, codes.TOO_LARGE)
"""What a parcel that was damaged on its stick may be refused with."""


@dataclass(eq=False)
class Device:
    store: MemoryStore
    role: Role
    off: int
    """ms that its clock is off."""
    parcels: list[bytes] = field(default_factory=list)
    answers: list[bytes] = field(default_factory=list)


@dataclass
class History:
    server: SimulatedServer
    times: Times
    chance: random.Random
    devices: list[Device] = field(default_factory=list)
    written: dict[bytes, Device] = field(default_factory=dict)
    """Who wrote a revision."""
    owner: dict[bytes, Device] = field(default_factory=dict)
    """Who began a record."""
    files: dict[bytes, tuple[bytes, bytes]] = field(default_factory=dict)
    """Data, and record, of each."""
    file_named: dict[bytes, bytes] = field(default_factory=dict)
    """The revision that did."""
    record_of: dict[bytes, bytes] = field(default_factory=dict)
    """Of each revision."""
    done: Counter[str] = field(default_factory=Counter)

    deeds: ClassVar[dict[str, float]] = _DEEDS

    def __post_init__(self) -> None:
        self.weather = Weather(self.chance)
        self.invitation = self.server.new_group()
        self.join(self.invitation, Role.COORDINATOR)

    def run(self, steps: int) -> None:
        for _ in range(steps):
            (deed,) = self.chance.choices(list(self.deeds), list(self.deeds.values()))
            self.weather.bad = self.chance.choice((0.0, 0.1, 0.5))
            self.server.die_before_write(self.chance.randrange(12) if self.chance.random() < 0.3 else None)
            self.done[deed] += 1
            getattr(self, deed)(self.chance.choice(self.working()))
        self.server.die_before_write(None)

    def come_to_rest(self) -> list[Report]:
        """Nothing happens any more but syncs: what they report in the end."""
        self.weather.bad = 0.0
        while self.weather.late:
            self.arrive_late(self.devices[0])
        for _ in range(ROUNDS):
            reports = [self._synced(device) for device in self.devices]
            if all(report.requests == 1 and not report.objects_sent for report in reports):
                break
        return reports

    # What happens

    def save(self, device: Device) -> None:
        saved = device.store.save(f"{self.chance.random()}", urgent=self.chance.random() < 0.2)
        self.owner[saved.record] = device
        self._wrote(device, saved.record, saved.revision)

    def edit(self, device: Device) -> None:
        record = self._readable(device)
        if record is not None:
            self._wrote(device, record, device.store.save(f"{self.chance.random()}", record=record).revision)

    def attach(self, device: Device, size: int | None = None) -> None:
        record = self._readable(device)
        if record is None:
            return
        data, before = os.urandom(self.chance.choice(_SIZES) if size is None else size), set(device.store.own)
        file = device.store.attach(record, data)
        self.files[file] = (data, record)
        (self.file_named[file],) = set(device.store.own) - before
        self._wrote(device, record, self.file_named[file])

    def sync(self, device: Device) -> None:
        try:
            self._synced(device)
        except Transient:
            self.done["cut syncs"] += 1

    def enrol(self, _device: Device) -> None:
        if len(self.devices) < MOST_DEVICES:
            role = self.chance.choice(list(Role))
            self.join(self.invite(role), role)

    def arrive_late(self, _device: Device) -> None:
        if self.weather.late:
            self.server.serve(self.weather.late.pop(self.chance.randrange(len(self.weather.late))))

    def write_parcel(self, device: Device) -> None:
        written: list[bytearray] = []

        @contextmanager
        def opened(_number):
            written.append(bytearray())
            yield written[-1].extend

        most = self.chance.choice((limits.PARCEL, 200_000))
        self.turn(device)
        for _ in parcels.pack(
            self._member(device), opened, most=most, split=True, words_only=False, step=lambda *_: None
        ):
            pass
        device.parcels += [bytes(one) for one in written]

    def hand_in(self, device: Device) -> None:
        if not device.parcels:
            return
        parcel = self.chance.choice(device.parcels)
        harmed = self._harmed(parcel)
        try:
            with SimulatedLine(self.server, self.weather).exchange(Call("POST", routes.PARCELS, body=harmed)) as blocks:
                device.answers.append(b"".join(blocks))
        except Transient:
            return
        except Refused as refused:
            if harmed == parcel or refused.code not in _CLOSED:
                raise
            return
        if self.chance.random() < 0.7:  # else it is handed in again some day
            device.parcels.remove(parcel)

    def read_answer(self, device: Device) -> None:
        if not device.answers:
            return
        answer = self.chance.choice(device.answers)
        harmed = self._harmed(answer)
        self.turn(device)
        try:
            answered.read(self._member(device), (harmed[at : at + 9_000] for at in range(0, len(harmed), 9_000)))
        except BadParcel:
            if harmed == answer:
                raise

    def power_cut(self, _device: Device) -> None:
        self.server.restart()

    def time_passes(self, device: Device) -> None:
        self.times.now += self.chance.choice((1_000, 60_000, 400_000, 86_400_000))
        if self.chance.random() < 0.2:
            device.off = self.chance.choice(_OFF)

    def invite(self, role: Role) -> Invitation:
        first = self.devices[0].store
        membership = first.membership()
        assert membership is not None
        return invitation_for(first.keys, membership, role, now=self.times.now)

    def join(self, invitation: Invitation, role: Role) -> None:
        device = Device(self._new_store(), role, self.chance.choice(_OFF))
        self.turn(device)
        for left in reversed(range(_TRIES)):
            if not left:
                self.weather.bad = 0.0
                self.server.die_before_write(None)
            try:
                join(device.store, invitation, "Ana", SimulatedLine(self.server, self.weather))
                break
            except Transient:
                continue
        self.devices.append(device)

    def working(self) -> list[Device]:
        """Those at whom something may happen."""
        return self.devices

    # Below

    def _wrote(self, device: Device, record: bytes, revision: bytes) -> None:
        self.written[revision], self.record_of[revision] = device, record

    def _new_store(self) -> MemoryStore:
        return MemoryStore()

    def _synced(self, device: Device) -> Report:
        self.turn(device)
        line = SimulatedLine(self.server, self.weather)
        return sync_once(device.store, line, lambda _: None, lambda: False)

    def turn(self, device: Device) -> None:
        self.times.now += self.chance.randrange(5_000)
        self.times.off = device.off

    def _member(self, device: Device):
        return parcels.member_of(device.store, device.store.membership())

    def _readable(self, device: Device) -> bytes | None:
        own = [record for record, owner in self.owner.items() if owner is device]
        found = sorted({*own, *(one.record for one in device.store.revisions.values())}, key=list(self.owner).index)
        return self.chance.choice(found) if found else None

    def _harmed(self, data: bytes) -> bytes:
        """Most sticks are good."""
        if self.chance.random() < 0.6 or not data:
            return data
        at = self.chance.randrange(len(data))
        if self.chance.random() < 0.5:
            return data[:at]
        return data[:at] + bytes([data[at] ^ 1 << self.chance.randrange(8)]) + data[at + 1 :]
