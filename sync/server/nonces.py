"""Nonces of signed requests, so that none is served twice. Holds them in memory for as long as their time is valid.

With several processes each remembers its own. That is a second line of defence: a request that is played again
changes nothing and its answer opens for its device alone.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Final

from sync.protocol import limits

MOST: Final = 200_000
_KEPT_MS: Final = 2 * limits.CLOCK_MS
"""A request may be as far ahead of our clock as behind it."""


class Nonces:
    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._seen: OrderedDict[tuple[str, str], int] = OrderedDict()
        self._lock = Lock()

    def is_new(self, key_id: str, nonce: str, now: int) -> bool:
        """Ask only for requests whose signature was right; it is remembered by asking."""
        with self._lock:
            while self._seen and (len(self._seen) >= self._most or next(iter(self._seen.values())) < now - _KEPT_MS):
                self._seen.popitem(last=False)
            if (key_id, nonce) in self._seen:
                return False
            self._seen[key_id, nonce] = now
            return True
