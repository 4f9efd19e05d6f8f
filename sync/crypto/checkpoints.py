"""Check that the server's log key signed a checkpoint (SPEC section 10). Knows no earlier one: see
`sync.client.history`.
"""

from __future__ import annotations

from sync.crypto.sign import verify
from sync.errors import Unreadable
from sync.protocol.checkpoints import Checkpoint, key_hash, parse


def verified_checkpoint(note: str, *, group: bytes, log_key: bytes) -> Checkpoint:
    """Its parts, if it is this group's and signed by this key; else `Unreadable`."""
    checkpoint = parse(note)
    if checkpoint.key_hash != key_hash(log_key) or not verify(log_key, checkpoint.signature, checkpoint.signed):
        raise Unreadable("checkpoint")
    # The text was read before its signature was checked, by one bounded pattern; it is believed only from here on.
    if checkpoint.group != group:
        raise Unreadable("checkpoint")
    return checkpoint
