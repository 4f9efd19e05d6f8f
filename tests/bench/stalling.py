"""How long the window stands still when everything it has is opened for the first time, and what it did then.

What counts for each thing is its quickest run: the slowest tells what else the machine had to do.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

from tests.bench.bench import PASSPHRASE, Bench, fresh_process
from tests.bench.big_vault import big_vault
from tests.bench.figures import Figure

_BUDGET = 0.05
_TOLD = 10


def measure(bench: Bench) -> Iterator[Figure]:
    worst: dict[str, Any] = {}
    with bench.scratch("stalling") as home:
        shutil.copytree(big_vault(bench).folder, home / "vault")  # a sheet is made in it
        runs = bench.of(5, 2)
        for _ in range(runs):
            said = fresh_process("tests.bench.window_round", str(home / "vault"), PASSPHRASE, home=home)
            found = _longest(said.facts)
            for during, stall in found.items():
                if during not in worst or stall["seconds"] < worst[during]["seconds"]:
                    worst[during] = stall
            worst = {during: stall for during, stall in worst.items() if during in found}
    ordered = sorted(worst.values(), key=lambda stall: stall["seconds"], reverse=True)
    if not ordered:
        raise RuntimeError("no stall was seen at all, which cannot be")
    longest = ordered[0]
    yield Figure(
        what="longest stall of the window, everything opened once",
        ours=longest["seconds"] * 1e3,
        unit="ms",
        peer="limit",
        theirs=_BUDGET * 1e3,
        ratio=longest["seconds"] / _BUDGET,
        budget="50 ms",
        kept=longest["seconds"] <= _BUDGET,
        remark=f"each the quickest of {runs} runs; in brackets what its thread computed itself\n{_told(ordered)}",
    )


def _longest(said: dict[str, Any]) -> dict[str, Any]:
    """By what was asked of the window. One that is missing stood still for less than is looked at."""
    found: dict[str, Any] = {}
    for stall in said["stalls"]:
        known = found.get(stall["during"])
        if known is None or known["seconds"] < stall["seconds"]:
            found[stall["during"]] = stall
    return found


def _told(stalls: list[Any]) -> str:
    lines = []
    for stall in stalls[:_TOLD]:
        lines.append(f"    {stall['seconds'] * 1e3:4.0f} ms ({stall['processor'] * 1e3:.0f}): {stall['during']}")
        lines += [f"        {where}" for where in stall["where"]]
    return "\n".join(lines)
