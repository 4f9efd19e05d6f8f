"""Pictures of making room: the card, the question before it, and the stub that stays."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.app import Program
from desktop.domain.answers import FileRef
from desktop.services.carrying_less import Line, Room
from desktop.ui.carrying.removal_dialog import RemovalDialog
from desktop.ui.carrying.removed_view import RemovedView
from desktop.ui.sync.sync_page import SyncPage

MANY = tuple(
    Line(
        ref=FileRef(id=f"{number:032x}", name="", size=size, media_type="video/mp4", sha256="0" * 64),
        bytes=size,
        holders=("Rosa", "Luz"),
        hindrance=None,
    )
    for number, size in enumerate((1_200_000_000, 340_000_000, 5_000_000))
)


def draw(program: Program, settle: Callable[[Program], None], take: Callable[[QWidget, str], None]) -> None:
    workplace = program.workplace
    assert workplace is not None
    workplace.go("sync")
    page = program.window.findChildren(SyncPage)[0]
    carrying = workplace.unlocked.collecting.carrying_less
    settle(program)
    assert page.room is not None
    page.room.show_room(Room(MANY, ()))
    settle(program)
    take(program.window, "sync-room")
    for name, lines in (("make-room", MANY), ("remove-original", MANY[:1])):
        dialog = RemovalDialog(carrying, program.jobs, lines, program.window)
        dialog.open()
        settle(program)
        take(dialog, name)
        dialog.close()
    page.room.show_room(Room((), ()))
    view = RemovedView(carrying, program.jobs, MANY[0].ref.id)
    view.resize(800, 480)
    view.show()
    settle(program)
    take(view, "removed-original")
    view.close()
    view.deleteLater()
