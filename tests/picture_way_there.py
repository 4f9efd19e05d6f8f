"""Pictures of the way to the server in the settings. Part of `tests.pictures`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.app import Program
from desktop.services.choosing_a_way import Kind
from desktop.services.trying_the_way import Step, Tried
from desktop.ui.settings.settings_page import SettingsPage
from desktop.ui.workplace import Workplace
from sync.errors import Unreachable, WrongKey


def way_there(
    program: Program, workplace: Workplace, settle: Callable[[Program], None], take: Callable[[QWidget, str], None]
) -> None:
    workplace.go("settings")
    settle(program)
    page = workplace.page("settings")
    assert isinstance(page, SettingsPage)
    card, fields = page.way_there, page.way_there.fields
    for name, kind, address, tried in (
        ("open", Kind.HTTP, "192.168.1.1:8080", Tried(tuple(Step))),
        ("no-tor", Kind.TOR, "", Tried((), Step.PROXY, Unreachable("tor_away"))),
        ("wrong-key", Kind.SYSTEM, "", Tried((Step.SERVER,), Step.KEY, WrongKey())),
    ):
        fields.kinds.setCurrentIndex(fields.kinds.findData(kind))
        fields.address.setText(address)
        fields.kinds.activated.emit(fields.kinds.currentIndex())
        fields.tell_tried(tried)
        settle(program)
        area = page.findChild(QScrollArea)
        if area is not None:
            area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
            area.verticalScrollBar().setValue(card.y() - 60)
        settle(program)
        take(program.window, f"settings-way-{name}")
