"""`make bench`: the budgets that can be measured so far, each figure with its peer or limit in the same run.

python -m tests.bench [--quick] [--only NAME]... [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from tests.bench import browsing, importing, intake, media, saving, searching, stalling, starting, unlocking, words
from tests.bench.bench import Bench
from tests.bench.figures import Figure, as_plain, machine, table

MEASUREMENTS = {
    "start": starting.measure,
    "unlock": unlocking.measure,
    "browse": browsing.measure,
    "stalls": stalling.measure,
    "search": searching.measure,
    "save": saving.measure,
    "import": importing.measure,
    "words": words.measure,
    "media": media.measure,
    "server": intake.measure,
}


def main() -> int:
    asked = argparse.ArgumentParser(prog="tests.bench")
    asked.add_argument("--quick", action="store_true", help="smaller numbers")
    asked.add_argument("--only", action="append", choices=MEASUREMENTS, help="may be given several times")
    asked.add_argument("--json", type=Path, default=Path("build/bench.json"))
    given = asked.parse_args()
    bench = Bench(Path("build/bench").resolve(), given.quick)
    figures: list[Figure] = []
    begun = time.perf_counter()
    for name in given.only or MEASUREMENTS:
        print(f"{time.perf_counter() - begun:6.0f} s  {name}", file=sys.stderr, flush=True)
        found = list(MEASUREMENTS[name](bench))
        print(table(found), file=sys.stderr, flush=True)  # a long run that is stopped has not been for nothing
        figures += found
    facts = machine()
    print(table(figures))
    print("\n  " + ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in facts.items()))
    given.json.parent.mkdir(parents=True, exist_ok=True)
    when = datetime.now(UTC).isoformat(timespec="seconds")
    kept = {"when": when, "quick": given.quick, "machine": facts, "figures": as_plain(figures)}
    given.json.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
