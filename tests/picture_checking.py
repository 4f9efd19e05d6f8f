"""Pictures of checking the vault: all well, a damaged file with the ways on, saving what verifies."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.app import Program
from desktop.store.file_rows import State
from desktop.ui.checking.check_dialog import CheckDialog
from desktop.ui.checking.rescue_dialog import RescueDialog


def draw(program: Program, settle: Callable[[Program], None], take: Callable[[QWidget, str], None]) -> None:
    workplace = program.workplace
    assert workplace is not None
    unlocked = workplace.unlocked
    with unlocked.vault.reading() as unit:
        file = unit.files.in_state(State.WHOLE)[0].ref.id
    path = unlocked.vault.folder / "files" / file
    whole = path.read_bytes()
    for name, data in (("check-well", whole), ("check-damage", bytes(100) + whole[100:])):
        path.write_bytes(data)
        dialog = CheckDialog(unlocked, program.jobs, program.window)
        dialog.open()
        settle(program)
        take(dialog, name)
        dialog.close()
    path.write_bytes(whole)
    rescue = RescueDialog(unlocked.vault, program.jobs, program.window)
    rescue.open()
    settle(program)
    take(rescue, "rescue")
    rescue.close()
