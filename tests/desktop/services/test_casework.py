"""Records are kept sitting by sitting; nothing anybody wrote is lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from desktop.domain.answers import FileRef
from desktop.domain.records import DELETION, KEPT, Whereabouts
from desktop.errors import DraftGone, NoSuchFile, NoSuchForm, RecordGone
from desktop.forms import library
from desktop.services.casework import Order
from desktop.services.drafts import Draft
from tests.laptops import file_path, note_about, titled

TITLE = "Eviction at the harbour"


@pytest.fixture
def case(here):
    return here.casework.save(None, "case", titled("case", TITLE))


def test_a_record_comes_back_as_it_was_saved(here, case):
    view = here.casework.open(case)
    assert view.answers == titled("case", TITLE)
    assert view.line.title == TITLE
    assert view.line.whereabouts is Whereabouts.ONLY_HERE
    assert view.line.own
    assert view.form_digest == library.built_in("case").digest
    assert abs(view.created - datetime.now(UTC)) < timedelta(minutes=1)


def test_lists_are_sorted_and_paged_and_leave_out_notes(here, case):
    urgent = here.casework.save(None, "case", titled("case", "Urgent"), urgent=True)
    threat = here.casework.save(None, "threat", titled("threat", "Followed"))
    here.casework.save(None, "note", note_about(case, "Who saw it?"))
    assert [line.id for line in here.casework.lines()] == [threat, urgent, case]
    assert [line.id for line in here.casework.lines(order=Order.URGENT)] == [urgent, threat, case]
    assert [line.id for line in here.casework.lines("case", offset=1, limit=1)] == [case]
    assert (here.casework.count(), here.casework.count("case"), here.casework.count("note")) == (3, 2, 1)


def test_an_edit_shows_in_the_history_with_what_was_before(here, case):
    path = library.built_in("case").title_path
    here.casework.save(case, "case", {path: "Eviction at the river"}, here.casework.open(case).heads)
    here.casework.save(case, "case", {path: None}, here.casework.open(case).heads)
    changes = [entry.changes[0] for entry in here.casework.history(case)]
    assert [(change.before, change.after) for change in changes] == [
        ("Eviction at the river", None),
        (TITLE, "Eviction at the river"),
        (None, TITLE),
    ]


def test_saving_nothing_new_writes_nothing(here, case):
    here.casework.save(case, "case", {}, here.casework.open(case).heads)
    assert len(here.casework.history(case)) == 1


def test_two_sittings_on_the_same_record_leave_both_values_until_somebody_chooses(here, case):
    path = library.built_in("case").title_path
    heads = here.casework.open(case).heads
    here.casework.save(case, "case", {path: "At the river"}, heads)
    here.casework.save(case, "case", {path: "At the port"}, heads)
    view = here.casework.open(case)
    assert [side.value for side in view.conflicts[path]] == ["At the river", "At the port"]
    assert [line.id for line in here.casework.in_conflict()] == [case]
    here.casework.resolve(case, path, "At the river")
    assert here.casework.open(case).answers[path] == "At the river"
    assert here.casework.in_conflict() == []


def test_a_deletion_beside_an_edit_is_a_choice_too(here, case):
    path = library.built_in("case").title_path
    heads = here.casework.open(case).heads
    here.casework.delete(case)
    assert here.casework.open(case).deleted
    here.casework.save(case, "case", {path: "Still going on"}, heads)
    assert DELETION in here.casework.open(case).conflicts
    here.casework.resolve(case, DELETION, KEPT)
    view = here.casework.open(case)
    assert (view.deleted, dict(view.conflicts), view.answers[path]) == (False, {}, "Still going on")


def test_a_deleted_record_is_in_no_list_and_keeps_its_history(here, case):
    here.casework.delete(case)
    assert here.casework.lines() == []
    assert [entry.deleted for entry in here.casework.history(case)] == [True, False]


def test_evidence_belongs_to_the_record_that_names_it(here, tmp_path):
    (tmp_path / "notice.txt").write_text("You have seven days.")
    ref = here.collecting.take_in(tmp_path / "notice.txt").ref
    record = here.casework.save(None, "evidence", titled("evidence", "The notice") | {file_path("evidence"): ref})
    assert here.casework.open(record).line.files == 1
    assert here.casework.delivery(record).parts == 2


def test_a_file_that_was_never_taken_in_is_refused_and_nothing_is_saved(here):
    unknown = FileRef(id="0" * 32, name="x", size=1, media_type="image/jpeg", sha256="0" * 64)
    with pytest.raises(NoSuchFile):
        here.casework.save(None, "evidence", {file_path("evidence"): unknown})
    assert here.casework.count() == 0


def test_what_links_to_a_record_is_found_from_it(here, case):
    note = here.casework.save(None, "note", note_about(case, "Who saw it?"))
    assert [line.id for line in here.casework.linked(case)] == [note]
    assert here.casework.linked(case, "threat") == []


def test_lines_of_many_records_leave_out_what_is_not_here(here, case):
    assert list(here.casework.lines_of(["f" * 32, case])) == [case]


def test_what_is_not_here_is_said(here):
    for ask in (here.casework.open, here.casework.history, here.casework.delivery, here.casework.delete):
        with pytest.raises(RecordGone):
            ask("f" * 32)
    with pytest.raises(NoSuchForm):
        here.casework.save(None, "poem", {})


def test_a_draft_stays_until_it_is_saved(here):
    draft = here.casework.save_draft(Draft(form_id="case", changes=titled("case", "Evic")))
    assert here.casework.save_draft(Draft(id=draft, form_id="case", changes=titled("case", TITLE))) == draft
    kept = here.casework.draft(draft)
    assert (kept.changes, kept.record_id) == (titled("case", TITLE), None)
    assert [one.id for one in here.casework.drafts()] == [draft]
    here.casework.save(None, "case", kept.changes, draft_id=draft)
    assert here.casework.drafts() == []
    with pytest.raises(DraftGone):
        here.casework.draft(draft)
    here.casework.discard_draft(draft)


def test_everything_is_there_after_closing_and_opening(here, case):
    from desktop.services.locking import open_vault
    from tests.laptops import PASSPHRASE, Laptop

    draft = here.casework.save_draft(Draft(form_id="threat", changes=titled("threat", "Followed")))
    here.vault.close()
    again = Laptop.of(open_vault(here.vault.folder, PASSPHRASE))
    try:
        assert again.casework.open(case).line.title == TITLE
        assert again.casework.draft(draft).changes == titled("threat", "Followed")
        assert [hit.line.id for hit in again.searching.find("harb")] == [case]
    finally:
        again.vault.close()
