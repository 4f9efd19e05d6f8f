"""Words as people type them, found again in a list: case, accents, numbers and signs between them do not matter, and
four letters are enough where a list was made for that (BIP-39, SLIP-39). Knows no checksum.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

_PREFIX: Final = 4
_LONGEST: Final = 4096
_CODE: Final = re.compile(r"AMPARO:(SHEET|SHARE):\d+:")
_SEPARATORS: Final = re.compile(r"[^a-z]+")


def typed_words(text: str) -> list[str]:
    """What was typed, or the text of a QR code, as plain small letters. Reads no more than 4,096 characters."""
    return [word for word in _SEPARATORS.split(plain(_CODE.sub(" ", text[:_LONGEST]))) if word]


def plain(text: str) -> str:
    """Small, and without accents: ñ is n."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


def index_of(words: Sequence[str]) -> Mapping[str, int]:
    """By what may be typed for each: the word, or four of its letters or more. The whole word wins."""
    known = [plain(word) for word in words]
    shortened = {word[:length]: number for number, word in enumerate(known) for length in range(_PREFIX, len(word))}
    return shortened | {word: number for number, word in enumerate(known)}


def places(words: Sequence[str], index: Mapping[str, int]) -> list[int | None]:
    """Their numbers in the list; None for what is no word of it."""
    return [index.get(word) for word in words]
