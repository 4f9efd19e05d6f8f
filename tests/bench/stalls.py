"""What is made of the stalls that several runs saw: for each thing that was done its quickest run, and the ten longest
of those with their stacks. The slowest of several tells what else the machine had to do; it is said beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.bench.figures import Figure
from tests.bench.watchdog import BUDGET

_TOLD = 10


def figure(what: str, runs: Sequence[dict[str, Any]], remark: str = "") -> Figure:
    """`runs`: what `Walk` said of each."""
    worst = _quickest(runs)
    if not worst:
        raise RuntimeError("no stall was seen at all, which cannot be")
    longest = worst[0]["seconds"]
    over, most = sum(run["over"] for run in runs), max(stall["seconds"] for run in runs for stall in run["stalls"])
    remarks = [
        *([remark] if remark else []),
        f"each thing the quickest of its runs, of {len(runs)}",
        f"in all of them {over} over 50 ms, the longest {most * 1e3:.0f} ms",
        "in brackets what of it its thread computed, and how long others had the processors although it could have",
    ]
    return Figure(
        what=what,
        ours=longest * 1e3,
        unit="ms",
        peer="limit",
        theirs=BUDGET * 1e3,
        ratio=longest / BUDGET,
        budget="50 ms",
        kept=longest <= BUDGET,
        remark="; ".join(remarks) + "\n" + "\n".join(told(stall) for stall in worst[:_TOLD]),
    )


def _quickest(runs: Sequence[dict[str, Any]]) -> list[Any]:
    """The longest first. What stood still for less than is looked at in one of its runs is left out."""
    found: dict[str, Any] = {}
    calm: set[str] = set()
    for run in runs:
        longest = {stall["during"]: stall for stall in run["stalls"]}
        calm.update(set(run["done"]) - longest.keys())
        for during, stall in longest.items():
            if during not in found or stall["seconds"] < found[during]["seconds"]:
                found[during] = stall
    left = [stall for during, stall in found.items() if during not in calm]
    return sorted(left, key=lambda stall: stall["seconds"], reverse=True)


def told(stall: Any) -> str:
    took, computed, queued = (stall[part] * 1e3 for part in ("seconds", "processor", "queued"))
    first = f"    {took:4.0f} ms ({computed:.0f} computing, {queued:.0f} in the queue): {stall['during']}"
    return "\n".join([first, *(f"        {where}" for where in stall["where"])])
