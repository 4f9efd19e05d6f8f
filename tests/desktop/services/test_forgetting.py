"""A file that nothing names any more is destroyed, key first; one that anything may still name never is."""

from __future__ import annotations

import pytest

from desktop.errors import NoSuchFile, NoSuchForm
from desktop.services.drafts import Draft
from desktop.ui.editor.drafting import DraftKeeper
from tests.laptops import file_path, titled

ORIGINAL = file_path("evidence")


@pytest.fixture
def take(here, tmp_path):
    def take_in(content):
        (tmp_path / "photo.jpg").write_bytes(content)
        return here.collecting.take_in(tmp_path / "photo.jpg").ref

    return take_in


def stored(here):
    return {path.name for path in (here.vault.folder / "files").iterdir()}


def draft_of(*refs):
    return Draft(form_id="evidence", changes={ORIGINAL if n == 0 else f"copy{n}": ref for n, ref in enumerate(refs)})


def test_a_discarded_draft_takes_its_files_with_it(here, take):
    ref, other = take(b"one"), take(b"two")
    draft = here.casework.save_draft(draft_of(ref))
    here.casework.discard_draft(draft)
    assert stored(here) == {other.id}
    with pytest.raises(NoSuchFile):
        here.collecting.reader(ref.id)
    with here.vault.session() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM files").scalar() == 1


def test_what_another_draft_or_a_record_names_stays(here, take):
    in_draft, in_record = take(b"one"), take(b"two")
    here.casework.save_draft(draft_of(in_draft))
    record = here.casework.save(None, "evidence", {ORIGINAL: in_record})
    here.casework.save(record, "evidence", {ORIGINAL: None})
    here.casework.discard_draft(here.casework.save_draft(draft_of(in_draft, in_record)))
    assert stored(here) == {in_draft.id, in_record.id}


def test_a_record_keeps_its_files_when_its_draft_ends_with_the_save(here, take):
    ref = take(b"one")
    draft = here.casework.save_draft(draft_of(ref))
    here.casework.save(None, "evidence", {ORIGINAL: ref}, draft_id=draft)
    here.casework.discard_draft(draft)
    assert here.collecting.reader(ref.id).read(0, 3) == b"one"


def test_what_was_taken_away_in_an_open_sitting_can_be_brought_back(here, take):
    ref = take(b"one")
    keeper = DraftKeeper(here.casework, Draft(form_id="evidence", changes={}))
    keeper.keep(keeper.number(), {ORIGINAL: ref}, False)
    keeper.keep(keeper.number(), {}, False)
    assert stored(here) == {ref.id}
    keeper.keep(keeper.number(), {ORIGINAL: ref}, False)
    keeper.save({ORIGINAL: ref}, False)
    assert here.collecting.reader(ref.id).read(0, 3) == b"one"


@pytest.mark.parametrize("end", ["save", "discard"])
def test_what_was_taken_away_goes_when_the_sitting_ends(here, take, end):
    dropped, kept = take(b"one"), take(b"two")
    keeper = DraftKeeper(here.casework, Draft(form_id="evidence", changes={}))
    keeper.keep(keeper.number(), {ORIGINAL: dropped}, False)
    if end == "save":
        keeper.keep(keeper.number(), {ORIGINAL: kept}, False)
        keeper.save({ORIGINAL: kept}, False)
    else:
        keeper.keep(keeper.number(), {}, False)
        keeper.discard()
    assert stored(here) == {kept.id}
    with pytest.raises(NoSuchFile):
        here.collecting.reader(dropped.id)


def test_a_save_that_fails_destroys_nothing(here, take):
    dropped = take(b"one")
    keeper = DraftKeeper(here.casework, Draft(form_id="evidence", changes={}))
    keeper.keep(keeper.number(), {ORIGINAL: dropped}, False)
    keeper.keep(keeper.number(), titled("evidence", "Boats"), False)
    keeper._begun = Draft(form_id="no such form", changes={})
    with pytest.raises(NoSuchForm):
        keeper.save(titled("evidence", "Boats"), False)
    assert stored(here) == {dropped.id}
