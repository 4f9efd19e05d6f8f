"""What is known of the line, and how many streams it is worth: one, and more while more carry more. Pure.

On a long lossy line one stream is most of the problem; on a slow one a second buys nothing (decisions/streams.md).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

MOST: Final = 8
_GROWTH: Final = 1.25
"""By so much the whole rate has to grow for more streams to be worth their handshakes."""
_SLOW: Final = 40_000
"""Below so many bytes per second …"""
_MUCH: Final = 1.5
"""… by so much: a quarter more is chance there, and streams that crowd a narrow line lose each other's packets."""
_TOO_SLOW: Final = 12_000
"""Bytes per second below which a second stream is not tried: its handshake alone takes a third of a second."""
_STEADY: Final = 1.15
_SHORTEST: Final = 1.0
_ROUNDS: Final = 4
"""Round trips in one measurement; half as many pass before it, in which new streams get up to their speed."""
_AGAIN: Final = 90.0
"""Seconds after which more streams are tried again: lines change."""
FAR: Final = 0.1
"""Seconds of a round trip from which on nobody waits to see what one stream alone would carry."""
_BY_OTHERS: Final = 4
"""Streams to begin with on a far line where none stands losses. One by BBR fills most (decisions/streams.md)."""


@dataclass(slots=True)
class Pace:
    """Kept between syncs for as long as the network is the same. `rate`: bytes per second that arrived of late, 0 while
    unknown. `round_trip` in seconds.
    """

    streams: int = 1
    rate: float = 0.0
    round_trip: float = 0.0
    has_bbr: bool = False
    is_measured: bool = False
    """`streams` come of a measurement, or of somebody who knows."""
    streams_down: int = 2
    """For others' files: while one asks for more the other carries. What sends there is the server's choice."""

    @property
    def is_far(self) -> bool:
        return self.round_trip >= FAR

    def forget(self) -> None:
        """The network is another one."""
        self.streams, self.rate, self.round_trip, self.has_bbr, self.is_measured = 1, 0.0, 0.0, False, False
        self.streams_down = 2


@dataclass(slots=True)
class Rising:
    """Tell it what arrived; it says how many streams there should be. Times in seconds, of any clock."""

    pace: Pace
    most: int = MOST
    _since: float | None = field(default=None, init=False)
    _before: int = field(default=0, init=False)
    _rates: dict[int, float] = field(default_factory=dict, init=False)
    _settled: float | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        if self.pace.is_far and self.pace.streams == 1 and not self.pace.is_measured and not self.pace.has_bbr:
            self.pace.streams = _BY_OTHERS

    @property
    def wanted(self) -> int:
        return min(self.pace.streams, self.most)

    @property
    def _window(self) -> float:
        return max(_SHORTEST, _ROUNDS * self.pace.round_trip)

    def see(self, now: float, arrived: int) -> int:
        """`arrived`: bytes of all streams since the beginning. Returns `wanted`."""
        if self._since is None:
            self._begin(now + self._window / 2, arrived)
            if self.pace.has_bbr and self.pace.is_far:
                self._settled = now  # whatever it began with: more are tried when it had time to show what it carries
        elif now < self._since:
            self._before = arrived  # streams that are new are not up to their speed yet
        elif now - self._since >= self._window:
            self._judge(now, (arrived - self._before) / (now - self._since))
            self._begin(now if self._settled is not None else now + self._window / 2, arrived)
        return self.wanted

    def lost(self, left: int) -> None:
        """Connections broke; so many are left."""
        self.pace.streams, self._settled = max(1, left), self._since

    def _begin(self, at: float, arrived: int) -> None:
        self._since, self._before = at, arrived

    def _judge(self, now: float, rate: float) -> None:
        streams = self.wanted
        self.pace.rate, self.pace.is_measured = rate, True
        if self._settled is not None:
            if now - self._settled >= _AGAIN:
                self._settled, self._rates = None, {}
            return
        before, self._rates[streams] = self._rates.get(streams), rate
        if streams > 1 and rate < _TOO_SLOW:
            self.pace.streams, self._settled = 1, now
            return
        if streams == 1 and (before is None or rate > _STEADY * before):
            return  # one that is new is still gaining speed: more beside it would seem to be worth what it gains
        fewer = self._rates.get(streams // 2)
        if fewer is not None and rate < fewer * (_MUCH if fewer < _SLOW else _GROWTH):
            self.pace.streams, self._settled = streams // 2, now
        elif streams >= self.most or rate < _TOO_SLOW:
            self._settled = now
        else:
            self.pace.streams = min(self.most, streams * 2)
