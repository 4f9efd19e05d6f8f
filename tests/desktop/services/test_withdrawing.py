"""Consent is withdrawn for everything: the testimony is gone on every device, in whatever order things come, and on the
server; who had it is told.
"""

from __future__ import annotations

import random
from contextlib import closing

import pytest

from desktop.domain.consent import Purpose
from desktop.errors import NotYoursToWithdraw, RecordGone, RecordWithdrawn
from desktop.services.backing_up import BackingUp
from desktop.services.checking import check
from desktop.services.drafts import Draft
from desktop.services.exporting.exporting import Exporting
from desktop.services.exporting.passing import Choice
from desktop.services.fetching_back import FetchingBack
from desktop.services.joining import Role
from desktop.services.restoring import restore
from desktop.services.withdrawing import Way, Withdrawing
from desktop.store.keyslots import database_key
from desktop.store.vault import Vault
from tests.desktop.services.opened_pages import opened_pages
from tests.desktop.services.test_removing_records import vault_key
from tests.laptops import PASSPHRASE, Laptop, group, laptop, note_about, titled
from tests.servers import running

WORDS = "quisquilloso zarzaparrilla"
FILE = "consent/given/paper"
SIZE = 150_000


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("shared") / "server") as found:
        yield found


@pytest.fixture
def members(server, tmp_path):
    with group(tmp_path, server.new_group()) as found:
        yield found


def told(whose: Laptop, tmp_path, words: str = WORDS, **answers) -> str:
    """A testimony with a file."""
    path = tmp_path / "the old woman of the mill.bin"
    path.write_bytes(random.Random(words).randbytes(SIZE))
    ref = whose.collecting.take_in(path).ref
    said = {"told/words": words, FILE: ref, "consent/purposes/un": "yes", "consent/purposes/court": "yes"}
    return whose.casework.save(None, "testimony", titled("testimony", "Old woman of the mill") | said | answers)


def withdrawing(whose: Laptop) -> Withdrawing:
    return Withdrawing(whose.vault)


def is_gone(whose: Laptop, record: str) -> None:
    for asked in (whose.casework.open, whose.casework.history, whose.casework.delivery):
        with pytest.raises(RecordWithdrawn):
            asked(record)
    assert record not in [line.id for line in whose.casework.lines()]
    assert whose.searching.find("quisquilloso") == []
    assert check(whose.vault).damaged == ()
    assert whose.syncing.overview().set_aside == {}


def opened(whose: Laptop) -> bytes:
    """Every page of its database, unsealed, and every sealed file."""
    pages = opened_pages(whose.vault.folder, database_key(vault_key(whose.vault)))
    return pages + b"".join(path.read_bytes() for path in (whose.vault.folder / "files").iterdir())


def test_it_goes_here_at_once_and_everywhere_with_the_next_sync(members, server, tmp_path):
    documenter, coordinator = members.documenter, members.coordinator
    record = told(documenter, tmp_path)
    beside = documenter.casework.save(None, "case", titled("case", "Another case"))
    members.sync()
    assert coordinator.casework.open(record).answers["told/words"] == WORDS
    sealed = documenter.vault.files.path(coordinator.casework.open(record).answers[FILE].id).read_bytes()
    signs = (b"quisquill", b"Old woman", b"the old woman", sealed[1000:1064])
    assert all(sign in opened(whose) for sign in signs for whose in (documenter, coordinator)), "or it shows nothing"
    withdrawn = withdrawing(documenter).whole(record)
    assert (withdrawn.on_server, withdrawn.received, withdrawn.files) == (False, False, 1)
    is_gone(documenter, record)
    members.sync()
    for whose in (documenter, coordinator):
        is_gone(whose, record)
        assert whose.casework.open(beside).line.title == "Another case"
        after = opened(whose)
        assert [sign in after for sign in signs] == [False] * len(signs)
        assert b"Another case" in after
    told_back = withdrawing(documenter).withdrawn(record)
    assert (told_back.on_server, told_back.received) == (True, True)
    assert (Way.MEMBER, "Rosa") in [(one.way, one.whom) for one in told_back.left]
    assert sealed[1000:1064] not in b"".join(path.read_bytes() for path in server.folder.rglob("*") if path.is_file())
    (news,) = withdrawing(coordinator).news()
    assert (news.record_id, news.by, news.form_id, news.in_part) == (record, "Ana", "testimony", False)
    withdrawing(coordinator).told([record])
    assert withdrawing(coordinator).news() == ()
    assert withdrawing(documenter).news() == ()
    later = documenter.casework.save(None, "case", titled("case", "A third case"))
    members.sync()
    assert coordinator.casework.open(later).line.title == "A third case"


