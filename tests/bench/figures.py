"""What a measurement says: a figure, the peer or limit it stands beside, and the budget. Measures nothing itself."""

from __future__ import annotations

import os
import platform
import sqlite3
import statistics
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import PySide6
from cryptography.hazmat.backends.openssl.backend import backend
from sqlcipher3 import dbapi2


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """`kept` None: there is no budget, or this run cannot decide it. `ratio` as the budget reads it."""

    what: str
    ours: float
    unit: str
    peer: str = ""
    theirs: float | None = None
    ratio: float | None = None
    budget: str = ""
    kept: bool | None = None
    remark: str = ""

    @property
    def verdict(self) -> str:
        return {None: "", True: "kept", False: "over"}[self.kept]


def percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def p95(seconds: Sequence[float]) -> float:
    return percentile(seconds, 0.95)


def median(seconds: Sequence[float]) -> float:
    return statistics.median(seconds)


def table(figures: Sequence[Figure]) -> str:
    rows = [("what", "ours", "peer or limit", "theirs", "ratio", "budget", "")]
    rows += [
        (
            one.what,
            _number(one.ours, one.unit),
            one.peer,
            "" if one.theirs is None else _number(one.theirs, one.unit),
            "" if one.ratio is None else f"{one.ratio:.2f}",
            one.budget,
            one.verdict,
        )
        for one in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(7)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    remarks = [f"  {one.what}: {one.remark}" for one in figures if one.remark]
    return "\n".join([*lines, "", *remarks])


def as_plain(figures: Sequence[Figure]) -> list[dict[str, object]]:
    return [asdict(one) | {"verdict": one.verdict} for one in figures]


def machine() -> dict[str, object]:
    """What the figures depend on, without the name of the machine or of whoever runs it."""
    processor = _from_proc("cpuinfo", "model name") or platform.machine()
    memory = _from_proc("meminfo", "MemTotal").split()
    return {
        "processor": processor,
        "cores": len(_cores()),
        "load_at_the_end": round(os.getloadavg()[0], 1),
        "sha_instructions": "sha_ni" in _from_proc("cpuinfo", "flags").split(),
        "memory_mb": int(memory[0]) // 1024 if memory else None,
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "qt": PySide6.__version__,
        "openssl": backend.openssl_version_text(),
        "sqlcipher_sqlite": dbapi2.sqlite_version,
        "python_sqlite": sqlite3.sqlite_version,
    }


def _cores() -> set[int]:
    return os.sched_getaffinity(0) if sys.platform == "linux" else set(range(os.cpu_count() or 1))


def _from_proc(file: str, field: str) -> str:
    try:
        lines = Path("/proc", file).read_text().splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(field)), "")


def _number(value: float, unit: str) -> str:
    if unit == "":
        return f"{value:,.2f}"
    digits = 0 if value >= 100 or value == int(value) else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {unit}"
