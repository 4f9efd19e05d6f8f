"""Taking in a large file, beside reading, SHA-256, AES-256-GCM in 64 KiB, writing and fsync done bare.

The quickest run of each counts: what else the disk and the processor do in a minute is several times the difference.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from tests.bench.bench import Bench, Said, fresh_process
from tests.bench.figures import Figure

_MEGABYTE = 1 << 20
_RATIO, _FLAT = 0.7, 8 * _MEGABYTE


def measure(bench: Bench) -> Iterator[Figure]:
    size = bench.of(1024, 64)
    with bench.scratch("importing") as home:
        large, small = home / "large", home / "small"
        _fill(large, size)
        _fill(small, max(8, size // 16))
        ours, bare = [], []
        for run in range(bench.of(5, 3)):
            bare.append(_run(home, "bare", large, run))
            ours.append(_run(home, "ours", large, run))
        grown_small = _run(home, "ours", small, 9).facts["grown"]
    seconds, bare_seconds = (min([one.facts["seconds"] for one in runs]) for runs in (ours, bare))
    yield Figure(
        what=f"import of a file of {size} MB",
        ours=size / seconds,
        unit="MB/s",
        peer="the same steps done bare",
        theirs=size / bare_seconds,
        ratio=bare_seconds / seconds,
        budget="0.7",
        kept=bare_seconds / seconds >= _RATIO,
        remark=f"the first file of a sitting, a small one, took {min(one.facts['first'] for one in ours) * 1e3:.0f} ms",
    )
    grown = max(one.facts["grown"] for one in ours)
    yield Figure(
        what="memory that it takes",
        ours=grown / 1e6,
        unit="MB",
        peer="of a file a sixteenth as large",
        theirs=grown_small / 1e6,
        budget="flat",
        kept=grown - grown_small <= _FLAT,
        remark=f"peak of the process {max(one.facts['memory'] for one in ours) / 1e6:.0f} MB",
    )


def _run(home: Path, who: str, file: Path, run: int) -> Said:
    target = home / f"{who}-{run}"
    os.sync()  # what the run before wrote is not written out at the cost of this one
    said = fresh_process("tests.bench.import_file", who, str(file), str(target), home=home)
    for left in sorted(target.rglob("*"), reverse=True) if target.is_dir() else [target]:
        left.unlink() if left.is_file() else left.rmdir()
    return said


def _fill(file: Path, megabytes: int) -> None:
    block = os.urandom(_MEGABYTE)
    with file.open("wb") as target:
        for number in range(megabytes):
            target.write(number.to_bytes(8, "big") + block[8:])
        os.fsync(target.fileno())
