"""A history with real vaults in which the group itself changes: laptops are revoked, people get another one, sticks go
from laptop to laptop, records are deleted, files go over several streams, and the server is restored from an old backup
or loses everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import ClassVar

from desktop.services.regranting import _objection
from desktop.services.sending_again import MENDED_BY_SENDING
from sync.client import meeting, succession
from sync.client.beginning import begin_anew
from sync.client.chain import Chain
from sync.client.pull import pull
from sync.client.push import Pushed, _stream, _take_in, push
from sync.client.received import collected
from sync.client.sending import chunk_frame, missing
from sync.client.syncing import Report, acknowledge, make_grants
from sync.client.together import together
from sync.client.transport import Call
from sync.errors import BadParcel, HistoryBroken, Refused, Transient
from sync.protocol import codes, routes
from sync.protocol.statements import Role
from tests.chaos.simulated.history import Device, History
from tests.chaos.simulated.laptop import LaptopStore
from tests.chaos.simulated.line import SimulatedLine
from tests.chaos.simulated.streams import dealt

_NOT_THEIRS = frozenset({codes.REVOKED, codes.ROSTER_RULE, codes.ROSTER_MOVED, codes.INVITATION_UNKNOWN})
"""What somebody is told who is in the group no longer, or says what cannot be."""
_NOT_FOR_THEM = frozenset({"not_a_member", "a_parcel", "revoked"})
_REST = 16
_MOST = 7


@dataclass
class Upheaval(History):
    home: Path = Path()
    backups: list[Path] = field(default_factory=list)
    set_backs: int = 0
    promised: set[tuple[bytes, bytes]] = field(default_factory=set)
    """(device, earlier), said at any time."""
    _numbers: Iterator[int] = field(default_factory=count)

    deeds: ClassVar[dict[str, float]] = History.deeds | {
        "delete": 1,
        "revoke": 1,
        "call_the_same": 2,
        "meet": 4,
        "sync_by_streams": 3,
        "back_up": 1,
        "restore": 1,
        "lose_all": 0.3,
        "close_and_open": 1,
        "enrol": 2,
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        for role in (Role.DOCUMENTER, Role.COORDINATOR, Role.DOCUMENTER):
            self.join(self.invite(role), role)
        self.back_up(self.devices[0])

    def close(self) -> None:
        for device in self.devices:
            device.store.close()
        for backup in self.backups:
            backup.unlink()

    # What happens

    def delete(self, device: Device) -> None:
        record = self._readable(device)
        saved = None if record is None else device.store.delete(record)
        if saved is not None:
            self._wrote(device, saved.record, saved.revision)

    def revoke(self, device: Device) -> None:
        target = self.chance.choice(self.devices)
        if target is not device and self._is_coordinator(device) and len(self.in_office()) > 2:
            line = SimulatedLine(self.server, self.weather)
            self._said(device, lambda: succession.revoke(device.store, line, target.store.keys.id, _silent))

    def call_the_same(self, device: Device) -> None:
        new, old = self.chance.choice(self.devices), self.chance.choice(self.devices)
        if new is old or not self._is_coordinator(device):
            return
        with device.store.vault.reading() as unit:
            members = [unit.members.get(one.store.vault.device_id) for one in (old, new)]
            if _objection(unit, *members) is not None:
                return
        later, earlier = new.store.keys.id, old.store.keys.id
        # Also where the answer is lost it may have been said.
        self.promised.add((later, earlier))
        line = SimulatedLine(self.server, self.weather)
        self._said(device, lambda: succession.succeed(device.store, line, later, earlier, _silent))

    def meet(self, device: Device) -> None:
        taker = self.chance.choice(self.devices)
        if taker is device or not device.parcels:
            return
        parcel = self._harmed(self.chance.choice(device.parcels))
        self.turn(taker)
        try:
            meeting.read(self._member(taker), (parcel[at : at + 9_000] for at in range(0, len(parcel), 9_000)))
        except BadParcel as bad:
            self.done[f"met {bad.reason}"] += 1

    def sync_by_streams(self, device: Device) -> None:
        """As a sync does with many chunks: words over one, then chunks over several at the same time."""
        if self._readable(device) is not None and not device.store.outgoing_files():
            self.attach(device, self.chance.choice((70_000, 300_000)))
        self.turn(device)
        line = SimulatedLine(self.server, self.weather)
        try:
            with self._held_to_history(device):
                self._by_streams(device, line)
        except Transient:
            self.done["cut syncs"] += 1

    def _by_streams(self, device: Device, line: SimulatedLine) -> None:
        member = self._member(device)
        member.session.transport = line
        pull(member, _silent, _never)
        acknowledge(member)
        make_grants(member)
        if member.store.outgoing():
            _stream(member, _silent, _never, None, Pushed(), words_alone=True)
        pieces = [(file, number) for file in member.store.outgoing_files() for number in missing(file)]
        bodies = dealt(pieces, self.chance.randint(2, 4), self.chance)
        calls = [
            Call(
                "POST",
                routes.push(member.membership.group),
                f"known={member.known_size}",
                _body(member, body),
                member.session._sign,
            )
            for body in bodies
            if body
        ]
        answers = [collected([body]) for body in line.exchange_together(calls) if body is not None]
        received = together(member, answers)
        if received is not None:
            self.done["answers over streams"] += len(answers)
            _take_in(member, received)
        push(member, _silent, _never)

    def back_up(self, _device: Device) -> None:
        self.backups.append(self.server.back_up())

    def restore(self, _device: Device) -> None:
        if self.backups:
            self._set_back(lambda: self.server.set_back(self.chance.choice(self.backups)))

    def lose_all(self, _device: Device) -> None:
        self._set_back(lambda: self.server.lose(self.invitation.group))

    def close_and_open(self, device: Device) -> None:
        device.store.close_and_open()

    def enrol(self, device: Device) -> None:
        if len(self.devices) < _MOST and self._is_coordinator(device) and device in self.in_office():
            role = self.chance.choice(list(Role))
            before = len(self.devices)
            try:
                self.join(self.invite_from(device, role), role)
            except Refused as refused:
                _expect(refused.code in _NOT_THEIRS, refused.code)
                _expect(len(self.devices) == before, "half joined")

    def sync(self, device: Device) -> None:
        with self._held_to_history(device):
            super().sync(device)

    def hand_in(self, device: Device) -> None:
        with self._held_to_history(device):
            super().hand_in(device)

    def read_answer(self, device: Device) -> None:
        with self._held_to_history(device):
            super().read_answer(device)

    # What holds

    def roster(self) -> Chain:
        """As far as anybody knows it."""
        known = max((device.store.statements() for device in self.devices), key=len)
        return Chain.of(self.invitation.group, known)

    def in_office(self) -> list[Device]:
        chain = self.roster()
        return [device for device in self.devices if chain.in_office(device.store.keys.id) is not None]

    def come_to_rest(self) -> list[Report]:
        """Of those in office."""
        self.weather.bad = 0.0
        while self.weather.late:
            self.arrive_late(self.devices[0])
        for _ in range(_REST):
            tried = [self._until_it_holds(device) for device in self.in_office()]
            reports = [report for report in tried if report is not None]
            if len(reports) == len(tried) and all(
                report.requests == 1 and not report.objects_sent for report in reports
            ):
                break
        return reports

    # Below

    def _new_store(self) -> LaptopStore:
        return LaptopStore(self.home / f"laptop-{next(self._numbers)}")

    def _readable(self, device: Device) -> bytes | None:
        found = sorted(device.store.records(), key=list(self.owner).index)
        return self.chance.choice(found) if found else None

    def _is_coordinator(self, device: Device) -> bool:
        with device.store.vault.reading() as unit:
            return unit.device_id in unit.members.coordinators()

    def _said(self, device: Device, say) -> None:
        self.turn(device)
        try:
            with self._held_to_history(device):
                say()
        except Transient:
            self.done["cut statements"] += 1

    @contextmanager
    def _held_to_history(self, device: Device) -> Iterator[None]:
        """What happens to somebody whom the server contradicts, or does not serve any more."""
        try:
            yield
        except HistoryBroken as broken:
            self.done[f"broken {broken.what}"] += 1
            _expect(self.set_backs > 0, f"a server that was never set back is suspected: {broken.what}")
            if self.chance.random() < 0.5:
                self._anew(device)
        except Refused as refused:
            _expect(refused.code in _NOT_THEIRS, refused.code)
            self.done[f"refused {refused.code}"] += 1

    def _anew(self, device: Device) -> None:
        if self._doubt(device) in MENDED_BY_SENDING:
            self.turn(device)
            try:
                begin_anew(device.store, SimulatedLine(self.server, self.weather))
                self.done["begun anew"] += 1
            except Transient:
                pass
            except Refused as refused:
                _expect(refused.code in _NOT_THEIRS, refused.code)

    def _doubt(self, device: Device) -> str | None:
        with device.store.vault.reading() as unit:
            doubt = unit.doubts.get()
        return None if doubt is None else doubt.what

    def _until_it_holds(self, device: Device) -> Report | None:
        """None for somebody who is out by a word that nobody has heard yet."""
        for _ in range(4):
            try:
                return self._synced(device)
            except Refused as refused:
                _expect(refused.code == codes.REVOKED, refused.code)
                return None
            except HistoryBroken as broken:
                _expect(self.set_backs > 0, broken.what)
                self._anew(device)
        raise AssertionError("it is never believed again")

    def _set_back(self, done) -> None:
        """Whoever knows most of the roster brings it, before anybody says something else in its place."""
        self.server.die_before_write(None)
        bad, self.weather.bad = self.weather.bad, 0.0
        knows = max(self.in_office(), key=lambda device: len(device.store.statements()))
        done()
        self.set_backs += 1
        self.turn(knows)
        begin_anew(knows.store, SimulatedLine(self.server, self.weather))
        self.weather.bad = bad

    def invite_from(self, device: Device, role: Role):
        kept = self.devices[0]
        self.devices[0] = device
        try:
            return self.invite(role)
        finally:
            self.devices[0] = kept


def _body(member, pieces):
    return lambda: iter(
        [chunk_frame(file.file, number, member.store.chunk(file.file, number), 0) for file, number in pieces]
    )


def _expect(holds: bool, what: str) -> None:
    if not holds:
        raise AssertionError(what)


def _silent(_progress) -> None:
    pass


def _never() -> bool:
    return False
