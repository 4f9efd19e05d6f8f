"""Text as search sees it: without case, accents and the variants of a letter (VAULT.md, section 6). Knows no index."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

_MARKS_DROPPED: Final = ("LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC", "COMBINING")
_SAME: Final = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ة": "ه",
    "ى": "ي",
    "ـ": "",
    "ß": "ss",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ı": "i",
    # Hindi and its neighbours are written with and without the dot below, and with either nasal sign.
    "\u093c": "",
    "\u0901": "\u0902",
}


class _Folding(dict[str, str]):
    """What becomes of a decomposed character; looked up once for each that is ever met."""

    def __missing__(self, character: str) -> str:
        self[character] = "" if _is_dropped(character) else _SAME.get(character, character)
        return self[character]


class _Alone(dict[str, str]):
    """What becomes of a letter without marks behind it; nothing of a mark, which belongs to the letter before it."""

    def __missing__(self, character: str) -> str:
        self[character] = "" if unicodedata.combining(character) else folded(character)
        return self[character]


_FOLDING: Final = _Folding()
_ALONE: Final = _Alone()
_MARKED: Final = 4
"""Characters of a letter with its marks that are remembered together."""
_FOREIGN: Final = re.compile(r"[^\x00-\x7f]")
# Thai, Lao, Tibetan, Burmese, Khmer, Japanese, Chinese: words without spaces between them.
_UNSPACED: Final = re.compile("[฀-໿ༀ-࿿က-႟ក-៿᧠-᧿぀-ヿ㐀-鿿豈-﫿\U00020000-\U0003ffff]")


def folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    small = unicodedata.normalize("NFKD", text.casefold())
    if (smaller := small.casefold()) != small:
        # Of some capitals only what they are taken apart into has a small letter: 𝓐 is A.
        small = unicodedata.normalize("NFKD", smaller)
    # A text has few different letters beside ASCII: to replace each of them is quicker than to look at all characters.
    # What they become is changed by none of the others.
    for character in set(_FOREIGN.findall(small)):
        if (other := _FOLDING[character]) != character:
            small = small.replace(character, other)
    return small if small.isascii() else unicodedata.normalize("NFC", small)


def folded_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, the place in `text` that it came from.

    Folded piece by piece: a letter and its marks stay together, so that nothing is composed across pieces.
    """
    if text.isascii():
        return text.lower(), list(range(len(text)))
    alone = [_ALONE[character] for character in text]
    if "" in alone:
        return _folded_by_pieces(text, alone)
    return "".join(alone), [at for at, small in enumerate(alone) for _ in small]


def _folded_by_pieces(text: str, alone: Sequence[str]) -> tuple[str, list[int]]:
    pieces: list[str] = []
    places: list[int] = []
    starts = [at for at, small in enumerate(alone) if small or not (at and unicodedata.combining(text[at]))]
    for at, end in pairwise([*starts, len(text)]):
        small = alone[at] if end - at == 1 else ""
        piece = small or _folded_piece(text[at:end])
        pieces.append(piece)
        places += [at] * len(piece)
    return "".join(pieces), places


def _folded_piece(piece: str) -> str:
    return _folded_letter(piece) if len(piece) <= _MARKED else folded(piece)


@lru_cache(maxsize=10_000)
def _folded_letter(letter: str) -> str:
    """A letter with its marks: there are not many."""
    return folded(letter)


@lru_cache(maxsize=10_000)
def folded_label(label: str) -> str:
    """Labels of forms come again and again, and say nothing of anybody."""
    return folded(label)


def has_unspaced(text: str) -> bool:
    """Whether some of it is in a script that puts no spaces between words."""
    return not text.isascii() and _UNSPACED.search(text) is not None


def _is_dropped(character: str) -> bool:
    if not unicodedata.combining(character):
        return False
    name = unicodedata.name(character, "")
    return name.startswith(_MARKS_DROPPED) and not name.startswith("COMBINING KATAKANA")
