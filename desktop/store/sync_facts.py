"""How far sync is, kept among the facts of the vault. Knows no network."""

from __future__ import annotations

import msgspec

from desktop.store.facts import LAST_SYNC, SYNC_STATE, FactStore
from sync.client.ports import SyncState


def state(facts: FactStore) -> SyncState:
    packed = facts.get(SYNC_STATE)
    return SyncState() if packed is None else _decode(packed)


def put_state(facts: FactStore, state: SyncState, now: int) -> None:
    """`now` is also when the server was last heard, ms by this laptop's clock."""
    facts.put(SYNC_STATE, _encode(state))
    facts.put_number(LAST_SYNC, now)


def last_sync(facts: FactStore) -> int | None:
    return facts.number(LAST_SYNC)


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(SyncState).decode
