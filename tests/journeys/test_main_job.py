"""The main job at the real window, with the real server in a process of its own."""

import pytest

from desktop.domain.records import Whereabouts
from sync.errors import Transient
from tests.journeys.checks import Findings, told_is_there
from tests.journeys.keeper import keeping
from tests.journeys.people import Person
from tests.journeys.seeing import looks_and_listens, reads_notes, writes_note
from tests.journeys.story import steel_plant

QUESTION = "Could you photograph the notice on the gate?"


@pytest.fixture
def keeper(tmp_path):
    with keeping(tmp_path / "server") as keeper:
        yield keeper


@pytest.fixture
def stories(tmp_path):
    folder = tmp_path / "stories"
    folder.mkdir()
    return steel_plant(folder)


@pytest.mark.timeout(300)
def test_what_was_recorded_offline_is_received_and_answered(qapp, keeper, stories, tmp_path):
    marta, ravi = Person(qapp, "Marta", tmp_path / "marta"), Person(qapp, "Ravi", tmp_path / "ravi")
    keeper.server.start()
    marta.first_start(keeper.found_group("Fisherfolk Forum"))
    ravi.first_start(marta.invite())

    keeper.server.stop()
    records = [ravi.record(told) for told in stories]
    assert {ravi.whereabouts(record) for record in records} == {Whereabouts.ONLY_HERE}
    ravi.lock()

    keeper.server.start()
    keeper.line.cut(up=30_000)
    ravi.unlock(sync=True)
    with pytest.raises(Transient):
        ravi.synced()
    assert ravi.whereabouts(records[1]) is Whereabouts.ONLY_HERE
    keeper.line.mend()
    ravi.sync()
    assert {ravi.whereabouts(record) for record in records} == {Whereabouts.ON_SERVER}

    marta.sync()
    found = Findings()
    for record, told in zip(records, stories, strict=True):
        told_is_there(found, marta.program.unlocked, record, told, "Marta")
    assert found.wrong == []
    assert looks_and_listens(marta, "testimony", records[1]) == (1, 0)
    writes_note(marta, "case", records[0], QUESTION)
    marta.sync()

    ravi.sync()
    assert {ravi.whereabouts(record) for record in records} == {Whereabouts.RECEIVED}
    assert f"Marta: {QUESTION}" in reads_notes(ravi, "case", records[0])
    marta.lock()
    ravi.lock()
