"""Joining from behind a proxy: the way is asked for beside the invitation, tried, and kept with the vault."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.services import choosing_a_way
from desktop.services.choosing_a_way import Kind, WayThere
from desktop.services.joining import Joining
from desktop.services.preferences import Choices
from desktop.ui.members.join_card import JoinCard
from desktop.ui.onboarding.first_answers import FirstAnswers
from desktop.ui.onboarding.group_step import GroupStep
from desktop.unlocked import FirstVault
from tests.laptops import PASSPHRASE
from tests.sync.client.proxying import Knows, http_proxy


@pytest.fixture
def step(qtbot, jobs):
    step = GroupStep(FirstAnswers("en"), jobs, Joining.look)
    qtbot.addWidget(step)
    step.show()
    return step


def pick(qtbot, fields, kind):
    """By keyboard."""
    fields.kinds.setFocus()
    while fields.kinds.currentData() is not kind:
        qtbot.keyClick(fields.kinds, Qt.Key.Key_Down)


def test_it_is_asked_once_there_is_an_invitation(qtbot, step, running_server):
    assert not step.way.isVisible()
    step.join.setChecked(True)
    assert not step.way.isVisible()
    step.invitation.set_text(running_server.invitation)
    qtbot.waitUntil(step.way.isVisible, timeout=20_000)
    step.alone.setChecked(True)
    assert not step.way.isVisible()


def test_a_proxy_is_tried_from_there_and_gone_through_when_joining(qtbot, step, running_server, settled, tmp_path):
    step.join.setChecked(True)
    step.invitation.set_text(running_server.invitation)
    qtbot.waitUntil(step.ready, timeout=20_000)
    pick(qtbot, step.way.fields, Kind.HTTP)
    assert not step.ready()
    with http_proxy(Knows({"127.0.0.1": running_server.port})) as proxy:
        qtbot.keyClicks(step.way.fields.address, f"127.0.0.1:{proxy.port}")
        assert step.ready()
        qtbot.keyClick(step.way.fields.try_it, Qt.Key.Key_Space)
        settled()
        assert step.way.fields.trouble.title.text() == "This way leads to the server."
        asked = len(proxy.names)
        step.keep()
        answers = step.answers
        assert answers.way == WayThere(Kind.HTTP, f"127.0.0.1:{proxy.port}")
        first = FirstVault(tmp_path / "vault")
        unlocked, _ = first.make(Choices(my_name="Ana"), PASSPHRASE, answers.invitation, answers.way)
        try:
            assert len(proxy.names) > asked
            assert choosing_a_way.read(unlocked.vault) == answers.way
            assert unlocked.joining.membership() is not None
        finally:
            unlocked.close()


def test_what_was_chosen_is_there_again_when_the_step_is_gone_back_to(qtbot, jobs):
    answers = FirstAnswers("en", way=WayThere(Kind.SOCKS, "127.0.0.1:1080"))
    step = GroupStep(answers, jobs, Joining.look)
    qtbot.addWidget(step)
    assert step.way.way() == answers.way


def test_joining_later_keeps_the_way_and_shows_the_one_kept_before(qtbot, unlocked, jobs, settled, running_server):
    choosing_a_way.write(unlocked.vault, WayThere(Kind.TOR))
    card = JoinCard(unlocked, jobs, "Ana")
    qtbot.addWidget(card)
    card.show()
    settled()
    assert card.way.way() == WayThere(Kind.TOR)
    card.invitation.set_text(running_server.invitation)
    qtbot.waitUntil(card.button.isEnabled, timeout=20_000)
    pick_up = card.way.fields.kinds
    pick_up.setFocus()
    while pick_up.currentData() is not Kind.NONE:
        qtbot.keyClick(pick_up, Qt.Key.Key_Up)
    with qtbot.waitSignal(card.joined, timeout=60_000):
        qtbot.keyClick(card.button, Qt.Key.Key_Space)
    assert choosing_a_way.read(unlocked.vault) == WayThere(Kind.NONE)


def test_an_address_may_hold_a_password_and_is_not_shown_by_repr():
    assert "secret" not in repr(FirstAnswers("en", way=WayThere(Kind.HTTP, "me:secret@10.0.0.1:8080")))


def test_a_closed_step_keeps_nothing_alive(jobs, settled, is_freed):
    assert is_freed(lambda: GroupStep(FirstAnswers("en"), jobs, Joining.look), settled)
