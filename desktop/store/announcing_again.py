"""Manifests and custody of this device that damage took before they were sent, made again (VAULT.md, section 13). Knows
no words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session, aliased

from desktop.store.carrying import Carried
from desktop.store.content import Content, unpacked
from desktop.store.file_rows import KeptFile, State
from desktop.store.schema import CustodyRow, FileRow, ObjectRow, RevisionRow
from desktop.store.stubs import StubRow
from desktop.store.unsealing import is_right, sealed_chunk
from sync.client.ports import Outgoing, Urgency
from sync.crypto.objects import Author
from sync.crypto.stream import chunk_count
from sync.errors import Unreadable
from sync.protocol import custody
from sync.protocol.chunks import chunk_hash
from sync.protocol.objects import Kind, object_id

if TYPE_CHECKING:
    from desktop.store.unit import Unit
    from desktop.store.vault import Vault

_NO_MANIFEST: Final = (
    FileRow.own == 1,
    FileRow.state == State.WHOLE,
    FileRow.record.is_not(None),
    FileRow.receipt.is_(None),
    ~exists().where(ObjectRow.id == FileRow.manifest),
)


@dataclass(frozen=True, slots=True)
class Unannounced:
    """A file that verifies, and the hashes of its sealed chunks."""

    file: KeptFile
    chunk_hashes: bytes


def unannounced(vault: Vault) -> list[Unannounced]:
    """Own files of records whose manifest is not here. Reads them whole, outside of every transaction."""
    with vault.session() as session:
        ids = session.scalars(select(FileRow.id).where(*_NO_MANIFEST)).all()
    with vault.reading() as unit:
        kept = [file for id in ids if (file := unit.files.get(id)) is not None]
    return [Unannounced(file, _hashes(vault, file)) for file in kept if _verifies(vault, file)]


def announce(unit: Unit, session: Session, found: Iterable[Unannounced]) -> list[str]:
    """Gives their records. Of the same words as before it is the same manifest again."""
    records = []
    for one in found:
        file, record = one.file, one.file.record
        named = _named(session, record or "", file.ref.id)
        if record is None or named is None or file.key is None:
            continue  # no revision here brings its key: nobody could open it
        key_id, content, author = named
        raw = Author(unit.keys).manifest(
            file=bytes.fromhex(file.ref.id),
            key_id=bytes.fromhex(key_id),
            sealed_size=file.sealed_size,
            chunk_hashes=one.chunk_hashes,
            fixed=_fixed(file, file.key, content, author),
        )
        outgoing = Outgoing(object_id=object_id(raw), raw=raw, urgency=Urgency.MEDIA)
        unit.outbox.add(outgoing, Kind.MANIFEST, record=record, key_id=key_id)
        unit.files.announced(file.ref.id, outgoing.object_id.hex(), one.chunk_hashes)
        records.append(record)
    return records


def free_custody(session: Session, here: str) -> None:
    """Entries of this device's that a lost revision of custody had carried wait for another one. What went with a
    record that was removed from here was told, and is not lost.
    """
    removed = exists().where(StubRow.record == CustodyRow.record)
    own = CustodyRow.device == here, CustodyRow.object.is_not(None), ~removed
    lost = ~exists().where(ObjectRow.id == CustodyRow.object)
    other = aliased(CustodyRow)
    twice = exists().where(
        other.file == CustodyRow.file,
        other.device == CustodyRow.device,
        other.digest == CustodyRow.digest,
        other.seq != CustodyRow.seq,
        exists().where(ObjectRow.id == other.object),
    )
    session.execute(delete(CustodyRow).where(*own, lost, twice).execution_options(synchronize_session=False))
    waits = update(CustodyRow).where(*own, lost).values(object=None, record=None)
    session.execute(waits.execution_options(synchronize_session=False))


def _verifies(vault: Vault, file: KeptFile) -> bool:
    if file.key is None:
        return False
    return is_right(vault.files.path(file.ref.id), file.ref.id, file.key, file.ref.size, file.ref.sha256)


def _hashes(vault: Vault, file: KeptFile) -> bytes:
    path, count = vault.files.path(file.ref.id), chunk_count(file.ref.size)
    chunks = (sealed_chunk(path, file.ref.id, file.ref.size, number) for number in range(count))
    return b"".join(chunk_hash(sealed) for sealed in chunks)


def _named(session: Session, record: str, file: str) -> tuple[str, Content, str] | None:
    """Key id, content and author of the revision that brought the key of the file."""
    wanted = select(RevisionRow.key_id, RevisionRow.content, RevisionRow.author).where(RevisionRow.record == record)
    for key_id, packed, author in session.execute(wanted.order_by(RevisionRow.seq)):
        try:
            content = unpacked(packed)
        except Unreadable:
            continue
        if file in dict(content.file_keys) or file in {copy.id for copy in content.copies}:
            return key_id, content, author
    return None


def _fixed(file: KeptFile, key: bytes, content: Content, author: str) -> bytes:
    hashes: Mapping[str, str] = {file.ref.id: file.ref.sha256}
    first = Carried(content.custody, hashes, author).head(file.ref.id) or bytes(32)
    return custody.fixed(key, bytes.fromhex(file.ref.id), bytes.fromhex(file.ref.sha256), file.ref.size, first)
