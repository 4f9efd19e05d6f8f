"""Sync by stick in the window: a parcel is written, and answers and other members' parcels are read."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop.services.joining import Joining
from desktop.services.parcelling import Parcelling, unused
from desktop.services.sticks import Stick
from desktop.ui.parcels.parcel_card import ParcelCard
from desktop.ui.parcels.reading_dialog import ReadingDialog
from desktop.ui.parcels.writing_dialog import WritingDialog
from desktop.ui.sync.sync_runner import SyncRunner
from desktop.unlocked import Unlocked
from sync.server import opening
from sync.server.parcels import handle
from tests.laptops import titled

FAR = 3_600_000


@pytest.fixture
def stick(tmp_path, monkeypatch):
    place = tmp_path / "stick"
    place.mkdir()
    monkeypatch.setattr("desktop.ui.parcels.writing_dialog.sticks", lambda: (Stick("BLUE", place, 7_000_000_000),))
    return place


@pytest.fixture
def ana(members):
    return members.documenter


@pytest.fixture
def parcelling(ana):
    return Parcelling(ana.vault, ana.syncing)


def shown(qtbot, settled, dialog):
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    settled()
    return dialog


def test_what_waits_is_written_to_the_stick_and_read_back_with_its_answer(
    qtbot, jobs, settled, ana, parcelling, stick, running_server
):
    ana.casework.save(None, "case", titled("case", "Harbour"))
    dialog = shown(qtbot, settled, WritingDialog(parcelling, jobs))
    assert dialog.waiting.text().startswith("Waiting here: about")
    assert [button.text() for button in dialog.places.offers] == ["Write to BLUE (7.0 GB free)"]
    with qtbot.waitSignal(dialog.written, timeout=60_000):
        qtbot.keyClick(dialog.places.offers[0], Qt.Key.Key_Space)
    settled()
    (written,) = stick.iterdir()
    assert dialog.outcome.title.text() == "Written, and read back from the stick."
    assert f"It is the file “{written.name}”" in dialog.outcome.text.text()
    assert f"open {running_server.address} in a browser" in dialog.ways.text()
    assert (dialog.places.isHidden(), dialog.listening(), dialog.leave.hasFocus()) == (True, False, True)

    with opening.opened(running_server.folder) as opened:
        handle(opened, written, stick / "answer")
    (stick / "letter").write_text("not one")
    dialog = shown(qtbot, settled, ReadingDialog(parcelling, jobs))
    with qtbot.waitSignal(dialog.came, timeout=60_000):
        dialog.read([str(stick / "letter"), str(stick / "answer")])
    settled()
    assert [notice.title.text() for notice in dialog.outcomes] == [
        "letter: This file is neither a parcel nor the answer to one.",
        "answer: An answer: read, and proved.",
    ]
    assert ana.syncing.overview().waiting_records == 0


def test_a_members_parcel_is_read_without_a_server_and_says_what_to_do_next(
    qtbot, jobs, settled, members, parcelling, tmp_path
):
    members.coordinator.syncing.run()
    members.documenter.casework.save(None, "case", titled("case", "Harbour"))
    parcelling.write(tmp_path / "out")
    rosa = members.coordinator
    dialog = shown(qtbot, settled, ReadingDialog(Parcelling(rosa.vault, rosa.syncing), jobs))
    dialog.read([str(tmp_path / "out")])
    settled()
    (notice,) = dialog.outcomes
    assert notice.title.text() == "A parcel by Ana, read without a server."
    assert "Came: 1 record." in notice.text.text()
    assert "Write a parcel here and give it back" in notice.text.text()


def test_a_stick_that_is_gone_is_said_and_another_one_can_be_chosen(qtbot, jobs, settled, parcelling, stick):
    dialog = shown(qtbot, settled, WritingDialog(parcelling, jobs))
    dialog.write_to(str(stick / "nowhere"))
    settled()
    assert dialog.outcome.isVisible()
    assert not dialog.places.isHidden()


def test_a_name_is_never_taken_twice(tmp_path):
    day = date(2026, 11, 23)
    assert unused(tmp_path, day).name == "parcel-2026-11-23.parcel"
    (tmp_path / "parcel-2026-11-23.4.parcel").touch()
    assert unused(tmp_path, day).name == "parcel-2026-11-23-2.parcel"


def test_closed_they_keep_nothing_alive(qtbot, jobs, settled, is_freed, parcelling, stick):
    assert is_freed(lambda: WritingDialog(parcelling, jobs), settled)
    assert is_freed(lambda: ReadingDialog(parcelling, jobs), settled)


def test_the_card_is_there_for_members_alone(qtbot, jobs, settled, ana, parcelling, unlocked, is_freed):
    runner = SyncRunner(Unlocked.of(ana.vault, "en"), jobs, FAR)
    card = ParcelCard(parcelling, runner, jobs)
    qtbot.addWidget(card)
    runner.refresh()
    settled()
    assert not card.isHidden()
    assert Joining(ana.vault).membership() is not None
    alone = SyncRunner(unlocked, jobs, FAR)
    other = ParcelCard(Parcelling(unlocked.vault, unlocked.syncing), alone, jobs)
    qtbot.addWidget(other)
    alone.refresh()
    settled()
    assert other.isHidden()
    for one in (runner, alone):
        one.end()
