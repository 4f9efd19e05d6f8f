from __future__ import annotations

import pytest

from desktop.store.records import Order


@pytest.fixture
def many(vault, save):
    """Ten cases and two notes; the third case is urgent."""
    ids = [save(vault, "case", {"title": f"case {n}"}, urgent=n == 3) for n in range(10)]
    notes = [save(vault, "note", {"about": ids[0], "text": "hm"}), save(vault, "note", {"about": ids[1]})]
    return ids, notes


def listed(vault, form=None, **options):
    with vault.reading() as unit:
        return [one.id for one in unit.records.page(form, **options)]


def test_pages_follow_one_another_newest_first(vault, many):
    ids, notes = many
    assert listed(vault, "case", limit=4) == ids[:5:-1]
    assert listed(vault, "case", offset=4, limit=100) == ids[5::-1]
    assert listed(vault, limit=3) == [notes[1], notes[0], ids[9]]
    assert listed(vault, without=("note",)) == ids[::-1]


def test_an_edit_brings_a_record_to_the_top_of_what_changed_only(vault, many, save):
    ids, _ = many
    save(vault, "case", {"place": "x"}, record=ids[5])
    assert listed(vault, "case", limit=1) == [ids[5]]
    assert listed(vault, "case", limit=1, order=Order.CREATED) == [ids[9]]


def test_urgent_ones_come_first_when_asked(vault, many):
    ids, _ = many
    assert listed(vault, "case", order=Order.URGENT)[:2] == [ids[3], ids[9]]


def test_counts_are_those_of_the_lists(vault, many, save):
    ids, _ = many
    save(vault, "case", {}, record=ids[0], deleted=True)
    with vault.reading() as unit:
        assert unit.records.count("case") == len(unit.records.page("case")) == 9
        assert unit.records.count(without=("note",)) == 9
        assert unit.records.count("testimony") == 0
        assert sum(unit.records.counts(own=True).values()) == 11
        assert sum(unit.records.counts(own=False).values()) == 0


def test_what_names_a_record_is_found_from_it(vault, many, save):
    ids, notes = many
    with vault.reading() as unit:
        assert [one.record.id for one in unit.records.linked(ids[0])] == [notes[0]]
        assert unit.records.linked(ids[0], "case") == []
        assert unit.records.linked(ids[7]) == []
    save(vault, "note", {"about": ids[7]}, record=notes[0])
    with vault.reading() as unit:
        assert unit.records.linked(ids[0]) == []
        assert [one.record.id for one in unit.records.linked(ids[7])] == [notes[0]]


def test_lines_come_in_the_order_asked_for_and_unknown_ids_are_left_out(vault, many):
    ids, _ = many
    with vault.reading() as unit:
        assert list(unit.records.lines([ids[4], "00" * 16, ids[2]])) == [ids[4], ids[2]]


def test_the_page_and_the_counts_of_a_list_come_from_an_index(vault, many):
    """At 100,000 records a sort or a scan of whole rows is what makes a window stall."""
    questions = [
        "SELECT id FROM records WHERE deleted = 0 AND form = 'case' ORDER BY changed DESC, seq DESC LIMIT 50 OFFSET 9",
        "SELECT id FROM records WHERE deleted = 0 AND form = 'case' ORDER BY created DESC, seq DESC LIMIT 50",
        "SELECT id FROM records WHERE deleted = 0 ORDER BY urgent DESC, changed DESC, seq DESC LIMIT 50",
        "SELECT id FROM records WHERE deleted = 0 AND form NOT IN ('note') ORDER BY changed DESC, seq DESC LIMIT 50",
    ]
    with vault.session() as session:
        for question in questions:
            plan = session.connection().exec_driver_sql("EXPLAIN QUERY PLAN " + question).all()
            said = " ".join(row[3] for row in plan)
            assert "USING INDEX ix_records" in said or "USING COVERING INDEX ix_records" in said, said
            assert "TEMP B-TREE" not in said, said
