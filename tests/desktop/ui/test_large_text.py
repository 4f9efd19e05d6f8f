"""Twice the size of ordinary text, on the smallest screens that people bring: every word can be read."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog

from desktop.services.preferences import Choices
from desktop.ui import theme
from desktop.ui.lists.kinds import FORM_IDS
from desktop.ui.members.invite_dialog import InviteDialog
from desktop.ui.onboarding.first_start import FirstStart
from desktop.ui.places_to_go import ALL
from tests.desktop.ui.clipping import faults
from tests.desktop.ui.starting import folder, opened, start
from tests.laptops import titled

__all__ = ["folder", "start"]

LANGUAGES = ("en", "es")


@pytest.fixture
def settle(qtbot, qapp):
    def until_nothing_moves(program):
        for _ in range(3):
            qtbot.waitUntil(program.jobs.idle, timeout=20_000)
            qapp.processEvents()

    return until_nothing_moves


@pytest.fixture(params=LANGUAGES)
def program(request, qtbot, start, folder, settle):
    """Open, with a record of each form, 1366x768, text at 200 %."""
    program = start(folder)
    opened(qtbot, program)
    for form_id in FORM_IDS:
        program.unlocked.casework.save(None, form_id, titled(form_id, "Eviction notice to 65 fisherfolk families"))
    program.change(Choices(language=request.param, text_percent=200, my_name="Asha"))
    program.window.resize(1366, 768)
    settle(program)
    return program


def test_pages_editors_and_dialogs(program, settle):
    workplace = program.workplace
    found = {}
    for place in ALL:
        workplace.go(place)
        settle(program)
        found[place] = faults(program.window)
    for form_id in FORM_IDS:
        workplace.go(form_id)
        workplace.open_record(form_id, workplace.unlocked.casework.lines(form_id, 0, 1)[0].id)
        settle(program)
        found[f"editor of {form_id}"] = faults(program.window)
        workplace.back()
    workplace.log_threat()
    settle(program)
    (quick,) = [dialog for dialog in workplace.findChildren(QDialog) if dialog.isVisible()]
    found["quick threat"] = faults(quick)
    quick.close()
    invite = InviteDialog(workplace.unlocked, program.jobs, program.window)
    invite.open()
    settle(program)
    found["invite"] = faults(invite)
    invite.close()
    assert {place: what for place, what in found.items() if what} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_start_and_the_unlock_screen(qtbot, qapp, start, tmp_path, folder, settle, language):
    theme.wear(qapp, theme.Look("light", 200))
    for place in (tmp_path / "new", folder):
        program = start(place)
        program.entrance.on_language(language)
        program.window.resize(1366, 768)
        screen = program.entrance.screen
        for step in range(len(screen.steps)) if isinstance(screen, FirstStart) else (0,):
            if isinstance(screen, FirstStart):
                screen.go(step)
            settle(program)
            assert (step, faults(program.window)) == (step, [])
