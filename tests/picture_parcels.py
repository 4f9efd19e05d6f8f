"""Pictures of sync by stick: the card, writing a parcel, and what came of reading several files."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.app import Program
from desktop.services.parcelling import Parcelling, ReadAnswer, ReadParcel, WrittenParcel
from desktop.ui.backup.stick_choice import Offer
from desktop.ui.parcels.reading_dialog import Outcome, ReadingDialog
from desktop.ui.parcels.writing_dialog import Facts, WritingDialog
from desktop.ui.sync.sync_page import SyncPage
from sync.errors import BadParcel

SERVERS = ("https://203.0.113.7:8443",)
WRITTEN = WrittenParcel(
    size=214_000_000,
    objects=31,
    chunks=3_200,
    left_objects=0,
    left_files=2,
    damaged=0,
    names=("parcel-2026-11-23.1.parcel", "parcel-2026-11-23.2.parcel", "parcel-2026-11-23.3.parcel"),
    full=True,
)
READ = (
    Outcome(
        "answer-91c2d4.parcel",
        ReadAnswer(
            whole=True,
            parcel="cut",
            records_received=2,
            acknowledgements=1,
            older=False,
            unproved=False,
            stale=False,
            more=False,
            refused={},
        ),
    ),
    Outcome(
        "parcel-2026-11-20.1.parcel",
        ReadParcel(author="aa" * 16, whole=True, records_received=3, acknowledgements=0, files=1, gaps=0),
    ),
    Outcome("holiday.jpg", problem=BadParcel("not_one")),
)


def draw(program: Program, settle: Callable[[Program], None], take: Callable[[QWidget, str], None]) -> None:
    workplace = program.workplace
    assert workplace is not None
    workplace.go("sync")
    settle(program)
    page = program.window.findChildren(SyncPage)[0]
    assert page.parcels is not None
    page.parcels.show()
    settle(program)
    take(program.window, "sync-parcels")
    parcelling = Parcelling(workplace.unlocked.vault, workplace.unlocked.syncing)
    writing = WritingDialog(parcelling, program.jobs, program.window)
    writing.places._look = lambda: (Offer("BLUE", "/media/blue", 7_000_000_000),)
    writing.places.look()
    writing.open()
    settle(program)
    writing.show_facts(Facts(231_000_000, SERVERS))
    settle(program)
    take(writing, "write-parcel")
    writing._on_written(WRITTEN)
    settle(program)
    take(writing, "write-parcel-done")
    writing.close()
    reading = ReadingDialog(parcelling, program.jobs, program.window)
    reading.open()
    settle(program)
    reading._on_read((READ, {"aa" * 16: "Ana"}))
    settle(program)
    take(reading, "read-parcels")
    reading.close()
