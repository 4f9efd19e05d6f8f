"""What was lost in a vault comes back from the server, and nothing that is whole crosses the line again."""

from __future__ import annotations

import os
import random

import pytest

from desktop.domain.records import Whereabouts
from desktop.errors import NotAMember
from desktop.services.checking import check
from desktop.services.fetching_back import CameBack, FetchingBack
from desktop.services.syncing import Limits
from sync.client.transport import HttpTransport
from sync.errors import Transient
from tests.desktop.services.dying_lines import cut_after
from tests.desktop.services.losing import TABLES, contents, lose, told
from tests.laptops import file_path, group, note_about, titled
from tests.servers import running


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("shared") / "server") as found:
        yield found


@pytest.fixture
def story(server, tmp_path):
    """Two cases, one of them edited by the coordination, a note, a photograph and a paper; all of it received."""
    with group(tmp_path, server.new_group()) as members:
        _told(members, tmp_path)
        yield members


def _told(members, tmp_path):
    documenter, coordinator = members.documenter, members.coordinator
    first = documenter.casework.save(None, "case", titled("case", "Harbour"))
    documenter.casework.save(None, "case", titled("case", "Lagoon"), urgent=True)
    for name, size in (("boats.jpg", 300_000), ("paper.pdf", 20)):
        (tmp_path / name).write_bytes(random.Random(size).randbytes(size))
        ref = documenter.collecting.take_in(tmp_path / name).ref
        documenter.casework.save(None, "evidence", {file_path("evidence"): ref} | titled("evidence", name))
    members.sync()
    coordinator.casework.save(None, "note", note_about(first, "Who saw it?"))
    coordinator.casework.save(first, "case", titled("case", "Harbour, north side"))
    coordinator.casework.save(None, "case", titled("case", "The office's own"))
    members.sync()
    members.documenter.syncing.run()


def back_at(laptop) -> CameBack:
    return FetchingBack(laptop.vault, laptop.syncing).run()


def expect_clean(laptop) -> None:
    assert check(laptop.vault).damaged == ()
    again = back_at(laptop)
    assert (again.objects, again.files, again.is_all) == (0, (), True)
    assert again.received_bytes < 3_000
    laptop.syncing.run()
    assert laptop.syncing.run().requests == 1


@pytest.mark.parametrize("whose", ["documenter", "coordinator"])
def test_a_vault_of_which_everything_was_lost_but_its_keys_is_as_it_was(story, whose):
    laptop = getattr(story, whose)
    before, files = told(laptop), contents(laptop)
    lose(laptop.vault, *TABLES)
    came = back_at(laptop)
    assert came.is_all
    assert set(came.records) == set(before)
    assert told(laptop) == before
    assert contents(laptop) == files
    expect_clean(laptop)


# What the program itself makes out of others again is lost with them; a chain of custody with its head.
TOGETHER = {"records": ("records", "links", "attachments"), "custody": ("custody", "custody_heads")}
ALONE = [table for table in TABLES if not any(table in some[1:] for some in TOGETHER.values()) and table != "set_aside"]


def test_each_table_that_was_lost_is_filled_again(story):
    laptop = story.documenter
    before, files = told(laptop), contents(laptop)
    for table in ALONE:
        lose(laptop.vault, *TOGETHER.get(table, (table,)))
        assert back_at(laptop).is_all, table
        assert told(laptop) == before, table
        assert contents(laptop) == files, table
        assert check(laptop.vault).damaged == (), table
    expect_clean(laptop)


def test_work_that_never_went_up_stays_and_goes_up_afterwards(story):
    laptop = story.documenter
    record = laptop.casework.save(None, "case", titled("case", "Not sent yet"))
    lose(laptop.vault, "receipts", "acknowledgements", "granted")
    back_at(laptop)
    assert laptop.casework.delivery(record).state is Whereabouts.ONLY_HERE
    laptop.syncing.run()
    assert laptop.casework.delivery(record).state is Whereabouts.ON_SERVER


def test_a_record_goes_on_after_its_secret_came_back(story):
    laptop = story.documenter
    record = next(iter(told(laptop)))
    lose(laptop.vault, "secrets")
    back_at(laptop)
    laptop.casework.save(record, laptop.casework.open(record).line.form_id, {"words": "more"})
    story.sync()
    assert laptop.casework.delivery(record).state is Whereabouts.RECEIVED
    new = laptop.casework.save(None, "case", titled("case", "After it"))
    story.sync()
    assert story.coordinator.casework.open(new).line.title == "After it"


@pytest.mark.parametrize("seed", range(3))
def test_after_a_cut_at_any_point_it_goes_on(story, seed, monkeypatch):
    laptop, dice = story.coordinator, random.Random(seed)
    before, files = told(laptop), contents(laptop)
    lose(laptop.vault, *TABLES)
    for path in (laptop.vault.folder / "files").iterdir():
        path.unlink()
    most = 400
    for _ in range(40):
        most = int(most * 1.5)
        with monkeypatch.context() as changed:
            changed.setattr(HttpTransport, "exchange", cut_after(dice.randrange(most)))
            try:
                back_at(laptop)
            except Transient:
                continue
            break
    assert back_at(laptop).is_all
    assert told(laptop) == before
    assert contents(laptop) == files
    expect_clean(laptop)


def test_stopped_it_keeps_what_came_and_goes_on(story):
    laptop = story.documenter
    before = told(laptop)
    lose(laptop.vault, *TABLES)
    asked = iter(range(1))
    came = FetchingBack(laptop.vault, laptop.syncing).run(stopped=lambda: next(asked, None) is None)
    assert not came.whole
    assert not came.is_all
    assert back_at(laptop).is_all
    assert told(laptop) == before


def test_words_come_and_files_wait_where_the_limits_say_so(story):
    laptop = story.documenter
    files = contents(laptop)
    lose(laptop.vault, *TABLES)
    for path in (laptop.vault.folder / "files").iterdir():
        path.unlink()
    came = FetchingBack(laptop.vault, laptop.syncing).run(limits=Limits(words_only=True))
    assert (came.whole, came.is_all, came.files_to_come, came.files) == (True, False, 2, ())
    laptop.syncing.run()
    assert contents(laptop) == files


def test_objects_that_were_given_up_come_back_by_their_ids(story):
    laptop = story.documenter
    before = told(laptop)
    record = next(id for id, (view, _, _) in before.items() if view.line.title == "boats.jpg")
    with laptop.vault.reading() as unit:
        parts = unit.receipts.parts([record])[record]
        ids = [part.id for part in parts if not part.is_file]
    lose(laptop.vault, "objects", "revisions", "records", where=f"{'id'} IN ('{ids[0]}', '{record}')")
    came = FetchingBack(laptop.vault, laptop.syncing).objects(ids)
    assert (came.objects, came.records, came.withheld) == (1, (record,), ())
    assert told(laptop) == before
    unknown = os.urandom(32).hex()
    assert FetchingBack(laptop.vault, laptop.syncing).objects([unknown]).withheld == (unknown,)


def test_without_a_group_there_is_nothing_to_come_back(here):
    with pytest.raises(NotAMember):
        back_at(here)


def test_the_steps_can_be_watched(story):
    seen = []
    lose(story.documenter.vault, *TABLES)
    FetchingBack(story.documenter.vault, story.documenter.syncing).run(seen.append)
    assert max(step.objects_received for step in seen) > 5
