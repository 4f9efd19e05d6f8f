"""What stays on a laptop from which a record was removed is mended as anywhere else, and the record stays away."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from desktop.errors import RecordRemoved
from desktop.services.checking import check
from desktop.services.drafts import Draft
from desktop.services.fetching_back import FetchingBack
from desktop.services.removing_records import Hindrance, RemovingRecords
from tests.desktop.services.losing import lose
from tests.laptops import file_path, group, titled


@pytest.fixture
def members(running_server, tmp_path):
    with group(tmp_path, running_server.invitation) as found:
        yield found


@pytest.fixture
def film(members, tmp_path):
    """Records of the documenter, born in one sync: (with a file, other, the file)."""
    (tmp_path / "film.bin").write_bytes(b"film")
    ref = members.documenter.collecting.take_in(tmp_path / "film.bin").ref
    record = members.documenter.casework.save(
        None, "evidence", {file_path("evidence"): ref} | titled("evidence", "The film")
    )
    other = members.documenter.casework.save(None, "case", titled("case", "Another case"))
    members.sync()
    return record, other, ref


def custody(whose):
    """Each entry, and the revision that told it."""
    with whose.vault.reading() as unit:
        told = text("SELECT file, device, number, object, record FROM custody ORDER BY seq")
        return unit._session.execute(told).all()


def test_what_was_told_of_its_files_stays_told_when_everything_is_fetched_back(members, film):
    record, _, _ = film
    documenter = members.documenter
    RemovingRecords(documenter.vault).remove([record])
    before = custody(documenter)
    assert FetchingBack(documenter.vault, documenter.syncing).run().whole
    assert custody(documenter) == before
    assert all(told and of == record for *_, told, of in before)


def test_a_record_of_the_same_sync_that_was_lost_comes_back_without_the_removed_one(members, film):
    record, other, _ = film
    documenter = members.documenter
    RemovingRecords(documenter.vault).remove([record])
    documenter.syncing.run()
    lose(documenter.vault, "secrets")
    lose(documenter.vault, "revisions", "objects", where=f"record = '{other}'")
    lose(documenter.vault, "records", where=f"id = '{other}'")
    FetchingBack(documenter.vault, documenter.syncing).run()
    assert documenter.casework.open(other).line.title == "Another case"
    assert [stub.id for stub in RemovingRecords(documenter.vault).removed()] == [record]
    with documenter.vault.reading() as unit:
        assert unit.secrets.key_of(record, unit.revisions.newest_key_id(other)) is None
    assert check(documenter.vault).damaged == ()


def test_a_file_that_an_unfinished_record_names_keeps_the_record_that_has_its_key(members, film):
    record, _, ref = film
    documenter = members.documenter
    named = {file_path("evidence"): ref} | titled("evidence", "A copy")
    draft = documenter.casework.save_draft(Draft(form_id="evidence", changes=named))
    made = RemovingRecords(documenter.vault).remove([record])
    assert (made.removed, made.stayed) == ((), ((record, Hindrance.SHARED),))
    documenter.casework.save(None, "evidence", named, draft_id=draft)


def test_a_file_comes_with_its_removed_record_and_not_before(members, film):
    record, _, ref = film
    documenter = members.documenter
    removing, originals = RemovingRecords(documenter.vault), documenter.collecting.carrying_less
    removing.remove([record])
    with pytest.raises(RecordRemoved):
        originals.fetch_again([ref.id])
    documenter.syncing.run()
    assert not documenter.vault.files.path(ref.id).exists()
    removing.fetch_again([record])
    for _ in range(2):
        documenter.syncing.run()
    assert documenter.collecting.reader(ref.id).read(0, 4) == b"film"
