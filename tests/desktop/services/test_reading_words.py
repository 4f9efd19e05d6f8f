"""Words while they are typed."""

from __future__ import annotations

from desktop.services.reading_words import so_far, vocabulary
from desktop.services.ways import Way
from desktop.store import sheets


def test_the_last_word_is_not_unknown_while_it_is_typed():
    assert so_far("garage ti", Way.SHEET).unknown == 0
    found = so_far("garage ti ", Way.SHEET)
    assert (found.unknown, found.word, found.count) == (2, "ti", 2)


def test_the_last_of_all_is_called_unknown_at_once():
    words = list(sheets.words_of(sheets.new_secret()))
    found = so_far(" ".join([*words[:-1], "xyz"]), Way.SHEET)
    assert (found.unknown, found.complete) == (24, False)


def test_too_many_words_are_not_complete():
    words = sheets.words_of(sheets.new_secret())
    assert so_far(" ".join(words), Way.SHEET).complete
    assert not so_far(" ".join([*words, words[0]]), Way.SHEET).complete


def test_nothing_typed_is_nothing():
    assert so_far("", Way.SHARES).count == 0
    assert not so_far("", Way.SHARES).complete


def test_every_word_can_be_completed():
    assert set(sheets.words_of(sheets.new_secret())) <= set(vocabulary(Way.SHEET))
    assert len(vocabulary(Way.SHARES)) == 1024
