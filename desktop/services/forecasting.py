"""When what waits will be on the server, at the speed that was measured. Pure.

It is a guess and is worded as one: lines change. Nothing is said while no speed is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate

from sync.client.limits import Limits

_LONGEST = timedelta(days=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """`words` and `files`: when each of those that were asked about is through; None where nothing of it waits, or, of
    files, where they are held back. `rounds`: how many syncs files take within the budget, 1 without one.
    """

    bytes_per_second: float
    words: tuple[datetime | None, ...]
    files: tuple[datetime | None, ...]
    rounds: int = 1


def forecast(
    *, words: Sequence[int], files: Sequence[int], bytes_per_second: float, now: datetime, limits: Limits
) -> Forecast | None:
    """Of bytes that go one after the other, words before files. None while the speed is not known."""
    if bytes_per_second <= 0:
        return None
    hours = [
        _after(now, total, bytes_per_second) if size else None
        for size, total in zip((*words, *files), accumulate((*words, *files)), strict=True)
    ]
    go = not limits.words_only
    return Forecast(
        bytes_per_second=bytes_per_second,
        words=tuple(hours[: len(words)]),
        files=tuple(hour if go else None for hour in hours[len(words) :]),
        rounds=-(-(sum(words) + sum(files)) // limits.budget) if go and limits.budget and sum(files) else 1,
    )


def _after(now: datetime, size: int, bytes_per_second: float) -> datetime:
    return now + timedelta(seconds=min(_LONGEST.total_seconds(), size / bytes_per_second))
