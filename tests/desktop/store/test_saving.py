from __future__ import annotations

import random

import pytest

from desktop.domain.answers import FileRef
from desktop.domain.records import DELETION, Whereabouts
from desktop.errors import NoSuchFile, RecordGone, RecordTooBig
from desktop.store.drafts import KeptDraft, new_draft_id
from desktop.store.sittings import Sitting
from sync.client.ports import Urgency
from sync.crypto.objects import verified
from sync.crypto.seal import open_content, record_key
from sync.protocol.objects import Revision, parsed

UNKNOWN = "ab" * 16


def test_a_saved_record_comes_back_with_everything_that_was_answered(vault, save, line):
    answers = {
        "title": "Eviction",
        "people": 65,
        "share": 0.5,
        "rights": ("housing", "food"),
        "losses[1f00ab3c]": 1.0,
        "losses[1f00ab3c]/what": "boat",
    }
    record = save(vault, "case", answers, urgent=True)
    found = line(vault, record)
    assert found.record.answers == answers
    assert (found.record.form, found.record.urgent, found.own) == ("case", True, True)
    assert found.whereabouts is Whereabouts.ONLY_HERE


def test_one_save_leaves_one_signed_sealed_revision_to_send(vault, save):
    record = save(vault, "threat", {"what": "followed"}, urgent=True)
    store = vault.sync_store()
    [(_, outgoing)] = store.outgoing()
    assert outgoing.urgency is Urgency.URGENT
    body = parsed(verified(outgoing.raw, vault.keys.signing_public).body, Revision)
    assert body.record.hex() == record
    [secret] = store.secret(body.key_id)
    key = record_key(secret.key, body.record)
    opened = open_content(key, body.nonce, body.sealed, author=vault.keys.id, record=body.record, key_id=body.key_id)
    assert b"followed" in opened
    assert b"followed" not in outgoing.raw


def test_an_edit_is_a_revision_on_the_heads_and_leaves_one_record(vault, save, line):
    record = save(vault, "case", {"title": "a", "place": "b"})
    save(vault, "case", {"title": "c", "place": None}, record=record)
    found = line(vault, record).record
    assert found.answers == {"title": "c"}
    assert len(found.heads) == 1
    with vault.reading() as unit:
        first, second = unit.revisions.of(record)
        assert second.parents == (first.id,)
        assert second.clock > first.clock
        assert unit.records.count() == 1


def test_two_sittings_on_the_same_heads_are_both_kept_until_somebody_chooses(vault, save, line):
    record = save(vault, "case", {"title": "a"})
    heads = line(vault, record).record.heads
    save(vault, "case", {"title": "b"}, record=record, parents=heads)
    save(vault, "case", {"title": "c"}, record=record, parents=heads)
    torn = line(vault, record).record
    assert [side.value for side in torn.conflicts["title"]] == ["b", "c"]
    with vault.reading() as unit:
        assert [one.record.id for one in unit.records.in_conflict()] == [record]
    save(vault, "case", {"title": "b"}, record=record)
    assert not line(vault, record).record.conflicts
    with vault.reading() as unit:
        assert unit.records.in_conflict() == []


def test_a_deleted_record_is_in_no_list_and_its_history_stays(vault, save, line):
    record = save(vault, "case", {"title": "mistake"})
    save(vault, "case", {}, record=record, deleted=True)
    assert line(vault, record).record.deleted
    with vault.reading() as unit:
        assert unit.records.page() == []
        assert unit.records.count() == 0
        assert unit.search.find("mistake") == []
        assert len(unit.revisions.of(record)) == 2


def test_a_deletion_beside_an_edit_is_a_conflict_in_the_lists(vault, save, line):
    record = save(vault, "case", {"title": "a"})
    heads = line(vault, record).record.heads
    save(vault, "case", {"title": "b"}, record=record, parents=heads)
    save(vault, "case", {}, record=record, parents=heads, deleted=True)
    assert set(line(vault, record).record.conflicts) == {DELETION}
    with vault.reading() as unit:
        assert unit.records.count() == 1


