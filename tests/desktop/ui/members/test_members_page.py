import os

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from desktop.services.joining import Role
from desktop.services.showing_codes import read_qr
from desktop.ui.members.invite_dialog import InviteDialog
from desktop.ui.members.keys_card import KeysCard
from desktop.ui.members.members_page import MembersPage
from desktop.ui.widgets.labels import Strong
from desktop.unlocked import Unlocked


@pytest.fixture
def page(qtbot, jobs, settled):
    def make(unlocked):
        page = MembersPage(unlocked, jobs, "Asha")
        qtbot.addWidget(page)
        page.resize(1000, 700)
        page.show()
        settled()
        return page

    return make


def _names(page):
    return [label.text() for label in page.findChildren(Strong) if label.isVisible()]


def test_members_are_shown_and_only_the_coordination_may_invite(qtbot, page, members):
    of_documenter = page(Unlocked.of(members.documenter.vault, "en"))
    qtbot.waitUntil(lambda: {"Ana (you)", "Rosa"} <= set(_names(of_documenter)), timeout=20_000)
    assert not of_documenter.invite.isVisible()
    of_coordinator = page(Unlocked.of(members.coordinator.vault, "en"))
    assert of_coordinator.invite.isVisible()


def test_what_strangers_check_by_is_shown_in_fours_and_copied_as_it_is(qtbot, page, members):
    laptop = members.documenter
    shown = page(Unlocked.of(laptop.vault, "en"))
    qtbot.waitUntil(lambda: shown.findChild(KeysCard) is not None, timeout=20_000)
    card, mine = shown.findChild(KeysCard), laptop.joining.membership()
    assert card.group.text().replace(" ", "") == mine.group_id
    assert card.key.text().replace(" ", "") == mine.server_key
    assert len(mine.server_key) == 64
    card.copy.click()
    assert QGuiApplication.clipboard().text() == f"--group {mine.group_id} --server-key {mine.server_key}"


def test_somebody_without_a_group_can_join_one(qtbot, page, unlocked, running_server):
    alone = page(unlocked)
    assert alone.join.isVisible()
    alone.join.invitation.set_text(running_server.invitation)
    qtbot.waitUntil(alone.join.button.isEnabled, timeout=20_000)
    with qtbot.waitActive(alone):
        alone.activateWindow()
    alone.join.button.setFocus()
    with qtbot.waitSignal(alone.joined, timeout=30_000):
        alone.join.button.click()
    qtbot.waitUntil(lambda: "Asha (you)" in _names(alone), timeout=20_000)
    assert not alone.join.isVisible()
    assert alone.invite.hasFocus(), "the first member is a coordinator"


@pytest.mark.parametrize(("who", "main"), [("alone", "join"), ("coordinator", "invite"), ("documenter", "page itself")])
def test_whoever_comes_here_stands_at_what_can_be_done(qtbot, page, unlocked, members, who, main):
    shown = page(unlocked if who == "alone" else Unlocked.of(getattr(members, who).vault, "en"))
    with qtbot.waitActive(shown):
        shown.activateWindow()
    (shown.focusProxy() or shown).setFocus()
    found = {"join": shown.join.invitation.text, "invite": shown.invite, "page itself": shown}[main]
    assert found.hasFocus()


@pytest.mark.parametrize("text", ["not an invitation", "amparo:cut"])
def test_what_is_no_invitation_cannot_be_used(qtbot, page, unlocked, text):
    alone = page(unlocked)
    alone.join.invitation.set_text(text)
    qtbot.waitUntil(alone.join.invitation.says.isVisible, timeout=20_000)
    assert not alone.join.button.isEnabled()
    assert alone.join.invitation.says.title.text()


def test_an_invitation_from_a_file_and_from_a_picture(qtbot, page, unlocked, running_server, tmp_path, settled):
    from desktop.services.showing_codes import qr_png

    (tmp_path / "invitation.amparo").write_text(running_server.invitation)
    (tmp_path / "code.png").write_bytes(qr_png(running_server.invitation))
    alone = page(unlocked)
    field = alone.join.invitation
    for read, file in ((field.read_text, "invitation.amparo"), (field.read_picture, "code.png")):
        field.set_text("")
        read(str(tmp_path / file))
        qtbot.waitUntil(lambda: field.usable_text() != "", timeout=20_000)
        assert field.says.title.text() == "Fisherfolk Forum"


@pytest.mark.parametrize("file", ["gone.png", ".", "pipe"])
def test_a_file_that_cannot_be_read_is_said(qtbot, page, unlocked, tmp_path, settled, file):
    os.mkfifo(tmp_path / "pipe")  # nobody will ever write into it
    alone = page(unlocked)
    field = alone.join.invitation
    field.read_picture(str(tmp_path / file))
    qtbot.waitUntil(field.says.isVisible, timeout=20_000)


def test_an_invitation_is_shown_as_a_code_that_can_be_read_and_copied_for_a_minute(qtbot, members, jobs, settled):
    dialog = InviteDialog(Unlocked.of(members.coordinator.vault, "en"), jobs)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.make.click()
    qtbot.waitUntil(dialog.copy.isVisible, timeout=20_000)
    text = dialog.text.toPlainText()
    assert members.coordinator.joining.look(text).role is Role.DOCUMENTER
    assert read_qr(_png(dialog.code.pixmap().toImage())) == text
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == text
    QGuiApplication.clipboard().clear()


def test_an_invitation_is_saved_where_it_was_asked(qtbot, members, jobs, tmp_path, settled):
    dialog = InviteDialog(Unlocked.of(members.coordinator.vault, "en"), jobs)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.make.click()
    qtbot.waitUntil(dialog.copy.isVisible, timeout=20_000)
    dialog.save_to(str(tmp_path / "no such folder" / "invitation.amparo"))
    qtbot.waitUntil(dialog.trouble.isVisible, timeout=20_000)
    dialog.save_to(str(tmp_path / "invitation.amparo"))
    settled()
    assert (tmp_path / "invitation.amparo").read_text().strip() == dialog.text.toPlainText()


def _png(image: QImage) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data())


def test_a_closed_page_and_a_closed_dialog_keep_nothing_alive(unlocked, jobs, settled, is_freed):
    assert is_freed(lambda: MembersPage(unlocked, jobs, "Asha"), settled)
    assert is_freed(lambda: InviteDialog(unlocked, jobs), settled)
