"""What the vault knows of files of evidence: rows, not bytes. `files` reads and writes the bytes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

import msgspec
from sqlalchemy import delete, exists, func, insert, select, update
from sqlalchemy.orm import Session

from desktop.domain.answers import FileRef
from desktop.store.outside import OutsideStore
from desktop.store.revisions import batches
from desktop.store.schema import AttachmentRow, ByHandRow, FileRow, ObjectRow
from desktop.store.small_copies import IS_COPY
from sync.client.ports import OutgoingFile, WantedFile
from sync.protocol import codes, limits


class State(IntEnum):
    """As in VAULT.md, section 7."""

    TAKEN_IN = 0
    RECORDED = 1
    WHOLE = 2
    FETCHED = 3
    WRONG = 4
    REMOVED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """`record`: the one it was first attached to. `on_server`: proved complete there. `facts`: opaque."""

    ref: FileRef
    state: State
    own: bool
    record: str | None
    manifest: str | None
    on_server: bool
    sealed_size: int
    present: int
    facts: bytes | None
    added: int
    key: bytes | None = field(repr=False)

    @property
    def is_here(self) -> bool:
        return self.state is State.WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A sealed file as it lies on the disk."""

    size: int
    sha256: str
    sealed_size: int
    chunk_hashes: bytes


class FileStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, file_id: str) -> KeptFile | None:
        row = self._session.scalar(select(FileRow).where(FileRow.id == file_id))
        return None if row is None else _kept(row)

    def of_record(self, record_id: str) -> list[KeptFile]:
        """Those that the merged record names."""
        named = select(FileRow).join(AttachmentRow, AttachmentRow.file == FileRow.id)
        rows = self._session.scalars(named.where(AttachmentRow.record == record_id).order_by(FileRow.seq))
        return [_kept(row) for row in rows]

    def in_state(self, state: State) -> list[KeptFile]:
        return [_kept(row) for row in self._session.scalars(select(FileRow).where(FileRow.state == state))]

    def newest(self) -> int:
        """The number of the newest row; 0: there is none."""
        return self._session.scalar(select(func.max(FileRow.seq))) or 0

    def unattached(self, ids: Collection[str] | None = None, *, up_to: int | None = None) -> list[KeptFile]:
        """Whole, taken in here, and named by no record so far; None: of all. `up_to`: that row at the latest."""
        rows = select(FileRow).where(FileRow.record.is_(None), FileRow.own == 1, FileRow.state == State.WHOLE)
        rows = rows.where(~exists().where(AttachmentRow.file == FileRow.id), ~IS_COPY)
        if ids is not None:
            rows = rows.where(FileRow.id.in_(list(ids)))
        if up_to is not None:
            rows = rows.where(FileRow.seq <= up_to)
        return [_kept(row) for row in self._session.scalars(rows.order_by(FileRow.seq))]

    def put_facts(self, file_id: str, facts: bytes) -> None:
        self._change(file_id, facts=facts)

    def chunk_hashes(self, file_id: str) -> bytes:
        return self._session.scalars(select(FileRow.chunk_hashes).where(FileRow.id == file_id)).one()

    # A file's life here.

    def begin(self, file_id: str, key: bytes, name: str, media_type: str, state: State, here: str, now: int) -> None:
        row = new_row(file_id, state=state, own=True, author=here, added=now)
        self._session.execute(insert(FileRow).values(row | {"key": key, "name": name, "media_type": media_type}))

    def is_whole(self, file_id: str, sealed: Sealed) -> None:
        self._change(
            file_id,
            state=State.WHOLE,
            size=sealed.size,
            sha256=sealed.sha256,
            sealed_size=sealed.sealed_size,
            chunk_hashes=sealed.chunk_hashes,
            present=len(sealed.chunk_hashes) // 16,
        )

    def attach(self, file_id: str, record_id: str, manifest: str) -> None:
        self._change(file_id, record=record_id, manifest=manifest)

    def announced(self, file_id: str, manifest: str, chunk_hashes: bytes) -> None:
        """Anew: what was announced before was lost."""
        self._change(file_id, manifest=manifest, chunk_hashes=chunk_hashes, present=len(chunk_hashes) // 16)

    def present(self, file_id: str, chunks: int) -> None:
        self._change(file_id, present=chunks)

    def came(self, file_id: str, state: State) -> None:
        self._change(file_id, state=state)

    def forget(self, file_id: str) -> None:
        """The row and with it the key: nothing opens the sealed bytes any more. Where a crash leaves them, the next
        opening removes them.
        """
        self._session.execute(delete(FileRow).where(FileRow.id == file_id))
        OutsideStore(self._session).doom(file_id)

    # What sync asks.

    def outgoing(self) -> list[OutgoingFile]:
        """Attached ones of ours without a proof that they are complete on the server: small copies, then the rest, the
        smallest first.
        """
        held_back = exists().where(ByHandRow.key_id == ObjectRow.key_id)
        taken = exists().where(ObjectRow.id == FileRow.manifest, ObjectRow.refused.is_(None), ~held_back)
        unsent = select(FileRow).where(
            FileRow.own == 1, FileRow.receipt.is_(None), FileRow.state != State.REMOVED, taken
        )
        return [
            OutgoingFile(
                file=bytes.fromhex(row.id),
                manifest=bytes.fromhex(row.manifest),
                chunks=len(row.chunk_hashes) // 16,
                sealed_size=row.sealed_size,
                present=() if row.progress is None else _ranges(row.progress),
            )
            for row in self._session.scalars(unsent.order_by(~IS_COPY, FileRow.sealed_size, FileRow.seq))
            if row.manifest is not None
        ]

    def damaged(self) -> list[KeptFile]:
        """Those of ours that could not be sent because this disk did not give them whole."""
        said = exists().where(ObjectRow.id == FileRow.manifest, ObjectRow.refused == codes.DAMAGED)
        rows = select(FileRow).where(FileRow.own == 1, FileRow.receipt.is_(None), said)
        return [_kept(row) for row in self._session.scalars(rows)]

    def progress(self, known: Sequence[tuple[bytes, tuple[tuple[int, int], ...]]]) -> None:
        for file, ranges in known:
            own = update(FileRow).where(FileRow.id == file.hex(), FileRow.own == 1)
            self._session.execute(own.values(progress=msgspec.msgpack.encode(ranges)))

    def wanted(self) -> list[WantedFile]:
        """Small copies, then the rest, smallest first."""
        rows = select(FileRow).where(
            FileRow.state == State.FETCHED, FileRow.key.is_not(None), FileRow.manifest.is_not(None)
        )
        return [
            WantedFile(
                file=bytes.fromhex(row.id),
                manifest_id=bytes.fromhex(row.manifest),
                author=bytes.fromhex(row.author),
                sealed_size=row.sealed_size,
                chunk_hashes=row.chunk_hashes,
                first=row.present,
            )
            for row in self._session.scalars(rows.order_by(~IS_COPY, FileRow.sealed_size, FileRow.seq))
            if row.manifest is not None
        ]

    def to_fetch(self) -> tuple[int, int]:
        """(how many, small copies aside; sealed bytes that are missing)."""
        missing = FileRow.sealed_size - FileRow.present * limits.CHUNK
        wanted = select(func.count().filter(~IS_COPY), func.sum(missing)).where(FileRow.state == State.FETCHED)
        count, size = self._session.execute(wanted).one()
        return count, size or 0

    # What arrives.

    def known(self, ids: Collection[str]) -> dict[str, FileRow]:
        rows: dict[str, FileRow] = {}
        for some in batches(list(ids)):
            rows |= {row.id: row for row in self._session.scalars(select(FileRow).where(FileRow.id.in_(some)))}
        return rows

    def add(self, row: FileRow) -> None:
        self._session.add(row)
        self._session.flush()

    def flush(self) -> None:
        self._session.flush()

    def _change(self, file_id: str, **values: object) -> None:
        self._session.execute(update(FileRow).where(FileRow.id == file_id).values(values))


def new_row(file_id: str, *, state: State, own: bool, author: str, added: int) -> dict[str, object]:
    """A row of `files` of which nothing else is known yet."""
    return {
        "id": file_id,
        "state": state,
        "own": own,
        "record": None,
        "key": None,
        "name": "",
        "size": 0,
        "media_type": "",
        "sha256": "",
        "sealed_size": 0,
        "chunk_hashes": b"",
        "manifest": None,
        "author": author,
        "present": 0,
        "progress": None,
        "receipt": None,
        "facts": None,
        "added": added,
    }


def _kept(row: FileRow) -> KeptFile:
    ref = FileRef(id=row.id, name=row.name, size=row.size, media_type=row.media_type, sha256=row.sha256)
    return KeptFile(
        ref=ref,
        state=State(row.state),
        own=row.own,
        record=row.record,
        manifest=row.manifest,
        on_server=row.receipt is not None,
        sealed_size=row.sealed_size,
        present=row.present,
        facts=row.facts,
        added=row.added,
        key=row.key,
    )


_ranges = msgspec.msgpack.Decoder(tuple[tuple[int, int], ...]).decode
