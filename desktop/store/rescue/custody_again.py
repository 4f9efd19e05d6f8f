"""Custody that was lost, out of the revisions that carried it (VAULT.md, section 11). What no revision had carried yet
is gone with its rows; where the head of a chain is here it shows that something is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.answers import FileRef
from desktop.store.content import unpacked
from desktop.store.custody import CustodyStore
from desktop.store.facts import FactStore
from desktop.store.rescue.reopening import opened_content
from desktop.store.schema import CustodyHeadRow, CustodyRow, FileRow, ObjectRow
from sync.errors import Unreadable
from sync.protocol.custody import Segment
from sync.protocol.objects import CustodyRevision, Kind, parsed, split

_WORDS: Final = "SELECT id, record, author, content FROM revisions ORDER BY seq"
_Carried = tuple[str, str, str, list[Segment], dict[str, str]]
"""Revision, record, author, what it carried, and SHA-256 by file."""


def custody_again(session: Session, facts: FactStore, here: str) -> None:
    """`here`: this device. What is here stays as it is."""
    store = CustodyStore(session, facts, here)
    for revision, record, author, segments, hashes in (*_beside_words(session), *_alone(session)):
        store.take_in(segments, author, hashes, (revision, record))
    _heads_again(session, here)


def _beside_words(session: Session) -> Iterator[_Carried]:
    for id, record, author, packed in session.connection().exec_driver_sql(_WORDS):
        content = unpacked(packed)
        named = {file for file, _ in content.file_keys}
        refs = [value for value in content.changes.values() if isinstance(value, FileRef) and value.id in named]
        hashes = {ref.id: ref.sha256 for ref in refs}
        segments = [segment for segment in content.custody if segment.file.hex() in hashes]
        if segments:
            yield id, record, author, segments, hashes


def _alone(session: Session) -> Iterator[_Carried]:
    known = {id: sha256 for id, sha256 in session.execute(select(FileRow.id, FileRow.sha256)) if sha256}
    wanted = select(ObjectRow.id, ObjectRow.author, ObjectRow.raw)
    alone = wanted.where(ObjectRow.kind == Kind.REVISION, ObjectRow.record.is_(None)).order_by(ObjectRow.seq)
    for id, author, raw in session.execute(alone):
        try:
            revision = parsed(split(raw).body, CustodyRevision)
            content = unpacked(opened_content(session.connection(), bytes.fromhex(author), revision))
        except Unreadable:
            continue
        segments = [segment for segment in content.custody if segment.file.hex() in known]
        if segments:
            yield id, revision.record.hex(), author, segments, known


def _heads_again(session: Session, here: str) -> None:
    """Of entries that no revision has carried yet, and that are here."""
    rows = select(CustodyRow).where(CustodyRow.device == here, CustodyRow.number.is_not(None))
    last: dict[str, Any] = {row.file: row for row in session.scalars(rows.order_by(CustodyRow.number))}
    known = {id: sha256 for id, sha256 in session.execute(select(FileRow.id, FileRow.sha256)) if sha256}
    for file, row in last.items():
        head = session.get(CustodyHeadRow, file)
        if head is None and file in known:
            session.add(CustodyHeadRow(file=file, sha256=known[file], entries=row.number + 1, digest=row.digest))
        elif head is not None and head.entries <= row.number:
            head.entries, head.digest = row.number + 1, row.digest
    session.flush()
