"""How far sync is, kept among the facts of the vault. Knows no network."""

from __future__ import annotations

import msgspec

from desktop.domain import clocks
from desktop.store.facts import LAST_SYNC, SYNC_STATE, FactStore
from sync.client.ports import SyncState


def state(facts: FactStore) -> SyncState:
    packed = facts.get(SYNC_STATE)
    return SyncState() if packed is None else _decode(packed)


def put_state(facts: FactStore, state: SyncState, now: int | None) -> None:
    """`now` is also when the server was last heard, ms by this laptop's clock; None: not now."""
    facts.put(SYNC_STATE, _encode(state))
    if now is not None:
        facts.put_number(LAST_SYNC, now)


def last_sync(facts: FactStore) -> int | None:
    return facts.number(LAST_SYNC)


def set_back(facts: FactStore, now: int) -> int:
    """By how much (ms), at least, this laptop's clock was set back since the server was last heard; 0: nothing tells.
    While it is, what was measured then holds no more.
    """
    heard = last_sync(facts)
    return 0 if heard is not None and heard <= now else clocks.set_back(facts.latest(), now)


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(SyncState).decode
