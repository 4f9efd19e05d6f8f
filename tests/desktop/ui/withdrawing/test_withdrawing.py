"""Consent taken back in the window: said before it happens, done on purpose, and told wherever it arrives."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLabel

from desktop.errors import RecordWithdrawn
from desktop.services.withdrawing import Left, Withdrawing
from desktop.store.departures import Way
from desktop.ui.editor.record_editor import RecordEditor
from desktop.ui.today.today_page import TodayPage
from desktop.ui.today.withdrawn_card import WithdrawnCard
from desktop.ui.withdrawing.left_words import line_of
from desktop.ui.withdrawing.withdrawal_dialog import WithdrawalDialog
from desktop.ui.withdrawing.withdrawn_view import WithdrawnView
from desktop.unlocked import Unlocked
from tests.laptops import note_about, titled

ANSWERS = {"consent/purposes/un": "yes", "consent/purposes/court": "yes", "told/words": "The mill was theirs"}


@pytest.fixture
def record(members):
    """A testimony of the documenter, received by the coordination, with a note."""
    found = members.documenter.casework.save(None, "testimony", titled("testimony", "Old woman of the mill") | ANSWERS)
    members.documenter.casework.save(None, "note", note_about(found, "Ask again"))
    members.sync()
    return found


@pytest.fixture
def opened(members):
    return Unlocked.of(members.documenter.vault, "en")


@pytest.fixture
def dialog(qtbot, opened, jobs, record, settled):
    found = WithdrawalDialog(Withdrawing(opened.vault), jobs, record)
    found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(found)
    found.show()
    settled()
    return found


def words_in(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def test_everything_goes_after_it_was_said_what_that_means_and_ticked_on_purpose(
    qtbot, dialog, opened, record, settled
):
    assert "a member of the group had it: Rosa".lower() in words_in(dialog).lower()
    assert dialog.leave.isDefault()
    assert not dialog.go.isEnabled()
    dialog.all.click()
    assert "1 note(s)" in words_in(dialog) or "1 note" in words_in(dialog)
    assert "Nobody can bring it back" in words_in(dialog)
    assert not dialog.go.isEnabled(), "a slip of the hand deletes nothing"
    dialog.sure.click()
    with qtbot.waitSignal(dialog.withdrawn, timeout=20_000) as told:
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert told.args == [True]
    settled()
    assert "It was deleted on this laptop." in words_in(dialog)
    assert "Rosa" in dialog.left.text()
    with pytest.raises(RecordWithdrawn):
        opened.casework.open(record)
    assert [line.form_id for line in opened.casework.lines()] == []


def test_some_uses_end_by_keyboard_and_the_testimony_stays(qtbot, dialog, opened, record, settled):
    assert dialog.some.hasFocus()
    qtbot.keyClick(dialog.some, Qt.Key.Key_Space)
    assert {use.value for use in dialog.uses} == {"un", "court"}
    assert not dialog.go.isEnabled()
    court = next(check for use, check in dialog.uses.items() if use.value == "court")
    court.setFocus()
    qtbot.keyClick(court, Qt.Key.Key_Space)
    dialog.words.setPlainText("Not before a judge")
    with qtbot.waitSignal(dialog.withdrawn, timeout=20_000) as told:
        qtbot.keyClick(dialog.go, Qt.Key.Key_Space)
    assert told.args == [False]
    settled()
    answers = opened.casework.open(record).answers
    assert answers["consent/withdrawal/withdrawn_for"] == ("court",)
    assert answers["consent/withdrawal/withdrawn_words"] == "Not before a judge"


def test_who_may_only_end_uses_is_told_why(qtbot, members, opened, jobs, settled, record):
    theirs = members.coordinator.casework.save(None, "note", note_about(record, "From the office"))
    members.sync()
    found = WithdrawalDialog(Withdrawing(opened.vault), jobs, theirs)
    qtbot.addWidget(found)
    found.show()
    settled()
    assert found.some.isHidden()
    assert not found.all.isEnabled()
    assert "only whoever recorded it, or a coordinator" in found.all.words()


def test_the_open_record_closes_and_what_is_left_says_so(qtbot, opened, jobs, record, settled):
    editor = RecordEditor(opened, jobs, "testimony", record)
    qtbot.addWidget(editor)
    editor.show()
    settled()
    editor.head.withdraw.trigger()
    (dialog,) = editor.findChildren(WithdrawalDialog)
    settled()
    dialog.all.click()
    dialog.sure.click()
    with qtbot.waitSignal(editor.closed, timeout=20_000):
        dialog.go.click()
    settled()
    assert opened.casework.drafts() == []
    again = RecordEditor(opened, jobs, "testimony", record)
    qtbot.addWidget(again)
    again.show()
    settled()
    (view,) = again.findChildren(WithdrawnView)
    said = words_in(view)
    assert "Testimony: consent was withdrawn" in said
    assert "by you" in said
    assert "Rosa" in said
    assert "mill" not in said


def test_today_tells_on_the_laptop_where_it_arrives_until_somebody_knows(qtbot, members, jobs, record, settled):
    Withdrawing(members.documenter.vault).whole(record)
    members.sync()
    office = Unlocked.of(members.coordinator.vault, "en")
    page = TodayPage(office, jobs, "Rosa")
    qtbot.addWidget(page)
    page.show()
    settled()
    (card,) = page.findChildren(WithdrawnCard)
    assert "Consent was withdrawn: Testimony" in words_in(card)
    assert "by Ana" in words_in(card)
    with qtbot.waitSignal(page.open_asked, timeout=20_000) as asked:
        card.look.click()
    assert asked.args == ["testimony", record]
    qtbot.mouseClick(card.seen, Qt.MouseButton.LeftButton)
    settled()
    qtbot.waitUntil(lambda: not [one for one in page.findChildren(WithdrawnCard) if one.isVisible()], timeout=20_000)
    assert Withdrawing(members.coordinator.vault).news() == ()


@pytest.mark.parametrize("kind", ["dialog", "view"])
def test_closed_it_keeps_nothing_alive(is_freed, opened, jobs, record, settled, kind):
    withdrawing = Withdrawing(opened.vault)
    if kind == "view":
        withdrawing.whole(record)
    make = {
        "dialog": lambda: WithdrawalDialog(withdrawing, jobs, record),
        "view": lambda: WithdrawnView(withdrawing, jobs, record),
    }[kind]
    assert is_freed(make, settled)


def test_a_purpose_keeps_the_capital_that_its_language_gives_it():
    before = QLocale()
    left = Left(way=Way.EXPORTED, whom="", purpose="un", when=None, by="")
    try:
        QLocale.setDefault(QLocale("es"))
        assert line_of(left) == "Se sacó para Naciones Unidas, con nombres confidenciales"
        QLocale.setDefault(QLocale("en"))
        assert line_of(left) == "Taken out for the United Nations, names confidential"
    finally:
        QLocale.setDefault(before)
