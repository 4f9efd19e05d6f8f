"""Hybrid logical clocks: order that follows cause, in numbers that read as times. Knows no system clock.

A clock is one integer: 48 bits of milliseconds since 1970, then 16 bits of counter. It never runs backwards on one
device, whatever the laptop's own clock does, and a revision written on another one has a higher clock than it.
"""

from __future__ import annotations

COUNTER_BITS = 16
LARGEST = 2**63 - 1
"""Anything larger is no clock: it would not fit the integer of a database, and no time needs it."""

TRUSTED_AHEAD = 24 * 60 * 60 * 1000
"""How far (ms) somebody else's clock may pull ours forward. A laptop set to 2099 must not take everybody with it."""


def tick(last: int, now: int) -> int:
    """The clock of something that happens now; `last` is the newest this device gave or saw, `now` ms since 1970."""
    return max(last + 1, now << COUNTER_BITS)


def seen(last: int, other: int, now: int) -> int:
    """The newest clock after one of another device was seen."""
    return max(last, min(other, (now + TRUSTED_AHEAD) << COUNTER_BITS))


def set_back(last: int, now: int) -> int:
    """By how much (ms) the laptop's clock is behind the newest clock of its vault, where others' cannot have pulled
    that ahead: it was set back, or had been ahead when that was written. 0: nothing tells.
    """
    behind = milliseconds(last) - now
    return behind if behind > TRUSTED_AHEAD else 0


def milliseconds(clock: int) -> int:
    """The time in it, ms since 1970."""
    return clock >> COUNTER_BITS
