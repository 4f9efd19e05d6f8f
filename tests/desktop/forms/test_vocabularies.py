from __future__ import annotations

import re

import pytest

from desktop.forms.library import FORMS
from desktop.forms.vocabularies import VOCABULARIES, terms, with_choices


def test_every_list_a_form_asks_from_is_there_and_none_lies_idle():
    asked = set(re.findall(r"select_(?:one|multiple) (\w+)", "".join(path.read_text() for path in FORMS.glob("*.md"))))
    assert asked == set(terms())


@pytest.mark.parametrize("list_name", sorted(terms()))
def test_a_list_names_each_term_once_and_in_every_language(list_name):
    listed = terms()[list_name]
    assert len({term.name for term in listed}) == len(listed)
    for term in listed:
        assert re.fullmatch(r"[a-z][a-z_]*", term.name)
        assert set(term.labels) == {"en", "es"}
        assert all(words == words.strip() and words for words in term.labels.values())
    for language in ("en", "es"):
        assert len({term.labels[language] for term in listed}) == len(listed)


def test_codes_are_cross_references_and_look_like_ones():
    codes = {term.huridocs for listed in terms().values() for term in listed} - {""}
    assert codes
    assert all(re.fullmatch(r"[0-9]{2,12}", code) for code in codes)
    assert {term.name: term.huridocs for term in terms()["acts"]}["eviction"] == "050103000000"
    assert {term.name: term.huridocs for term in terms()["rights"]}["water"] == ""


def test_files_are_plain_tables():
    for path in VOCABULARIES.glob("*.csv"):
        content = path.read_text(encoding="utf-8")
        assert content.splitlines()[0] == "list,name,huridocs,label_en,label_es,parent"
        assert "|" not in content


def test_the_lists_a_form_names_are_put_into_it():
    made = with_choices("| survey |\n| | type | name |\n| | select_one yes_no | a |\n| | select_one yes_no | b |\n")
    assert made.count("| choices |") == 1
    assert made.count("| yes_no | yes | Yes | Sí |") == 1


def test_a_list_nobody_wrote_is_missed():
    with pytest.raises(KeyError):
        with_choices("| | select_one nothing | a |")
