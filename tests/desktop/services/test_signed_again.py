"""What was written, never sent, and lost its signed form to damage is sent nevertheless."""

from __future__ import annotations

import random
from contextlib import closing

import pytest

from desktop.domain.records import Whereabouts
from desktop.services import catching_up
from desktop.services.checking import check
from desktop.services.fetching_back import FetchingBack
from desktop.services.rescuing import rescue
from desktop.store.sittings import Sitting
from desktop.store.vault import Vault
from tests.desktop.services.losing import lose, told
from tests.desktop.services.test_rescuing_gaps import NEW, without
from tests.laptops import CHEAP, PASSPHRASE, Laptop, file_path, group, titled
from tests.servers import running


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    monkeypatch.setattr("desktop.store.rescue.saving.calibrated", lambda: CHEAP)


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("shared") / "server") as found:
        yield found


@pytest.fixture
def members(server, tmp_path):
    with group(tmp_path, server.new_group()) as found:
        yield found


def written(laptop, tmp_path):
    """A case with a second sitting, and a photograph; nothing of it sent."""
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(random.Random(1).randbytes(300_000))
    case = laptop.casework.save(None, "case", titled("case", "Heron"))
    laptop.casework.save(case, "case", titled("case", "Heron by the river"))
    ref = laptop.collecting.take_in(photo).ref
    proof = laptop.casework.save(None, "evidence", {file_path("evidence"): ref})
    return case, proof, ref.id, photo.read_bytes()


def expect_there(members, laptop, case, proof, file, data):
    """The coordination has all of it, and the laptop knows so."""
    office = members.coordinator
    office.syncing.run()
    view = office.casework.open(case)
    assert (view.line.title, view.conflicts) == ("Heron by the river", {})
    assert len(office.casework.history(case)) == 2
    assert office.casework.open(proof).answers[file_path("evidence")].id == file
    assert office.collecting.reader(file).read(0, 1 << 20) == data
    assert check(office.vault).damaged == ()
    office.syncing.run()
    laptop.syncing.run()
    for record in (case, proof):
        assert laptop.casework.delivery(record).state is Whereabouts.RECEIVED
    assert check(laptop.vault).damaged == ()


@pytest.mark.parametrize("table", ["objects", "files"])
def test_out_of_a_damaged_vault_all_that_was_never_sent_is_sent(members, tmp_path, table):
    here = members.documenter
    members.sync()
    case, proof, file, data = written(here, tmp_path)
    here.vault.close()
    without(here.vault.folder, table)
    rescue(here.vault.folder, PASSPHRASE, tmp_path / "new", NEW)
    with closing(Vault.open(tmp_path / "new", NEW)) as vault:
        found = Laptop.of(vault)
        catching_up.sync(vault, found.syncing)
        assert found.casework.delivery(case).state is Whereabouts.ON_SERVER
        expect_there(members, found, case, proof, file, data)


def test_what_was_sent_comes_back_as_it_was_and_is_not_said_twice(members, tmp_path):
    here = members.documenter
    sent = here.casework.save(None, "case", titled("case", "Sent before"))
    members.sync()
    before = told(here)[sent]
    case, proof, file, data = written(here, tmp_path)
    lose(here.vault, "objects")
    came = FetchingBack(here.vault, here.syncing).run()
    assert (came.withheld, came.signed_again) == ((), 4)
    assert told(here)[sent] == before
    here.syncing.run()
    expect_there(members, here, case, proof, file, data)
    assert len(members.coordinator.casework.history(sent)) == 1


def test_later_work_that_still_has_its_object_follows_what_it_was_written_on(members, tmp_path):
    here = members.documenter
    members.sync()
    case, proof, file, data = written(here, tmp_path)
    first = min(here.casework.history(case), key=lambda entry: entry.written).revision
    lose(here.vault, "objects", where=f"id = '{first}'")
    came = FetchingBack(here.vault, here.syncing).run()
    assert came.signed_again == 2
    here.syncing.run()
    expect_there(members, here, case, proof, file, data)


def test_a_grant_that_was_lost_before_it_was_sent_is_made_again(members, tmp_path, monkeypatch):
    here = members.documenter
    members.sync()
    case, proof, file, data = written(here, tmp_path)
    with monkeypatch.context() as cut:
        cut.setattr("sync.client.syncing.push", lambda *_args, **_more: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            here.syncing.run()
    lose(here.vault, "objects", where="kind = 2 AND own = 1 AND receipt IS NULL")
    FetchingBack(here.vault, here.syncing).run()
    here.syncing.run()
    expect_there(members, here, case, proof, file, data)


def test_an_editor_that_was_open_meanwhile_saves_upon_it(members):
    here = members.documenter
    case = here.casework.save(None, "case", titled("case", "Heron"))
    view = here.casework.open(case)
    lose(here.vault, "objects", where="record IS NOT NULL")
    FetchingBack(here.vault, here.syncing).run()
    with here.vault.unit() as unit:
        unit.save(Sitting(form="case", changes=titled("case", "Egret"), record=case, parents=view.heads))
    after = here.casework.open(case)
    assert (after.line.title, after.conflicts) == ("Egret", {})
