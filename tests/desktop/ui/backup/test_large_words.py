"""Twice the size of ordinary text: every word of the two dialogs can be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.backup_errors import BackupDamaged, BackupPartMissing
from desktop.services.backing_up import FILE_NAME, Stage
from desktop.ui import i18n, theme
from desktop.ui.backup.backup_dialog import BackupDialog
from desktop.ui.backup.restore_dialog import RestoreDialog
from tests.desktop.ui.clipping import faults
from tests.laptops import PASSPHRASE


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_word_can_be_read(qtbot, qapp, jobs, settled, unlocked, stick, tmp_path, language):
    theme.wear(qapp, theme.Look("light", 200))
    i18n.speak(qapp, language)
    found = {}

    def looked(name, dialog):
        for _ in range(3):
            settled()
            qapp.processEvents()
        found[name] = faults(dialog)

    backup = BackupDialog(unlocked, jobs)
    qtbot.addWidget(backup)
    backup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    backup.open()
    looked("asked", backup)
    backup.places.hide()
    backup.working.begin()
    backup.working.show_step(Stage.CHECKING, 340_000_000, 2_120_000_000)
    looked("working", backup)
    backup.back_up_to(str(stick / FILE_NAME))
    looked("done", backup)
    backup._on_failed(BackupPartMissing(3))
    backup.places.show()
    looked("failed", backup)
    backup.close()
    restore = RestoreDialog(tmp_path / "new", jobs)
    qtbot.addWidget(restore)
    restore.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    restore.open()
    looked("which", restore)
    restore.look_at(str(stick / FILE_NAME))
    looked("key", restore)
    restore._on_failed(BackupDamaged("earlier"))
    restore.key.by_sheet.click()
    looked("earlier", restore)
    restore.key.by_passphrase.click()
    restore.key.passphrase.setText(PASSPHRASE)
    restore.restore.click()
    looked("restored", restore)
    assert restore.open_it.isVisible()
    assert {name: what for name, what in found.items() if what} == {}
