"""The vault as fetching back sees it: `sync.client.return_ports.ReturnStore`. Ids are raw bytes here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from desktop.store import returns
from desktop.store.facts import RETURNING
from desktop.store.mending import Mending
from desktop.store.sync_store import VaultSyncStore
from desktop.store.unit import now
from sync.client.ports import Arrived
from sync.client.return_ports import Name, Returned, SpoiledFile

if TYPE_CHECKING:
    from desktop.store.vault import Vault


class VaultReturnStore(VaultSyncStore):
    def __init__(self, vault: Vault) -> None:
        super().__init__(vault)
        self._mending = Mending(vault)

    def walk(self) -> int:
        with self._vault.reading() as unit:
            return unit.facts.number(RETURNING) or 0

    def proved_leaves(self) -> Mapping[int, bytes]:
        with self._vault.reading() as unit:
            return unit.wholeness.proved_leaves()

    def lacking(self, names: Sequence[Name]) -> Sequence[bytes]:
        with self._vault.reading() as unit:
            return unit.wholeness.lacking(names)

    def take_back(self, returned: Returned) -> None:
        with self._vault.unit() as unit:
            returns.take_back(unit, returned, now())

    def own_grants(self) -> Iterable[Arrived]:
        with self._vault.reading() as unit:
            return unit.wholeness.own_grants()

    def is_keyless(self) -> bool:
        with self._vault.reading() as unit:
            return unit.wholeness.keyless() > 0

    def unseen(self) -> Sequence[bytes]:
        with self._vault.reading() as unit:
            return unit.wholeness.unseen()

    def withdrawn(self, object_ids: Collection[bytes]) -> set[bytes]:
        with self._vault.reading() as unit:
            return unit.withdrawals.taken_away(object_ids)

    def spoiled_files(self) -> Iterable[SpoiledFile]:
        return self._mending.spoiled()

    def mend(self, file: bytes, number: int, sealed: bytes) -> None:
        self._mending.mend(file.hex(), number, sealed)

    def is_mended(self, file: bytes) -> bool:
        return self._mending.is_mended(file.hex())
