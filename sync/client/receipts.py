"""Check a kept receipt again, from the vault alone (SPEC section 10)."""

from __future__ import annotations

from sync.client.ports import Receipts
from sync.crypto.checkpoints import verified_checkpoint
from sync.errors import Unreadable
from sync.protocol import merkle


def confirmed(receipts: Receipts, *, group: bytes, log_key: bytes) -> frozenset[tuple[int, bytes]]:
    """(leaf kind, object id) of all that the receipt proves to be in the log. Unreadable if it proves nothing."""
    checkpoint = verified_checkpoint(receipts.checkpoint, group=group, log_key=log_key)
    if len(receipts.indices) != len(receipts.leaf_hashes):
        raise Unreadable("receipt")
    leaves = dict(zip(receipts.indices, receipts.leaf_hashes, strict=True))
    if merkle.root_from_leaves(checkpoint.size, leaves, receipts.hashes) != checkpoint.root:
        raise Unreadable("receipt")
    for index, kind, object_id in receipts.leaves:
        if leaves.get(index) != merkle.leaf_hash(kind, object_id):
            raise Unreadable("receipt")
    return frozenset((kind, object_id) for _, kind, object_id in receipts.leaves)
