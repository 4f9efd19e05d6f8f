"""Making room in the window, on a real vault whose originals a real server and a coordinator have."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from sqlalchemy import text

from desktop.services.carrying_less import Hindrance
from desktop.ui.carrying.removal_button import RemovalButton
from desktop.ui.carrying.removal_dialog import RemovalDialog
from desktop.ui.carrying.removed_view import RemovedView
from desktop.ui.carrying.room_card import RoomCard
from desktop.ui.evidence.viewer import EvidenceViewer
from tests.laptops import file_path, titled


@pytest.fixture
def refs(members, tmp_path):
    """Of the documenter, two; received by the coordination."""
    found = []
    for name in ("film.bin", "talk.bin"):
        (tmp_path / name).write_bytes(random.Random(name).randbytes(100_000))
        ref = members.documenter.collecting.take_in(tmp_path / name).ref
        members.documenter.casework.save(None, "evidence", {file_path("evidence"): ref} | titled("evidence", name))
        found.append(ref)
    members.sync()
    return found


@pytest.fixture
def collecting(members):
    return members.documenter.collecting


@pytest.fixture
def carrying(collecting):
    return collecting.carrying_less


@pytest.fixture
def viewer(qtbot, collecting, jobs, refs, settled):
    made = EvidenceViewer(collecting, jobs, refs)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    settled()
    return made


def words_in(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def removal(viewer) -> RemovalButton:
    return viewer.side.widget().remove


def test_an_original_is_removed_after_saying_who_has_it_and_wanted_again(qtbot, viewer, collecting, refs, settled):
    qtbot.mouseClick(removal(viewer), Qt.MouseButton.LeftButton)
    (dialog,) = viewer.findChildren(RemovalDialog)
    said = words_in(dialog)
    assert "Rosa" in said
    assert "whoever opens this vault can fetch it again" in said
    assert dialog.leave.isDefault()
    assert collecting.is_here(refs[0].id)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    settled()
    assert not collecting.is_here(refs[0].id)
    assert "1 original removed" in words_in(dialog)
    dialog.close()
    settled()
    stub = viewer.stage.currentWidget()
    assert isinstance(stub, RemovedView)
    assert "to make room" in words_in(stub)
    assert removal(viewer).isHidden()
    qtbot.keyClick(stub.fetch, Qt.Key.Key_Space)
    settled()
    assert "with the next sync" in words_in(stub)
    with collecting._vault.reading() as unit:
        assert unit.files.to_fetch()[0] == 1


def test_what_may_not_go_has_no_button(qtbot, members, tmp_path, jobs, settled):
    (tmp_path / "new.bin").write_bytes(b"not sent")
    collecting = members.documenter.collecting
    ref = collecting.take_in(tmp_path / "new.bin").ref
    members.documenter.casework.save(None, "evidence", {file_path("evidence"): ref})
    button = RemovalButton(collecting.carrying_less, jobs, ref.id)
    qtbot.addWidget(button)
    settled()
    assert button.isHidden()


def test_the_card_makes_room_of_all_at_once_and_is_gone_then(qtbot, carrying, jobs, refs, settled, collecting):
    card = RoomCard(carrying, jobs)
    qtbot.addWidget(card)
    card.refresh()
    settled()
    assert not card.isHidden()
    assert card.words.text().startswith("2 originals that the coordination has take 2")
    card.show()
    card.make.click()
    (dialog,) = card.findChildren(RemovalDialog)
    assert dialog.heading.text() == "Remove 2 originals from this laptop?"
    dialog.go.click()
    settled()
    assert not any(collecting.is_here(ref.id) for ref in refs)
    dialog.close()
    settled()
    assert card.isHidden()


def test_what_turns_out_unproved_stays_and_it_is_said(qtbot, members, carrying, jobs, refs, settled, collecting):
    line = carrying.about(refs[0].id)
    with members.documenter.vault.unit() as unit:
        unit._session.execute(text("UPDATE receipts SET proof = x'93909090'"))
    dialog = RemovalDialog(carrying, jobs, [line])
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.show()
    dialog.go.click()
    settled()
    assert collecting.is_here(refs[0].id)
    said = words_in(dialog)
    assert "Nothing was removed." in said
    assert "A receipt that was kept does not verify" in said
    assert carrying.remove([refs[0].id]).stayed == ((refs[0].id, Hindrance.UNPROVED),)


@pytest.mark.parametrize("kind", ["dialog", "card", "button", "view"])
def test_closed_it_keeps_nothing_alive(is_freed, carrying, jobs, refs, settled, kind):
    lines = carrying.room().removable
    make = {
        "dialog": lambda: RemovalDialog(carrying, jobs, lines),
        "card": lambda: RoomCard(carrying, jobs),
        "button": lambda: RemovalButton(carrying, jobs, refs[0].id),
        "view": lambda: RemovedView(carrying, jobs, refs[0].id),
    }[kind]
    assert is_freed(make, settled)
