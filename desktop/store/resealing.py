"""What a person wrote and damage took the signed object of is signed anew by this device, so that it can be sent
(VAULT.md, section 13; decisions/signed-again.md). Knows no network.

To be asked only when it is known that the server has none of it: after a walk over everything that it has, or where
there never was a group. What it says stays as it was, its clock too; the object is a new one, and so is its id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from desktop.domain.history import History
from desktop.store import announcing_again
from desktop.store.announcing_again import Unannounced
from desktop.store.content import Content, packed, unpacked
from desktop.store.schema import CustodyRow, GrantedRow, ObjectRow, RevisionRow
from sync.client.ports import Outgoing, Urgency
from sync.crypto.objects import Author
from sync.errors import Unreadable
from sync.protocol.objects import Acknowledgement, Grant, Kind, object_id, parsed, split

if TYPE_CHECKING:
    from desktop.store.unit import Unit
    from desktop.store.vault import Vault

_NO_OBJECT: Final = ~exists().where(ObjectRow.id == RevisionRow.id)
_UNSENT: Final = exists().where(ObjectRow.id == RevisionRow.id, ObjectRow.own == 1, ObjectRow.receipt.is_(None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Resealed:
    """`revisions`: new ids by those they had; a revision that was written on one of them is among them. `files`: how
    many are announced anew.
    """

    revisions: Mapping[str, str]
    files: int


def reseal(vault: Vault) -> Resealed:
    """One transaction, after reading the files it is about. Raises DiskFull, NotWritable, VaultDamaged, VaultGone."""
    found = announcing_again.unannounced(vault)
    with vault.unit() as unit:
        return unit.sign_again(found)


def sign_again(unit: Unit, session: Session, found: Sequence[Unannounced]) -> Resealed:
    ids = _revisions(unit, session)
    announced = announcing_again.announce(unit, session, found)
    announcing_again.free_custody(session, unit.device_id)
    _forget_lost_words(unit, session)
    unit.listing.refresh({*_records(session, ids.values()), *announced})
    return Resealed(revisions=ids, files=len(announced))


def _revisions(unit: Unit, session: Session) -> dict[str, str]:
    lost = select(RevisionRow.record).where(RevisionRow.author == unit.device_id, _NO_OBJECT)
    ids: dict[str, str] = {}
    for record in session.scalars(lost.distinct()).all():
        ids |= _of_record(unit, session, record)
    unit.resealed.put(ids)
    for draft in unit.drafts.newest_first():
        if ids.keys() & draft.parents:
            unit.drafts.put(replace(draft, parents=tuple([ids.get(id, id) for id in draft.parents])))
    return ids


def _of_record(unit: Unit, session: Session, record: str) -> dict[str, str]:
    """Parents first, because a child names them by their ids. What was written here on one of them and is not sent
    either is signed again with it; what others have stays as they have it.
    """
    try:
        said = {row.id: (row.key_id, unpacked(row.content)) for row in _rows(session, record)}
    except Unreadable:
        return {}  # checking names it
    mine = RevisionRow.record == record, RevisionRow.author == unit.device_id
    lost = set(session.scalars(select(RevisionRow.id).where(*mine, _NO_OBJECT)))
    unsent = set(session.scalars(select(RevisionRow.id).where(*mine, _UNSENT)))
    history = History([content.as_revision(id, record, unit.device_id) for id, (_, content) in said.items()])
    ids: dict[str, str] = {}
    for id in (history.order[place].id for place in history.causal):
        key_id, content = said[id]
        if id in lost or (id in unsent and ids.keys() & content.parents):
            anew = replace(content, parents=tuple([ids.get(parent, parent) for parent in content.parents]))
            ids[id] = _signed(unit, session, record, id, key_id, anew)
    return ids


def _signed(unit: Unit, session: Session, record: str, before: str, key_id: str, content: Content) -> str:
    key = unit.secrets.key_of(record, key_id)
    if key is None:  # lost, or somebody who has it was revoked
        key_id, key = unit.later_key(record)
    opened = packed(content)
    raw = Author(unit.keys).revision(key, opened, record=bytes.fromhex(record), key_id=bytes.fromhex(key_id))
    id = object_id(raw).hex()
    session.execute(delete(ObjectRow).where(ObjectRow.id == before))
    urgency = Urgency.URGENT if content.urgent else Urgency.WORDS
    outgoing = Outgoing(object_id=bytes.fromhex(id), raw=raw, urgency=urgency)
    unit.outbox.add(outgoing, Kind.REVISION, record=record, key_id=key_id)
    anew = update(RevisionRow).where(RevisionRow.id == before).values(id=id, key_id=key_id, content=opened)
    session.execute(anew)
    session.execute(update(CustodyRow).where(CustodyRow.object == before).values(object=id))
    return id


def _forget_lost_words(unit: Unit, session: Session) -> None:
    """Grants and acknowledgements whose objects were lost before they were sent: nobody heard them, so they are made
    again. All that the server has of them came back before this.
    """
    granted: set[tuple[str, str]] = set()
    told: set[str] = set()
    own = select(ObjectRow.kind, ObjectRow.raw).where(ObjectRow.own == 1)
    for kind, raw in session.execute(own.where(ObjectRow.kind.in_((Kind.GRANT, Kind.ACKNOWLEDGEMENT)))):
        body = split(raw).body
        if kind == Kind.GRANT:
            grant = parsed(body, Grant)
            granted |= {(key_id.hex(), grant.recipient.hex()) for key_id in grant.key_ids}
        else:
            ids = parsed(body, Acknowledgement).object_ids
            told |= {ids[at : at + 32].hex() for at in range(0, len(ids), 32)}
    for key_id, device in session.execute(select(GrantedRow.key_id, GrantedRow.device)).all():
        if (key_id, device) not in granted:
            session.execute(delete(GrantedRow).where(GrantedRow.key_id == key_id, GrantedRow.device == device))
    others = select(ObjectRow.id).where(
        ObjectRow.own == 0,
        ObjectRow.acknowledged == 1,
        ObjectRow.record.is_not(None),
        ObjectRow.kind.in_((Kind.REVISION, Kind.MANIFEST)),
    )
    for id in session.scalars(others).all():
        if id not in told:
            session.execute(update(ObjectRow).where(ObjectRow.id == id).values(acknowledged=False))


def _rows(session: Session, record: str) -> Iterable[Any]:
    wanted = select(RevisionRow.id, RevisionRow.key_id, RevisionRow.content)
    return session.execute(wanted.where(RevisionRow.record == record)).all()


def _records(session: Session, revisions: Iterable[str]) -> set[str]:
    return {
        record
        for id in revisions
        if (record := session.scalar(select(RevisionRow.record).where(RevisionRow.id == id))) is not None
    }
