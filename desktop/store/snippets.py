"""The piece of a record's text that shows why it was found. Knows no index: it looks for the words again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from desktop.store.folding import folded, folded_with_places

_BEFORE: Final = 40
_LENGTH: Final = 160
_LONGEST: Final = 200_000
"""In a longer text than this the words are looked for in its beginning only."""
_FEW: Final = 3

Snippet = tuple[str, tuple[tuple[int, int], ...]]
"""The text, and where the words are in it: [first, end)."""


def snippet(texts: Sequence[str], words: Sequence[str], fold: Callable[[str], str] = folded) -> Snippet | None:
    """The first of the texts with one of the `words` (folded), cut around it."""
    for text in _likely(texts, words):
        found = fold(text[:_LONGEST])
        for word in words:
            if word in found:
                return _cut(text[:_LONGEST], found, words)
    return None


def beginning(text: str) -> Snippet:
    """In place of a snippet, where a record holds the words in no piece: an index may be of an older form."""
    return text[:_LENGTH], ()


def _likely(texts: Sequence[str], words: Sequence[str]) -> Sequence[str]:
    """Texts without a letter beside ASCII are as long when they are folded: then one look at all of them is enough."""
    if len(texts) < _FEW:
        return texts
    whole = "\n".join(texts)
    if not whole.isascii() or len(whole) > _LONGEST:
        return texts
    small = whole.lower()
    left = min((at for word in words if (at := small.find(word)) >= 0), default=len(whole))
    for text in texts:
        if left < len(text):
            return (text,)
        left -= len(text) + 1
    return ()


def _cut(text: str, found: str, words: Sequence[str]) -> Snippet:
    first = _first(found, words)
    if len(found) != len(text):
        # Some letter is written with more or fewer characters: only then is it worth looking up each one's place.
        exact, places = folded_with_places(text)
        first = places[_first(exact, words)]
    begin = max(0, first - _BEFORE)
    if begin:
        space = text.find(" ", begin, first)
        begin = space + 1 if space >= 0 else begin
    shown = text[begin : begin + _LENGTH]
    return shown, _matches(shown, words)


def _first(found: str, words: Sequence[str]) -> int:
    return min((at for word in words if (at := found.find(word)) >= 0), default=0)


def _matches(shown: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    if shown.isascii():
        return tuple(sorted(set(_occurrences(shown.lower(), words))))
    found, places = folded_with_places(shown)
    ends = [*places, len(shown)]
    return tuple(
        sorted({(places[at], _end(ends, end, len(shown))) for at, end in _occurrences(found, words)}),
    )


def _occurrences(found: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    for word in words:
        at = found.find(word)
        while at >= 0:
            yield at, at + len(word)
            at = found.find(word, at + len(word))


def _end(ends: Sequence[int], at: int, length: int) -> int:
    """Where the last matched character ends: with its marks, and never within a character."""
    end = ends[at] if at < len(ends) else length
    return end if end > ends[at - 1] else ends[at - 1] + 1
