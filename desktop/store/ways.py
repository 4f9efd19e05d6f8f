"""The ways into this vault, as the vault itself knows them: rows beside the keyslots, with what seals a slot again.

The file decides which of them open anything (`keyring`); here is since when, who holds what, and when it was proved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from desktop.store.keyslots import SLOTS, Kind
from desktop.store.way_rows import HolderRow, WayRow


@dataclass(frozen=True, slots=True)
class KnownHolder:
    """`number` as in the share, from 0. `proved`: ms since 1970."""

    number: int
    name: str
    value_hash: bytes = field(repr=False)
    proved: int | None = None


@dataclass(frozen=True, slots=True)
class KnownWay:
    """A way in that is in use. Times in ms since 1970; `needed` of `holders` for shares, else 0 and none."""

    id: int
    kind: Kind
    slot: int
    slot_key: bytes = field(repr=False)
    made: int
    proved: int | None = None
    needed: int = 0
    holders: tuple[KnownHolder, ...] = ()


@dataclass(frozen=True, slots=True)
class NewWay:
    kind: Kind
    slot_key: bytes = field(repr=False)
    made: int
    needed: int = 0
    holders: tuple[KnownHolder, ...] = ()


class WayStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> Sequence[KnownWay]:
        """The oldest first."""
        holders = self._holders()
        rows = self._session.scalars(select(WayRow).order_by(WayRow.made, WayRow.id))
        return [
            KnownWay(
                row.id, Kind(row.kind), row.slot, row.key, row.made, row.proved, row.needed, tuple(holders[row.id])
            )
            for row in rows
        ]

    def of_kind(self, kind: Kind) -> Sequence[KnownWay]:
        return [way for way in self.all() if way.kind is kind]

    def add(self, way: NewWay, slot: int) -> int:
        """Its id."""
        values = {"kind": way.kind, "slot": slot, "key": way.slot_key, "made": way.made, "needed": way.needed}
        row = self._session.execute(insert(WayRow).values(values).returning(WayRow.id))
        id = row.scalar_one()
        if way.holders:
            self._session.execute(
                insert(HolderRow),
                [
                    {"way": id, "number": one.number, "name": one.name, "value_hash": one.value_hash, "proved": None}
                    for one in way.holders
                ],
            )
        return id

    def remove(self, ids: Collection[int]) -> None:
        self._session.execute(delete(WayRow).where(WayRow.id.in_(ids)))
        self._session.execute(delete(HolderRow).where(HolderRow.way.in_(ids)))

    def proved(self, id: int, now: int) -> None:
        self._session.execute(update(WayRow).where(WayRow.id == id).values(proved=now))

    def holder_proved(self, id: int, number: int, now: int) -> None:
        its = (HolderRow.way == id, HolderRow.number == number)
        self._session.execute(update(HolderRow).where(*its).values(proved=now))

    def _holders(self) -> Mapping[int, list[KnownHolder]]:
        found: dict[int, list[KnownHolder]] = defaultdict(list)
        for row in self._session.scalars(select(HolderRow).order_by(HolderRow.way, HolderRow.number)):
            found[row.way].append(KnownHolder(row.number, row.name, row.value_hash, row.proved))
        return found


def free_slots(ways: Collection[KnownWay]) -> Sequence[int]:
    """Those that no way in uses."""
    used = {way.slot for way in ways}
    return [number for number in range(SLOTS) if number not in used]
