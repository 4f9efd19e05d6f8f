"""Unlocking to Today and paging through lists with many records, beside SQLCipher asked the same by hand."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from desktop.services.casework import Casework
from tests.bench.bench import PASSPHRASE, Bench, fresh_process
from tests.bench.big_vault import BigVault, big_vault
from tests.bench.figures import Figure, median

_TODAY, _STALL = 0.5, 0.05
_COUNTS = (
    "SELECT whereabouts, own, sum(records) FROM tallies GROUP BY whereabouts, own",
    "SELECT count(*), sum(length(raw)) FROM objects WHERE own = 1 AND receipt IS NULL AND refused IS NULL",
    "SELECT count(*) FROM files WHERE own = 1 AND receipt IS NULL",
    "SELECT count(*) FROM records WHERE conflicts > 0 AND deleted = 0",
)
_PAGE = """
SELECT listed.id, revisions.content FROM
(SELECT id FROM records WHERE deleted = 0 AND form = 'case' ORDER BY changed DESC, seq DESC LIMIT 100 OFFSET ?) listed
JOIN revisions ON revisions.record = listed.id
"""


def measure(bench: Bench) -> Iterator[Figure]:
    big = big_vault(bench)
    yield from _today(bench, big)
    vault, bare = big.open(), big.bare()
    casework = Casework(vault)
    for share in (0.0, 0.5, 0.99):
        offset = min(int(big.count * share), casework.count("case") - 100)
        ours = _taken(lambda offset=offset: casework.lines("case", offset, 100), bench.of(20, 5))
        theirs = _taken(lambda offset=offset: bare.execute(_PAGE, (offset,)).fetchall(), bench.of(20, 5))
        yield Figure(
            what=f"page of 100 cases at {offset:,}",
            ours=ours * 1e3,
            unit="ms",
            peer="SQLCipher, ids and content only",
            theirs=theirs * 1e3,
            ratio=ours / theirs,
            remark="processor time",
        )
    bare.close()
    vault.close()


def _today(bench: Bench, big: BigVault) -> Iterator[Figure]:
    with bench.scratch("today") as home:
        runs = [
            fresh_process("tests.bench.today", str(big.folder), PASSPHRASE, home=home).facts
            for _ in range(bench.of(5, 2))
        ]
    seconds = median([run["seconds"] for run in runs])
    bare = _taken(lambda: _bare_counts(big), bench.of(5, 2))
    processor = median([run["processor"] for run in runs])
    yield Figure(
        what=f"unlock to Today, {big.count:,} records",
        ours=seconds * 1e3,
        unit="ms",
        peer="SQLCipher: open, same counts",
        theirs=bare * 1e3,
        ratio=processor / bare,
        budget="500 ms",
        kept=seconds <= _TODAY,
        remark=f"{processor * 1e3:.0f} ms of processor time, which the ratio compares; "
        f"peak memory {max(run['memory'] for run in runs) / 1e6:.0f} MB; the derivation of the key is left out",
    )
    stall = max(run["stall"] for run in runs)
    yield Figure(
        what="longest stall of the window meanwhile",
        ours=stall * 1e3,
        unit="ms",
        peer="limit",
        theirs=_STALL * 1e3,
        ratio=stall / _STALL,
        budget="50 ms",
        kept=stall <= _STALL,
    )


def _bare_counts(big: BigVault) -> None:
    connection = big.bare()
    for counted in _COUNTS:
        connection.execute(counted).fetchall()
    connection.close()


def _taken(work: Callable[[], object], times: int) -> float:
    seconds = []
    for _ in range(times):
        begun = time.thread_time()
        work()
        seconds.append(time.thread_time() - begun)
    return median(seconds)
