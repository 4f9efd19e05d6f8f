"""Any word finds the record it is in."""

from __future__ import annotations

import pytest

from tests.laptops import titled


@pytest.mark.parametrize("words", ["nino", "NIÑO", "niñ", "aguila nino", "águila"])
def test_accents_case_and_unfinished_words_do_not_matter(here, words):
    record = here.casework.save(None, "case", titled("case", "El niño del Águila"))
    hit = here.searching.find(words)[0]
    assert hit.line.id == record
    assert all(hit.snippet[first:end] for first, end in hit.matches)


@pytest.mark.parametrize("words", ["", "  ", '"', "AND OR (", "*", "title:", "nowhere to be found", "\x00"])
def test_odd_words_find_nothing_and_break_nothing(here, words):
    here.casework.save(None, "case", titled("case", "Eviction"))
    assert here.searching.find(words) == []


def test_a_form_narrows_it(here):
    here.casework.save(None, "case", titled("case", "Harbour"))
    threat = here.casework.save(None, "threat", titled("threat", "Harbour"))
    assert [hit.line.id for hit in here.searching.find("harbour", "threat")] == [threat]
