"""The recovery sheet: 32 bytes as 24 words and back (VAULT.md, section 3.1). Knows no vault."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from mnemonic import Mnemonic

from desktop.errors import WordsUnreadable
from desktop.store.keyslots import Kind, Secret
from desktop.store.word_lists import index_of, places, plain, typed_words

WORDS: Final = 24
_BYTES: Final = 32
_LISTS: Final = {"en": "english", "es": "spanish", "fr": "french", "pt": "portuguese"}


def new_secret() -> Secret:
    return Secret(Kind.RECOVERY, os.urandom(_BYTES))


def words_of(secret: Secret, language: str = "en") -> tuple[str, ...]:
    """In the list of this language, English where there is none."""
    code = language.split("-")[0].split("_")[0]
    words = _list(code if code in _LISTS else "en").to_mnemonic(secret.value)
    return tuple(unicodedata.normalize("NFC", words).split())


def words_at(numbers: Sequence[int], language: str = "en") -> tuple[str, ...]:
    """The words with these numbers, in the list of this language, English where there is none."""
    code = language.split("-")[0].split("_")[0]
    words = _list(code if code in _LISTS else "en").wordlist
    return tuple(unicodedata.normalize("NFC", words[number]) for number in numbers)


def qr_text(words: Sequence[str]) -> str:
    """Only signs that a QR code packs tightly."""
    return "AMPARO:SHEET:1:" + " ".join(plain(word).upper() for word in words)


def secret_of(text: str) -> Secret:
    """Of words in any of the lists, as typed or as the text of a QR code. Raises WordsUnreadable."""
    typed = typed_words(text)
    if len(typed) != WORDS:
        raise WordsUnreadable("count", len(typed))
    readings = {code: places(typed, _index(code)) for code in _LISTS}
    complete = [code for code, found in readings.items() if None not in found]
    for code in complete:
        secret = _secret(code, readings[code])
        if secret is not None:
            return secret
    if complete:
        raise WordsUnreadable("checksum")
    # The list in which most of it can be read is the one it was written from.
    raise WordsUnreadable("word", max(found.index(None) + 1 for found in readings.values()))


def known(typed: Sequence[str]) -> list[bool]:
    """Which of them are words of a list: of the one in which most of them are."""
    readings = [places(typed, _index(code)) for code in _LISTS]
    return [number is not None for number in min(readings, key=lambda found: found.count(None))]


def vocabulary() -> frozenset[str]:
    """Every word of every list, as it may be typed."""
    return frozenset(plain(word) for code in _LISTS for word in _list(code).wordlist)


def _secret(code: str, numbers: Sequence[int | None]) -> Secret | None:
    """None where the checksum is wrong."""
    words = _list(code)
    try:
        entropy = words.to_entropy([words.wordlist[number] for number in numbers if number is not None])
        return Secret(Kind.RECOVERY, bytes(entropy))
    except ValueError:
        return None


@cache
def _list(code: str) -> Mnemonic:
    return Mnemonic(_LISTS[code])


@cache
def _index(code: str) -> Mapping[str, int]:
    return index_of(_list(code).wordlist)
