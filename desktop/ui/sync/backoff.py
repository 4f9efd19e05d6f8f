"""How long to wait until the next sync by itself. Pure."""

from __future__ import annotations

import random
from dataclasses import dataclass

FIRST_TRY_MS = 2_000
"""After the vault was opened."""

_FIRST = 20.0
_MOST = 30 * 60.0
_AFTER_SUCCESS = 10 * 60.0
_AFTER_SAVING = 4.0
_JITTER = 0.25


@dataclass(slots=True)
class Backoff:
    """Seconds, each up to a quarter longer or shorter, so that the laptops of a meeting do not all come at once."""

    failures: int = 0

    def after_failure(self) -> float:
        self.failures += 1
        return _jittered(min(_MOST, _FIRST * 2 ** (self.failures - 1)))

    def after_success(self) -> float:
        self.failures = 0
        return _jittered(_AFTER_SUCCESS)

    def after_saving(self) -> float:
        """Something new waits: soon, but not before a person who goes on typing has saved again."""
        return _jittered(_AFTER_SAVING if self.failures == 0 else min(_MOST, _FIRST * 2 ** (self.failures - 1)))


def _jittered(seconds: float) -> float:
    return seconds * random.uniform(1 - _JITTER, 1 + _JITTER)
