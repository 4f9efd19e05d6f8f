"""Search as people type, beside plain SQLite FTS5 with the same text and the same words.

Which peer is a fair one, and why, is said in `plain_search`. The budget is held against that one; the stricter ones,
which order or show less, stand below it without a verdict. What is measured is what somebody who types waits for: the
first screen of hits, as the window asks for it; the whole list that follows is below it.

Nothing here waits for a disk, so the processor's time is compared: on a machine that others use the clock says
something else. All keys are typed three times to each in turn, and of the three times of a key the shortest counts: it
is the one that others disturbed least.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from desktop.services.searching import FIRST, Hit, Searching
from tests.bench.bench import Bench
from tests.bench.big_vault import big_vault
from tests.bench.figures import Figure, median, p95
from tests.bench.plain_search import PlainSearch

_ALL = 40
_TIMES = 3
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


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of asking, and what each key took, in seconds of processor time."""

    name: str
    ask: Callable[[str, int], Sequence[object]]
    limit: int
    taken: list[float] = field(default_factory=list)

    def type(self, words: str) -> float:
        begun = time.thread_time()
        self.ask(words, self.limit)
        return time.thread_time() - begun


def measure(bench: Bench) -> Iterator[Figure]:
    big = big_vault(bench)
    vault, plain = big.open(), PlainSearch(big.plain)
    searching = Searching(vault)

    def ours(words: str, limit: int) -> list[Hit]:
        return searching.find(words, None, limit)

    ways = [
        first := _Way("ours", ours, FIRST),
        fair := _Way("plain FTS5, same order, titles, snippets", plain.as_ours, FIRST),
        newest := _Way("plain FTS5, newest first, titles, snippets", plain.newest, FIRST),
        ranked := _Way("plain FTS5, all by rank, titles, snippets", plain.ranked, FIRST),
        bare := _Way("plain FTS5, newest row ids alone", plain.row_ids, FIRST),
        every := _Way("ours", ours, _ALL),
        fair_every := _Way("plain FTS5, same order, titles, snippets", plain.as_ours, _ALL),
    ]
    keys = [typed[:end] for typed in _TYPED[: bench.of(len(_TYPED), 6)] for end in range(1, len(typed) + 1)]
    searching.find("a", None, 1)  # whoever types has unlocked before
    _typed(keys, ways)
    clock = _by_the_clock(keys, searching)
    same = sum(_titles(ours(words, FIRST)) == [title for _, title, _ in plain.as_ours(words, FIRST)] for words in keys)
    plain.close()
    vault.close()
    what = f"search, first {FIRST} hits, p95 of {len(keys)} keys"
    more = f"; the same titles in the same order for {same} of the keys; {clock}"
    yield _beside(what, first, fair, is_budget=True, more=more)
    for other in (newest, ranked, bare):
        yield _beside(f"the same, beside {other.name.partition(', ')[2]}", first, other)
    yield _beside(f"search, all {_ALL} hits", every, fair_every)


def _typed(keys: Sequence[str], ways: Sequence[_Way]) -> None:
    """Everything is typed to one after the other, as it would be if the others were not there."""
    rounds = [[[way.type(words) for words in keys] for way in ways] for _ in range(_TIMES)]
    for way, *taken in zip(ways, *rounds, strict=True):
        way.taken.extend(min(times) for times in zip(*taken, strict=True))


def _by_the_clock(keys: Sequence[str], searching: Searching) -> str:
    waited = []
    for words in keys:
        begun = time.perf_counter()
        searching.find(words, None, FIRST)
        waited.append(time.perf_counter() - begun)
    return f"by the clock of this machine p95 {p95(waited) * 1e3:.1f} ms"


def _titles(hits: Sequence[Hit]) -> list[str]:
    return [hit.line.title for hit in hits]


def _beside(what: str, ours: _Way, peer: _Way, *, is_budget: bool = False, more: str = "") -> Figure:
    taken, theirs = p95(ours.taken), p95(peer.taken)
    middle, their_middle = median(ours.taken), median(peer.taken)
    return Figure(
        what=what,
        ours=taken * 1e3,
        unit="ms",
        peer=peer.name,
        theirs=theirs * 1e3,
        ratio=taken / theirs,
        budget=f"{_SECONDS * 1e3:.0f} ms, {_RATIO}" if is_budget else "",
        kept=taken <= _SECONDS and taken <= _RATIO * theirs if is_budget else None,
        remark=f"processor time; of the middle key {middle * 1e3:.1f} beside {their_middle * 1e3:.1f} ms, "
        f"{middle / their_middle:.2f}; of all together {sum(ours.taken) / sum(peer.taken):.2f}{more}",
    )
