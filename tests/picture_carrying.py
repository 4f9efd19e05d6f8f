"""Pictures of making room: the card, the question before it, and the stub that stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QWidget

from desktop.app import Program
from desktop.domain.answers import FileRef
from desktop.services.carrying_less import Line, Room
from desktop.services.removing_records import Hindrance, RecordRoom, Removed
from desktop.ui.carrying.record_removal_dialog import RecordRemovalDialog
from desktop.ui.carrying.record_stub_view import RecordStubView
from desktop.ui.carrying.removal_dialog import RemovalDialog
from desktop.ui.carrying.removed_dialog import RemovedDialog
from desktop.ui.carrying.removed_view import RemovedView
from desktop.ui.lists.list_page import ListPage
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


DAY = datetime(2026, 5, 3, 9, tzinfo=UTC)
ROOMS = tuple(
    RecordRoom(
        id=f"{number:032x}",
        form_id="testimony",
        changed=DAY,
        files=number,
        bytes=size,
        holders=("Rosa", "Luz"),
        hindrance=None,
    )
    for number, size in enumerate((1_200_000_000, 340_000_000, 5_000))
)
STAYING = replace(ROOMS[0], hindrance=Hindrance.NOT_RECEIVED)
STUBS = tuple(
    Removed(
        id=f"{number:032x}",
        form_id=form,
        created=DAY,
        changed=DAY,
        removed=DAY + timedelta(days=60),
        files=1,
        bytes=1_000_000,
        wanted=wanted,
        withheld=0,
        newer=newer,
    )
    for number, (form, wanted, newer) in enumerate(
        (("testimony", False, False), ("case", True, False), ("evidence", False, True))
    )
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
    _records(program, settle, take, page)


def _records(
    program: Program, settle: Callable[[Program], None], take: Callable[[QWidget, str], None], page: SyncPage
) -> None:
    workplace = program.workplace
    assert workplace is not None
    assert page.records is not None
    removing = workplace.unlocked.casework.removing
    page.records.show()
    page.records.link.show_count(len(STUBS))
    settle(program)
    take(program.window, "sync-records")
    page.records.hide()
    for name, rooms in (("remove-records", ROOMS), ("record-stays", (STAYING,))):
        dialog = RecordRemovalDialog(removing, program.jobs, None if name == "remove-records" else "", program.window)
        dialog.open()
        settle(program)
        dialog.outcome.hide()
        dialog.show_rooms(rooms)
        settle(program)
        take(dialog, name)
        dialog.close()
    listing = RemovedDialog(removing, program.jobs, None, program.window)
    listing.open()
    settle(program)
    listing.show_stubs(STUBS)
    settle(program)
    take(listing, "removed-records")
    listing.close()
    stub = RecordStubView(removing, program.jobs, STUBS[0].id)
    stub.resize(800, 480)
    stub.show()
    settle(program)
    stub._on_looked_up(STUBS[0])
    settle(program)
    take(stub, "removed-record")
    stub.close()
    stub.deleteLater()
    workplace.go("case")
    settle(program)
    cases = workplace.page("case")
    assert isinstance(cases, ListPage)
    cases.removed.show_count(len(STUBS))
    settle(program)
    take(program.window, "list-removed")