def test_a_coordinator_withdraws_what_somebody_told_another(members, tmp_path):
    record = told(members.documenter, tmp_path)
    members.sync()
    withdrawing(members.coordinator).whole(record)
    members.sync()
    is_gone(members.documenter, record)
    (news,) = withdrawing(members.documenter).news()
    assert news.by == "Rosa"


def test_a_stranger_may_not(members, tmp_path):
    note = members.coordinator.casework.save(None, "case", titled("case", "The coordination's own"))
    record = told(members.documenter, tmp_path)
    members.sync()
    about = members.coordinator.casework.save(None, "note", note_about(record, "Ask again"))
    members.sync()
    members.sync()
    assert members.documenter.casework.open(about).line.title == "Ask again"
    with pytest.raises(NotYoursToWithdraw):
        withdrawing(members.documenter).whole(about)
    assert members.coordinator.casework.open(note).line.title == "The coordination's own"


def test_notes_about_it_go_with_it_each_by_whoever_wrote_it(members, tmp_path):
    record = told(members.documenter, tmp_path)
    members.sync()
    note = members.coordinator.casework.save(None, "note", note_about(record, f"She said {WORDS}"))
    members.sync()
    assert members.documenter.casework.open(note).line.title == f"She said {WORDS}"
    late = members.coordinator.casework.save(None, "note", note_about(record, f"Again: {WORDS}"))
    draft = Draft(form_id="note", changes=note_about(record, f"And {WORDS}"))
    members.coordinator.casework.save_draft(draft)
    withdrawing(members.documenter).whole(record)
    for _ in range(2):
        members.sync()
    for whose in (members.documenter, members.coordinator):
        is_gone(whose, record)
        assert [line for line in whose.casework.lines("note") if line.id in (note, late)] == []
    assert members.coordinator.casework.drafts() == []
    assert b"quisquill" not in opened(members.coordinator)


def test_it_wins_over_what_a_laptop_wrote_that_did_not_know(members, tmp_path):
    record = told(members.documenter, tmp_path)
    members.sync()
    withdrawing(members.documenter).whole(record)
    members.documenter.syncing.run()
    members.coordinator.casework.save(record, "testimony", {"told/summary": f"Seen: {WORDS}"})
    for _ in range(2):
        members.sync()
    for whose in (members.documenter, members.coordinator):
        is_gone(whose, record)
        assert whose.syncing.overview().refused == {}
        assert whose.syncing.overview().waiting_records == 0


def test_what_another_pushed_before_it_heard_is_named_too(members, tmp_path):
    record = told(members.documenter, tmp_path)
    members.sync()
    members.coordinator.casework.save(record, "testimony", {"told/summary": f"Seen: {WORDS}"})
    members.coordinator.syncing.run()
    withdrawing(members.documenter).whole(record)
    for _ in range(2):
        members.sync()
    for whose in (members.documenter, members.coordinator):
        is_gone(whose, record)
        assert FetchingBack(whose.vault, whose.syncing).run().withheld == ()
        is_gone(whose, record)


def test_a_device_that_joins_later_never_sees_it(members, tmp_path):
    record = told(members.documenter, tmp_path)
    members.sync()
    withdrawing(members.documenter).whole(record)
    members.sync()
    with laptop(tmp_path / "third") as third:
        third.joining.join(members.coordinator.joining.invite(Role.COORDINATOR), "Leo")
        for one in (third, members.coordinator, members.documenter, third):
            one.syncing.run()
        with pytest.raises(RecordGone):
            third.casework.open(record)
        assert b"quisquill" not in opened(third)
        assert withdrawing(third).news() == ()
        assert third.syncing.overview().set_aside == {}


