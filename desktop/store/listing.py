"""What lists and search need of records, computed anew from their revisions. Knows no form and no seal.

Everything written here is derived (VAULT.md, section 6): `refresh` may be called for any record at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.merging import merge
from desktop.domain.records import MergedRecord
from desktop.store import texts
from desktop.store.describing import Describe, Described, packed
from desktop.store.folding import folded, folded_label, has_unspaced
from desktop.store.receipts import ReceiptStore
from desktop.store.revisions import KeptRevision, RevisionStore, batches
from desktop.store.schema import RecordRow
from desktop.store.stubs import StubStore

_PUT = """
INSERT INTO records (seq, id, form, key_id, created, changed, created_by, own, deleted, urgent, conflicts, files,
shown, whereabouts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
ON CONFLICT (seq) DO UPDATE SET form = excluded.form, key_id = excluded.key_id, created = excluded.created,
changed = excluded.changed, created_by = excluded.created_by, own = excluded.own, deleted = excluded.deleted,
urgent = excluded.urgent, conflicts = excluded.conflicts, files = excluded.files, shown = excluded.shown
"""


@dataclass(frozen=True, slots=True)
class _Line:
    seq: int
    new: bool
    record: MergedRecord
    key_id: str
    described: Described


class Listing:
    def __init__(
        self,
        session: Session,
        revisions: RevisionStore,
        receipts: ReceiptStore,
        describe: Describe,
        mine: Callable[[], Collection[str]],
    ) -> None:
        """`mine`: the devices of whoever holds this vault."""
        self._session = session
        self._revisions = revisions
        self._receipts = receipts
        self._describe = describe
        self._mine = mine

    def refresh(self, record_ids: Collection[str]) -> None:
        # A stub that is being fetched again has no line before all of it is here: a part would pass for the whole.
        ids = sorted(set(record_ids) - StubStore(self._session).among(record_ids))
        mine = self._mine()
        for some in batches(ids):
            lines = self._lines(self._revisions.kept(some))
            self._many(_PUT, [self._row(line, mine) for line in lines])
            self._relate(lines)
            self._index(lines)
        self._receipts.place(ids)

    def merge_index(self) -> None:
        """Into one piece each, in which nothing is left of rows that were deleted."""
        for index in ("words", "grams"):
            said = f"INSERT INTO {index} ({index}) VALUES ('optimize')"  # noqa: S608 - from above
            self._session.connection().exec_driver_sql(said)

    def clear_strays(self) -> None:
        """What is left of records whose lines were lost: it would stand in the way of new ones."""
        for table, record in (("links", "record"), ("attachments", "record"), ("words", "rowid"), ("grams", "rowid")):
            kept = "seq" if record == "rowid" else "id"
            stray = f"DELETE FROM {table} WHERE {record} NOT IN (SELECT {kept} FROM records)"  # noqa: S608 - from above
            self._session.connection().exec_driver_sql(stray)

    def _lines(self, kept: Mapping[str, Sequence[KeptRevision]]) -> list[_Line]:
        known = dict(
            self._session.execute(select(RecordRow.id, RecordRow.seq).where(RecordRow.id.in_(list(kept)))).all()
        )
        last = self._session.scalar(select(func.max(RecordRow.seq))) or 0
        lines = []
        for id, revisions in kept.items():
            if id not in known:
                last += 1
            record = merge([one.revision for one in revisions])
            lines.append(
                _Line(known.get(id, last), id not in known, record, revisions[-1].key_id, self._describe(record))
            )
        return lines

    def _row(self, line: _Line, mine: Collection[str]) -> tuple[object, ...]:
        record = line.record
        return (
            line.seq,
            record.id,
            record.form,
            line.key_id,
            record.created,
            record.changed,
            record.created_by,
            record.created_by in mine,
            record.deleted,
            record.urgent,
            len(record.conflicts),
            len(texts.files(record)),
            packed(line.described),
        )

    def _relate(self, lines: Sequence[_Line]) -> None:
        old = [(line.record.id,) for line in lines if not line.new]
        for table in ("links", "attachments"):
            self._many(f"DELETE FROM {table} WHERE record = ?", old)  # noqa: S608 - both names stand here
        living = [line.record for line in lines if not line.record.deleted]
        links = [(target, record.id) for record in living for target in sorted(texts.links(record))]
        files = [(record.id, file) for record in living for file in sorted(texts.files(record))]
        self._many("INSERT INTO links (target, record) VALUES (?, ?)", links)
        self._many("INSERT INTO attachments (record, file) VALUES (?, ?)", files)

    def _index(self, lines: Sequence[_Line]) -> None:
        words: list[tuple[object, ...]] = []
        grams: list[tuple[object, ...]] = []
        for line in lines:
            if line.record.deleted:
                continue
            title = folded(line.described.title)
            written = folded("\n".join(texts.texts(line.record, line.described.title)))
            body = "\n".join((*map(folded_label, line.described.words), written))
            words.append((line.seq, title, body))
            if has_unspaced(title) or has_unspaced(body):
                grams.append((line.seq, f"{title}\n{body}"))
        old = [(line.seq,) for line in lines if not line.new]
        self._many("DELETE FROM words WHERE rowid = ?", old)
        self._many("DELETE FROM grams WHERE rowid = ?", old)
        self._many("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", words)
        self._many("INSERT INTO grams (rowid, body) VALUES (?, ?)", grams)

    def _many(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        if rows:
            self._session.connection().exec_driver_sql(statement, list(rows))
