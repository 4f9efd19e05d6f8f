import time
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from desktop.domain.records import Whereabouts
from desktop.services.drafts import Draft
from desktop.ui.today.backup_reminder import BackupReminderCard
from desktop.ui.today.today_page import TodayPage
from desktop.ui.today.way_cards import ProofCard
from desktop.ui.ways.proving_dialogs import ProveSheetDialog
from desktop.ui.widgets.cards import LineCard
from desktop.unlocked import Unlocked
from tests.laptops import note_about, titled


@pytest.fixture
def today(qtbot, jobs, settled):
    def make(unlocked):
        page = TodayPage(unlocked, jobs, "Asha")
        qtbot.addWidget(page)
        page.resize(1100, 700)
        page.show()
        settled()
        return page

    return make


def _cards(section):
    return [card.accessibleName() for card in section.findChildren(LineCard)]


def test_a_draft_needs_you_and_leads_back_to_itself(qtbot, today, unlocked):
    unlocked.casework.save_draft(Draft(form_id="case", changes=titled("case", "Half a case")))
    page = today(unlocked)
    assert "Unfinished: Half a case" in _cards(page.needs)[0]
    with qtbot.waitSignal(page.draft_asked) as asked:
        qtbot.keyClick(page.needs.findChildren(LineCard)[0], Qt.Key.Key_Return)
    assert asked.args[0].form_id == "case"


def test_the_bars_count_by_proofs(today, unlocked):
    unlocked.casework.save(None, "case", titled("case", "Harbour"))
    page = today(unlocked)
    assert page.places.bars[Whereabouts.ONLY_HERE].amount.text() == "1"
    assert page.places.bars[Whereabouts.RECEIVED].amount.text() == "0"


def test_a_bar_for_what_others_have_still_to_send_stands_there_when_there_is_any(today, unlocked):
    page = today(unlocked)
    bar = page.places.bars[Whereabouts.ON_ITS_WAY]
    assert bar.isHidden()
    page.places.show_counts(dict.fromkeys(Whereabouts, 0) | {Whereabouts.ON_ITS_WAY: 1})
    assert (bar.isHidden(), bar.title.text(), bar.amount.text()) == (False, "Not all on the server yet", "1")


def test_an_answer_from_the_coordination_leads_to_the_record_it_is_about(qtbot, today, members):
    case = members.documenter.casework.save(None, "case", titled("case", "Harbour"))
    members.sync()
    members.coordinator.casework.save(None, "note", note_about(case, "Who took the photo?"))
    members.sync()
    page = today(Unlocked.of(members.documenter.vault, "en"))
    assert _cards(page.answers)[0].startswith("“Who took the photo?”. Note. Rosa · on “Harbour”")
    with qtbot.waitSignal(page.open_asked) as asked:
        qtbot.mouseClick(page.answers.findChildren(LineCard)[0], Qt.MouseButton.LeftButton)
    assert asked.args == ["case", case]


def test_two_versions_need_you(today, members):
    case = members.documenter.casework.save(None, "case", titled("case", "Harbour"))
    members.sync()
    path = next(iter(titled("case", "")))
    for one, value in ((members.documenter, "North"), (members.coordinator, "South")):
        one.casework.save(case, "case", {path: value}, one.casework.open(case).heads)
    members.sync()
    page = today(Unlocked.of(members.documenter.vault, "en"))
    assert "Two versions" in _cards(page.needs)[0]


def _a_day_ago(unlocked):
    """What is only here has been so since then."""
    unlocked.casework.save(None, "case", titled("case", "Harbour"))
    assert unlocked.backing_up.reminder(datetime.now(UTC) - timedelta(days=1)) is None


def test_a_backup_is_asked_for_after_a_day_and_can_be_put_off(qtbot, today, settled, unlocked):
    _a_day_ago(unlocked)
    page = today(unlocked)
    (card,) = page.needs.findChildren(BackupReminderCard)
    assert page.laptop.lines["backup"].text() == "never"
    with qtbot.waitSignal(page.backup_asked):
        qtbot.keyClick(card.back_up, Qt.Key.Key_Space)
    card.later.click()
    settled()
    assert page.needs.findChildren(LineCard) == []
    assert all(card.isHidden() for card in page.needs.findChildren(BackupReminderCard))
    assert unlocked.backing_up.reminder() is None


def test_a_reminder_keeps_nothing_alive(unlocked, jobs, settled, is_freed):
    _a_day_ago(unlocked)
    assert is_freed(lambda: TodayPage(unlocked, jobs, "Asha"), settled)


def test_nothing_that_needs_you_is_said(today, unlocked):
    page = today(unlocked)
    assert page.needs.findChildren(LineCard) == []


def test_a_closed_today_keeps_nothing_alive(unlocked, jobs, settled, is_freed):
    unlocked.casework.save_draft(Draft(form_id="case", changes=titled("case", "Half a case")))
    assert is_freed(lambda: TodayPage(unlocked, jobs, "Asha"), settled)


def test_a_clock_that_was_set_back_is_said_on_the_laptops_card(monkeypatch, today, unlocked):
    unlocked.casework.save(None, "case", titled("case", "Harbour"))
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() - 5 * 365 * 86_400 * 10**9)
    page = today(unlocked)
    assert page.laptop.lines["clock"].text() == "set back by 1824 days or more: please check the date"


def test_a_sheet_that_is_due_is_proved_from_here_or_put_off(qtbot, today, unlocked, settled, monkeypatch):
    monkeypatch.setattr("desktop.services.recovering.time_now", lambda: int((time.time() - 30 * 86400) * 1000))
    unlocked.recovering.make_sheet()
    page = today(unlocked)
    (card,) = page.needs.findChildren(ProofCard)
    assert card.words.text() == "Prove that your recovery sheet still opens this vault"
    card.do.click()
    (dialog,) = page.findChildren(ProveSheetDialog)
    dialog.close()
    card.later.click()
    settled()
    qtbot.waitUntil(lambda: page.needs.findChildren(ProofCard) == [], timeout=20_000)
