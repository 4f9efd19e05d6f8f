from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.store.folding import folded, folded_with_places
from desktop.store.search import wanted
from desktop.store.sittings import Sitting
from desktop.store.snippets import snippet


def found(vault, words, form=None, limit=50):
    with vault.reading() as unit:
        return [hit.id for hit in unit.search.find(words, form, limit)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Desalojo de pescadores en la Bahía", "bahia"),
        ("Desalojo de pescadores en la Bahía", "PESCADÓRES desa"),
        ("La niña de la montaña", "nina montana"),
        ("إخلاء القرية", "اخلاء"),
        ("إِخْلَاءُ القَرْيَةِ", "القريه"),
        ("مدرسة الشاطئ", "مدرسه"),
        ("သူတို့သည် ရွာမှ နှင်ထုတ်ခံရသည်", "နှင်ထုတ်"),
        ("ရွာသားများသည်ကမ်းခြေမှဖယ်ရှားခံရသည်", "ကမ်းခြေ"),
        ("ไล่ที่ชุมชนประมง", "ชุมชน"),
        ("渔民社区被强制拆迁", "强制拆"),
        ("渔民社区被强制拆迁", "渔民"),
        ("मछुआरों का विस्थापन", "विस्थाप"),
        ("गाँव की ज़मीन", "गांव जमीन"),
        ("गांव की जमीन", "गाँव ज़मीन"),
        ("Straße am Fluß", "strasse fluss"),
        ("ŁÓDŹ nad rzeką", "lodz"),
        ("Ηλεκτρικό έργο", "εργο"),
        ('He said "go" (twice)', "go"),
        ("file no. 12/2011", "12/2011"),
    ],
)
def test_found_however_it_is_written(vault, save, text, words):
    record = save(vault, "case", {"title": "x", "what": text})
    save(vault, "case", {"title": "something else"})
    assert found(vault, words) == [record]


def test_every_word_must_be_there_and_each_may_be_unfinished(vault, save):
    both = save(vault, "case", {"title": "river eviction"})
    save(vault, "case", {"title": "river"})
    assert found(vault, "evic riv") == [both]


def test_words_of_two_scripts_must_both_be_there(vault, save):
    both = save(vault, "case", {"title": "Pagan", "what": "ရွာသားများသည်ကမ်းခြေမှ"})
    save(vault, "case", {"title": "Pathein", "what": "ရွာသားများသည်ကမ်းခြေမှ"})
    assert found(vault, "pagan ကမ်းခြေ") == [both]


def test_a_title_counts_more_than_a_text(vault, save):
    text = save(vault, "case", {"title": "x", "what": "the eviction of the fisherfolk by the river"})
    title = save(vault, "case", {"title": "eviction"})
    another = save(vault, "case", {"title": "y", "what": "the eviction of the fisherfolk by the sea"})
    assert found(vault, "eviction")[0] == title
    assert set(found(vault, "eviction")) == {text, title, another}


def test_only_one_form_when_asked(vault, save):
    save(vault, "case", {"title": "river"})
    threat = save(vault, "threat", {"title": "river"})
    assert found(vault, "river", "threat") == [threat]


def test_the_index_follows_an_edit(vault, save):
    record = save(vault, "case", {"title": "river"})
    save(vault, "case", {"title": "sea"}, record=record)
    assert found(vault, "river") == []
    assert found(vault, "sea") == [record]


def test_names_of_files_choices_and_both_sides_of_a_conflict_are_found(vault, save, line, tmp_path):
    (tmp_path / "scan.pdf").write_bytes(b"%PDF")
    ref = vault.files.take_in(tmp_path / "scan.pdf", "notice_of_eviction.pdf", "application/pdf")
    record = save(vault, "case", {"title": "a", "paper": ref, "rights": ("housing", "food")})
    heads = line(vault, record).record.heads
    save(vault, "case", {"title": "heron"}, record=record, parents=heads)
    save(vault, "case", {"title": "egret"}, record=record, parents=heads)
    for words in ("notice eviction pdf", "housing", "heron", "egret"):
        assert found(vault, words) == [record]


@pytest.mark.parametrize(
    "words", ["", "   ", '"', "*", "a AND", "NEAR(", "col:x", "-", "'; DROP TABLE", "0\x00", "\U0001f600", "^x", "{"]
)
def test_odd_input_finds_little_and_breaks_nothing(vault, save, words):
    save(vault, "case", {"title": "river"})
    assert found(vault, words) == []


@given(words=st.text(max_size=30))
def test_no_input_is_taken_for_a_query_language(shared_vault, words):
    found(shared_vault, words)


def test_a_snippet_shows_the_match_and_where_it_is():
    long = "Before the rains. " * 30 + "They came to La Bahía at dawn with two bulldozers. " + "Then silence. " * 30
    found = snippet(["x", long], wanted("bahia dawn"))
    assert found is not None
    text, matches = found
    assert [text[first:end] for first, end in matches] == ["Bahía", "dawn"]
    assert len(text) < 200


@pytest.mark.parametrize("texts", [("heron", "egret, Heron", "stork"), ("héron", "egret, Heron", "stork")])
def test_a_snippet_is_of_the_first_text_with_any_of_the_words(texts):
    assert snippet(texts, ["egret", "stork"]) == ("egret, Heron", ((0, 5),))
    assert snippet(texts, ["stork"]) == ("stork", ((0, 5),))
    assert snippet(texts, ["gull"]) is None


@given(text=st.text(max_size=60))
def test_folding_keeps_to_the_places_of_its_characters(text):
    piecewise, places = folded_with_places(text)
    assert len(piecewise) == len(places)
    assert all(0 <= place < len(text) for place in places)
    assert places == sorted(places)


@example(text="𝓐")
@given(text=st.text(max_size=60))
def test_what_was_folded_once_stays_as_it_is(text):
    assert folded(folded(text)) == folded(text)


def test_of_very_many_hits_the_ones_in_titles_and_then_the_newest_come_first(vault, save):
    with vault.unit() as unit:
        titled = unit.save(Sitting(form="case", changes={"title": "common"})).record
        ids = [unit.save(Sitting(form="case", changes={"what": "common"})).record for _ in range(420)]
    assert found(vault, "common", limit=3) == [titled, ids[-1], ids[-2]]
