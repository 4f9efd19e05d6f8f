"""Pictures of leaving in a hurry: its settings, and the sheet that stays behind. Part of `tests.pictures`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.app import Program
from desktop.ui.leaving.costs_sheet import CostsSheet
from desktop.ui.settings.settings_page import SettingsPage
from desktop.ui.workplace import Workplace


def leaving(
    program: Program, workplace: Workplace, settle: Callable[[Program], None], take: Callable[[QWidget, str], None]
) -> None:
    workplace.go("settings")
    settle(program)
    page = workplace.page("settings")
    assert isinstance(page, SettingsPage)
    area = page.findChild(QScrollArea)
    if area is not None:
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        area.ensureWidgetVisible(page.leaving)
        area.verticalScrollBar().setValue(page.leaving.y())
    settle(program)
    take(program.window, "settings-leaving")
    sheet = CostsSheet()
    sheet.resize(program.window.size())
    sheet.show()
    settle(program)
    take(sheet, "quick-exit")
    sheet.close()
