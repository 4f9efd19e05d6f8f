"""Pictures of taking everything out: what for, what leaves and stays, done; the second question of a whole backup."""

from __future__ import annotations

import tempfile
from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.app import Program
from desktop.domain.consent import Purpose
from desktop.services.exporting.exporting import Exporting
from desktop.ui.taking_out.take_out_dialog import TakeOutDialog
from desktop.ui.taking_out.whole_backup_dialog import WholeBackupDialog


def draw(
    program: Program, language: str, settle: Callable[[Program], None], take: Callable[[QWidget, str], None]
) -> None:
    workplace = program.workplace
    assert workplace is not None
    exporting = Exporting(workplace.unlocked.vault, language)
    dialog = TakeOutDialog(exporting, program.jobs, program.window)
    dialog.open()
    settle(program)
    dialog.purposes.purposes[Purpose.PARTNERS].click()
    for _, check in dialog.purposes.partners:
        check.click()
    settle(program)
    take(dialog, "take-out-purpose")
    dialog.look.click()
    settle(program)
    take(dialog, "take-out-overview")
    with tempfile.TemporaryDirectory(prefix="amparo-pictures-") as place:
        dialog.write_to(place)
        settle(program)
        take(dialog, "take-out-done")
    dialog.close()
    whole = WholeBackupDialog(exporting, program.jobs, program.window)
    whole.open()
    settle(program)
    take(whole, "take-out-whole")
    whole.close()
