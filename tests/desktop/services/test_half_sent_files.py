"""A file whose author's sync stopped in the middle: what everybody else is told of it, against a real server."""

from __future__ import annotations

import random

import pytest

from desktop.domain.records import Whereabouts
from desktop.services.syncing import Limits
from tests.laptops import file_path

SIZE = 300_000
HALF = Limits(budget=SIZE // 2)


@pytest.fixture
def film(members, tmp_path):
    """Of the documenter, in a record that went up whole, with the first chunks of the film: (record, file)."""
    (tmp_path / "film.bin").write_bytes(random.Random(3).randbytes(SIZE))
    ref = members.documenter.collecting.take_in(tmp_path / "film.bin").ref
    record = members.documenter.casework.save(None, "evidence", {file_path("evidence"): ref})
    report = members.documenter.syncing.run(limits=HALF)
    assert (report.records_sent, report.files_sent, report.budget_spent) == (1, 0, True)
    return record, ref.id


def shown(laptop, record, file):
    """Where the record is, where the file is, and where the sitting that attached it is in the record's history."""
    (entry,) = laptop.casework.history(record)
    return laptop.casework.delivery(record).state, laptop.collecting.whereabouts(file), entry.whereabouts


def test_what_its_author_has_not_sent_whole_is_on_the_server_for_nobody(members, film):
    members.coordinator.syncing.run()
    assert shown(members.documenter, *film) == (Whereabouts.ONLY_HERE,) * 3
    assert shown(members.coordinator, *film) == (Whereabouts.ON_ITS_WAY,) * 3


def test_it_is_once_the_rest_went_up_and_the_server_proved_it(members, film):
    members.coordinator.syncing.run()
    members.documenter.syncing.run()
    assert shown(members.coordinator, *film) == (Whereabouts.ON_ITS_WAY,) * 3, "no proof has come yet"
    members.coordinator.syncing.run()
    assert shown(members.coordinator, *film) == (Whereabouts.ON_SERVER,) * 3
    members.documenter.syncing.run()
    assert shown(members.documenter, *film) == (Whereabouts.RECEIVED,) * 3


def test_nothing_of_it_waits_on_the_laptop_that_only_looks_on(members, film):
    members.coordinator.syncing.run()
    delivery = members.coordinator.casework.delivery(film[0])
    assert (delivery.parts, delivery.parts_on_server, delivery.waiting_bytes) == (2, 1, 0)
