"""Words of a recovery sheet, written and read as people do."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import WordsUnreadable
from desktop.store import sheets
from desktop.store.keyslots import Kind, Secret
from tests.vectors.reading import vectors

LANGUAGES = ["en", "es", "fr", "pt"]
SECRET = Secret(Kind.RECOVERY, bytes(range(32)))


@given(st.binary(min_size=32, max_size=32), st.sampled_from(LANGUAGES))
def test_every_secret_comes_back_from_its_words(value, language):
    secret = Secret(Kind.RECOVERY, value)
    words = sheets.words_of(secret, language)
    assert len(words) == 24
    assert sheets.secret_of(" ".join(words)) == secret
    assert sheets.secret_of(sheets.qr_text(words)) == secret


@pytest.mark.parametrize("language", LANGUAGES)
def test_capitals_numbers_signs_accents_and_endings_do_not_matter(language):
    words = sheets.words_of(SECRET, language)
    from desktop.store.word_lists import plain

    for typed in (
        "\n".join(f"{number}. {word.upper()}," for number, word in enumerate(words, start=1)),
        "  ".join(plain(word) for word in words),
        " ".join(word[:4] for word in words),
        "\t" + "   ".join(word.title() for word in words) + "\n",
    ):
        assert sheets.secret_of(typed) == SECRET


def test_a_qr_code_holds_only_signs_that_it_packs_tightly():
    for language in LANGUAGES:
        assert set(sheets.qr_text(sheets.words_of(SECRET, language))) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ 1:")


def test_a_language_without_a_list_gets_english_words():
    assert sheets.words_of(SECRET, "ar") == sheets.words_of(SECRET, "en")
    assert sheets.words_of(SECRET, "es-CO") == sheets.words_of(SECRET, "es")


@pytest.mark.parametrize("count", [0, 1, 12, 23, 25])
def test_another_number_of_words_is_said(count):
    words = (sheets.words_of(SECRET) * 2)[:count]
    with pytest.raises(WordsUnreadable) as caught:
        sheets.secret_of(" ".join(words))
    assert (caught.value.reason, caught.value.place) == ("count", count)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_word_that_is_none_is_named_by_its_place(language):
    words = list(sheets.words_of(SECRET, language))
    words[17] = "xxxx"
    words[20] = "yyyy"
    with pytest.raises(WordsUnreadable) as caught:
        sheets.secret_of(" ".join(words))
    assert (caught.value.reason, caught.value.place) == ("word", 18)


def test_two_words_that_changed_places_or_another_word_are_nearly_always_noticed():
    """Eight bits of checksum: one slip in 256 gives another secret, which then opens nothing."""
    secret = Secret(Kind.RECOVERY, bytes(range(7, 231, 7)))
    words, draw, noticed = sheets.words_of(secret), random.Random(1), []
    assert len(set(words)) == 24
    for _ in range(300):
        changed = list(words)
        one, other = draw.sample(range(24), 2)
        changed[one], changed[other] = changed[other], changed[one]
        with suppress(WordsUnreadable):
            assert sheets.secret_of(" ".join(changed)) != secret
            continue
        noticed.append(changed)
    assert len(noticed) > 290


@pytest.mark.parametrize("text", ["x" * 100_000, "\0" * 50, "AMPARO:SHEET:1:", "AMPARO:SHARE:1:" + "ACID " * 20])
def test_anything_else_is_no_sheet(text):
    with pytest.raises(WordsUnreadable):
        sheets.secret_of(text)


@pytest.mark.parametrize("vector", vectors("sheets"), ids=lambda vector: vector["name"])
def test_sheets_frozen_long_ago_are_read(vector):
    secret = Secret(Kind.RECOVERY, bytes.fromhex(vector["secret"]))
    assert sheets.secret_of(" ".join(vector["words"])) == secret
    assert sheets.secret_of(vector["qr"]) == secret
    assert list(sheets.words_of(secret, vector["language"])) == vector["words"]
