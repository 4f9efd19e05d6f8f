"""Whether what the server confirmed is believed at this moment (VAULT.md, section 8). While it is not, nothing is said
to be anywhere but here: what contradicts itself confirms nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import msgspec

from desktop.store.facts import DOUBT, FactStore
from desktop.store.receipts import ReceiptStore

OTHERS_SAY: Final = frozenset({"fork", "unproved"})
"""Doubts that came from what others saw: this device's own view holds together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """`what` as in `sync.errors.HistoryBroken`; `since` in ms."""

    what: str
    since: int


class DoubtStore:
    def __init__(self, facts: FactStore, receipts: ReceiptStore) -> None:
        self._facts = facts
        self._receipts = receipts

    def get(self) -> Doubt | None:
        packed = self._facts.get(DOUBT)
        return None if packed is None else _decode(packed)

    def begin(self, what: str, now: int) -> None:
        """What is known already stays the reason, but for worse: a log that contradicts this device itself."""
        before = self.get()
        if before is None or (before.what in OTHERS_SAY and what not in OTHERS_SAY):
            self._facts.put(DOUBT, _encode(Doubt(what=what, since=now)))
        if before is None:
            self._receipts.place(None)

    def end(self, *, of_others: bool | None = None) -> None:
        """`of_others`: only one that came from others, or only one that did not."""
        doubt = self.get()
        if doubt is None or (of_others is not None and (doubt.what in OTHERS_SAY) is not of_others):
            return
        self._facts.remove(DOUBT)
        self._receipts.place(None)


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Doubt).decode
