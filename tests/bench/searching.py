"""Search as people type, beside plain SQLite FTS5 with the same text, index and words.

The peer gives what a list of hits needs, as FTS5 does it: the newest ones with a piece of their text. Nothing
here waits for a disk, so the processor's time is compared: on a machine that others use the clock says something else.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from sqlcipher3 import dbapi2

from desktop.services.searching import Searching
from tests.bench.bench import Bench
from tests.bench.big_vault import big_vault
from tests.bench.figures import Figure, median, p95

_LIMIT = 40
_SECONDS, _RATIO = 0.03, 1.3
_TYPED = (
    "excavators jetty",
    "camioneta blanca",
    "Teófilo Quispe",
    "mother well knee",
    "manglar tumbas",
    "Halima Barman",
    "notice wrong village",
    "sindicato",
    "coal jetty Lamu",
    "represa Cauca 2014",
    "K-4711",
    "the",
)
_PEER = "SELECT rowid, title, snippet(words, 1, '', '', '…', 24) FROM words WHERE words MATCH ? "
_NEWEST = _PEER + "ORDER BY rowid DESC LIMIT ?"
_RANKED = _PEER + "ORDER BY rank LIMIT ?"


def measure(bench: Bench) -> Iterator[Figure]:
    big = big_vault(bench)
    vault = big.open()
    plain = dbapi2.connect(f"file:{big.plain}?mode=ro", uri=True, isolation_level=None)
    searching = Searching(vault)
    ours, newest, ranked, waited = [], [], [], []
    searching.find("a", None, 1)  # whoever types has unlocked before
    for typed in _TYPED[: bench.of(len(_TYPED), 6)]:
        for end in range(1, len(typed) + 1):
            words = typed[:end]
            begun, at = time.thread_time(), time.perf_counter()
            searching.find(words, None, _LIMIT)
            ours.append(time.thread_time() - begun)
            waited.append(time.perf_counter() - at)
            match = " AND ".join(f'"{word}"*' for word in words.replace("-", " ").split())
            for asked, seconds in ((_NEWEST, newest), (_RANKED, ranked)):
                begun = time.thread_time()
                plain.execute(asked, (match, _LIMIT)).fetchall()
                seconds.append(time.thread_time() - begun)
    plain.close()
    vault.close()
    for name, theirs in (("newest first", newest), ("by rank", ranked)):
        is_strict = theirs is newest
        ratio = p95(ours) / p95(theirs)
        yield Figure(
            what=f"search, p95 of {len(ours)} keystrokes" if is_strict else "the same, beside ranking",
            ours=p95(ours) * 1e3,
            unit="ms",
            peer=f"plain FTS5, {name}",
            theirs=p95(theirs) * 1e3,
            ratio=ratio,
            budget="30 ms, 1.3",
            kept=p95(ours) <= _SECONDS and ratio <= _RATIO,
            remark=f"processor time, median {median(ours) * 1e3:.1f} ms beside {median(theirs) * 1e3:.1f} ms; "
            f"by the clock of this machine p95 {p95(waited) * 1e3:.1f} ms",
        )
