"""Upheavals in which people take back what they told: whatever else happens, nobody in office has it in the end, nor
has the server, and everything else is as it has to be.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from sqlalchemy import select

from desktop.errors import NotYoursToWithdraw
from desktop.services.withdrawing import Withdrawing
from sync.server.db.schema import LeafRow, WithdrawalRow
from tests.chaos.simulated.history import Device
from tests.chaos.simulated.settled import Settled
from tests.chaos.simulated.upheaval import Upheaval


@dataclass
class TakingBack(Upheaval):
    withdrawn: set[bytes] = field(default_factory=set)

    deeds: ClassVar[dict[str, float]] = Upheaval.deeds | {"withdraw": 3}

    def withdraw(self, device: Device) -> None:
        record = self._readable(device)
        if record is None:
            return
        try:
            Withdrawing(device.store.vault).whole(record.hex())
        except NotYoursToWithdraw:
            self.done["not theirs to withdraw"] += 1
        else:
            self.withdrawn.add(record)
            assert not device.store.traces() & {record}, "withdrawn here, and here still"


def settle_taken_back(history: TakingBack) -> None:
    """Raises AssertionError."""
    reports = history.come_to_rest()
    assert all(one.requests == 1 and not one.objects_sent for one in reports), "it never comes to rest"
    office = history.in_office()
    known = {record for record in history.withdrawn if any(_is_gone(device, record) for device in office)}
    for device in office:
        assert not device.store.traces() & known, "somebody has what was withdrawn"
        open_still = {record for record in device.store.revisions().values() if record in known}
        assert not open_still, "somebody can open what was withdrawn"
    _server_has_none(history)
    _forget(history, known)
    Settled(history).look()


def _is_gone(device: Device, record: bytes) -> bool:
    with device.store.vault.reading() as unit:
        return bool(unit.withdrawals.gone([record.hex()]))


def _server_has_none(history: TakingBack) -> None:
    with history.server.server.database.reading() as connection:
        entitled = select(WithdrawalRow.subject).where(WithdrawalRow.entitled)
        left = select(LeafRow.position).where(LeafRow.record.in_(entitled), LeafRow.raw.is_not(None))
        assert connection.execute(left).first() is None, "the server has what was withdrawn"


def _forget(history: TakingBack, records: set[bytes]) -> None:
    """As if they had never been: the rest has to hold as ever."""
    gone = {revision for revision, record in history.record_of.items() if record in records}
    for one in gone:
        history.written.pop(one, None)
        history.record_of.pop(one, None)
        for device in history.devices:
            device.store.own.pop(one, None)
    for file, (_, record) in tuple(history.files.items()):
        if record in records:
            del history.files[file], history.file_named[file]
    for record in records:
        history.owner.pop(record, None)
