"""Saving in a vault with many records, beside one bare durable commit of the same bytes on the same disk."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace

from sqlcipher3 import dbapi2

from desktop.services.casework import Casework
from tests.bench import records
from tests.bench.bench import Bench
from tests.bench.big_vault import big_vault
from tests.bench.figures import Figure, median, p95

_SECONDS = 0.02


def measure(bench: Bench) -> Iterator[Figure]:
    big = big_vault(bench)
    ours, bare = [], []
    with bench.scratch("saving") as home:
        shutil.copytree(big.folder, home / "vault")
        vault = replace(big, folder=home / "vault").open()
        casework = Casework(vault)
        plain = dbapi2.connect(str(home / "plain.db"), isolation_level=None)
        plain.execute("PRAGMA journal_mode = WAL")
        plain.execute("PRAGMA synchronous = FULL")
        plain.execute("CREATE TABLE records (id INTEGER PRIMARY KEY, record BLOB)")
        for form, changes in records.many(bench.of(300, 60), seed=3):
            written = records.as_json("", form, changes)
            begun = time.perf_counter()
            plain.execute("INSERT INTO records (record) VALUES (?)", (written,))
            bare.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            casework.save(None, form, changes)
            ours.append(time.perf_counter() - begun)
        plain.close()
        vault.close()
    del ours[0], bare[0]
    yield Figure(
        what=f"save, p95, among {big.count:,} records",
        ours=p95(ours) * 1e3,
        unit="ms",
        peer="bare SQLite commit, WAL, FULL",
        theirs=p95(bare) * 1e3,
        ratio=p95(ours) / p95(bare),
        budget="20 ms",
        kept=p95(ours) <= _SECONDS,
        remark=f"median {median(ours) * 1e3:.1f} ms beside {median(bare) * 1e3:.1f} ms",
    )
