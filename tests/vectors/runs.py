"""A frame of runs, frozen: own leaves of a push named by where their objects stood in it."""

from __future__ import annotations

from typing import Any

from sync.protocol import runs

_SENT = [bytes([number]) * 32 for number in range(9)]
_RUNS: list[runs.Run] = [(7, 2, 3), (12, 0, 1), (70_000, 7, 2)]


def frozen_runs() -> list[dict[str, Any]]:
    leaves = [[index, kind, one.hex()] for index, kind, one in runs.leaves(_RUNS, _SENT)]
    return [
        {
            "name": "six of nine objects",
            "sent": [one.hex() for one in _SENT],
            "runs": [list(run) for run in _RUNS],
            "frame": runs.frame(_RUNS).hex(),
            "leaves": leaves,
        }
    ]
