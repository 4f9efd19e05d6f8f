"""Pictures of backing up and restoring, with a folder that passes for a stick. Part of `tests.pictures`."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.app import Program
from desktop.backup_errors import BackupDamaged, StickGone
from desktop.services.backing_up import FILE_NAME, Stage
from desktop.services.sticks import Stick
from desktop.ui.backup import backup_dialog, restore_dialog
from desktop.ui.backup.restore_dialog import RestoreDialog
from desktop.ui.workplace import Workplace
from tests.picture_samples import PASSPHRASE

Settle = Callable[[Program], None]
Take = Callable[[QWidget, str], None]


def backing_up(program: Program, workplace: Workplace, settle: Settle, take: Take) -> None:
    with tempfile.TemporaryDirectory(dir="/dev/shm") as place:
        _plug_in(Path(place))
        dialog = workplace.back_up()
        settle(program)
        take(dialog, "backup")
        dialog.places.hide()
        dialog.working.begin()
        dialog.working.show_step(Stage.WRITING, 34_000_000, 212_000_000)
        dialog._fit()
        settle(program)
        take(dialog, "backup-writing")
        dialog.back_up_to(str(Path(place) / FILE_NAME))
        settle(program)
        take(dialog, "backup-done")
        dialog._on_failed(StickGone())
        settle(program)
        take(dialog, "backup-gone")
        dialog.close()
        settle(program)
        _restoring(program, Path(place), settle, take)
    with workplace.unlocked.vault.unit() as unit:
        unit.backups.is_spoiled_at(str(Path(place) / FILE_NAME))
        unit.facts.put_number("backup wanted since", 1)
    workplace.go("today")
    workplace.refresh()
    settle(program)
    take(program.window, "today-backup")


def _restoring(program: Program, place: Path, settle: Settle, take: Take) -> None:
    folder = place / "new"
    dialog = RestoreDialog(folder, program.jobs, program.window)
    dialog.open()
    settle(program)
    take(dialog, "restore")
    dialog.look_at(str(place / FILE_NAME))
    settle(program)
    take(dialog, "restore-key")
    dialog.key.by_sheet.click()
    settle(program)
    take(dialog, "restore-sheet")
    dialog.key.by_shares.click()
    settle(program)
    take(dialog, "restore-shares")
    dialog._on_failed(BackupDamaged("earlier"))
    settle(program)
    take(dialog, "restore-earlier")
    dialog.key.by_passphrase.click()
    dialog.key.passphrase.setText(PASSPHRASE)
    dialog.restore.click()
    settle(program)
    take(dialog, "restore-done")
    dialog.close()
    shutil.rmtree(folder, ignore_errors=True)


def _plug_in(place: Path) -> None:
    def plugged_in() -> tuple[Stick, ...]:
        return (Stick("BLUE STICK", place, 7_200_000_000),)

    for module in (backup_dialog, restore_dialog):
        module.sticks = plugged_in  # type: ignore[attr-defined]  # where the window looks for them
