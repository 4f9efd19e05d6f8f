"""Withdrawals of consent and what they left of records (VAULT.md, section 16). Takes nothing away itself, opens nothing
and verifies nothing: `taking_back` does what a withdrawal says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Index, func, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Mapped, Session, mapped_column

from desktop.store.revisions import batches
from desktop.store.schema import Base, ObjectRow
from sync.client.ports import ArrivedWithdrawal
from sync.errors import Unreadable
from sync.protocol.objects import Withdrawal, parsed, split


class WithdrawalRow(Base):
    """A withdrawal; the object is in `objects`. `by_office`: by a coordinator in office, so that it holds whoever's the
    record is. `acknowledged`: this device told its author that it followed, or need not.
    """

    __tablename__ = "withdrawals"

    object: Mapped[str] = mapped_column(primary_key=True)
    author: Mapped[str]
    time: Mapped[int]
    by_office: Mapped[bool]
    acknowledged: Mapped[bool]


class WithdrawalSubjectRow(Base):
    """A record or file that it names."""

    __tablename__ = "withdrawal_subjects"

    subject: Mapped[str] = mapped_column(primary_key=True)
    object: Mapped[str] = mapped_column(primary_key=True)


class WithdrawnRow(Base):
    """A record that is gone from here for ever, or of which some uses ended (`in_part`). `form` is empty where it was
    never here. `said`: when, by its author's clock; `applied`: when it took hold here, in ms. `told`: somebody who
    opened this vault said that they know.
    """

    __tablename__ = "withdrawn"

    record: Mapped[str] = mapped_column(primary_key=True)
    form: Mapped[str]
    in_part: Mapped[bool]
    author: Mapped[str]
    said: Mapped[int]
    applied: Mapped[int]
    files: Mapped[int]
    told: Mapped[bool]

    __table_args__ = (Index("ix_withdrawn_applied", "applied"),)


class WithdrawnObjectRow(Base):
    """A revision or manifest of such a record: never taken in again, and missed by nobody."""

    __tablename__ = "withdrawn_objects"

    id: Mapped[str] = mapped_column(primary_key=True)
    record: Mapped[str] = mapped_column(index=True)
    key_id: Mapped[str] = mapped_column(index=True)


class WithdrawnFileRow(Base):
    __tablename__ = "withdrawn_files"

    file: Mapped[str] = mapped_column(primary_key=True)
    record: Mapped[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """As in `WithdrawnRow`. `on_server`, `received`: the withdrawal itself is proved to be there, and the coordination
    said that it followed; of somebody else's both are left to its author, but it came out of the log.
    """

    record: str
    form: str
    in_part: bool
    author: str
    said: int
    applied: int
    files: int
    told: bool
    on_server: bool
    received: bool


class WithdrawalStore:
    def __init__(self, session: Session, here: str) -> None:
        self._session = session
        self._here = here

    # Withdrawals themselves.

    def add(self, one: ArrivedWithdrawal, *, acknowledged: bool) -> bool:
        """False: it was here."""
        row = {"object": one.object_id.hex(), "author": one.author.hex(), "time": one.time}
        row |= {"by_office": one.by_office, "acknowledged": acknowledged}
        new = upsert(WithdrawalRow).values(row).on_conflict_do_nothing().returning(WithdrawalRow.object)
        if self._session.scalar(new) is None:
            return False
        subjects = [{"subject": id.hex(), "object": row["object"]} for id in (*one.records, *one.files)]
        self._session.execute(upsert(WithdrawalSubjectRow).on_conflict_do_nothing(), subjects)
        return True

    def of(self, subjects: Iterable[str]) -> dict[str, list[WithdrawalRow]]:
        """By record or file, what withdraws it, whether or not it holds."""
        found: dict[str, list[WithdrawalRow]] = {}
        for some in batches(sorted(subjects)):
            rows = select(WithdrawalSubjectRow.subject, WithdrawalRow).join(
                WithdrawalRow, WithdrawalRow.object == WithdrawalSubjectRow.object
            )
            for subject, row in self._session.execute(rows.where(WithdrawalSubjectRow.subject.in_(some))):
                found.setdefault(subject, []).append(row)
        return found

    def named(self, record: str) -> set[str]:
        """Objects that withdrawals of this record name."""
        wanted = select(ObjectRow.raw).join(WithdrawalSubjectRow, WithdrawalSubjectRow.object == ObjectRow.id)
        return _ids(self._session.scalars(wanted.where(WithdrawalSubjectRow.subject == record)))

    def files_named(self, record: str) -> set[str]:
        wanted = select(WithdrawalSubjectRow.object).where(WithdrawalSubjectRow.subject == record)
        subjects = select(WithdrawalSubjectRow.subject).where(WithdrawalSubjectRow.object.in_(wanted))
        return set(self._session.scalars(subjects))

    def unacknowledged(self) -> list[tuple[bytes, bytes]]:
        """(author, object id) of those that were followed here."""
        rows = select(WithdrawalRow.author, WithdrawalRow.object).where(
            WithdrawalRow.acknowledged == 0, WithdrawalRow.author != self._here
        )
        return [(bytes.fromhex(author), bytes.fromhex(id)) for author, id in self._session.execute(rows)]

    def acknowledge(self, ids: Iterable[bytes]) -> None:
        for some in batches([id.hex() for id in ids]):
            said = update(WithdrawalRow).where(WithdrawalRow.object.in_(some))
            self._session.execute(said.values(acknowledged=True))

    # What they left.

    def put(self, row: WithdrawnRow) -> None:
        self._session.merge(row)
        self._session.flush()

    def gone(self, records: Iterable[str]) -> set[str]:
        """Those of them that are withdrawn as a whole."""
        wanted = select(WithdrawnRow.record).where(WithdrawnRow.in_part == 0)
        return {
            id
            for some in batches(sorted(records))
            for id in self._session.scalars(wanted.where(WithdrawnRow.record.in_(some)))
        }

    def get(self, record: str) -> Withdrawn | None:
        row = self._session.get(WithdrawnRow, record)
        return None if row is None else self._withdrawn(row)

    def all(self) -> list[Withdrawn]:
        """Of records that were here, newest first."""
        rows = select(WithdrawnRow).where(WithdrawnRow.form != "").order_by(WithdrawnRow.applied.desc())
        return [self._withdrawn(row) for row in self._session.scalars(rows)]

    def untold(self) -> list[Withdrawn]:
        return [one for one in self.all() if not one.told]

    def tell(self, records: Collection[str]) -> None:
        for some in batches(sorted(records)):
            self._session.execute(update(WithdrawnRow).where(WithdrawnRow.record.in_(some)).values(told=True))

    def count(self) -> int:
        wanted = select(func.count()).select_from(WithdrawnRow)
        return self._session.scalar(wanted.where(WithdrawnRow.in_part == 0, WithdrawnRow.form != "")) or 0

    def add_objects(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """(id, record, key id)."""
        values = [{"id": id, "record": record, "key_id": key_id} for id, record, key_id in rows]
        if values:
            self._session.execute(upsert(WithdrawnObjectRow).on_conflict_do_nothing(), values)

    def add_files(self, files: Iterable[str], record: str) -> None:
        values = [{"file": file, "record": record} for file in files]
        if values:
            self._session.execute(upsert(WithdrawnFileRow).on_conflict_do_nothing(), values)

    def files_gone(self, files: Iterable[str]) -> dict[str, str]:
        """Those of them that went with a record, and with which."""
        found: dict[str, str] = {}
        for some in batches(sorted(files)):
            wanted = select(WithdrawnFileRow.file, WithdrawnFileRow.record).where(WithdrawnFileRow.file.in_(some))
            found |= dict(self._session.execute(wanted).all())
        return found

    def objects_gone(self, ids: Iterable[str]) -> set[str]:
        """Those of these objects that are known to have gone."""
        return {
            id
            for some in batches(sorted(ids))
            for id in self._session.scalars(select(WithdrawnObjectRow.id).where(WithdrawnObjectRow.id.in_(some)))
        }

    def taken_away(self, ids: Collection[bytes]) -> set[bytes]:
        """Those that went here, or that a withdrawal names which holds for a record here."""
        known = self.objects_gone(id.hex() for id in ids)
        holding = select(WithdrawalSubjectRow.object).join(
            WithdrawnRow, WithdrawnRow.record == WithdrawalSubjectRow.subject
        )
        if len(known) < len(ids):
            raws = select(ObjectRow.raw).where(ObjectRow.id.in_(holding.where(WithdrawnRow.in_part == 0)))
            known |= _ids(self._session.scalars(raws))
        return {id for id in ids if id.hex() in known}

    def spoken_for_here(self, record: str) -> bool:
        """Whether this device withdrew it itself."""
        own = select(func.count()).select_from(WithdrawalSubjectRow)
        own = own.join(WithdrawalRow, WithdrawalRow.object == WithdrawalSubjectRow.object)
        own = own.where(WithdrawalSubjectRow.subject == record, WithdrawalRow.author == self._here)
        return bool(self._session.scalar(own))

    def in_part(self, record: str, form: str, author: str, now: int) -> None:
        """Some uses of it ended, by somebody else's word; nobody here knows yet."""
        known = self._session.get(WithdrawnRow, record)
        if known is None or known.in_part:
            said = {"record": record, "form": form, "in_part": True, "author": author, "said": now, "applied": now}
            self.put(WithdrawnRow(**said, files=0, told=False))

    def _withdrawn(self, row: WithdrawnRow) -> Withdrawn:
        objects = self._session.execute(
            select(ObjectRow.own, ObjectRow.receipt, ObjectRow.received, ObjectRow.log_index)
            .join(WithdrawalSubjectRow, WithdrawalSubjectRow.object == ObjectRow.id)
            .where(WithdrawalSubjectRow.subject == row.record)
        ).all()
        return Withdrawn(
            record=row.record,
            form=row.form,
            in_part=row.in_part,
            author=row.author,
            said=row.said,
            applied=row.applied,
            files=row.files,
            told=row.told,
            on_server=any(one.receipt is not None or (not one.own and one.log_index is not None) for one in objects),
            received=any(one.received for one in objects),
        )


def _ids(raws: Iterable[bytes]) -> set[str]:
    found: set[str] = set()
    for raw in raws:
        try:
            found.update(id.hex() for id in parsed(split(raw).body, Withdrawal).ids())
        except Unreadable:
            continue  # checking names it
    return found