def test_what_was_never_sent_goes_without_a_word_of_it_leaving(members, tmp_path):
    record = told(members.documenter, tmp_path)
    withdrawing(members.documenter).whole(record)
    members.sync()
    is_gone(members.documenter, record)
    other = told(members.documenter, tmp_path, "Still here")
    members.sync()
    assert members.coordinator.casework.open(other).answers["told/words"] == "Still here"


def test_in_a_vault_of_no_group(tmp_path):
    with laptop(tmp_path / "alone") as alone:
        record = told(alone, tmp_path)
        withdrawing(alone).whole(record)
        is_gone(alone, record)
        assert b"quisquill" not in opened(alone)


def test_a_vault_restored_from_before_hears_it_again_from_the_log(members, tmp_path):
    documenter = members.documenter
    record = told(documenter, tmp_path)
    members.sync()
    BackingUp(documenter.vault).back_up(tmp_path / "stick")
    withdrawing(documenter).whole(record)
    left = withdrawing(documenter).withdrawn(record).left
    assert Way.BACKUP in [one.way for one in left], "the stick holds it still, and that is said"
    members.sync()
    restore(tmp_path / "stick", tmp_path / "restored", PASSPHRASE)
    with closing(Vault.open(tmp_path / "restored", PASSPHRASE)) as vault:
        again = Laptop.of(vault)
        assert again.casework.open(record).answers["told/words"] == WORDS
        again.syncing.run()
        is_gone(again, record)
        assert b"quisquill" not in opened(again)
        assert [one.record_id for one in withdrawing(again).news()] == [record]


def test_some_uses_end_and_exports_stop_on_every_device(members, tmp_path):
    record = told(members.documenter, tmp_path)
    members.sync()
    court = Choice(purpose=Purpose.COURT)
    about = withdrawing(members.documenter).about(record)
    assert set(about.uses) == {Purpose.UN, Purpose.COURT}
    withdrawing(members.documenter).in_part(record, [Purpose.COURT], "Not in court, she says")
    members.sync()
    for whose in (members.documenter, members.coordinator):
        assert record not in exported(whose, court, tmp_path / whose.vault.device_id)
        assert record in exported(whose, Choice(purpose=Purpose.UN), tmp_path / f"un {whose.vault.device_id}")
    (news,) = withdrawing(members.coordinator).news()
    assert (news.record_id, news.in_part, news.by) == (record, True, "Ana")
    withdrawing(members.documenter).in_part(record, [Purpose.UN])
    answers = members.documenter.casework.open(record).answers
    assert answers["consent/withdrawal/withdrawn_for"] == ("court", "un")
    withdrawing(members.documenter).in_part(record, [])
    withdrawing(members.documenter).in_part(record, [Purpose.UN])
    assert "consent/withdrawal/withdrawn_for" not in members.documenter.casework.open(record).answers, "all of them"


def exported(whose: Laptop, choice: Choice, out) -> str:
    Exporting(whose.vault).export(choice, out, print)
    return "".join(path.read_text("utf-8") for path in sorted((out / "records").rglob("*.jsonl")))


def test_what_had_left_is_listed_before_and_after(members, tmp_path):
    documenter = members.documenter
    record = told(documenter, tmp_path)
    members.sync()
    Exporting(documenter.vault).export(Choice(purpose=Purpose.COURT), tmp_path / "for the court", print)
    before = withdrawing(documenter).about(record).left
    ways = [(one.way, one.purpose) for one in before]
    assert ways.count((Way.EXPORTED, "court")) == 1
    assert (Way.MEMBER, "") in ways
    members.sync()
    assert [one.by for one in withdrawing(members.coordinator).about(record).left if one.way is Way.EXPORTED] == ["Ana"]
    after = withdrawing(documenter).whole(record).left
    assert [(one.way, one.purpose, one.when) for one in after] == [(one.way, one.purpose, one.when) for one in before]
    members.sync()
    (news,) = withdrawing(members.coordinator).news()
    assert (Way.EXPORTED, "court") in [(one.way, one.purpose) for one in news.left]
