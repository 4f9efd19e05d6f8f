"""Whole records stay on a laptop where anything is not proved, or would go with them that must not."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from desktop.services.checking import check
from desktop.services.drafts import Draft
from desktop.services.removing_records import Hindrance, RemovingRecords
from sync.client import succession
from tests.laptops import file_path, group, titled
from tests.servers import running


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("shared") / "server") as found:
        yield found


@pytest.fixture
def members(server, tmp_path):
    with group(tmp_path, server.new_group()) as found:
        yield found


@pytest.fixture
def received(members):
    record = members.documenter.casework.save(None, "case", titled("case", "A case"))
    members.sync()
    return record


def removing(whose) -> RemovingRecords:
    return RemovingRecords(whose.vault)


def stays(whose, record, why: Hindrance) -> bool:
    """Refused with this reason, and everything of it is here."""
    made = removing(whose).remove([record])
    assert (made.removed, made.stayed, made.bytes) == ((), ((record, why),), 0)
    whose.casework.open(record)
    return check(whose.vault).damaged == ()


def test_what_is_not_received_stays(members):
    record = members.documenter.casework.save(None, "case", titled("case", "A case"))
    assert stays(members.documenter, record, Hindrance.NOT_RECEIVED)
    members.documenter.syncing.run()
    assert stays(members.documenter, record, Hindrance.NOT_RECEIVED)
    members.sync()
    members.documenter.casework.save(record, "case", titled("case", "A case, later"))
    assert stays(members.documenter, record, Hindrance.NOT_RECEIVED)


def test_the_coordination_keeps_whole_records(members, received):
    assert stays(members.coordinator, received, Hindrance.COORDINATION)


def test_an_unfinished_sitting_keeps_it(members, received):
    documenter, other = members.documenter, received
    draft = Draft(form_id="case", record_id=other, changes=titled("case", "Half a word"))
    kept = documenter.casework.save_draft(draft)
    assert stays(documenter, other, Hindrance.DRAFT)
    documenter.casework.discard_draft(kept)
    assert removing(documenter).remove([other]).removed == (other,)


def test_a_file_that_another_record_names_keeps_it(members, tmp_path):
    (tmp_path / "film.bin").write_bytes(b"film")
    ref = members.documenter.collecting.take_in(tmp_path / "film.bin").ref
    named = {file_path("evidence"): ref}
    record = members.documenter.casework.save(None, "evidence", named | titled("evidence", "The film"))
    members.documenter.casework.save(None, "evidence", named | titled("evidence", "A copy"))
    members.sync()
    assert stays(members.documenter, record, Hindrance.SHARED)


def test_out_of_the_group_nothing_goes(members, received):
    with members.coordinator.syncing.line() as line:
        store = members.coordinator.vault.sync_store()
        succession.revoke(store, line, bytes.fromhex(members.documenter.vault.device_id), lambda _: None)
    with members.coordinator.vault.reading() as unit:
        raws = [one.raw for one in unit.outbox.statements()]
    with members.documenter.vault.unit() as unit:
        unit.members.replay(raws)
    assert stays(members.documenter, received, Hindrance.NO_GROUP)


@pytest.mark.parametrize(
    ("spoiled", "why"),
    [
        ("UPDATE receipts SET checkpoint = replace(checkpoint, '1', '2')", Hindrance.UNPROVED),
        ("UPDATE objects SET receipt = NULL WHERE kind = 2", Hindrance.NO_WAY_BACK),
        ("DELETE FROM objects WHERE kind = 2", Hindrance.NO_WAY_BACK),
    ],
)
def test_without_a_proof_of_all_of_it_and_of_the_way_back_it_stays(members, received, spoiled, why):
    with members.documenter.vault.unit() as unit:
        unit._session.execute(text(spoiled))
    assert removing(members.documenter).remove([received]).stayed == ((received, why),)
    members.documenter.casework.open(received)
