"""Records are listed and found by what their forms say of them: the title, and the labels of what was chosen."""

from __future__ import annotations

import pytest

from desktop.forms import library
from desktop.store.records import RecordStore
from tests.laptops import titled


@pytest.fixture
def eviction(here):
    """A case whose kind is eviction, by its choice alone."""
    return here.casework.save(None, "case", titled("case", "Riverside") | {"what/kinds": ("eviction",)})


@pytest.mark.parametrize("words", ["eviction", "Desalojo", "riverside desaloj"])
def test_a_record_is_found_by_the_label_of_a_choice_in_either_language(here, eviction, words):
    here.casework.save(None, "case", titled("case", "Harbour"))
    [hit] = here.searching.find(words)
    assert hit.line.id == eviction
    assert all(hit.snippet[first:end] for first, end in hit.matches)
    assert hit.matches


def test_a_title_counts_more_than_the_same_word_in_the_text(here):
    told = here.casework.save(None, "case", titled("case", "Other") | {"what/summary": "Harbour " * 3})
    called = here.casework.save(None, "case", titled("case", "Harbour"))
    here.casework.save(told, "case", {"what/reference": "later"})
    assert [hit.line.id for hit in here.searching.find("harbour")] == [called, told]


def test_what_somebody_else_wrote_is_found_by_the_same_labels(members):
    record = members.documenter.casework.save(None, "case", {"what/kinds": ("eviction",)})
    members.sync()
    assert [hit.line.id for hit in members.coordinator.searching.find("desalojo")] == [record]


def test_a_page_of_a_list_merges_nothing_and_says_what_the_record_says(here, eviction, monkeypatch):
    person = here.casework.save(None, "person", titled("person", "Ana"))
    here.casework.save(eviction, "case", titled("case", "Riverside, north bank"))
    merged = here.casework.lines_of([eviction, person])
    with monkeypatch.context() as patch:
        patch.setattr(RecordStore, "lines", None)
        listed = here.casework.lines()
    assert {line.id: line for line in listed} == merged
    here.casework.language = "es"
    assert {line.id: line for line in here.casework.lines()} == here.casework.lines_of([eviction, person])


def test_what_was_written_down_by_an_older_form_is_read_anew(here, eviction, monkeypatch):
    before = here.casework.lines()
    monkeypatch.setattr("desktop.services.describing.version_of", lambda form_id: "another")
    assert here.casework.lines() == before


@pytest.mark.parametrize("form_id", library.built_in_ids())
def test_every_form_is_found_by_its_title(here, form_id):
    record = here.casework.save(None, form_id, titled(form_id, "Guatavita"))
    with here.vault.session() as session:
        found = session.connection().exec_driver_sql("SELECT rowid FROM words WHERE words MATCH 'title:guatavita'")
        assert len(found.all()) == 1
    assert [hit.line.id for hit in here.searching.find("guatavita")] == [record]
