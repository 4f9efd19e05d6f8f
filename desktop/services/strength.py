"""How strong a passphrase is, and a good one on request. Knows no vault and no words for people: only codes."""

from __future__ import annotations

import math
import secrets
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from desktop.paths import resources

SUGGESTED_WORDS = 6
_LANGUAGES = ("en", "es")

# Bits of guessing from which the scores 1 to 4 begin. A stolen vault is guessed at with Argon2id of about a second
# a try on a
# laptop; ten thousand tries a second, by somebody with a hall of machines, take two years for 2**39 of 2**40.
_SCORES = (20.0, 30.0, 40.0, 55.0)
_ENOUGH = 3
_BITS_OF_A_WORD = 13.0  # one of the 8,192 commonest words
_LONGEST_READ = 72  # zxcvbn's own bound: its time grows with the square; what is longer counts as this much at least


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """`score` 0 (none) to 4 (strong), `bits` an estimate of the guesses needed as a power of two.

    `warning` is a code or empty; `advice` are codes, the most useful first: phrases `strength.<code>` in
    `desktop.sentences`. `enough` says whether a vault takes it.
    """

    score: int
    bits: float
    warning: str
    advice: tuple[str, ...]
    enough: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """`bits` is exact: the words are drawn independently and evenly from a list of known size."""

    passphrase: str
    bits: float


def strength(passphrase: str, language: str = "en") -> Strength:
    """Fast enough for every key pressed; reads at most the first 72 characters."""
    if not passphrase:
        return Strength(score=0, bits=0.0, warning="", advice=("use_suggestion", "no_symbols_needed"), enough=False)
    # Loading its lists of common words takes a moment, and only this function needs them.
    from zxcvbn import zxcvbn

    read = passphrase[:_LONGEST_READ]
    found: Mapping[str, Any] = zxcvbn(read, user_inputs=list(_words(language)))
    bits = min(math.log2(max(1, int(found["guesses"]))), _by_words(passphrase))
    score = sum(bits >= least for least in _SCORES)
    warning, advice = _remarks(found["sequence"]) if score < len(_SCORES) else ("", ())
    return Strength(score=score, bits=bits, warning=warning, advice=advice, enough=score >= _ENOUGH)


def suggest_passphrase(language: str = "en") -> Suggestion:
    """Six words out of a list in this language (English where there is none), separated by spaces."""
    words = _words(language)
    drawn = [secrets.choice(words) for _ in range(SUGGESTED_WORDS)]
    return Suggestion(passphrase=" ".join(drawn), bits=SUGGESTED_WORDS * math.log2(len(words)))


def _by_words(passphrase: str) -> float:
    """At most what guessing word by word takes: zxcvbn counts more for a phrase than its words are worth."""
    words = passphrase.split()
    if len(words) < 2 or not all(word.isalpha() for word in words):
        return math.inf
    return _BITS_OF_A_WORD * len({word.lower() for word in words})


def _words(language: str) -> tuple[str, ...]:
    code = language.split("-")[0].split("_")[0]
    return _list(code if code in _LANGUAGES else "en")


@cache
def _list(code: str) -> tuple[str, ...]:
    """Typeable on any keyboard: without accents, and without words that have ñ."""
    lines = resources("wordlists", f"{code}.txt").read_text(encoding="utf-8").split()
    plain = {_without_accents(word) for word in lines if "ñ" not in word}
    return tuple(sorted(plain))


def _without_accents(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def _remarks(matches: Sequence[Mapping[str, Any]]) -> tuple[str, tuple[str, ...]]:
    """A code for what is weakest in it, and codes for what would help."""
    longest = max(matches, key=lambda match: len(match["token"]), default=None)
    if longest is None:
        return "short", ("more_words", "use_suggestion")
    warning, advice = _remark(longest, alone=len(matches) == 1)
    return warning, ("more_words", *advice, "use_suggestion")


def _remark(match: Mapping[str, Any], *, alone: bool) -> tuple[str, tuple[str, ...]]:
    pattern = str(match["pattern"])
    if pattern == "dictionary":
        return _about_word(match, alone=alone)
    if pattern == "regex":
        return "year", ("avoid_personal",)
    known = {"spatial": "keyboard", "repeat": "repeat", "sequence": "sequence", "date": "date"}
    advice = ("avoid_personal",) if pattern == "date" else ()
    return known.get(pattern, "short"), advice


def _about_word(match: Mapping[str, Any], *, alone: bool) -> tuple[str, tuple[str, ...]]:
    source, token = str(match["dictionary_name"]), str(match["token"])
    warning = "single_word" if alone else ""
    if source == "passwords":
        warning = "common_password" if alone else "like_common_password" if match["guesses_log10"] <= 4 else ""
    elif source in {"surnames", "male_names", "female_names"}:
        warning = "name"
    advice = (
        ("no_capitals", token != token.lower()),
        ("no_reversed", bool(match["reversed"])),
        ("no_substitutions", bool(match.get("l33t"))),
    )
    return warning, tuple(code for code, holds in advice if holds)
