"""The vault as sync sees it: `sync.client.ports.SyncStore`. Each method is one transaction; ids are raw bytes here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from desktop.errors import FileNotHere, NoSuchFile, VaultDamaged
from desktop.store import arrivals, beginnings, sync_facts, words
from desktop.store.fetching import Fetching
from desktop.store.heard import Compared
from desktop.store.unit import now
from sync.client.ports import (
    Anew,
    Arrived,
    Heard,
    Membership,
    Outgoing,
    OutgoingFile,
    Page,
    Secret,
    SetAside,
    SyncState,
    Ungranted,
    WantedFile,
)
from sync.crypto.keys import DeviceKeys
from sync.protocol.objects import Acknowledgement, Kind, parsed, split

if TYPE_CHECKING:
    from desktop.store.unit import Unit
    from desktop.store.vault import Vault


class VaultSyncStore:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._fetching = Fetching(vault)

    def device(self) -> DeviceKeys:
        return self._vault.keys

    def membership(self) -> Membership | None:
        with self._vault.reading() as unit:
            return unit.members.membership()

    def join(self, membership: Membership, statements: Sequence[Arrived]) -> None:
        with self._vault.unit() as unit:
            assert unit.members.membership() is None, "one vault is one device in one group"
            unit.members.become(membership)
            unit.members.apply(unit.outbox.keep_statements(statements))

    def state(self) -> SyncState:
        with self._vault.reading() as unit:
            return sync_facts.state(unit.facts)

    def statements(self) -> Sequence[Arrived]:
        with self._vault.reading() as unit:
            return unit.outbox.statements()

    def words(self) -> Sequence[bytes]:
        with self._vault.reading() as unit:
            return words.kept(unit.facts)

    def keep_words(self, raws: Sequence[bytes]) -> None:
        with self._vault.unit() as unit:
            words.keep(unit, raws)

    def drop_words(self, raws: Sequence[bytes]) -> None:
        with self._vault.unit() as unit:
            words.drop(unit, raws)

    def secret(self, key_id: bytes) -> Sequence[Secret]:
        with self._vault.reading() as unit:
            return unit.secrets.of(key_id.hex())

    def set_aside(self) -> Sequence[SetAside]:
        with self._vault.reading() as unit:
            return unit.inbox.set_aside()

    def take_in(self, page: Page) -> None:
        with self._vault.unit() as unit:
            arrivals.take_in(unit, page, now())

    def keep_evidence(self, kept: str, shown: str) -> None:
        with self._vault.unit() as unit:
            unit.inbox.keep_evidence(kept, shown, now())

    def doubt(self, what: str) -> None:
        with self._vault.unit() as unit:
            unit.doubts.begin(what, now())

    def heard(self) -> Sequence[Heard]:
        with self._vault.reading() as unit:
            return unit.heard.waiting()

    def compared(self, fitting: Sequence[Heard], broken: Sequence[Heard]) -> None:
        with self._vault.unit() as unit:
            unit.heard.compared(fitting, Compared.FITS)
            unit.heard.compared(broken, Compared.BROKEN)
            if unit.heard.is_settled():
                unit.doubts.end(of_others=True)

    def borrowed(self) -> Sequence[Ungranted]:
        with self._vault.reading() as unit:
            return unit.secrets.borrowed()

    def begin_anew(self, anew: Anew) -> None:
        with self._vault.unit() as unit:
            beginnings.begin_anew(unit, anew, now())
            _add_acknowledgements(unit, anew.acknowledgements)
            _add_grants(unit, anew.grants)
            unit.say_withdrawals_again()

    def ungranted(self) -> Sequence[Ungranted]:
        with self._vault.unit() as unit:
            return unit.secrets.ungranted()

    def add_grants(self, grants: Iterable[tuple[bytes, Sequence[bytes], Outgoing]]) -> None:
        with self._vault.unit() as unit:
            _add_grants(unit, grants)

    def outgoing(
        self, after: tuple[int, int] | None = None, limit: int = 500
    ) -> Sequence[tuple[tuple[int, int], Outgoing]]:
        with self._vault.reading() as unit:
            return unit.outbox.outgoing(after, limit)

    def outgoing_files(self) -> Sequence[OutgoingFile]:
        with self._vault.reading() as unit:
            return unit.files.outgoing()

    def chunk(self, file: bytes, number: int) -> bytes | None:
        try:
            return self._vault.files.chunk(file.hex(), number)
        except (FileNotHere, NoSuchFile):
            return None  # lost here, and on its way back as far as the server has it; or withdrawn meanwhile
        except VaultDamaged as damaged:
            if damaged.part != "file":
                raise
            return None

    def refuse(self, object_id: bytes, code: str) -> None:
        with self._vault.unit() as unit:
            unit.outbox.refuse(object_id.hex(), code)

    def wanted_files(self) -> Sequence[WantedFile]:
        return self._fetching.wanted()

    def put_chunk(self, file: bytes, number: int, sealed: bytes) -> None:
        self._fetching.put_chunk(file.hex(), number, sealed)

    def keep_chunks(self) -> None:
        self._fetching.keep()

    def finish_file(self, file: bytes) -> bool:
        return self._fetching.finish(file.hex())

    def to_acknowledge(self) -> Sequence[tuple[bytes, bytes]]:
        with self._vault.reading() as unit:
            found = unit.outbox.unacknowledged()
            for device, earlier in unit.members.served_again().items():
                found += [(bytes.fromhex(device), id) for id in unit.outbox.untold(device, earlier)]
            return found + unit.withdrawals.unacknowledged()

    def add_acknowledgements(self, acknowledged: Iterable[tuple[Sequence[bytes], Outgoing]]) -> None:
        with self._vault.unit() as unit:
            _add_acknowledgements(unit, acknowledged)


def _add_grants(unit: Unit, grants: Iterable[tuple[bytes, Sequence[bytes], Outgoing]]) -> None:
    made = list(grants)
    for _, _, outgoing in made:
        unit.outbox.add(outgoing, Kind.GRANT)
    unit.secrets.granted((recipient, key_ids) for recipient, key_ids, _ in made)


def _add_acknowledgements(unit: Unit, acknowledged: Iterable[tuple[Sequence[bytes], Outgoing]]) -> None:
    for object_ids, outgoing in acknowledged:
        parts = split(outgoing.raw)
        unit.outbox.add(outgoing, parts.kind)
        unit.outbox.acknowledge(object_ids)
        unit.withdrawals.acknowledge(object_ids)
        recipient = parsed(parts.body, Acknowledgement).recipient.hex()
        if recipient in unit.members.served_again():
            unit.members.persons.retell(recipient, object_ids)
