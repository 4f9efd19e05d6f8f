"""The vault as letters between groups see it: `sync.client.letter_ports.LetterStore`. Each method is a transaction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.store.unit import now
from sync.client.letter_ports import Ally, ArrivedLetter, Unanswered, VoidLetter
from sync.client.ports import Outgoing
from sync.protocol.objects import Kind

if TYPE_CHECKING:
    from desktop.store.vault import Vault


class VaultLetterStore:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def allies(self) -> Sequence[Ally]:
        with self._vault.reading() as unit:
            return [one.as_ally() for one in unit.allies.all() if one.compared is not None]

    def untold_letters(self) -> Sequence[bytes]:
        with self._vault.reading() as unit:
            return unit.allies.untold()

    def told_letters(self, object_ids: Sequence[bytes]) -> None:
        with self._vault.unit() as unit:
            unit.allies.told(object_ids)

    def take_letters(self, kept: Sequence[ArrivedLetter], void: Sequence[VoidLetter]) -> int:
        with self._vault.unit() as unit:
            new, gone = unit.allies.take(kept, void, now())
            unit.give_up(gone)
        return new

    def unanswered(self) -> Sequence[Unanswered]:
        with self._vault.reading() as unit:
            return unit.allies.unanswered()

    def answered(self, group: bytes, object_ids: Sequence[bytes], outgoing: Outgoing) -> None:
        with self._vault.unit() as unit:
            unit.outbox.add(outgoing, Kind.LETTER)
            unit.allies.answered(object_ids, now())

    def introduced(self, group: bytes, told: int, outgoing: Outgoing) -> None:
        with self._vault.unit() as unit:
            unit.outbox.add(outgoing, Kind.LETTER)
            unit.allies.introduced(group.hex(), told)
