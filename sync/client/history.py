"""Hold the server to what it showed before (SPEC section 10). Knows no store: its caller keeps what is given here."""

from __future__ import annotations

from sync.client.ports import Membership, Receipts
from sync.client.received import Received
from sync.crypto.checkpoints import verified_checkpoint
from sync.errors import HistoryBroken, Unreadable
from sync.protocol import checkpoints, merkle, messages, seen
from sync.protocol.checkpoints import Checkpoint
from sync.protocol.objects import object_id
from sync.protocol.seen import Seen


def grown(kept: str | None, shown: messages.Checkpoint, checkpoint: Checkpoint) -> None:
    """Raises HistoryBroken unless the log only grew since `kept`. `checkpoint`: the shown one, verified."""
    if kept is None:
        return
    before = checkpoints.parse(kept)  # it was verified when it was kept
    if checkpoint.size < before.size:
        raise HistoryBroken("smaller")
    if not merkle.is_consistent(before.size, before.root, checkpoint.size, checkpoint.root, shown.proof):
        raise HistoryBroken("root" if checkpoint.size == before.size else "proof")


def verified(received: Received, membership: Membership) -> Checkpoint:
    """The checkpoint of an answer, signed by the log key of the invitation."""
    return verified_checkpoint(received.checkpoint.note, group=membership.group, log_key=membership.log_key)


def is_the_servers(found: Seen, membership: Membership) -> bool:
    """Whether the log key signed what somebody says to have seen: a member alone could make up anything."""
    note = seen.as_note(found, group=membership.group, log_key=membership.log_key)
    try:
        verified_checkpoint(note, group=membership.group, log_key=membership.log_key)
    except Unreadable:
        return False
    return True


def known_root(kept: str | None) -> dict[int, bytes]:
    """By size."""
    if kept is None:
        return {}
    before = checkpoints.parse(kept)
    return {before.size: before.root}


def known_size(kept: str | None) -> int:
    return checkpoints.parse(kept).size if kept is not None else 0


def proven(received: Received, checkpoint: Checkpoint) -> Receipts | None:
    """What proves that every leaf named in the answer is in the log; None if it names none. Raises Unreadable."""
    leaves = _leaves(received)
    if not leaves:
        return None
    if not received.proofs:
        raise Unreadable("proof")
    proof, indices = received.proofs[0], sorted(leaves)
    if proof.size != checkpoint.size or list(proof.indices) != indices:
        raise Unreadable("proof")
    if merkle.root_from_leaves(checkpoint.size, leaves, proof.hashes) != checkpoint.root:
        raise Unreadable("proof")
    return Receipts(
        checkpoint=received.checkpoint.note,
        leaves=tuple(received.own),
        indices=tuple(indices),
        hashes=proof.hashes,
        leaf_hashes=tuple(leaves[index] for index in indices),
    )


def _leaves(received: Received) -> dict[int, bytes]:
    leaves: dict[int, bytes] = {}
    named = [(index, merkle.leaf_hash(merkle.OBJECT_LEAF, object_id(raw))) for index, raw in received.entries]
    named += [(index, merkle.leaf_hash(kind, own)) for index, kind, own in received.own]
    named += [(index, merkle.leaf_hash(kind, one)) for index, kind, one, _, _ in received.names]
    for index, leaf in named:
        if leaves.setdefault(index, leaf) != leaf:
            raise Unreadable("proof")  # two things at one place
    return leaves
