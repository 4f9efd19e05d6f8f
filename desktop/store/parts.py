"""What a record is made of, revisions and files, and what is proved of each (VAULT.md, section 8). Reading alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.records import Whereabouts
from desktop.store.file_rows import State
from desktop.store.revisions import batches
from desktop.store.schema import AcknowledgementRow, FileRow, ObjectRow
from sync.protocol.objects import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A revision or a file of a record, and what is proved of it. `bytes`: sealed; `received_by`: device ids.

    `on_server`: all of it is. A file whose manifest has not come has 0 bytes.
    """

    id: str
    is_file: bool
    own: bool
    on_server: bool
    bytes: int
    received_by: tuple[str, ...]
    refused: str | None

    @property
    def whereabouts(self) -> Whereabouts:
        if not self.on_server and not (self.own and self.received_by):
            return Whereabouts.ONLY_HERE if self.own else Whereabouts.ON_ITS_WAY
        return Whereabouts.RECEIVED if self.received_by else Whereabouts.ON_SERVER


def parts(session: Session, record_ids: Sequence[str], in_office: AbstractSet[str]) -> Mapping[str, Sequence[Part]]:
    """By record, in the order they came, and last the files that have only been named so far.

    `in_office`: the coordination's devices beside this one, whose word counts.
    """
    found: dict[str, list[Part]] = {record: [] for record in record_ids}
    for some in batches(record_ids):
        files = _files(session, some)
        announced = {file.manifest: file for file in files}
        said = _acknowledgements(session, some)
        for one in session.execute(_OBJECTS.where(ObjectRow.record.in_(some))):
            file = announced.get(one.id)
            opened_by = (said[one.id] | {one.author}) & in_office
            # A manifest says that a file is to come; that its chunks came is proved by itself.
            here = one.receipt is not None if one.own else one.log_index is not None
            here = here and (file is None or file.receipt is not None)
            part = Part(
                id=file.id if file else one.id,
                is_file=one.kind == Kind.MANIFEST,
                own=one.own and (file is None or not file.removed),
                on_server=here,
                bytes=file.sealed_size if file else one.size,
                received_by=tuple(sorted(opened_by)),
                refused=one.refused,
            )
            found[one.record].append(part)
        for file in files:
            if file.manifest is None:
                found[file.record].append(_named(file.id))
    return found


_OBJECTS = (
    select(
        ObjectRow.id,
        ObjectRow.kind,
        ObjectRow.record,
        ObjectRow.own,
        ObjectRow.author,
        ObjectRow.receipt,
        ObjectRow.log_index,
        ObjectRow.refused,
        ObjectRow.size,
    )
    .where(ObjectRow.kind.in_((Kind.REVISION, Kind.MANIFEST)))
    .order_by(ObjectRow.seq)
)


@dataclass(frozen=True, slots=True)
class _File:
    """`receipt`: of its completeness. `removed`: from this laptop, which is not the only place it is at."""

    id: str
    record: str
    manifest: str | None
    receipt: int | None
    sealed_size: int
    removed: bool


def _files(session: Session, record_ids: Sequence[str]) -> list[_File]:
    wanted = select(FileRow.id, FileRow.record, FileRow.manifest, FileRow.receipt, FileRow.sealed_size, FileRow.state)
    rows = session.execute(wanted.where(FileRow.record.in_(record_ids)).order_by(FileRow.seq))
    return [
        _File(id, record, manifest, receipt, size, state == State.REMOVED)
        for id, record, manifest, receipt, size, state in rows
        if record is not None
    ]


def _acknowledgements(session: Session, record_ids: Sequence[str]) -> Mapping[str, set[str]]:
    wanted = select(AcknowledgementRow.object, AcknowledgementRow.device).join(
        ObjectRow, ObjectRow.id == AcknowledgementRow.object
    )
    found: dict[str, set[str]] = defaultdict(set)
    for object_id, device in session.execute(wanted.where(ObjectRow.record.in_(record_ids))):
        found[object_id].add(device)
    return found


def _named(file_id: str) -> Part:
    """Somebody else's, for an own file has its manifest in the transaction that names it."""
    return Part(id=file_id, is_file=True, own=False, on_server=False, bytes=0, received_by=(), refused=None)
