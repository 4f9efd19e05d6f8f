"""A real vault on a simulated line: what a history does at one laptop, and what is really in it.

It offers what `tests.fakes.MemoryStore` offers, so that a history does not ask which of the two it has.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from sqlalchemy import select

from desktop.store.content import unpacked
from desktop.store.schema import AcknowledgementRow, FileRow, ObjectRow, RevisionRow
from desktop.store.sync_store import VaultSyncStore
from desktop.store.vault import Vault
from sync.client.ports import Membership
from sync.crypto.keys import DeviceKeys
from tests.fakes import Saved
from tests.laptops import CHEAP, PASSPHRASE, Laptop, titled

_FORM = "case"
_PAPER = "recordings/paper"


class LaptopStore(VaultSyncStore):
    """`own`: text of every revision written here. `knew`: for each, the devices that were known here as revoked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open(Vault.create(folder, PASSPHRASE, CHEAP))
        self.own: dict[bytes, str] = {}
        self.knew: dict[bytes, frozenset[str]] = {}

    def _open(self, vault: Vault) -> None:
        super().__init__(vault)
        self.vault = vault
        self.at = Laptop.of(vault)

    def close(self) -> None:
        self.vault.close()
        shutil.rmtree(self._folder)

    def close_and_open(self) -> None:
        self.vault.close()
        self._open(Vault.open(self._folder, PASSPHRASE))

    @property
    def keys(self) -> DeviceKeys:
        return self.vault.keys

    def member(self) -> Membership:
        found = self.membership()
        assert found is not None
        return found

    # What a person does.

    def save(self, text: str, *, record: bytes | None = None, urgent: bool = False) -> Saved:
        id = None if record is None else record.hex()
        return self._wrote(self.at.casework.save(id, _FORM, titled(_FORM, text), urgent=urgent))

    def delete(self, record: bytes) -> Saved | None:
        """None: it was deleted before."""
        before = self.revisions()
        self.at.casework.delete(record.hex())
        return self._wrote(record.hex()) if self.revisions() != before else None

    def attach(self, record: bytes, data: bytes) -> bytes:
        path = self._folder.with_suffix(".bin")
        path.write_bytes(data)
        ref = self.at.collecting.take_in(path).ref
        path.unlink()
        row = f"recordings/papers[{os.urandom(4).hex()}]"
        self._wrote(self.at.casework.save(record.hex(), _FORM, {row: 1.0, f"{row}/file": ref}))
        return bytes.fromhex(ref.id)

    def _wrote(self, record: str) -> Saved:
        new = [id for id, of in self.revisions().items() if of == bytes.fromhex(record) and id not in self.own]
        (revision,) = [id for id in new if self._author(id) == self.vault.device_id]
        self.own[revision] = self._text(revision)
        with self.vault.reading() as unit:
            self.knew[revision] = frozenset(unit.members.revoked())
        return Saved(bytes.fromhex(record), revision)

    # What is in it.

    def revisions(self) -> dict[bytes, bytes]:
        """Record by revision."""
        with self.vault.session() as session:
            rows = session.execute(select(RevisionRow.id, RevisionRow.record)).all()
        return {bytes.fromhex(id): bytes.fromhex(record) for id, record in rows}

    def records(self) -> list[bytes]:
        """Those that can be worked on."""
        with self.vault.reading() as unit:
            lines = unit.records.lines([record.hex() for record in set(self.revisions().values())])
        return sorted(bytes.fromhex(id) for id, line in lines.items() if not line.record.deleted)

    def record_of(self, revision: bytes) -> bytes:
        return self.revisions()[revision]

    def texts(self) -> dict[bytes, str]:
        with self.vault.session() as session:
            rows = session.execute(select(RevisionRow.id, RevisionRow.content)).all()
        return {bytes.fromhex(id): repr(sorted(unpacked(content).changes.items())) for id, content in rows}

    def content_of(self, file: bytes) -> bytes | None:
        """The plain bytes; None while it is not whole here."""
        with self.vault.reading() as unit:
            kept = unit.files.get(file.hex())
        if kept is None or not kept.is_here:
            return None
        return self.at.collecting.reader(file.hex()).read(0, kept.ref.size)

    def traces(self) -> set[bytes]:
        """Every record that anything in the vault belongs to."""
        with self.vault.session() as session:
            columns = (RevisionRow.record, ObjectRow.record, FileRow.record)
            return {bytes.fromhex(id) for one in columns for id in session.scalars(select(one)) if id is not None}

    def acknowledged_by(self) -> dict[bytes, set[str]]:
        """Devices by object."""
        found: dict[bytes, set[str]] = {}
        with self.vault.session() as session:
            for id, device in session.execute(select(AcknowledgementRow.object, AcknowledgementRow.device)):
                found.setdefault(bytes.fromhex(id), set()).add(device)
        return found

    def _text(self, revision: bytes) -> str:
        return self.texts()[revision]

    def _author(self, revision: bytes) -> str:
        with self.vault.session() as session:
            return session.scalars(select(RevisionRow.author).where(RevisionRow.id == revision.hex())).one()
