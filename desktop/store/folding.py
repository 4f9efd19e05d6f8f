"""Text as search sees it: without case, accents and the variants of a letter (VAULT.md, section 6). Knows no index."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_MARKS_DROPPED: Final = ("LATIN", "GREEK", "CYRILLIC", "HEBREW", "ARABIC", "COMBINING")
_SAME: Final = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ة": "ه",
    "ى": "ي",
    "ـ": None,
    "ß": "ss",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ı": "i",
}


class _Folding(dict[int, str | int | None]):
    """What becomes of a decomposed character, by its code point; looked up once for each that is ever met."""

    def __missing__(self, code: int) -> str | int | None:
        character = chr(code)
        self[code] = None if _is_dropped(character) else _SAME.get(character, code)
        return self[code]


class _Alone(dict[str, str]):
    """What becomes of a letter without marks behind it; nothing of a mark, which belongs to the letter before it."""

    def __missing__(self, character: str) -> str:
        self[character] = "" if unicodedata.combining(character) else folded(character)
        return self[character]


_FOLDING: Final = _Folding()
_ALONE: Final = _Alone()
_PLAIN: Final = re.compile(r"[\x00-\x7f]*")
# Thai, Lao, Tibetan, Burmese, Khmer, Japanese, Chinese: words without spaces between them.
_UNSPACED: Final = re.compile("[฀-໿ༀ-࿿က-႟ក-៿᧠-᧿぀-ヿ㐀-鿿豈-﫿\U00020000-\U0003ffff]")
_WORDS: Final = re.compile(r"[^\W_]+(?:[^\W_]|[\u0300-\u0fff\u1000-\u1fff])*")


def folded(text: str) -> str:
    if _PLAIN.fullmatch(text):
        return text.lower()
    small = unicodedata.normalize("NFKD", text.casefold())
    if (smaller := small.casefold()) != small:
        # Of some capitals only what they are taken apart into has a small letter: 𝓐 is A.
        small = unicodedata.normalize("NFKD", smaller)
    return unicodedata.normalize("NFC", small.translate(_FOLDING))


def folded_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, the place in `text` that it came from.

    Folded piece by piece: a letter and its marks stay together, so that nothing is composed across pieces.
    """
    if _PLAIN.fullmatch(text):
        return text.lower(), list(range(len(text)))
    alone = [_ALONE[character] for character in text]
    whole = "".join(alone)
    if len(whole) == len(text) and "" not in alone:
        return whole, list(range(len(text)))  # no marks, and each letter became one
    return _folded_by_pieces(text)


def _folded_by_pieces(text: str) -> tuple[str, list[int]]:
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        piece = folded(text[at:end])
        pieces.append(piece)
        places += [at] * len(piece)
        at = end
    return "".join(pieces), places


def has_unspaced(text: str) -> bool:
    """Whether some of it is in a script that puts no spaces between words."""
    return _UNSPACED.search(text) is not None


def _is_dropped(character: str) -> bool:
    if not unicodedata.combining(character):
        return False
    name = unicodedata.name(character, "")
    return name.startswith(_MARKS_DROPPED) and not name.startswith("COMBINING KATAKANA")
