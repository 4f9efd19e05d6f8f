"""The piece of a record's text that shows why it was found. Knows no index: it looks for the words again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from desktop.domain.records import MergedRecord
from desktop.store.describing import Described
from desktop.store.folding import folded, folded_with_places
from desktop.store.texts import texts

_BEFORE: Final = 40
_LENGTH: Final = 160
_LONGEST: Final = 200_000
"""In a longer text than this the words are looked for in its beginning only."""

Snippet = tuple[str, tuple[tuple[int, int], ...]]


def snippet(record: MergedRecord, described: Described, words: Sequence[str]) -> Snippet:
    """`words` are folded. The text with a match, cut around it, and where the words are in it; else the title."""
    called = described.title
    pieces = [text[:_LONGEST] for text in (called, *described.words, *texts(record, called))]
    found = folded("\n".join(pieces))
    starts = [at for word in words if (at := found.find(word)) >= 0]
    if not starts:
        return called[:_LENGTH], ()
    # No word holds a line break and none is lost in folding: lines tell in which of the pieces it is.
    lines = list(accumulate(piece.count("\n") + 1 for piece in pieces))
    return _cut(pieces[bisect_right(lines, found.count("\n", 0, min(starts)))], words)


def _cut(text: str, words: Sequence[str]) -> Snippet:
    found = folded(text)
    starts = [at for word in words if (at := found.find(word)) >= 0]
    if not starts:
        return text[:_LENGTH], ()
    first = min(starts)
    if len(found) != len(text):
        # Some letter is written with more or fewer characters: only then is it worth looking up each one's place.
        exact, places = folded_with_places(text)
        first = places[min((at for word in words if (at := exact.find(word)) >= 0), default=0)]
    begin = max(0, first - _BEFORE)
    if begin:
        space = text.find(" ", begin, first)
        begin = space + 1 if space >= 0 else begin
    shown = text[begin : begin + _LENGTH]
    return shown, _matches(shown, words)


def _matches(shown: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    found, places = folded_with_places(shown)
    ends = [*places, len(shown)]
    matches = set()
    for word in words:
        at = found.find(word)
        while at >= 0:
            matches.add((places[at], _end(ends, at + len(word), len(shown))))
            at = found.find(word, at + len(word))
    return tuple(sorted(matches))


def _end(ends: Sequence[int], at: int, length: int) -> int:
    """Where the last matched character ends: with its marks, and never within a character."""
    end = ends[at] if at < len(ends) else length
    return end if end > ends[at - 1] else ends[at - 1] + 1
