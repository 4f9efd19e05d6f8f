"""A withdrawal goes by parcel, to the server and from laptop to laptop, in every order; a server that went back to a
backup is told again.
"""

from __future__ import annotations

import os
from itertools import permutations
from pathlib import Path

import pytest

from desktop.errors import RecordGone, RecordWithdrawn
from desktop.services import sending_again
from desktop.services.checking import check
from desktop.services.fetching_back import FetchingBack
from desktop.services.joining import Role
from desktop.services.parcelling import Parcelling
from desktop.services.withdrawing import Withdrawing
from sync.errors import HistoryBroken
from sync.server import opening
from sync.server.parcels import handle
from tests.desktop.services.test_withdrawing import told
from tests.laptops import group, laptop, note_about
from tests.servers import running_server
from tests.sync.hostile.worlds import backup_of, gone_back

__all__ = ["running_server"]


@pytest.fixture
def people(running_server, tmp_path):
    with group(tmp_path, running_server.invitation) as people:
        people.sync()
        yield people


def written(who, stick) -> Path:
    path = stick / os.urandom(4).hex()
    Parcelling(who.vault, who.syncing).write(path)
    return path


def read(who, path):
    return Parcelling(who.vault, who.syncing).read(path)


def handed_in(server, path) -> Path:
    """At the server; where its answer lies."""
    with opening.opened(server.folder) as opened:
        answer = path.with_name(os.urandom(4).hex())
        assert handle(opened, path, answer).state == "whole"
    return answer


def is_gone(who, record) -> None:
    are_gone(who, [record])


def are_gone(who, records) -> None:
    for record in records:
        with pytest.raises(RecordGone):
            who.casework.open(record)
    assert who.searching.find("quisquilloso") == []
    assert [line for line in who.casework.lines() if line.id in records] == []
    assert check(who.vault).damaged == ()
    overview = who.syncing.overview()
    assert (overview.set_aside, overview.refused) == ({}, {})


def test_by_parcel_to_the_server_and_by_its_answer_to_the_others(people, running_server, tmp_path):
    ana, rosa = people.documenter, people.coordinator
    record = told(ana, tmp_path)
    people.sync()
    Withdrawing(ana.vault).whole(record)
    answer = handed_in(running_server, written(ana, tmp_path))
    read(ana, answer)
    assert Withdrawing(ana.vault).withdrawn(record).on_server
    read(rosa, handed_in(running_server, written(rosa, tmp_path)))
    is_gone(rosa, record)
    read(rosa, handed_in(running_server, written(rosa, tmp_path)))
    read(ana, handed_in(running_server, written(ana, tmp_path)))
    assert Withdrawing(ana.vault).withdrawn(record).received
    is_gone(ana, record)


def test_in_whatever_order_parcels_are_handed_in(people, running_server, tmp_path):
    ana, rosa = people.documenter, people.coordinator
    records = [told(ana, tmp_path, f"quisquilloso {number}") for number in range(6)]
    first = written(ana, tmp_path)
    for record in records:
        ana.casework.save(record, "testimony", {"told/summary": "quisquilloso too"})
    second = written(ana, tmp_path)
    for record in records:
        Withdrawing(ana.vault).whole(record)
    third = written(ana, tmp_path)
    for order in list(permutations((first, second, third)))[::-1]:
        for path in order:
            handed_in(running_server, path)
    read(ana, handed_in(running_server, third))
    people.sync()
    for one in (ana, rosa):
        are_gone(one, records)


def test_from_laptop_to_laptop_in_whatever_order_without_a_server(people, running_server, tmp_path):
    ana, rosa = people.documenter, people.coordinator
    running_server.stop()
    records = []
    for order in ((0, 2, 1), (1, 2, 0), (2, 0, 1)):  # before the withdrawal, around it, after it
        record = told(ana, tmp_path)
        parcels = [written(ana, tmp_path)]
        ana.casework.save(record, "testimony", {"told/summary": "quisquilloso too"})
        parcels.append(written(ana, tmp_path))
        Withdrawing(ana.vault).whole(record)
        parcels.append(written(ana, tmp_path))
        for number in (*order, 0, 1):
            read(rosa, parcels[number])
        with pytest.raises(RecordWithdrawn):
            rosa.casework.open(record)
        records.append(record)
    read(ana, written(rosa, tmp_path))
    running_server.start()
    people.sync()
    people.sync()
    assert all(Withdrawing(ana.vault).withdrawn(record).received for record in records)
    for one in (ana, rosa):
        are_gone(one, records)


def test_a_laptop_that_was_offline_for_months_hears_of_it(people, running_server, tmp_path):
    ana, rosa = people.documenter, people.coordinator
    with laptop(tmp_path / "third") as leo:
        leo.joining.join(rosa.joining.invite(Role.COORDINATOR), "Leo")
        record = told(ana, tmp_path)
        for one in (leo, rosa, ana, rosa, ana, leo, rosa, leo):
            one.syncing.run()
        assert leo.casework.open(record).answers["told/words"]
        Withdrawing(ana.vault).whole(record)
        people.sync()
        leo.casework.save(record, "testimony", {"told/summary": "quisquilloso, said Leo"})
        leo.casework.save(None, "note", note_about(record, "quisquilloso, noted Leo"))
        late = written(leo, tmp_path)
        handed_in(running_server, late)
        for one in (rosa, leo, rosa, ana, leo):
            one.syncing.run()
        for one in (rosa, leo, ana):
            is_gone(one, record)
            assert one.casework.lines("note") == []
        assert FetchingBack(leo.vault, leo.syncing).run().withheld == ()
        is_gone(leo, record)
    assert b"quisquilloso" not in running_server.log().encode()


def test_a_server_that_went_back_to_a_backup_is_told_again_by_whoever_may(people, running_server, tmp_path):
    ana, rosa = people.documenter, people.coordinator
    record = told(ana, tmp_path)
    people.sync()
    sealed = next((running_server.folder / "files").rglob("*/*")).read_bytes()[500:600]
    backup = backup_of(running_server, tmp_path / "backup")
    Withdrawing(ana.vault).whole(record)
    people.sync()
    assert sealed not in everything(running_server)
    gone_back(running_server, backup)
    assert sealed in everything(running_server)
    with pytest.raises(HistoryBroken):
        rosa.syncing.run()
    sending_again.sync(rosa.vault, rosa.syncing)
    rosa.syncing.run()
    is_gone(rosa, record)
    assert sealed not in everything(running_server), "Ana's laptop was not needed for it"
    with pytest.raises(HistoryBroken):
        ana.syncing.run()
    sending_again.sync(ana.vault, ana.syncing)
    people.sync()
    for one in (ana, rosa):
        is_gone(one, record)
    assert Withdrawing(ana.vault).withdrawn(record).on_server


def everything(server) -> bytes:
    return b"".join(path.read_bytes() for path in server.folder.rglob("*") if path.is_file())
