"""The proofs that this vault keeps, with what each of them is kept for, so that they can be checked again.

Verifies nothing: `sync.client.receipts` does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.store.schema import FileRow, ObjectRow, ReceiptRow
from desktop.store.stubs import StubObjectRow
from sync.client.ports import Receipts
from sync.protocol import merkle
from sync.protocol.objects import Kind

NOWHERE = -1
"""As the index of a leaf that its receipt does not hold: no such receipt proves anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReceipt:
    """`receipts` None: it is not there, or not one. `records`: those it is kept for. `number`: its own in the vault."""

    number: int
    receipts: Receipts | None
    records: tuple[str, ...]


def kept_receipts(session: Session, of_record: str | None = None) -> Iterator[KeptReceipt]:
    """Of everything that is said to be on the server because a receipt says so: objects of this device, files of
    anybody, also those that were removed from here; of one record alone, or all. By receipt.
    """
    claims: dict[int, list[tuple[int, bytes]]] = defaultdict(list)
    records: dict[int, set[str]] = defaultdict(set)
    for number, kind, object_id, record in _claims(session, of_record):
        claims[number].append((kind, bytes.fromhex(object_id)))
        records[number] |= {record} if record else set()
    for number, leaves in claims.items():
        row = session.get(ReceiptRow, number)
        yield KeptReceipt(
            number=number,
            receipts=None if row is None else _receipts(row.checkpoint, row.proof, leaves),
            records=tuple(sorted(records[number])),
        )


def receipt_of(session: Session, object_id: str, number: int) -> KeptReceipt:
    """The one that this object is said to be on the server by."""
    row = session.get(ReceiptRow, number)
    leaves = [(merkle.OBJECT_LEAF, bytes.fromhex(object_id))]
    receipts = None if row is None else _receipts(row.checkpoint, row.proof, leaves)
    return KeptReceipt(number=number, receipts=receipts, records=())


def _claims(session: Session, of_record: str | None) -> Iterator[tuple[int, int, str, str | None]]:
    """(receipt, leaf kind, object id, record). Statements came back in the roster and are proved with it."""
    objects = select(ObjectRow.receipt, ObjectRow.id, ObjectRow.record).where(
        ObjectRow.own == 1, ObjectRow.receipt.is_not(None), ObjectRow.kind != Kind.STATEMENT
    )
    files = select(FileRow.receipt, FileRow.manifest, FileRow.record).where(FileRow.receipt.is_not(None))
    removed = select(StubObjectRow.receipt, StubObjectRow.id, StubObjectRow.record).where(
        StubObjectRow.own == 1, StubObjectRow.receipt.is_not(None)
    )
    if of_record is not None:
        objects, files = objects.where(ObjectRow.record == of_record), files.where(FileRow.record == of_record)
        removed = removed.where(StubObjectRow.record == of_record)
    for wanted in (objects, removed):
        for number, object_id, record in session.execute(wanted):
            yield number or 0, merkle.OBJECT_LEAF, object_id, record
    for number, manifest, record in session.execute(files):
        yield number or 0, merkle.FILE_LEAF, manifest or "", record


def _receipts(checkpoint: str, proof: bytes, leaves: list[tuple[int, bytes]]) -> Receipts | None:
    try:
        indices, hashes, leaf_hashes = _decode(proof)
    except msgspec.DecodeError:
        return None
    places = dict(zip(leaf_hashes, indices, strict=False))
    return Receipts(
        checkpoint=checkpoint,
        leaves=tuple((places.get(merkle.leaf_hash(kind, id), NOWHERE), kind, id) for kind, id in leaves),
        indices=indices,
        hashes=hashes,
        leaf_hashes=leaf_hashes,
    )


_decode = msgspec.msgpack.Decoder(tuple[tuple[int, ...], tuple[bytes, ...], tuple[bytes, ...]]).decode
