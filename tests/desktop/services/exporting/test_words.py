"""Whatever can be said of an export has words in every language."""

from __future__ import annotations

import tomllib

import pytest

from desktop import sentences
from desktop.domain.consent import Purpose, Reason
from desktop.paths import resources, specification
from desktop.services.exporting.exporting import PURPOSES


def readme(language):
    return tomllib.loads(resources("templates", "export", f"{language}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", sentences.LANGUAGES)
def test_every_reason_and_every_purpose_has_words(language):
    for reason in Reason:
        assert sentences.phrase(f"left_out.{reason}", language)
    for purpose in (*PURPOSES, "whole"):
        assert sentences.phrase(f"purposes.{purpose}", language)


def test_an_export_is_for_all_purposes_but_those_that_only_say_what_may_be_seen_or_heard():
    assert set(Purpose) - set(PURPOSES) == {Purpose.IMAGE, Purpose.VOICE}


@pytest.mark.parametrize("language", sentences.LANGUAGES)
def test_the_readme_has_the_same_pieces_in_every_language(language):
    assert readme(language).keys() == readme("en").keys()
    assert all(words.strip() for words in readme(language).values())


def test_every_rule_of_what_stays_is_written_down():
    written = specification("EXPORT.md").read_text(encoding="utf-8")
    assert [reason for reason in Reason if f"`{reason}`" not in written] == []
