"""From the list of members: whose new laptop it is, where the earlier one is, and that nothing happens before that."""

import pytest

from desktop.services.joining import Role
from desktop.ui.members.member_list import MemberLine
from desktop.ui.members.members_page import MembersPage
from desktop.ui.members.same_person_dialog import SamePersonDialog
from desktop.unlocked import Unlocked
from tests.laptops import laptop, titled


@pytest.fixture
def new(members, tmp_path):
    """A second laptop of Ana's, which everybody has heard of."""
    members.documenter.casework.save(None, "case", titled("case", "Harbour"))
    members.sync()
    with laptop(tmp_path / "new") as found:
        found.joining.join(members.coordinator.joining.invite(Role.DOCUMENTER), "Ana (new)")
        members.coordinator.syncing.run()
        yield found


@pytest.fixture
def page(qtbot, jobs, settled):
    def make(unlocked):
        page = MembersPage(unlocked, jobs, "Asha")
        qtbot.addWidget(page)
        page.resize(1000, 700)
        page.show()
        settled()
        qtbot.waitUntil(lambda: bool(lines(page)), timeout=20_000)
        return page

    return make


@pytest.fixture
def dialog(qtbot, jobs, settled, members, new):
    unlocked = Unlocked.of(members.coordinator.vault, "en")
    member = next(one for one in unlocked.joining.members() if one.device_id == new.vault.device_id)
    dialog = SamePersonDialog(unlocked, jobs, member)
    qtbot.addWidget(dialog)
    dialog.show()
    settled()
    return dialog


def lines(page):
    return [line for line in page.findChildren(MemberLine) if line.isVisible()]


def words(dialog):
    return [button.words() for button in dialog.before.buttons()]


def test_only_the_coordination_is_offered_it(page, members, new):
    of_coordinator = page(Unlocked.of(members.coordinator.vault, "en"))
    assert [line.same.isVisible() for line in lines(of_coordinator)] == [True, True, True]
    of_documenter = page(Unlocked.of(members.documenter.vault, "en"))
    assert [hasattr(line, "same") for line in lines(of_documenter)] == [False, False]


def test_the_button_opens_the_dialog_for_its_laptop(qtbot, page, members, new, settled):
    shown = page(Unlocked.of(members.coordinator.vault, "en"))
    line = lines(shown)[2]
    assert line.same.accessibleName() == "Ana (new) is the same person as…"
    line.same.click()
    settled()
    (opened,) = shown.window().findChildren(SamePersonDialog)
    assert [text.split(",")[0] for text in words(opened)] == ["Ana"]
    opened.close()


def test_nothing_is_chosen_beforehand_and_both_must_be(dialog):
    assert dialog.before.checkedButton() is None
    assert dialog.place.checkedButton() is None
    assert not dialog.give.isEnabled()
    dialog.before.buttons()[0].click()
    assert not dialog.give.isEnabled()
    dialog.kept.click()
    assert dialog.give.isEnabled()


def test_the_records_are_given_and_it_is_said(qtbot, dialog, members, new, settled):
    dialog.before.buttons()[0].click()
    dialog.gone.click()
    with qtbot.waitSignal(dialog.given, timeout=30_000):
        dialog.give.click()
    assert "1 record" in dialog.trouble.text.text()
    assert "no longer belongs" in dialog.trouble.text.text()
    assert not dialog.give.isVisible()
    new.syncing.run()
    assert [line.title for line in new.casework.lines("case")] == ["Harbour"]
    assert [one.revoked for one in members.coordinator.joining.members()] == [False, True, False]
    assert [one.is_earlier for one in members.coordinator.joining.members()] == [False, True, False]


def test_without_the_server_nothing_is_done_and_it_can_be_tried_again(qtbot, dialog, running_server, settled):
    running_server.stop()
    dialog.before.buttons()[0].click()
    dialog.kept.click()
    dialog.give.click()
    qtbot.waitUntil(lambda: dialog.give.isEnabled(), timeout=30_000)
    assert dialog.trouble.isVisible()
    running_server.start()
    with qtbot.waitSignal(dialog.given, timeout=30_000):
        dialog.give.click()


def test_where_a_revoked_laptop_is_is_not_asked(qtbot, dialog, members, new, jobs, settled):
    dialog.before.buttons()[0].click()
    dialog.gone.click()
    with qtbot.waitSignal(dialog.given, timeout=30_000):
        dialog.give.click()
    unlocked = Unlocked.of(members.coordinator.vault, "en")
    rosa = unlocked.joining.members()[0]
    again = SamePersonDialog(unlocked, jobs, rosa)
    qtbot.addWidget(again)
    again.show()
    settled()
    revoked = next(button for button in again.before.buttons() if "no longer in the group" in button.words())
    revoked.click()
    assert not again.gone.isVisible()
    assert again.give.isEnabled()


def test_closed_it_keeps_nothing_alive(is_freed, members, new, jobs, settled):
    unlocked = Unlocked.of(members.coordinator.vault, "en")
    member = unlocked.joining.members()[2]
    assert is_freed(lambda: SamePersonDialog(unlocked, jobs, member), settled)
