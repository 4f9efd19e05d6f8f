"""From the start of the process to the unlock screen, beside a bare window of the same size started the same way."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.bench import Bench, fresh_process
from tests.bench.figures import Figure, median

_SECONDS, _MEGABYTES = 0.6, 120


def measure(bench: Bench) -> Iterator[Figure]:
    with bench.scratch("starting") as home:
        folder = home / "vault"
        bench.vault(folder).close()
        ours, bare = [], []
        for _ in range(bench.of(9, 3) + 1):
            bare.append(fresh_process("tests.bench.bare_window", home=home))
            ours.append(fresh_process("tests.bench.unlock_screen", str(folder), home=home))
    del ours[0], bare[0]  # that one filled the disk cache
    seconds, bare_seconds = median([one.seconds for one in ours]), median([one.seconds for one in bare])
    memory, bare_memory = (max(one.facts["memory"] for one in runs) / 1e6 for runs in (ours, bare))
    yield Figure(
        what="start to unlock screen",
        ours=seconds * 1e3,
        unit="ms",
        peer="bare PySide6 window",
        theirs=bare_seconds * 1e3,
        ratio=seconds / bare_seconds,
        budget="600 ms",
        kept=seconds <= _SECONDS,
    )
    yield Figure(
        what="memory at the unlock screen",
        ours=memory,
        unit="MB",
        peer="bare PySide6 window",
        theirs=bare_memory,
        ratio=memory / bare_memory,
        budget="120 MB",
        kept=memory <= _MEGABYTES,
    )
