"""Checks every receipt that a vault keeps once more, from the vault alone, by `sync.client.receipts`."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import select

from desktop.store.schema import FileRow, ObjectRow, ReceiptRow
from desktop.store.vault import Vault
from sync.client.ports import Receipts
from sync.client.receipts import confirmed
from sync.protocol import merkle
from sync.protocol.objects import Kind


def proved(vault: Vault) -> tuple[int, list[str]]:
    """How many own objects and files are proved to be on the server, and which are not (ids in hex)."""
    membership = vault.sync_store().membership()
    assert membership is not None
    missing: list[str] = []
    count = 0
    for kind, object_id, receipt in _owned(vault):
        count += 1
        leaf = merkle.leaf_hash(kind, bytes.fromhex(object_id))
        claim = None if receipt is None else _receipt(vault, receipt, leaf, kind, bytes.fromhex(object_id))
        if claim is None or not confirmed(claim, group=membership.group, log_key=membership.log_key):
            missing.append(object_id)
    return count, missing


def _owned(vault: Vault) -> Iterator[tuple[int, str, int | None]]:
    """(leaf kind, object id, receipt). Not the device's own statement: it came back in the roster, proved with it."""
    own = (ObjectRow.own, ObjectRow.kind != Kind.STATEMENT)
    with vault.session() as session:
        objects = session.execute(select(ObjectRow.id, ObjectRow.receipt).where(*own)).all()
        files = session.execute(select(FileRow.manifest, FileRow.receipt).where(FileRow.own)).all()
    yield from ((merkle.OBJECT_LEAF, row.id, row.receipt) for row in objects)
    yield from ((merkle.FILE_LEAF, row.manifest or "", row.receipt) for row in files)


def _receipt(vault: Vault, number: int, leaf: bytes, kind: int, object_id: bytes) -> Receipts | None:
    with vault.session() as session:
        row = session.get_one(ReceiptRow, number)
        indices, hashes, leaf_hashes = msgspec.msgpack.decode(row.proof)
    if leaf not in leaf_hashes:
        return None
    return Receipts(
        checkpoint=row.checkpoint,
        leaves=((indices[leaf_hashes.index(leaf)], kind, object_id),),
        indices=tuple(indices),
        hashes=tuple(hashes),
        leaf_hashes=tuple(leaf_hashes),
    )
