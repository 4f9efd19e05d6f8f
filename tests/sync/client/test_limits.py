"""A sync that may cost only so much: words always go, files wait and go on where they stopped."""

import os

import pytest

from sync.client.limits import Allowance, Limits
from sync.client.syncing import sync_once
from sync.client.traffic import Traffic

FILM = 1_500_000
CHUNK = 65_536
SLACK = 8_000
"""Heads, objects and the frames around chunks."""


@pytest.fixture
def coordinator(group):
    return group.coordinator()


@pytest.fixture
def documenter(group, coordinator):
    return group.documenter()


@pytest.fixture
def film(documenter):
    return documenter.attach(documenter.save("a film").record, os.urandom(FILM))


def limited(group, store, **limits):
    with group.transport() as transport:
        return sync_once(store, transport, lambda progress: None, lambda: False, Limits(**limits))


def test_words_alone_go_up_and_come_down(group, coordinator, documenter, film):
    sent = limited(group, documenter, words_only=True)
    assert (sent.chunks_sent, sent.budget_spent) == (0, False)
    assert sent.bytes_up < SLACK
    got = limited(group, coordinator, words_only=True)
    assert coordinator.texts() == documenter.texts()
    assert (got.manifests_received, got.files_received, got.file_bytes_received) == (1, 0, 0)
    again = limited(group, documenter, words_only=True)
    assert (again.objects_sent, again.acknowledgements_received > 0) == (0, True)
    assert again.requests <= 2  # the pull, and what the log shows to hold the acknowledgement's view of it against
    group.sync_all(rounds=2)
    assert coordinator.file(film) == documenter.file(film)


@pytest.mark.parametrize("budget", [10_000, 200_000, 1_000_000])
def test_a_budget_holds_files_back_on_the_way_up_and_no_words(group, coordinator, documenter, film, budget):
    sent = limited(group, documenter, budget=budget)
    assert sent.budget_spent
    assert sent.bytes_up + sent.bytes_down <= budget + SLACK
    assert sent.bytes_up + sent.bytes_down > budget - CHUNK - SLACK
    group.sync(coordinator)
    assert coordinator.texts() == documenter.texts()


def test_words_go_up_even_when_the_budget_is_spent(group, coordinator, documenter):
    for number in range(20):
        documenter.save(f"record {number}")
    sent = limited(group, documenter, budget=1)
    assert (sent.budget_spent, list(documenter.outgoing())) == (False, [])
    assert len(documenter.receipts) >= 20


def test_a_budget_holds_files_back_on_the_way_down_and_later_syncs_go_on(group, coordinator, documenter, film):
    group.sync(documenter)
    rounds = [limited(group, coordinator, budget=400_000) for _ in range(6)]
    assert [one.files_received for one in rounds].index(1) in (3, 4)
    assert all(one.bytes_up + one.bytes_down < 400_000 + 2 * CHUNK + SLACK for one in rounds)
    assert coordinator.file(film) == documenter.file(film)


def test_a_budget_that_is_enough_changes_nothing(group, coordinator, documenter, film):
    sent = limited(group, documenter, budget=10 * FILM)
    assert (sent.budget_spent, list(documenter.outgoing_files())) == (False, [])
    assert limited(group, coordinator, budget=10 * FILM).files_received == 1


def test_what_went_before_this_sync_is_not_counted():
    traffic = Traffic(up=1_000, down=1_000)
    allowance = Allowance(Limits(budget=100), traffic)
    assert allowance.takes(100)
    traffic.up += 1
    assert not allowance.takes(100)
    assert not allowance.takes(1)
    assert allowance.spent
