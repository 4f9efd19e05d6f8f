"""Whether two passphrases could be taken for each other by tired fingers. Knows no vault."""

from __future__ import annotations

import unicodedata
from typing import Final

_SLIPS: Final = 2


def are_alike(one: str, other: str) -> bool:
    """The same but for capitals, accents, spaces or the order of words, or two slips of the finger apart."""
    first, second = _bare(one), _bare(other)
    if sorted(first.split()) == sorted(second.split()):
        return True
    return _distance(first.replace(" ", ""), second.replace(" ", "")) <= _SLIPS


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).casefold().split())


def _distance(one: str, other: str) -> int:
    """Levenshtein's: signs put in, left out or mistaken."""
    before = list(range(len(other) + 1))
    for row, sign in enumerate(one, start=1):
        now = [row]
        for column, another in enumerate(other, start=1):
            now.append(min(before[column] + 1, now[-1] + 1, before[column - 1] + (sign != another)))
        before = now
    return before[-1]
