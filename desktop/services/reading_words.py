"""Words of a sheet or a share while somebody still types them. Knows no vault, and not whether they open one."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.services.ways import Way
from desktop.store import shares, sheets
from desktop.store.word_lists import typed_words


@dataclass(frozen=True, slots=True, kw_only=True)
class SoFar:
    """`count` of the `wanted` words are there. `unknown`: the place, from 1, of the first that is in no list, 0 for
    none; `word` is that word, as it was read.
    """

    count: int
    wanted: int
    unknown: int = 0
    word: str = field(default="", repr=False)

    @property
    def complete(self) -> bool:
        return self.count == self.wanted and not self.unknown


def so_far(text: str, way: Way) -> SoFar:
    """Of a sheet or of shares. A last word that is still being typed is not called unknown. Fast, but for the first
    time, when the lists are read.
    """
    typed = typed_words(text)
    known, wanted = (sheets.known(typed), sheets.WORDS) if way is Way.SHEET else (shares.known(typed), shares.WORDS)
    if len(typed) < wanted and typed and text[-1:].isalpha():
        known = known[:-1]
    if all(known):
        return SoFar(count=len(typed), wanted=wanted)
    first = known.index(False)
    return SoFar(count=len(typed), wanted=wanted, unknown=first + 1, word=typed[first])


def vocabulary(way: Way) -> tuple[str, ...]:
    """Every word that may be in it, in plain small letters, in order: to be completed while somebody types."""
    return tuple(sorted(sheets.vocabulary() if way is Way.SHEET else shares.vocabulary()))
