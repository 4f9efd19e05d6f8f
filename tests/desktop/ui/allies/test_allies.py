"""The coordination exchanges cards with another group, compares words, shares a case, and reads what others share."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtGui import QImage

from desktop.domain.answers import FileRef
from desktop.services.allies import Allies
from desktop.services.receiving_cases import ReceivingCases
from desktop.services.showing_codes import qr_png, read_qr
from desktop.ui.allies.allies_card import AlliesCard
from desktop.ui.allies.ally_dialog import AllyDialog
from desktop.ui.allies.lent_file_dialog import LentFileDialog
from desktop.ui.allies.lines import AllyLine, ReceivedLine, ShareLine
from desktop.ui.allies.our_card_dialog import OurCardDialog
from desktop.ui.allies.received_dialog import FileButton, ReceivedDialog
from desktop.ui.allies.share_dialog import ShareDialog
from desktop.ui.allies.sure_dialog import SureDialog
from desktop.ui.editor.record_editor import RecordEditor
from desktop.ui.members.members_page import MembersPage
from desktop.ui.widgets.labels import Label
from desktop.unlocked import Unlocked
from tests.laptops import titled
from tests.two_groups import PARTNERS, documenter, neighbours, told_case

REF = FileRef(id="00" * 16, name="boats.jpg", size=1, media_type="image/jpeg", sha256="00" * 32)


@pytest.fixture
def people(running_server, tmp_path):
    with neighbours(tmp_path, running_server) as found:
        yield found


@pytest.fixture
def shown_at(qtbot, settled):
    def show(widget):
        qtbot.addWidget(widget)
        widget.resize(900, 700)
        widget.show()
        settled()
        return widget

    return show


def of(laptop):
    return Unlocked.of(laptop.vault, "en")


def lines(card, kind):
    return [line for line in card.findChildren(kind) if line.isVisible()]


def words_in(widget):
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def says(qtbot, widget, words):
    """Sooner or later."""
    qtbot.waitUntil(lambda: words in words_in(widget), timeout=20_000)


def dialog(qtbot, settled, parent, kind):
    qtbot.waitUntil(lambda: any(one.isVisible() for one in parent.window().findChildren(kind)), timeout=20_000)
    settled()
    return next(one for one in parent.window().findChildren(kind) if one.isVisible())


def test_from_card_to_card_to_a_case_that_is_read_and_taken_back(people, shown_at, jobs, qtbot, settled, tmp_path):
    told = told_case(people.rosa, tmp_path)
    # Eva's card, as it is on her screen.
    hers = shown_at(OurCardDialog(Allies(people.eva.vault), jobs))
    assert hers.name.text() == PARTNERS
    hers.make.click()
    settled()
    picture = tmp_path / "photo.png"
    hers.code.pixmap().save(str(picture))
    assert read_qr(picture.read_bytes()) == hers.text.toPlainText()
    # Rosa reads the picture, and compares.
    card = shown_at(AlliesCard(of(people.rosa), jobs))
    assert not card.share.isVisible()
    card.add.click()
    adding = dialog(qtbot, settled, card, AllyDialog)
    adding.read_picture(str(picture))
    qtbot.waitUntil(adding.add.isEnabled, timeout=20_000)
    says(qtbot, adding, PARTNERS)
    adding.add.click()
    qtbot.waitUntil(adding.same.isVisible, timeout=20_000)
    assert adding.words.words.text() == hers.words.words.text()
    assert adding.words.digits.text() == hers.words.digits.text()
    assert not adding.same.isEnabled()
    adding.in_person.click()
    adding.same.click()
    qtbot.waitUntil(card.share.isVisible, timeout=20_000)
    ours = Allies(people.rosa.vault).my_card("Muelle")
    Allies(people.eva.vault).add(ours.text)
    Allies(people.eva.vault).compare(ours.group, aloud=True)
    # What would go is seen before it goes.
    card.share.click()
    sharing = dialog(qtbot, settled, card, ShareDialog)
    sharing.case.setCurrentIndex(sharing.case.findData(told.case))
    ((named, check),) = sharing.partners
    assert named == PARTNERS
    check.click()
    assert not sharing.share.isVisible()
    sharing.look.click()
    qtbot.waitUntil(sharing.share.isVisible, timeout=20_000)
    says(qtbot, sharing, "They came at night")
    assert "Silent words" not in words_in(sharing)
    sharing.share.click()
    qtbot.waitUntil(lambda: sharing.leave.text() == "Close", timeout=20_000)
    sharing.leave.click()
    people.sync()
    card.refresh()
    says(qtbot, card, "They have it")
    # Eva reads it.
    there = shown_at(AlliesCard(of(people.eva), jobs))
    qtbot.waitUntil(lambda: lines(there, ReceivedLine) != [], timeout=20_000)
    (line,) = lines(there, ReceivedLine)
    line.read.click()
    read = dialog(qtbot, settled, there, ReceivedDialog)
    says(qtbot, read, "They came at night")
    says(qtbot, read, "Shared by Muelle")
    says(qtbot, read, "boats.jpg")
    (button,) = read.findChildren(FileButton)
    button.click()
    looking = dialog(qtbot, settled, there, LentFileDialog)
    looking.close()
    read.leave.click()
    # Rosa takes it back, and has to mean it.
    qtbot.waitUntil(lambda: len(lines(card, ShareLine)) == 1, timeout=20_000)
    (shared,) = lines(card, ShareLine)
    shared.stop.click()
    sure = dialog(qtbot, settled, card, SureDialog)
    sure.deed.click()
    qtbot.waitUntil(lambda: not lines(card, ShareLine), timeout=20_000)
    people.sync()
    assert ReceivingCases(people.eva.vault).all() == []


def test_a_group_that_was_not_compared_is_said_so_and_can_be_later_or_taken_off(people, shown_at, jobs, qtbot, settled):
    people.exchange(compared=False)
    card = shown_at(AlliesCard(of(people.rosa), jobs))
    says(qtbot, card, "Nothing is shared with it.")
    assert not card.share.isVisible()
    (line,) = lines(card, AllyLine)
    line.compare.click()
    comparing = dialog(qtbot, settled, card, AllyDialog)
    comparing.aloud.click()
    comparing.same.click()
    says(qtbot, card, "Compared aloud on ")
    assert card.share.isVisible()
    (line,) = lines(card, AllyLine)
    line.remove.click()
    dialog(qtbot, settled, card, SureDialog).deed.click()
    qtbot.waitUntil(lambda: not lines(card, AllyLine), timeout=20_000)
    assert Allies(people.rosa.vault).all() == []


@pytest.mark.parametrize("text", ["hello", "amparo-group:AAAA"])
def test_what_is_no_card_cannot_be_added(people, shown_at, jobs, qtbot, text):
    adding = shown_at(AllyDialog(Allies(people.rosa.vault), jobs, None))
    adding.text.setPlainText(text)
    qtbot.waitUntil(adding.trouble.isVisible, timeout=20_000)
    assert not adding.add.isEnabled()


def test_a_parcel_for_them_is_written_where_it_is_asked_for(people, shown_at, jobs, qtbot, settled, tmp_path):
    told = told_case(people.rosa, tmp_path)
    people.exchange()
    people.share(told.case)
    card = shown_at(AlliesCard(of(people.rosa), jobs))
    card._parcel_to = people.theirs_id
    card.write_to(str(tmp_path / "case.parcel"))
    qtbot.waitUntil(card.trouble.isVisible, timeout=20_000)
    assert (tmp_path / "case.parcel").stat().st_size > 100_000


def test_documenters_are_shown_nothing_of_it(people, shown_at, jobs, tmp_path, qtbot):
    with documenter(tmp_path / "ana", people.rosa) as ana:
        page = shown_at(MembersPage(of(ana), jobs, "Ana"))
        qtbot.waitUntil(lambda: "Members (2)" in words_in(page), timeout=20_000)
        assert page.findChildren(AlliesCard) == []
    page = shown_at(MembersPage(of(people.rosa), jobs, "Rosa"))
    qtbot.waitUntil(lambda: page.findChildren(AlliesCard) != [], timeout=20_000)


def test_closed_they_keep_nothing_alive(people, jobs, settled, is_freed):
    people.exchange()
    vault = people.rosa.vault
    (ally,) = Allies(vault).all()
    kinds = [
        partial(OurCardDialog, Allies(vault), jobs),
        partial(AllyDialog, Allies(vault), jobs, None),
        partial(AllyDialog, Allies(vault), jobs, ally),
        partial(ShareDialog, of(people.rosa), jobs),
        partial(ReceivedDialog, ReceivingCases(vault), people.rosa.collecting, jobs, "00" * 32),
        partial(LentFileDialog, people.rosa.collecting, jobs, REF),
        partial(SureDialog, "Sure?", "Words", "Do it", ""),
        partial(AlliesCard, of(people.rosa), jobs),
    ]
    for make in kinds:
        assert is_freed(make, before_closing=settled), make


def test_the_code_is_read_from_a_small_picture(people):
    text = Allies(people.rosa.vault).my_card("Muelle").text
    picture = QImage.fromData(qr_png(text, 460))
    assert picture.width() < 700
    assert read_qr(qr_png(text, 460)) == text


def test_a_case_offers_it_and_nothing_else_does(people, shown_at, jobs, qtbot, settled):
    case = people.rosa.casework.save(None, "case", titled("case", "Harbour"))
    editor = shown_at(RecordEditor(of(people.rosa), jobs, "case", case))
    qtbot.waitUntil(editor.head.share.isVisible, timeout=20_000)
    editor.head.share.trigger()
    sharing = dialog(qtbot, settled, editor, ShareDialog)
    qtbot.waitUntil(lambda: sharing.case.currentData() == case, timeout=20_000)
    says(qtbot, sharing, "There is no group to share with yet")
    assert not sharing.look.isEnabled()
    sharing.close()
    other = people.rosa.casework.save(None, "event", titled("event", "Gate"))
    editor = shown_at(RecordEditor(of(people.rosa), jobs, "event", other))
    qtbot.waitUntil(editor.head.withdraw.isVisible, timeout=20_000)
    assert not editor.head.share.isVisible()
