"""Strength in codes and bits, and suggestions whose bits are exact."""

from __future__ import annotations

import math
import tomllib

import pytest

from desktop.paths import resources
from desktop.services.strength import strength, suggest_passphrase

WEAK = ["password", "Maria1987", "12345678", "qwertyuiop", "aaaaaaaa", "P@ssw0rd", "river", "quiet river", "x" * 500]


@pytest.mark.parametrize("passphrase", ["", *WEAK])
def test_what_is_guessed_first_is_not_enough(passphrase):
    assert not strength(passphrase).enough


@pytest.mark.parametrize("passphrase", WEAK)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_remark_has_its_words(passphrase, language):
    phrases = tomllib.loads(resources("phrases", f"{language}.toml").read_text(encoding="utf-8"))["strength"]
    found = strength(passphrase, language)
    assert f"score_{found.score}" in phrases
    assert {code for code in (found.warning, *found.advice) if code} <= set(phrases)


@pytest.mark.parametrize(("language", "words"), [("en", 2048), ("es", 2008), ("fr", 2048)])
def test_a_suggestion_is_six_words_and_says_its_bits(language, words):
    suggestion = suggest_passphrase(language)
    assert len(suggestion.passphrase.split()) == 6
    assert suggestion.bits == pytest.approx(6 * math.log2(words))
    assert suggestion.passphrase.isascii()


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_suggestion_is_always_enough(language):
    for _ in range(20):
        assert strength(suggest_passphrase(language).passphrase, language).enough


def test_two_suggestions_differ():
    assert suggest_passphrase() != suggest_passphrase()


def test_a_phrase_counts_no_more_than_its_words():
    assert strength("correct horse battery staple").bits <= 52
    assert strength("horse horse horse horse horse").bits <= 26
