"""A first start with an invitation, as somebody goes through it who was given one. Knows no server."""

from __future__ import annotations

from desktop.ui.onboarding.first_start import FirstStart
from desktop.ui.onboarding.group_step import GroupStep
from desktop.ui.onboarding.name_step import NameStep
from desktop.ui.onboarding.passphrase_step import PassphraseStep
from tests.journeys.bad_input.window import Window
from tests.journeys.hands import click, type_into, wait

GROUP, NAME = 3, 4


def walk_to_the_group(window: Window) -> str:
    """Past language and passphrase; the passphrase that was suggested and taken."""
    start = window.first_start
    click(start.next)
    click(start.next)
    asked = start.steps[2]
    assert isinstance(asked, PassphraseStep)
    suggested = wait(asked.suggested.text, "a passphrase is suggested")
    click(asked.use)
    click(start.next)
    return suggested


def group_step(start: FirstStart) -> GroupStep:
    step = start.steps[GROUP]
    assert isinstance(step, GroupStep)
    return step


def paste(start: FirstStart, invitation: str) -> GroupStep:
    """An invitation; what it says is looked at a moment later."""
    step = group_step(start)
    click(step.join)
    step.invitation.set_text(invitation)
    wait(step.invitation.says.isVisible, "something is said of it")
    return step


def give_name(start: FirstStart, name: str) -> None:
    """The last step: the vault is made, and the group joined."""
    step = start.steps[NAME]
    assert isinstance(step, NameStep)
    if not step.name.text():
        type_into(step.name, name)
    click(start.next)
