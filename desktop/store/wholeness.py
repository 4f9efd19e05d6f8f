"""What of that which the log has is whole in this vault (SPEC section 14). Reads alone; knows no network."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import exists, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql import ColumnElement

from desktop.domain.answers import FileRef
from desktop.store.content import Content, unpacked
from desktop.store.revisions import batches
from desktop.store.schema import (
    AcknowledgementRow,
    CustodyRow,
    FileRow,
    ObjectRow,
    ReceiptRow,
    RecordRow,
    RevisionRow,
    SecretRow,
    SetAsideRow,
)
from desktop.store.stubs import StubRow, StubStore
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
        # What a person gave up on purpose comes when they ask for it.
        given_up = StubStore(self._session).given_up({name.object_id.hex() for name in names})
        names = [name for name in names if name.object_id.hex() not in given_up]
        # A letter to another group opens for that group alone; what it says is kept apart from the object.
        objects = [name for name in names if name.leaf == merkle.OBJECT_LEAF and name.kind != Kind.LETTER]
        files = [name for name in names if name.leaf == merkle.FILE_LEAF]
        # Of grants and acknowledgements by others the vault keeps what they said, and not the objects.
        kept = [name for name in objects if name.own or name.kind not in (Kind.GRANT, Kind.ACKNOWLEDGEMENT)]
        aside = self._aside()
        kept = [name for name in kept if name.object_id.hex() not in aside]
        whole = self.whole([name.object_id.hex() for name in kept])
        proved = self._proved(whole)
        unproved = self._unproved_files([name.object_id.hex() for name in files])
        found = [name for name in kept if name.object_id.hex() not in (proved if name.own else whole)]
        found += [name for name in files if name.object_id.hex() in unproved]
        if any(name.own for name in found) or self._has_unread():
            found += [name for name in objects if not name.own and name.kind == Kind.ACKNOWLEDGEMENT]
        return [name.object_id for name in found]

    def whole(self, ids: Iterable[str]) -> set[str]:
        """Of these objects those whose bytes are theirs, with everything that was taken out of them."""
        found: set[str] = set()
        for some in batches(list(ids)):
            told = self._values(CustodyRow.object, some)
            words, announced = self._words(some, told), self._values(FileRow.manifest, some)
            wanted = select(ObjectRow.id, ObjectRow.kind, ObjectRow.record, ObjectRow.raw).where(ObjectRow.id.in_(some))
            for id, kind, record, raw in self._session.execute(wanted.execution_options(yield_per=_STREAMED)):
                taken = True
                if kind == Kind.REVISION:
                    taken = id in (words if record is not None else told)  # without a record it is custody alone
                elif kind == Kind.MANIFEST:
                    taken = id in announced
                if taken and object_id(raw).hex() == id:
                    found.add(id)
        return found

    def keyless(self) -> int:
        """How many revisions, here or set aside, are sealed under a key id that no secret here opens."""
        known = select(SecretRow.key_id)
        # Custody of a record that was removed stays, and the key that it is sealed under is gone on purpose.
        of_removed = exists().where(CustodyRow.object == ObjectRow.id, CustodyRow.record == StubRow.record)
        sealed = select(func.count()).where(
            ObjectRow.kind == Kind.REVISION, ObjectRow.key_id.not_in(known), ~of_removed
        )
        aside = select(func.count()).where(SetAsideRow.reason == "no_key")
        return (self._session.scalar(sealed) or 0) + (self._session.scalar(aside) or 0)

    def unseen(self) -> list[bytes]:
        """Parents of revisions, what acknowledgements to this device name, and grants that something waits for."""
        named = set(self._session.scalars(select(AcknowledgementRow.object)))
        contents = self._session.scalars(select(RevisionRow.content).execution_options(yield_per=_STREAMED))
        for content in contents:
            read = _read(content)
            named.update(read.parents if read is not None else ())
        known = {id for some in batches(sorted(named)) for id in self._known(some)}
        stubs = StubStore(self._session)
        known |= stubs.given_up(named)
        missing = (named - known - self._aside()) | stubs.grants_missed()
        return [bytes.fromhex(id) for id in sorted(missing)]

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

    def _aside(self) -> set[str]:
        return set(self._session.scalars(select(SetAsideRow.id)))

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

    def _words(self, ids: Sequence[str], told: Collection[str]) -> set[str]:
        """Of revisions those whose words, files and custody are here. `told`: whose custody is."""
        wanted = select(RevisionRow.id, RevisionRow.content).where(RevisionRow.id.in_(ids))
        rows = self._session.execute(wanted.execution_options(yield_per=_STREAMED))
        contents = {id: content for id, packed in rows if (content := _read(packed)) is not None}
        named = [file for content in contents.values() for file in _named(content)]
        files = {file for some in batches(named) for file in self._values(FileRow.id, some, FileRow.key.is_not(None))}
        return {
            id
            for id, content in contents.items()
            if files.issuperset(_named(content)) and (id in told or not _tells(content))
        }

    def _values(
        self,
        column: InstrumentedAttribute[str] | InstrumentedAttribute[str | None],
        among: Sequence[str],
        *also: ColumnElement[bool],
    ) -> set[str]:
        return {value for value in self._session.scalars(select(column).where(column.in_(among), *also)) if value}

    def _has_unread(self) -> bool:
        """Whether any own revision or manifest is on the server that nobody is known to have opened."""
        opened = exists().where(AcknowledgementRow.object == ObjectRow.id)
        unread = exists().where(
            ObjectRow.own == 1,
            ObjectRow.receipt.is_not(None),
            ObjectRow.record.is_not(None),
            ObjectRow.kind.in_((Kind.REVISION, Kind.MANIFEST)),
            ~opened,
        )
        return bool(self._session.scalar(select(unread)))


def _read(packed: bytes) -> Content | None:
    try:
        return unpacked(packed)
    except Unreadable:
        return None


def _named(content: Content) -> set[str]:
    """The files whose keys it brings and whose names it says, and their small copies."""
    files = {file for file, _ in content.file_keys}
    named = {value.id for value in content.changes.values() if isinstance(value, FileRef)} & files
    return named | {copy.id for copy in content.copies if copy.original in named}


def _tells(content: Content) -> bool:
    """Whether there is custody in it that is kept: of a file that it names for the first time."""
    named = _named(content)
    return any(segment.file.hex() in named for segment in content.custody if segment.entries)


_proof = msgspec.msgpack.Decoder(tuple[tuple[int, ...], tuple[bytes, ...], tuple[bytes, ...]]).decode