def test_a_draft_ends_in_the_transaction_of_its_save(vault, save):
    draft = KeptDraft(id=new_draft_id(), form="case", changes={"title": "half"}, saved=1)
    with vault.unit() as unit:
        unit.drafts.put(draft)
    save(vault, "case", {"title": "whole"}, draft=draft.id)
    with vault.reading() as unit:
        assert unit.drafts.get(draft.id) is None


def test_a_save_that_fails_keeps_the_draft_and_nothing_else(vault, save):
    draft = KeptDraft(id=new_draft_id(), form="case", changes={"title": "half"}, saved=1)
    with vault.unit() as unit:
        unit.drafts.put(draft)
    ref = FileRef(id=UNKNOWN, name="a.jpg", size=1, media_type="image/jpeg", sha256="00" * 32)
    with pytest.raises(NoSuchFile):
        save(vault, "case", {"photo": ref}, draft=draft.id)
    with vault.reading() as unit:
        assert unit.drafts.get(draft.id) == draft
        assert unit.records.count() == 0
    assert vault.sync_store().outgoing() == []


def test_a_record_that_is_not_here_cannot_be_edited(vault):
    with pytest.raises(RecordGone), vault.unit() as unit:
        unit.save(Sitting(form="case", changes={}, record=UNKNOWN, parents=("00" * 32,)))


def test_more_words_than_one_revision_may_carry_are_refused_and_the_draft_stays(vault, save):
    draft = KeptDraft(id=new_draft_id(), form="case", changes={"what": "half"}, saved=1)
    with vault.unit() as unit:
        unit.drafts.put(draft)
    with pytest.raises(RecordTooBig):
        save(vault, "case", {"what": "x" * 4_000_000}, draft=draft.id)
    with vault.reading() as unit:
        assert unit.drafts.get(draft.id) == draft
    save(vault, "case", {"what": random.Random(1).randbytes(1_500_000).hex()[:3_000_000]})


def test_an_edit_on_anothers_revision_is_refused(vault, save, line):
    one, other = save(vault, "case", {"title": "a"}), save(vault, "case", {"title": "b"})
    with pytest.raises(ValueError, match="parents"):
        save(vault, "case", {"title": "x"}, record=one, parents=line(vault, other).record.heads)


def test_a_laptop_clock_set_back_does_not_turn_the_order_of_revisions(vault, save, monkeypatch):
    record = save(vault, "case", {"title": "a"})
    monkeypatch.setattr("desktop.store.unit.time.time_ns", lambda: 0)
    save(vault, "case", {"title": "b"}, record=record)
    with vault.reading() as unit:
        assert [one.changes["title"] for one in unit.revisions.of(record)] == ["a", "b"]


def test_records_of_one_sync_share_a_secret_and_later_ones_take_another(vault, save):
    save(vault, "case", {"title": "a"})
    save(vault, "case", {"title": "b"})
    store = vault.sync_store()
    assert len(store.ungranted()) == 1
    save(vault, "case", {"title": "c"})
    assert len(store.ungranted()) == 2


def test_readers_beside_the_coordination_get_a_secret_of_their_own(vault, save):
    reader = "cd" * 16
    save(vault, "note", {"text": "a"}, readers=(reader,))
    save(vault, "case", {"title": "b"})
    extras = {one.extra for one in vault.sync_store().ungranted()}
    assert extras == {(), (bytes.fromhex(reader),)}


def test_a_record_keeps_its_secret_for_later_revisions(vault, save, line):
    record = save(vault, "case", {"title": "a"})
    store = vault.sync_store()
    [first] = store.ungranted()
    save(vault, "case", {"title": "b"}, record=record)
    assert [one.secret for one in store.ungranted()] == [first.secret]
