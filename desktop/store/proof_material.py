"""Of one file of evidence what can be shown to strangers: signed objects, heads, receipts. Verifies nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from desktop.store.beginnings import ConfirmedBeforeRow, EarlierReceiptRow
from desktop.store.schema import CustodyRow, FileRow, ObjectRow, ReceiptRow
from sync.protocol import merkle


@dataclass(frozen=True, slots=True)
class CustodyObject:
    """A custody revision as it was signed; `heads`: of its segments, in order."""

    id: str
    raw: bytes
    heads: Sequence[bytes]


@dataclass(frozen=True, slots=True)
class KeptProof:
    """That a leaf (kind, object id) is in the log, as SPEC section 10 proves several at once."""

    leaf: int
    object: bytes
    checkpoint: str
    indices: Sequence[int]
    hashes: Sequence[bytes]
    leaf_hashes: Sequence[bytes]


@dataclass(frozen=True, slots=True)
class Material:
    manifest: bytes | None
    revisions: Sequence[CustodyObject]
    proofs: Sequence[KeptProof]
    earlier: Sequence[Sequence[KeptProof]] = ()
    """Of each log that ended, oldest first; without those of which nothing is here."""


def material(session: Session, file_id: str) -> Material:
    """`file_id`: of a file that the vault knows."""
    file = session.scalars(select(FileRow).where(FileRow.id == file_id)).one()
    announced = None
    if file.manifest is not None:
        announced = session.scalar(select(ObjectRow).where(ObjectRow.id == file.manifest))
    carriers = select(CustodyRow.object).where(CustodyRow.file == file_id, CustodyRow.object.is_not(None)).distinct()
    # With a record it is a sitting with words: its custody is under the manifest, and the words stay here.
    alone = select(ObjectRow).where(ObjectRow.id.in_(carriers), ObjectRow.record.is_(None)).order_by(ObjectRow.seq)
    rows = session.scalars(alone).all()
    claims = [(merkle.OBJECT_LEAF, row.id, row.receipt) for row in rows]
    if announced is not None:
        claims += [
            (merkle.OBJECT_LEAF, announced.id, announced.receipt),
            (merkle.FILE_LEAF, announced.id, file.receipt),
        ]
    return Material(
        manifest=None if announced is None else announced.raw,
        revisions=[CustodyObject(row.id, row.raw, _heads(session, row.id)) for row in rows],
        proofs=list(_proofs(session, claims)),
        earlier=list(_earlier(session, {object_id for _, object_id, _ in claims})),
    )


def _earlier(session: Session, objects: Collection[str]) -> Iterator[Sequence[KeptProof]]:
    claims = (
        select(ConfirmedBeforeRow, EarlierReceiptRow)
        .join(
            EarlierReceiptRow,
            and_(
                EarlierReceiptRow.beginning == ConfirmedBeforeRow.beginning,
                EarlierReceiptRow.receipt == ConfirmedBeforeRow.receipt,
            ),
        )
        .where(ConfirmedBeforeRow.object.in_(objects))
        .order_by(ConfirmedBeforeRow.beginning, ConfirmedBeforeRow.leaf, ConfirmedBeforeRow.object)
    )
    found: dict[int, list[KeptProof]] = {}
    for claim, row in session.execute(claims):
        found.setdefault(claim.beginning, []).extend(_proof(claim.leaf, claim.object, row.checkpoint, row.proof))
    yield from (proofs for proofs in found.values() if proofs)


def _heads(session: Session, object_id: str) -> list[bytes]:
    rows = select(CustodyRow.file, CustodyRow.digest).where(CustodyRow.object == object_id)
    heads = dict(session.execute(rows.order_by(CustodyRow.file, CustodyRow.number)).all())
    return [digest for digest in heads.values() if digest is not None]


def _proofs(session: Session, claims: Sequence[tuple[int, str, int | None]]) -> Iterator[KeptProof]:
    for leaf, object_id, number in claims:
        row = None if number is None else session.get(ReceiptRow, number)
        if row is None:
            continue
        yield from _proof(leaf, object_id, row.checkpoint, row.proof)


def _proof(leaf: int, object_id: str, checkpoint: str, packed: bytes) -> Iterator[KeptProof]:
    try:
        indices, hashes, leaf_hashes = _decode(packed)
    except msgspec.DecodeError:
        return  # checking the vault says so
    yield KeptProof(leaf, bytes.fromhex(object_id), checkpoint, indices, hashes, leaf_hashes)


_decode = msgspec.msgpack.Decoder(tuple[tuple[int, ...], tuple[bytes, ...], tuple[bytes, ...]]).decode
