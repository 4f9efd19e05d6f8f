"""A person accepted that the server's log begins anew (SPEC section 10): what it confirmed before counts as not
confirmed, and goes again. The proofs of before are kept, apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, func, insert, literal, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from desktop.store import sync_facts, words
from desktop.store.facts import DOUBT, RETURNING
from desktop.store.schema import Base, FileRow, ObjectRow, ProvedEarlyRow, ReceiptRow
from desktop.store.stubs import StubGrantRow, StubObjectRow
from sync.client.ports import Anew
from sync.protocol import merkle
from sync.protocol.objects import Kind

if TYPE_CHECKING:
    from desktop.store.unit import Unit


def begin_anew(unit: Unit, anew: Anew, now: int) -> None:
    """All but what is queued with it: see `SyncStore.begin_anew`."""
    before, doubt = sync_facts.state(unit.facts), unit.doubts.get()
    what = "" if doubt is None else doubt.what
    unit.beginnings.begin(before.checkpoint or "", anew.state.checkpoint or "", what, now)
    unit.outbox.place_statements(anew.statements)
    unit.members.replay(one.raw for one in anew.statements)
    words.count_again(unit)
    unit.heard.forget()
    unit.facts.put_number(RETURNING, 0)
    unit.facts.remove(DOUBT)
    sync_facts.put_state(unit.facts, anew.state, now)
    unit.outbox.forget_to(unit.members.revoked())
    unit.secrets.of_another_log()
    unit.receipts.recount_received()
    unit.receipts.place(None)


class BeginningRow(Base):
    """`kept`: the checkpoint verified last before; `began`: the first one of the log as it is now. `what` as in
    `sync.errors.HistoryBroken`.
    """

    __tablename__ = "beginnings"

    seq: Mapped[int] = mapped_column(primary_key=True)
    kept: Mapped[str]
    began: Mapped[str]
    what: Mapped[str]
    time: Mapped[int]


class EarlierReceiptRow(Base):
    """A receipt of before that beginning, as it was in `receipts`."""

    __tablename__ = "earlier_receipts"

    beginning: Mapped[int] = mapped_column(primary_key=True)
    receipt: Mapped[int] = mapped_column(primary_key=True)
    checkpoint: Mapped[str]
    proof: Mapped[bytes]


class ConfirmedBeforeRow(Base):
    """What the server had confirmed before that beginning, and by which of its earlier receipts."""

    __tablename__ = "confirmed_before"

    beginning: Mapped[int] = mapped_column(primary_key=True)
    leaf: Mapped[int] = mapped_column(primary_key=True)
    object: Mapped[str] = mapped_column(primary_key=True)
    receipt: Mapped[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """`kept`, `began`: notes. `confirmed`: how many leaves the server had confirmed before. `time` in ms."""

    kept: str
    began: str
    what: str
    time: int
    confirmed: int


class BeginningStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> list[Beginning]:
        """Oldest first."""
        of_it = select(func.count()).where(ConfirmedBeforeRow.beginning == BeginningRow.seq).scalar_subquery()
        rows = self._session.execute(select(BeginningRow, of_it).order_by(BeginningRow.seq))
        return [
            Beginning(kept=row.kept, began=row.began, what=row.what, time=row.time, confirmed=confirmed)
            for row, confirmed in rows
        ]

    def begin(self, kept: str, began: str, what: str, now: int) -> None:
        """Sets receipts back; the caller says anew where records are."""
        row = insert(BeginningRow).values(kept=kept, began=began, what=what, time=now).returning(BeginningRow.seq)
        number = self._session.scalars(row).one()
        self._keep_apart(number)
        self._set_back()

    def _keep_apart(self, number: int) -> None:
        receipts = select(literal(number), ReceiptRow.seq, ReceiptRow.checkpoint, ReceiptRow.proof)
        columns = ["beginning", "receipt", "checkpoint", "proof"]
        self._session.execute(insert(EarlierReceiptRow).from_select(columns, receipts))
        proved = exists().where(ReceiptRow.seq == ObjectRow.receipt)
        objects = select(literal(number), literal(merkle.OBJECT_LEAF), ObjectRow.id, ObjectRow.receipt).where(proved)
        complete = exists().where(ReceiptRow.seq == FileRow.receipt)
        files = select(literal(number), literal(merkle.FILE_LEAF), FileRow.manifest, FileRow.receipt).where(complete)
        gone = exists().where(ReceiptRow.seq == StubObjectRow.receipt)
        removed = select(literal(number), literal(merkle.OBJECT_LEAF), StubObjectRow.id, StubObjectRow.receipt).where(
            gone
        )
        columns = ["beginning", "leaf", "object", "receipt"]
        for leaves in (objects, files, removed):
            self._session.execute(insert(ConfirmedBeforeRow).from_select(columns, leaves))

    def _set_back(self) -> None:
        # Statements are placed by the roster that came with the beginning.
        objects = update(ObjectRow).where(ObjectRow.kind != Kind.STATEMENT)
        # What others wrote stood in the log of before: this one has to show it anew, and of who is gone it may never.
        self._session.execute(objects.values(receipt=None, refused=None, log_index=None))
        self._session.execute(update(FileRow).values(receipt=None, progress=None))
        # Of records that were removed from this laptop the proofs are gone too; what they said stands apart.
        for removed in (StubObjectRow, StubGrantRow):
            self._session.execute(update(removed).values(receipt=None))
        self._session.execute(delete(ProvedEarlyRow))
        self._session.execute(delete(ReceiptRow))
