"""Whole records in the window: removed after saying what that means, shown as stubs, wanted again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel

from desktop.errors import RecordRemoved
from desktop.ui import theme
from desktop.ui.carrying.record_removal_dialog import RecordRemovalDialog
from desktop.ui.carrying.record_stub_view import RecordStubView
from desktop.ui.carrying.records_card import RecordsCard
from desktop.ui.carrying.removed_dialog import RemovedDialog
from desktop.ui.carrying.removed_link import RemovedLink
from desktop.ui.editor.record_editor import RecordEditor
from desktop.ui.lists.list_page import ListPage
from desktop.unlocked import Unlocked
from tests.laptops import titled


@pytest.fixture
def record(members):
    """A case of the documenter, received by the coordination."""
    found = members.documenter.casework.save(None, "case", titled("case", "The lower field"))
    members.sync()
    return found


@pytest.fixture
def casework(members):
    return members.documenter.casework


@pytest.fixture
def opened(members):
    return Unlocked.of(members.documenter.vault, "en")


def words_in(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


@pytest.fixture
def kept(qtbot):
    """A dialog that stays after it was closed, to be looked at."""

    def keep(dialog):
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return keep


def test_a_record_goes_after_saying_what_that_means_and_its_list_says_that_it_went(
    qtbot, casework, opened, jobs, record, settled, kept
):
    page = ListPage(opened, jobs, "case")
    qtbot.addWidget(page)
    page.show()
    settled()
    assert page.removed.isHidden()
    dialog = kept(RecordRemovalDialog(casework.removing, jobs, record))
    settled()
    said = words_in(dialog)
    assert "Rosa" in said
    assert "the keys that open them are destroyed here" in said
    assert "Whoever opens this vault and reaches the server can do that" in said
    assert dialog.leave.isDefault()
    assert casework.open(record).line.title == "The lower field"
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    settled()
    assert "1 record removed" in words_in(dialog)
    with pytest.raises(RecordRemoved):
        casework.open(record)
    page.refresh()
    settled()
    assert page.model.rowCount() == 0
    assert page.removed.text() == "1 record removed from this laptop…"
    assert not page.removed.isHidden()


def test_why_one_stays_is_said_and_nothing_can_be_pressed_but_close(members, casework, jobs, settled, kept):
    record = casework.save(None, "case", titled("case", "Not sent"))
    dialog = kept(RecordRemovalDialog(casework.removing, jobs, record))
    settled()
    assert dialog.heading.text() == "It stays on this laptop"
    assert "Not everything of its record is proved" in words_in(dialog)
    assert dialog.go.isHidden()


def test_all_that_nobody_touched_are_offered_with_their_size(qtbot, casework, jobs, record, settled, kept):
    dialog = kept(RecordRemovalDialog(casework.removing, jobs))
    settled()
    assert "There is none that may go." in words_in(dialog)
    assert dialog.go.isHidden()
    dialog.days.addItem("now", -1)
    dialog.days.setCurrentIndex(dialog.days.count() - 1)
    dialog.days.activated.emit(dialog.days.currentIndex())
    settled()
    assert dialog.heading.text() == "Remove 1 record from this laptop?"
    dialog.go.click()
    settled()
    assert [stub.id for stub in casework.removing.removed()] == [record]


def test_opened_it_is_a_stub_that_can_be_fetched_again(qtbot, casework, opened, jobs, record, settled):
    casework.removing.remove([record])
    editor = RecordEditor(opened, jobs, "case", record)
    qtbot.addWidget(editor)
    editor.show()
    settled()
    (stub,) = editor.findChildren(RecordStubView)
    assert "was removed from this laptop" in words_in(stub)
    qtbot.keyClick(stub.fetch, Qt.Key.Key_Space)
    settled()
    assert "It comes with the next sync." in words_in(stub)
    assert casework.removing.stub(record).wanted
    opened.syncing.run()
    assert casework.open(record).line.title == "The lower field"


def test_an_open_record_is_removed_from_its_menu_and_closes(qtbot, casework, opened, jobs, record, settled):
    editor = RecordEditor(opened, jobs, "case", record)
    qtbot.addWidget(editor)
    editor.show()
    settled()
    editor.head.remove.trigger()
    (dialog,) = editor.findChildren(RecordRemovalDialog)
    settled()
    with qtbot.waitSignal(editor.closed, timeout=20_000):
        dialog.go.click()
    settled()
    assert casework.removing.stub(record).id == record


def test_those_that_went_are_listed_and_wanted_again(qtbot, casework, jobs, record, settled, kept):
    casework.removing.remove([record])
    dialog = kept(RemovedDialog(casework.removing, jobs))
    settled()
    assert dialog.list.count() == 1
    assert dialog.list.item(0).text().startswith("Case of ")
    qtbot.mouseClick(dialog.fetch, Qt.MouseButton.LeftButton)
    settled()
    assert "1 record will come with the next sync." in words_in(dialog)
    assert dialog.list.item(0).text().endswith("It comes with the next sync.")


def test_in_large_text_no_line_of_the_list_is_cut_off(qapp, qtbot, casework, jobs, record, settled, kept):
    casework.removing.remove([record])
    (stub,) = casework.removing.removed(None)
    worn = theme.worn()
    theme.wear(qapp, theme.Look("light", 200))
    try:
        dialog = kept(RemovedDialog(casework.removing, jobs))
        dialog.show()
        settled()
        dialog.show_stubs(tuple(replace(stub, newer=newer, withheld=1, wanted=not newer) for newer in (True, False)))
        for width in range(dialog.minimumWidth(), dialog.minimumWidth() + 400, 10):
            dialog.resize(width, dialog.height())
            qtbot.waitUntil(lambda wide=width: dialog.width() == wide, timeout=20_000)
            for row in range(dialog.list.count()):
                item = dialog.list.item(row)
                assert high_enough(dialog.list, item), (width, item.text())
    finally:
        theme.wear(qapp, worn)


def high_enough(view, item):
    """For its words, wrapped beside the icon and within the theme's padding of ten on either side."""
    room = view.viewport().width() - view.iconSize().width() - 2 * 10 - 8
    words = QFontMetrics(view.font()).boundingRect(0, 0, room, 10_000, Qt.TextFlag.TextWordWrap, item.text())
    return view.visualItemRect(item).height() >= words.height()


def test_the_card_is_for_documenters_of_a_group(qtbot, members, jobs, settled):
    for laptop, is_hidden in ((members.documenter, False), (members.coordinator, True)):
        card = RecordsCard(laptop.casework.removing, jobs)
        qtbot.addWidget(card)
        card.refresh()
        settled()
        assert card.isHidden() is is_hidden
    assert card.link.isHidden()


@pytest.mark.parametrize("kind", ["dialog", "card", "link", "list", "view"])
def test_closed_it_keeps_nothing_alive(is_freed, casework, jobs, record, settled, kind):
    if kind in ("view", "list"):
        casework.removing.remove([record])
    make = {
        "dialog": lambda: RecordRemovalDialog(casework.removing, jobs, record),
        "card": lambda: RecordsCard(casework.removing, jobs),
        "link": lambda: RemovedLink(casework.removing, jobs),
        "list": lambda: RemovedDialog(casework.removing, jobs),
        "view": lambda: RecordStubView(casework.removing, jobs, record),
    }[kind]
    assert is_freed(make, settled)
