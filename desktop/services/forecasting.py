"""When what waits will be on the server, at the speed that was measured. Pure.

It is a guess and is worded as one: lines change. Nothing is said while no speed is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sync.client.limits import Limits

_LONGEST = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """`words` and `files`: when they are through; None where none of them wait, or, of files, where they are held back.
    `rounds`: how many syncs files take within the budget, 1 without one.
    """

    bytes_per_second: float
    words: datetime | None = None
    files: datetime | None = None
    rounds: int = 1


def forecast(
    *, word_bytes: int, file_bytes: int, bytes_per_second: float, now: datetime, limits: Limits
) -> Forecast | None:
    """None while the speed is not known, or when nothing waits."""
    if bytes_per_second <= 0 or not (word_bytes or file_bytes):
        return None
    waits = file_bytes > 0 and not limits.words_only
    return Forecast(
        bytes_per_second=bytes_per_second,
        words=_after(now, word_bytes, bytes_per_second) if word_bytes else None,
        files=_after(now, word_bytes + file_bytes, bytes_per_second) if waits else None,
        rounds=-(-(word_bytes + file_bytes) // limits.budget) if waits and limits.budget else 1,
    )


def _after(now: datetime, size: int, bytes_per_second: float) -> datetime:
    return now + timedelta(seconds=min(_LONGEST.total_seconds(), size / bytes_per_second))
