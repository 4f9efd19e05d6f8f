"""A no that was to be expected: returned, not raised. How it looks in HTTP is for `problems`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """`code` is one of `sync.protocol.codes`; `now` (ms) goes with `clock`, `wait` (seconds) with `too_many`."""

    code: str
    now: int | None = None
    wait: int | None = None
