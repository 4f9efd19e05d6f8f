"""`make bench-server`: revisions, pulls and chunks of 1, 8 and 64 devices at once, and how it stays as it grows; on
SQLite with a folder, and on a real PostgreSQL with a real S3 store.

python -m tests.bench.many [--devices N]... [--stores folder|stores]... [--share X] [--grow N] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sync.server.config import HERE, Stores
from tests.bench.bench import Bench
from tests.bench.figures import Figure, as_plain, machine, table
from tests.bench.many import bare, growth, rounds
from tests.bench.many.rounds import REVISION
from tests.stores import postgres, seaweed

_SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
_COPIED = 20_000


@contextmanager
def _stores(kind: str) -> Iterator[Stores]:
    if kind == "folder":
        yield HERE
        return
    with postgres.running(durable=True) as database, seaweed.running() as files:
        yield Stores(database=database.new_database(), **files.settings(uuid.uuid4().hex))


def _bare_copy(count: int) -> Figure:
    with postgres.running(durable=True) as database:
        objects = [os.urandom(REVISION + 300) for _ in range(count)]
        seconds = bare.copied(database.new_database(), objects)
    return Figure(what="limit: bare COPY into PostgreSQL", ours=count / seconds, unit="/s", remark="nothing verified")


def main() -> int:
    asked = argparse.ArgumentParser(prog="tests.bench.many")
    asked.add_argument("--devices", action="append", type=int, help="at once (default: 1, 8, 64)")
    asked.add_argument("--stores", action="append", choices=("folder", "stores"), help="default: both")
    asked.add_argument("--share", type=float, default=1.0, help="of the full numbers of requests")
    asked.add_argument("--grow", type=int, default=3_000_000, help="objects; 0: not at all")
    asked.add_argument("--json", type=Path, default=Path("build/bench-server.json"))
    given = asked.parse_args()
    bench, figures = Bench(Path("build/bench").resolve(), quick=False), list[Figure]()

    def tell(figure: Figure) -> None:
        figures.append(figure)
        print(table([figure]).splitlines()[2], figure.remark, file=sys.stderr, flush=True)

    for kind in given.stores or ("folder", "stores"):
        name = "SQLite" if kind == "folder" else "PostgreSQL and S3"
        for count in given.devices or (1, 8, 64):
            with bench.scratch("many") as home, _stores(kind) as stores, rounds.served(home, stores) as server:
                for figure in rounds.measured(name, server, count, home, given.share):
                    tell(figure)
        sizes = [size for size in _SIZES if size <= given.grow]
        if sizes:
            with bench.scratch("grown") as home, _stores(kind) as stores, rounds.served(home, stores) as server:
                for figure in growth.measured(name, server, sizes):
                    tell(figure)
    tell(_bare_copy(int(_COPIED * min(1, given.share)) or 100))
    print(table(figures))
    given.json.parent.mkdir(parents=True, exist_ok=True)
    when = datetime.now(UTC).isoformat(timespec="seconds")
    kept = {"when": when, "machine": machine(), "figures": as_plain(figures)}
    given.json.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
