"""Pictures of what Today says after a crash: what was being written outside the vault, and a file without a record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.app import Program
from desktop.domain.answers import FileRef
from desktop.services.clearing_up import LeftOver
from desktop.ui.today.cut_off_card import CutOffCard
from desktop.ui.today.today_page import TodayPage

BEGUN = datetime(2026, 11, 20, 18, tzinfo=UTC)
FOUND = (
    LeftOver(place=Path("/home/asha/Documents/Everything.making-0a1b2c3d"), begun=BEGUN, removed=True),
    LeftOver(place=Path("/media/asha/BLUE STICK/For the lawyer.making-4e5f6071"), begun=BEGUN, removed=False),
)
CUT_OFF = FileRef(id="1" * 32, name="", size=2_400_000, media_type="audio/wav", sha256="")
LOOSE = FileRef(id="2" * 32, name="IMG_2031.jpg", size=3_100_000, media_type="image/jpeg", sha256="0" * 64)


def draw(program: Program, settle: Callable[[Program], None], take: Callable[[QWidget, str], None]) -> None:
    workplace = program.workplace
    assert workplace is not None
    workplace.go("today")
    settle(program)
    today = workplace.page("today")
    assert isinstance(today, TodayPage)
    today.left_over._on_found(FOUND)
    settle(program)
    take(program.window, "today-left-over")
    today.left_over.hide()
    for name, card in (
        ("recording-cut-off", CutOffCard(CUT_OFF, "20 November 2026, 18:00")),
        ("file-without-record", CutOffCard(LOOSE, LOOSE.name, is_whole=True)),
    ):
        card.setFixedWidth(960)
        card.show()
        card.discard.click()
        settle(program)
        take(card, name)
        card.close()
        card.deleteLater()
