"""Titles and summaries: answers in words, in the language asked for."""

from __future__ import annotations

import pytest

from desktop.domain.answers import FileRef
from desktop.forms import library
from desktop.services.lines import summary_of, title_of, words_of

CASE = {
    "what/title": "Eviction\n at the  harbour",
    "what/kinds": ("eviction", "of_a_newer_version"),
    "what/stage": "threatened",
    "what/place/name": "Harbour",
}


def test_a_title_is_one_line():
    assert title_of("case", CASE, "en") == "Eviction at the harbour"
    assert title_of("case", {}, "en") == ""
    assert len(title_of("case", {"what/title": "long " * 100}, "en")) <= 200


@pytest.mark.parametrize(("language", "label"), [("en", "Forced eviction"), ("es", "Desalojo"), ("tlh", "Forced")])
def test_choices_are_said_by_their_labels_and_unknown_ones_by_their_names(language, label):
    summary = summary_of("case", CASE, language)
    assert label in summary
    assert "of_a_newer_version" in summary
    assert "Harbour" in summary


def test_a_title_can_be_a_choice():
    assert title_of("threat", {"what/class": "death"}, "en") == "Death threat"
    assert title_of("threat", {"what/class": "death"}, "es") == "Amenaza de muerte"


def test_a_form_of_a_newer_version_has_no_words_yet():
    assert title_of("poem", {"title": "x"}, "en") == ""
    assert summary_of("poem", {"title": "x"}, "en") == ""


def test_any_answer_can_be_put_in_words():
    ref = FileRef(id="0" * 32, name="boats.jpg", size=1, media_type="image/jpeg", sha256="0" * 64)
    evidence = library.built_in("evidence")
    assert words_of(evidence, "what/original", ref, "en") == "boats.jpg"
    assert words_of(evidence, "what/case", "f" * 32, "en") == ""
    assert words_of(evidence, "no/such/question", 3, "en") == "3"
    case = library.built_in("case")
    assert words_of(case, "people/counts[1f00ab3c]/number", 65, "en") == "65"
