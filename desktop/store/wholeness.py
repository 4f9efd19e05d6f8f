"""What of that which the log has is whole in this vault (SPEC section 14). Reads alone; knows no network."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import exists, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from desktop.store.content import unpacked
from desktop.store.revisions import batches
from desktop.store.schema import (
    AcknowledgementRow,
    FileRow,
    ObjectRow,
    ReceiptRow,
    RecordRow,
    RevisionRow,
    SecretRow,
    SetAsideRow,
)
from sync.client.ports import Arrived
from sync.client.return_ports import Name
from sync.errors import Unreadable
from sync.protocol import merkle
from sync.protocol.objects import Kind, object_id

_STREAMED = 50
"""Objects are up to 4 MiB: a few at a time."""
_NOT_YET = 1 << 62
"""As the place in the log of an object that has none yet: behind all that have one."""


class Wholeness:
    def __init__(self, session: Session) -> None:
        self._session = session

    def lacking(self, names: Sequence[Name]) -> list[bytes]:
        """In their order, but what others acknowledged last. See `ReturnStore.lacking`."""
        objects = [name for name in names if name.leaf == merkle.OBJECT_LEAF]
        files = [name for name in names if name.leaf == merkle.FILE_LEAF]
        # Of grants and acknowledgements by others the vault keeps what they said, and not the objects.
        kept = [name for name in objects if name.own or name.kind not in (Kind.GRANT, Kind.ACKNOWLEDGEMENT)]
        whole = self.whole([name.object_id.hex() for name in kept])
        proved = self._proved(whole)
        unproved = self._unproved_files([name.object_id.hex() for name in files])
        found = [name for name in kept if name.object_id.hex() not in (proved if name.own else whole)]
        found += [name for name in files if name.object_id.hex() in unproved]
        if any(name.own for name in found) or self._has_unread():
            found += [name for name in objects if not name.own and name.kind == Kind.ACKNOWLEDGEMENT]
        return [name.object_id for name in found]

    def whole(self, ids: Iterable[str]) -> set[str]:
        """Of these objects those whose bytes are theirs, with what was opened of them."""
        found: set[str] = set()
        for some in batches(list(ids)):
            opened = self._opened(some)
            wanted = select(ObjectRow.id, ObjectRow.kind, ObjectRow.record, ObjectRow.raw).where(ObjectRow.id.in_(some))
            for id, kind, record, raw in self._session.execute(wanted.execution_options(yield_per=_STREAMED)):
                # A revision of custody alone is in no record, and what it says is in the chains.
                reads = kind != Kind.REVISION or record is None or id in opened
                if reads and object_id(raw).hex() == id:
                    found.add(id)
        return found

    def is_keyless(self) -> bool:
        known = select(SecretRow.key_id)
        sealed = exists().where(ObjectRow.kind == Kind.REVISION, ObjectRow.key_id.not_in(known))
        aside = exists().where(SetAsideRow.reason == "no_key")
        return bool(self._session.scalar(select(sealed | aside)))

    def unseen(self) -> list[bytes]:
        """Parents of revisions, and what acknowledgements to this device name."""
        named = set(self._session.scalars(select(AcknowledgementRow.object)))
        contents = self._session.scalars(select(RevisionRow.content).execution_options(yield_per=_STREAMED))
        for content in contents:
            named.update(_parents(content))
        known = {id for some in batches(sorted(named)) for id in self._known(some)}
        aside = set(self._session.scalars(select(SetAsideRow.id)))
        return [bytes.fromhex(id) for id in sorted(named - known - aside)]

    def proved_leaves(self) -> Mapping[int, bytes]:
        found: dict[int, bytes] = {}
        for proof in self._session.scalars(select(ReceiptRow.proof)):
            try:
                indices, _, leaf_hashes = _proof(proof)
            except msgspec.DecodeError:
                continue  # checking the vault says so
            found.update(zip(indices, leaf_hashes, strict=False))
        return found

    def own_grants(self) -> list[Arrived]:
        wanted = select(ObjectRow.log_index, ObjectRow.id, ObjectRow.author, ObjectRow.raw).where(
            ObjectRow.kind == Kind.GRANT, ObjectRow.own == 1
        )
        return [
            Arrived(
                index=_NOT_YET if index is None else index,
                object_id=bytes.fromhex(id),
                author=bytes.fromhex(author),
                raw=raw,
            )
            for index, id, author, raw in self._session.execute(wanted.order_by(ObjectRow.seq))
            if object_id(raw).hex() == id
        ]

    def without_line(self) -> set[str]:
        """Records of which there are revisions and no line for the lists."""
        there = exists().where(RecordRow.id == RevisionRow.record)
        return set(self._session.scalars(select(RevisionRow.record).distinct().where(~there)))

    def _unproved_files(self, manifests: Sequence[str]) -> set[str]:
        unproved = select(FileRow.manifest).where(FileRow.receipt.is_(None))
        return {
            manifest
            for some in batches(manifests)
            for manifest in self._session.scalars(unproved.where(FileRow.manifest.in_(some)))
            if manifest is not None
        }

    def _proved(self, ids: Collection[str]) -> set[str]:
        return self._matching(ids, ObjectRow.receipt.is_not(None))

    def _known(self, ids: Collection[str]) -> set[str]:
        return self._matching(ids, ObjectRow.id.is_not(None))

    def _matching(self, ids: Collection[str], condition: ColumnElement[bool]) -> set[str]:
        return {
            id
            for some in batches(list(ids))
            for id in self._session.scalars(select(ObjectRow.id).where(ObjectRow.id.in_(some), condition))
        }

    def _opened(self, ids: Sequence[str]) -> set[str]:
        wanted = select(RevisionRow.id, RevisionRow.content).where(RevisionRow.id.in_(ids))
        rows = self._session.execute(wanted.execution_options(yield_per=_STREAMED))
        return {id for id, content in rows if _reads(content)}

    def _has_unread(self) -> bool:
        """Whether any own revision or manifest is on the server that nobody is known to have opened."""
        unread = exists().where(
            ObjectRow.own == 1,
            ObjectRow.received == 0,
            ObjectRow.record.is_not(None),
            ObjectRow.kind.in_((Kind.REVISION, Kind.MANIFEST)),
        )
        return bool(self._session.scalar(select(unread)))


def _parents(content: bytes) -> tuple[str, ...]:
    try:
        return unpacked(content).parents
    except Unreadable:
        return ()


def _reads(content: bytes) -> bool:
    try:
        unpacked(content)
    except Unreadable:
        return False
    return True


_proof = msgspec.msgpack.Decoder(tuple[tuple[int, ...], tuple[bytes, ...], tuple[bytes, ...]]).decode
