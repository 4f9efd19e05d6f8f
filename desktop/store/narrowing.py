"""The key of a removed record goes, although one secret opens it together with others (VAULT.md, section 15).

A secret opens every record under its key id. Where one of these records was removed, the secret is replaced by the keys
derived from it for the records that are still here, so that nothing in the vault opens the removed one any more.
"""

from __future__ import annotations

import hmac
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, exists, literal_column, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from desktop.store.schema import GrantedRow, ObjectRow, RevisionRow, SecretRow, SetAsideRow
from desktop.store.stubs import StubGrantRow, StubObjectRow, StubRow, StubStore
from sync.crypto.seal import record_key
from sync.errors import Unreadable
from sync.protocol.objects import Grant, Kind, Revision, parsed, split

_WHOLE = ""
"""As the record of a secret: it opens all of them."""


def narrow(session: Session, stubs: StubStore, key_ids: Iterable[str], here: str) -> None:
    """To be asked whenever a secret under one of these came, or a record under one of them went or came back."""
    asked = sorted(set(key_ids))
    closed = stubs.closed_to(asked)
    _without_grants(session, here, closed)
    for key_id in asked:
        if key_id in closed:
            _without(session, key_id, closed[key_id])
        else:
            _widened(session, key_id, here)


@dataclass(frozen=True, slots=True)
class SelfGrant:
    """A grant of this device to itself; the server's receipt for it, None for one that has not come there."""

    id: str
    key_ids: tuple[str, ...]
    receipt: int | None


def self_grants(session: Session, here: str, key_ids: Collection[str]) -> list[SelfGrant]:
    """That give one of these, and are in the vault."""
    # As a literal: a bound value would not let SQLite take the index of grants.
    own = select(ObjectRow.id, ObjectRow.raw, ObjectRow.receipt).where(
        literal_column("objects.kind") == literal_column("2"), ObjectRow.own == 1
    )
    found = []
    for id, raw, receipt in session.execute(own.order_by(ObjectRow.seq)):
        try:
            grant = parsed(split(raw).body, Grant)
        except Unreadable:
            continue  # checking names it
        given = tuple(key_id.hex() for key_id in grant.key_ids)
        if grant.recipient.hex() == here and not set(given).isdisjoint(key_ids):
            found.append(SelfGrant(id, given, receipt))
    return found


def _without_grants(session: Session, here: str, closed: Collection[str]) -> None:
    """The device's own keys are in the vault: what is sealed to them opens here."""
    for grant in self_grants(session, here, closed) if closed else ():
        if grant.receipt is None:
            # It never got there: what is left of its keys is granted again.
            mine = GrantedRow.key_id.in_(grant.key_ids), GrantedRow.device == here
            session.execute(delete(GrantedRow).where(*mine))
            session.execute(delete(ObjectRow).where(ObjectRow.id == grant.id))
            continue
        rows = [{"key_id": key_id, "id": grant.id, "receipt": grant.receipt} for key_id in grant.key_ids]
        session.execute(upsert(StubGrantRow).on_conflict_do_nothing(), rows)
        session.execute(delete(ObjectRow).where(ObjectRow.id == grant.id))


def _without(session: Session, key_id: str, gone: Collection[str]) -> None:
    rows = session.scalars(select(SecretRow).where(SecretRow.key_id == key_id)).all()
    whole = [row for row in rows if row.record == _WHOLE]
    if whole:
        staying = sorted(_records_under(session, key_id) - set(gone))
        for row in whole:
            _add(session, row, staying)
    _remove(session, [row.seq for row in rows if row.record == _WHOLE or row.record in gone])


def _add(session: Session, secret: SecretRow, records: Sequence[str]) -> None:
    """The keys of these records alone, with everything else that is known of the secret."""
    known = {name: getattr(secret, name) for name in ("key_id", "own", "retired", "extra", "members")}
    rows = [
        known | {"record": record, "secret": record_key(secret.secret, bytes.fromhex(record)), "open": False}
        for record in records
    ]
    if rows:
        session.execute(upsert(SecretRow).on_conflict_do_nothing(), rows)


def _widened(session: Session, key_id: str, here: str) -> None:
    """Nothing under it is gone any more: where the secret itself is here again, keys out of it say nothing new."""
    rows = session.scalars(select(SecretRow).where(SecretRow.key_id == key_id)).all()
    whole = [row for row in rows if row.record == _WHOLE]
    back = select(StubGrantRow.id).where(StubGrantRow.key_id == key_id)
    back = back.where(exists().where(ObjectRow.id == StubGrantRow.id))
    session.execute(delete(StubGrantRow).where(StubGrantRow.id.in_(back)).execution_options(synchronize_session=False))
    said_again = [row for row in rows if row.record != _WHOLE and any(_is_of(row, secret) for secret in whole)]
    if said_again:
        _remove(session, [row.seq for row in said_again])
        # Who was granted keys of single records meanwhile is granted the secret.
        others = GrantedRow.key_id == key_id, GrantedRow.device != here
        session.execute(delete(GrantedRow).where(*others))


def _is_of(row: SecretRow, secret: SecretRow) -> bool:
    return hmac.compare_digest(row.secret, record_key(secret.secret, bytes.fromhex(row.record)))


def _records_under(session: Session, key_id: str) -> set[str]:
    """Records of which anything is here that is sealed under it, and those that come back."""
    found = set(session.scalars(select(RevisionRow.record).where(RevisionRow.key_id == key_id).distinct()))
    coming = select(StubObjectRow.record).join(StubRow, StubRow.record == StubObjectRow.record)
    found |= set(session.scalars(coming.where(StubObjectRow.key_id == key_id, StubRow.wanted == 1)))
    for raw in session.scalars(select(SetAsideRow.raw)):
        try:
            parts = split(raw)
            revision = parsed(parts.body, Revision) if parts.kind is Kind.REVISION else None
        except Unreadable:
            continue
        if revision is not None and revision.key_id.hex() == key_id:
            found.add(revision.record.hex())
    return found


def _remove(session: Session, numbers: Sequence[int]) -> None:
    for number in numbers:
        session.execute(delete(SecretRow).where(SecretRow.seq == number))
