from __future__ import annotations

from desktop.domain.answers import FileRef
from desktop.store.drafts import KeptDraft, new_draft_id

REF = FileRef(id="ab" * 16, name="a.jpg", size=1, media_type="image/jpeg", sha256="cd" * 32)
ANSWERS = {"title": "half a sen", "people": 3, "gone": None, "many": ("a", "b"), "photo": REF}


def draft(**changed):
    fields = {"id": new_draft_id(), "form": "case", "changes": ANSWERS, "saved": 1}
    return KeptDraft(**fields | changed)


def test_a_draft_survives_closing(make_vault):
    vault = make_vault()
    kept = draft(record="ef" * 16, parents=("01" * 32,), urgent=True)
    with vault.unit() as unit:
        unit.drafts.put(kept)
    vault.close()
    with make_vault().reading() as unit:
        assert unit.drafts.get(kept.id) == kept


def test_a_draft_kept_again_replaces_itself(vault):
    kept = draft()
    again = draft(id=kept.id, changes={"title": "half a sentence"}, saved=2)
    with vault.unit() as unit:
        unit.drafts.put(kept)
        unit.drafts.put(again)
        assert unit.drafts.newest_first() == [again]


def test_the_newest_draft_is_the_first_and_a_removed_one_is_gone(vault):
    older, newer = draft(saved=1), draft(saved=2)
    with vault.unit() as unit:
        unit.drafts.put(newer)
        unit.drafts.put(older)
        assert [one.id for one in unit.drafts.newest_first()] == [newer.id, older.id]
        unit.drafts.remove(newer.id)
        unit.drafts.remove(newer.id)
        assert [one.id for one in unit.drafts.newest_first()] == [older.id]


def test_drafts_are_never_sent_and_name_their_files(vault):
    with vault.unit() as unit:
        unit.drafts.put(draft())
        assert unit.drafts.files() == {REF.id}
    assert vault.sync_store().outgoing() == []
