"""Whole records that the coordination has go from this laptop, and come again (VAULT.md, section 15).

removing.about(record)           what would go, who has it, and what stands in the way as far as the lists tell
removing.untouched(30)           records that nobody worked on for 30 days and that may go
removing.remove(records)         each in a transaction that checks everything once more, from the proofs
removing.fetch_again(records)    the next sync brings them
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from desktop.domain import clocks
from desktop.errors import RecordGone
from desktop.services.carrying_less import Step, proved
from desktop.services.views import moment, time_of
from desktop.store.kept_receipts import KeptReceipt
from desktop.store.parting import Leaving
from desktop.store.reindexing import empty_of_removed
from desktop.store.removing import Hindrance, erase
from desktop.store.stubs import Stub
from desktop.store.unit import Unit, now
from desktop.store.vault import Vault
from sync.client.ports import Membership
from sync.client.receipts import confirmed
from sync.errors import Unreadable

__all__ = ["Hindrance", "Parted", "RecordRoom", "Removed", "RemovingRecords"]

MOST: Final = 500
"""Of records that are offered at once: each is looked at whole."""
_DAY: Final = 24 * 60 * 60 * 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRoom:
    """A record that is here. `bytes`: what it takes, files and all; `holders`: who of the coordination opened all of
    it; `hindrance` None: it may be removed.
    """

    id: str
    form_id: str
    changed: datetime
    files: int
    bytes: int
    holders: tuple[str, ...]
    hindrance: Hindrance | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A stub. `wanted`: it comes with the next sync; `withheld`: how much of it the server did not give when it was
    asked; `newer`: something of it came since.
    """

    id: str
    form_id: str
    created: datetime
    changed: datetime
    removed: datetime
    files: int
    bytes: int
    wanted: bool
    withheld: int
    newer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """What was removed, and what it freed; what stayed, and why. `later`: of these records something unreadable is on
    the disk until the vault is opened the next time.
    """

    removed: tuple[str, ...]
    bytes: int
    stayed: tuple[tuple[str, Hindrance], ...]
    later: tuple[str, ...]


class RemovingRecords:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._turn = threading.Lock()

    def about(self, record_id: str) -> RecordRoom:
        """From the lists, which is quick; receipts are verified when it is removed. Raises RecordGone."""
        with self._vault.reading() as unit:
            going = unit.leaving(record_id)
            if going is None:
                raise RecordGone
            return _room(going, unit.members.names())

    def may_ever(self) -> bool:
        """Whether whole records may go from this laptop at all: a documenter's, in a group."""
        with self._vault.reading() as unit:
            here, members = unit.device_id, unit.members
            return members.membership() is not None and here not in {*members.revoked(), *members.coordinators()}

    def count(self, form_id: str | None = None) -> int:
        """How many `removed` gives."""
        with self._vault.reading() as unit:
            return unit.stubs.count(form_id)

    def untouched(self, days: int) -> tuple[RecordRoom, ...]:
        """Those that nobody changed for so many days and that may go, the oldest first, at most `MOST`."""
        before = clocks.tick(0, now() - days * _DAY)
        with self._vault.reading() as unit:
            names = unit.members.names()
            found = [unit.leaving(id) for id in unit.untouched(before, MOST)]
        return tuple(_room(going, names) for going in found if going is not None and going.hindrance is None)

    def remove(self, record_ids: Collection[str], step: Step | None = None) -> Parted:
        """Raises RecordGone before anything is done; DiskFull, NotWritable, VaultGone: what was removed until then is,
        the rest is as it was.
        """
        wanted = list(dict.fromkeys(record_ids))
        for record in wanted:
            self.about(record)
        freed, removed, later = 0, list[str](), list[str]()
        stayed: list[tuple[str, Hindrance]] = []
        try:
            for count, record in enumerate(wanted):
                if step is not None:
                    step(count, len(wanted))
                with self._turn:
                    going, files = self._removed(record)
                    if going.hindrance is not None:
                        stayed.append((record, going.hindrance))
                        continue
                    removed.append(record)
                    freed += going.size
                    if sum(erase(self._vault.files, file) for file in files) < len(files):
                        later.append(record)
        finally:
            if removed:
                empty_of_removed(self._vault)
        return Parted(removed=tuple(removed), bytes=freed, stayed=tuple(stayed), later=tuple(later))

    def removed(self, form_id: str | None = None) -> tuple[Removed, ...]:
        """Newest first by when they went."""
        with self._vault.reading() as unit:
            return tuple(map(_as_removed, unit.stubs.all(form_id)))

    def stub(self, record_id: str) -> Removed:
        """Raises RecordGone: it is no stub."""
        with self._vault.reading() as unit:
            stub = unit.stubs.get(record_id)
        if stub is None:
            raise RecordGone
        return _as_removed(stub)

    def fetch_again(self, record_ids: Iterable[str]) -> tuple[str, ...]:
        """Those of them that are stubs: the next sync brings them. Raises RecordGone for what is not known here."""
        with self._turn, self._vault.unit() as unit:
            wanted = list(dict.fromkeys(record_ids))
            found = tuple(record for record in wanted if unit.stubs.want(record))
            if any(record not in found and unit.records.get(record) is None for record in wanted):
                raise RecordGone
            return found

    def _removed(self, record: str) -> tuple[Leaving, list[str]]:
        """Everything is asked in the transaction that removes it: what a sync brings comes before or after."""
        with self._vault.unit() as unit:
            unit.receipts.place([record])
            going = unit.leaving(record)
            if going is None:
                raise RecordGone
            hindrance = going.hindrance or _unproved(unit, record)
            if hindrance is not None:
                return replace(going, hindrance=hindrance), []
            return going, unit.part_with(going)


def _unproved(unit: Unit, record: str) -> Hindrance | None:
    """Every receipt of it is verified anew, and those of all that it is made of must be among them; and the receipt of
    a grant by which its key comes back.
    """
    membership = unit.members.membership()
    if membership is None:
        return Hindrance.NO_GROUP
    leaves, ways = unit.proofs_to_leave(record)
    found = proved(unit, record, membership)
    if found is None or not leaves <= found:
        return Hindrance.UNPROVED
    if not all(any(_holds(receipt, membership) for receipt in way) for way in ways):
        return Hindrance.NO_WAY_BACK
    return None


def _holds(kept: KeptReceipt, membership: Membership) -> bool:
    if kept.receipts is None:
        return False
    try:
        return bool(confirmed(kept.receipts, group=membership.group, log_key=membership.log_key))
    except Unreadable:
        return False


def _room(going: Leaving, names: Mapping[str, str]) -> RecordRoom:
    return RecordRoom(
        id=going.record,
        form_id=going.form,
        changed=time_of(going.changed),
        files=going.files,
        bytes=going.size,
        holders=tuple(dict.fromkeys(names.get(device) or device[:8] for device in going.holders)),
        hindrance=going.hindrance,
    )


def _as_removed(stub: Stub) -> Removed:
    return Removed(
        id=stub.record,
        form_id=stub.form,
        created=time_of(stub.created),
        changed=time_of(stub.changed),
        removed=moment(stub.removed),
        files=stub.files,
        bytes=stub.size,
        wanted=stub.wanted,
        withheld=stub.withheld,
        newer=stub.newer,
    )
