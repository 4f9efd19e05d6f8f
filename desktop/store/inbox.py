"""What came and is not a record: objects set aside for want of a key, and the server's notices. Opens nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from desktop.store.revisions import batches
from desktop.store.schema import ContradictionRow, NoticeRow, SetAsideRow
from desktop.store.stubs import CAME_LATER
from sync.client.ports import NOWHERE, Notice, SetAside


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptNotice:
    """`details` is msgpack, as SPEC section 12 says for the code; `time` in ms."""

    code: str
    time: int
    details: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Proof that the server showed two histories: both notes, as it signed them. `time`: when, in ms."""

    kept: str
    shown: str
    time: int


class Inbox:
    def __init__(self, session: Session) -> None:
        self._session = session

    def set_aside(self) -> list[SetAside]:
        rows = self._session.scalars(select(SetAsideRow).order_by(SetAsideRow.log_index))
        return [
            SetAside(
                index=row.log_index,
                object_id=bytes.fromhex(row.id),
                author=bytes.fromhex(row.author),
                raw=row.raw,
                reason=row.reason,
            )
            for row in rows
        ]

    def put_aside(self, objects: Iterable[SetAside]) -> None:
        for one in objects:
            if one.index == NOWHERE:
                continue  # it comes out of the log, or with another parcel
            values = {"log_index": one.index, "author": one.author.hex(), "raw": one.raw, "reason": one.reason}
            writes = insert(SetAsideRow).values(id=one.object_id.hex(), **values)
            self._session.execute(writes.on_conflict_do_update(index_elements=["id"], set_=values))

    def took(self, object_ids: Iterable[bytes]) -> None:
        """They could be used after all."""
        for some in batches([id.hex() for id in object_ids]):
            self._session.execute(delete(SetAsideRow).where(SetAsideRow.id.in_(some)))

    def reasons(self) -> Mapping[str, int]:
        """Without what came for a record that was removed from here: nothing is wrong with it."""
        counted = select(SetAsideRow.reason, func.count()).where(SetAsideRow.reason != CAME_LATER)
        counted = counted.group_by(SetAsideRow.reason)
        return dict(self._session.execute(counted).all())

    def notice(self, notices: Iterable[Notice]) -> None:
        """The server may say the same again; it is kept once."""
        for one in notices:
            row = insert(NoticeRow).values(code=one.code, time=one.time, details=one.details)
            self._session.execute(row.on_conflict_do_nothing())

    def keep_evidence(self, kept: str, shown: str, now: int) -> None:
        """Two signed checkpoints that contradict each other."""
        row = insert(ContradictionRow).values(kept=kept, shown=shown, time=now)
        self._session.execute(row.on_conflict_do_nothing())

    def contradictions(self) -> list[Contradiction]:
        """Newest first."""
        rows = self._session.scalars(select(ContradictionRow).order_by(ContradictionRow.time.desc()))
        return [Contradiction(kept=row.kept, shown=row.shown, time=row.time) for row in rows]

    def notices(self) -> list[KeptNotice]:
        """Newest first."""
        rows = self._session.scalars(select(NoticeRow).order_by(NoticeRow.time.desc(), NoticeRow.seq.desc()))
        return [KeptNotice(code=row.code, time=row.time, details=row.details) for row in rows]
