"""The way to the server in the settings: chosen, kept in the vault, tried, and said how far it leads."""

from __future__ import annotations

import pytest

from desktop.services import choosing_a_way
from desktop.services.choosing_a_way import Kind, WayThere
from desktop.services.trying_the_way import Step, Tried
from desktop.ui.settings.way_there_card import WayThereCard
from sync.errors import Unreachable, WrongKey
from tests.servers import free_port


@pytest.fixture
def card(qtbot, unlocked, jobs, settled):
    card = WayThereCard(unlocked, jobs)
    qtbot.addWidget(card)
    card.show()
    settled()
    return card


def pick(card, kind):
    card.fields.kinds.setCurrentIndex(card.fields.kinds.findData(kind))
    card.fields.kinds.activated.emit(card.fields.kinds.currentIndex())


def test_a_way_without_an_address_is_kept_at_once(card, unlocked, settled):
    pick(card, Kind.TOR)
    settled()
    assert choosing_a_way.read(unlocked.vault) == WayThere(Kind.TOR)
    assert not card.fields.address.isVisible()


def test_a_proxy_is_kept_when_its_address_is_whole(card, unlocked, settled):
    pick(card, Kind.HTTP)
    assert card.fields.address.isVisible()
    card.fields.address.setText("proxy")
    card.fields.address.editingFinished.emit()
    settled()
    assert choosing_a_way.read(unlocked.vault) == WayThere()
    card.fields.address.setText("proxy.example:8080")
    card.fields.address.editingFinished.emit()
    settled()
    assert choosing_a_way.read(unlocked.vault) == WayThere(Kind.HTTP, "proxy.example:8080")


def test_what_is_kept_is_shown(qtbot, unlocked, jobs, settled):
    choosing_a_way.write(unlocked.vault, WayThere(Kind.SOCKS, "127.0.0.1:1080"))
    card = WayThereCard(unlocked, jobs)
    qtbot.addWidget(card)
    settled()
    assert card.fields.way() == WayThere(Kind.SOCKS, "127.0.0.1:1080")


def test_what_is_no_address_is_said_and_not_tried(card):
    pick(card, Kind.SOCKS)
    card.fields.address.setText("nonsense")
    card.fields.try_it.click()
    assert "a colon, and a port" in card.fields.trouble.title.text()
    assert card.fields.try_it.isEnabled()


def test_without_a_group_it_is_kept_and_said_that_there_is_no_server_yet(card, unlocked, settled):
    pick(card, Kind.SOCKS)
    card.fields.address.setText(f"127.0.0.1:{free_port()}")
    card.fields.try_it.click()
    settled()
    assert "before you belong to a group" in card.fields.trouble.title.text()
    assert choosing_a_way.read(unlocked.vault).kind is Kind.SOCKS


def test_how_far_it_leads_is_said_step_by_step(card):
    card.fields.tell_tried(Tried(tuple(Step)))
    assert card.fields.trouble.title.text() == "This way leads to your group."
    assert card.fields.trouble.text.text().splitlines()[0] == "The proxy answers."
    card.fields.tell_tried(Tried((Step.SERVER,), Step.KEY, WrongKey()))
    assert "its key is a different one" in card.fields.trouble.title.text()
    assert "Somebody answers" in card.fields.trouble.text.text()
    card.fields.tell_tried(Tried((), Step.PROXY, Unreachable("tor_away")))
    assert "Start the Tor Browser" in card.fields.trouble.text.text()


def test_a_closed_card_is_freed(unlocked, jobs, settled, is_freed):
    assert is_freed(lambda: WayThereCard(unlocked, jobs), settled)
