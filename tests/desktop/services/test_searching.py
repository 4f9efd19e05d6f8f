"""Any word finds the record it is in."""

from __future__ import annotations

import pytest

from desktop.store.sittings import Sitting
from tests.laptops import Laptop, titled


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


def test_a_list_without_text_has_the_same_lines_and_what_follows_follows(here):
    for number in range(5):
        here.casework.save(None, "case", titled("case", f"Harbour {number}"))
    hits = here.searching.find("harbour")
    assert here.searching.lines("harbour") == [hit.line for hit in hits]
    assert here.searching.find("harbour", limit=2) + here.searching.find("harbour", after=2) == hits


def test_the_words_are_shown_where_they_stand_title_before_labels_before_text(here):
    here.casework.save(
        None, "case", titled("case", "Ribera") | {"what/summary": "Aves junto al río", "what/kinds": ("eviction",)}
    )
    shown = {words: here.searching.find(words)[0] for words in ("ribera", "desalojo", "rio", "desalojo rio")}
    marked = {words: [hit.snippet[first:end] for first, end in hit.matches] for words, hit in shown.items()}
    assert marked == {"ribera": ["Ribera"], "desalojo": ["Desalojo"], "rio": ["río"], "desalojo rio": ["Desalojo"]}


def test_both_sides_of_a_conflict_are_shown_with_the_words(here):
    record = here.casework.save(None, "case", titled("case", "Ribera"))
    heads = here.casework.open(record).heads
    for text in ("A heron", "An egret"):
        here.casework.save(record, "case", {"what/summary": text}, parents=heads)
    for words, text in (("heron", "A heron"), ("egret", "An egret")):
        assert [hit.snippet for hit in here.searching.find(words)] == [text]


def test_what_was_read_for_one_key_is_read_again_after_anything_was_written(here):
    record = here.casework.save(None, "case", titled("case", "Ribera") | {"what/summary": "A heron at dawn"})
    assert here.searching.find("heron")[0].snippet == "A heron at dawn"
    here.casework.save(record, "case", titled("case", "Ribera sur") | {"what/summary": "A heron at noon"})
    [hit] = here.searching.find("heron")
    assert (hit.line.title, hit.snippet) == ("Ribera sur", "A heron at noon")
    here.casework.delete(record)
    assert here.searching.find("heron") == []


def test_what_arrived_is_read_again_too_and_in_the_language_of_now(here, members):
    record = members.documenter.casework.save(None, "case", {"what/summary": "A heron", "what/kinds": ("eviction",)})
    members.sync()
    coordinator = members.coordinator
    before = coordinator.searching.find("heron")[0]
    members.documenter.casework.save(record, "case", {"what/summary": "A grey heron"})
    members.sync()
    [hit] = coordinator.searching.find("heron")
    assert (before.snippet, hit.snippet) == ("A heron", "A grey heron")
    coordinator.searching.language = "es"
    assert coordinator.searching.find("heron")[0].line.summary != hit.line.summary


def test_more_records_than_are_remembered_are_all_found_again(here):
    with here.vault.unit() as unit:
        saved = [
            unit.save(Sitting(form="case", changes=titled("case", f"Heron {number}"))).record for number in range(130)
        ]
    for _ in range(2):
        assert {hit.line.id for hit in here.searching.find("heron", limit=200)} == set(saved)
        assert len(here.searching.lines("heron", limit=110)) == 110


def test_whoever_types_on_finds_what_one_who_types_it_at_once_finds(here):
    with here.vault.unit() as unit:
        oldest = unit.save(Sitting(form="case", changes=titled("case", "An egret's nest"))).record
        for number in range(410):
            said = titled("case", f"Case {number}") | {"what/summary": "An egret by the sea"}
            unit.save(Sitting(form="case", changes=said))
    for form in (None, "case", "note"):
        for words in ("s", "se", "sea", "e", "eg", "egret", "egret s", "an", "an eg", "ca", "case e", "case sea", "c"):
            at_once = Laptop.of(here.vault).searching
            assert here.searching.find(words, form, limit=5) == at_once.find(words, form, limit=5)
    assert here.searching.find("eg")[0].line.id == oldest
