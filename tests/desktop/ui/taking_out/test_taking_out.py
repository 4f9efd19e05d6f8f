"""Taking out: what leaves and what stays is shown first, a whole backup is asked for twice, stopping leaves nothing."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt

from desktop.services.exporting.exporting import Exporting
from desktop.ui import i18n, theme
from desktop.ui.taking_out.take_out_card import TakeOutCard
from desktop.ui.taking_out.take_out_dialog import TakeOutDialog
from desktop.ui.taking_out.whole_backup_dialog import WholeBackupDialog
from desktop.ui.widgets.labels import Label
from desktop.ui.widgets.notices import Notice
from tests.desktop.services.exporting.taken_out import TakenOut, agreed, verified
from tests.desktop.ui.clipping import faults


@pytest.fixture
def testimonies(here):
    """One for partners, under a condition, and one for the group alone. Ids."""
    named = {"consent/partners_named": "Land network & friends", "consent/conditions": "not on the radio"}
    given = (agreed("internal", "partners", **named), agreed("internal"))
    return [here.casework.save(None, "testimony", one) for one in given]


@pytest.fixture
def exporting(here):
    return Exporting(here.vault)


@pytest.fixture
def dialog(qtbot, exporting, jobs, testimonies, settled):
    made = TakeOutDialog(exporting, jobs)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    settled()
    return made


@pytest.fixture
def whole(qtbot, exporting, jobs, testimonies):
    made = WholeBackupDialog(exporting, jobs)
    qtbot.addWidget(made)
    made.show()
    return made


def words_of(widget):
    return [label.text() for label in widget.findChildren(Label) if label.isVisible()]


def look(dialog, settled, purpose):
    dialog.purposes.purposes[purpose].click()
    dialog.look.click()
    settled()


def test_what_it_is_for_has_to_be_said_first(dialog):
    assert not dialog.look.isEnabled()
    assert not dialog.save.isVisible()
    dialog.purposes.purposes["internal"].click()
    assert dialog.look.isEnabled()


def test_what_leaves_and_what_stays_is_shown_before_anything_is_written(dialog, settled, tmp_path):
    look(dialog, settled, "court")
    said = words_of(dialog.overview)
    assert "Nothing: nobody agreed to this." in said
    assert "The narrator was not asked for this, or did not answer" in said
    assert "2" in said
    assert not dialog.save.isEnabled()


def test_conditions_are_shown_in_full(dialog, settled):
    look(dialog, settled, "internal")
    [notice] = [one for one in dialog.overview.findChildren(Notice) if one.isVisible()]
    assert "An elder: not on the radio" in notice.text.text()
    assert dialog.save.isEnabled()


def test_partners_are_ticked_as_narrators_named_them(dialog, settled):
    dialog.purposes.purposes["partners"].click()
    assert not dialog.look.isEnabled()
    [(named, check)] = dialog.purposes.partners
    assert named == "Land network & friends"
    assert check.words() == "Land network & friends (1 testimony)"
    check.click()
    dialog.look.click()
    settled()
    assert "The narrator was not asked for this, or did not answer" in words_of(dialog.overview)
    assert dialog.save.isEnabled()


def test_it_is_written_into_a_new_folder_and_says_where(qtbot, exporting, jobs, settled, tmp_path, testimonies):
    (tmp_path / "stick").mkdir()
    for number in (1, 2):
        dialog = TakeOutDialog(exporting, jobs)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        look(dialog, settled, "internal")
        dialog.write_to(str(tmp_path / "stick"))
        settled()
        assert dialog.writing.outcome.title.text() == "It is taken out, and was read back"
        assert len(list((tmp_path / "stick").iterdir())) == number
        newest = max(path.name for path in (tmp_path / "stick").iterdir())
        assert newest in dialog.writing.outcome.text.text()
        assert not dialog.save.isVisible()
    found = sorted((tmp_path / "stick").iterdir())
    assert found[1].name == found[0].name + "-2"
    assert TakenOut(found[0]).ids() == set(testimonies)
    assert all(verified(one) for one in found)


def test_one_can_go_back_and_take_something_else(dialog, settled):
    look(dialog, settled, "court")
    dialog.back.click()
    assert dialog.purposes.isVisible()
    look(dialog, settled, "internal")
    said = words_of(dialog.overview)
    assert "Nothing: nobody agreed to this." not in said
    assert "Testimony" in said


def test_a_place_that_refuses_is_said_and_can_be_chosen_anew(dialog, settled, tmp_path):
    look(dialog, settled, "internal")
    dialog.write_to(str(tmp_path / "gone"))
    settled()
    assert "not there" in dialog.writing.outcome.title.text()
    assert dialog.save.isVisible()
    assert dialog.save.isEnabled()


def test_a_whole_backup_needs_a_second_yes(whole, tmp_path):
    assert "NOT be sealed" in whole.warning.title.text()
    assert not whole.save.isEnabled()
    whole.write_to(str(tmp_path))
    assert not whole.writing.is_writing
    whole.understood.click()
    assert whole.save.isEnabled()


def test_a_whole_backup_has_everything(whole, settled, tmp_path, testimonies, here):
    here.casework.save(None, "testimony", {"who/known_as": "Nobody asked"})
    (tmp_path / "stick").mkdir()
    whole.understood.click()
    whole.write_to(str(tmp_path / "stick"))
    settled()
    [folder] = (tmp_path / "stick").iterdir()
    assert len(TakenOut(folder).ids()) == 3
    assert "NOT SEALED" in TakenOut(folder).readme()


class _Slow(Exporting):
    """Waits with its first word until it is told to go on."""

    def __init__(self, vault):
        super().__init__(vault)
        self.begun, self.go_on, self.ended = threading.Event(), threading.Event(), threading.Event()

    def export(self, choice, out, tell):
        def wait(progress):
            self.begun.set()
            self.go_on.wait(20)
            tell(progress)

        try:
            return super().export(choice, out, wait)
        finally:
            self.ended.set()


@pytest.mark.parametrize("end", ["stop", "close"])
def test_stopping_or_closing_leaves_nothing(qtbot, here, jobs, settled, tmp_path, testimonies, end):
    (tmp_path / "film.mp4").write_bytes(bytes(3_000_000))
    ref = here.collecting.take_in(tmp_path / "film.mp4").ref
    here.casework.save(None, "evidence", {"what/title": "Film", "what/original": ref})
    slow = _Slow(here.vault)
    dialog = WholeBackupDialog(slow, jobs)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    (tmp_path / "stick").mkdir()
    dialog.understood.click()
    dialog.write_to(str(tmp_path / "stick"))
    qtbot.waitUntil(slow.begun.is_set, timeout=20_000)
    assert ".unfinished-" in next((tmp_path / "stick").iterdir()).name
    (dialog.writing.stop if end == "stop" else dialog.leave).click()
    slow.go_on.set()
    qtbot.waitUntil(slow.ended.is_set, timeout=20_000)
    settled()
    assert list((tmp_path / "stick").iterdir()) == []
    if end == "stop":
        assert dialog.writing.outcome.title.text() == "Stopped"
        assert dialog.save.isEnabled()


def test_the_settings_open_both(qtbot, unlocked, jobs, settled):
    card = TakeOutCard(unlocked, jobs)
    qtbot.addWidget(card)
    card.show()
    card.take_out.click()
    card.whole.click()
    settled()
    assert card.window().findChildren(TakeOutDialog)
    assert card.window().findChildren(WholeBackupDialog)


@pytest.mark.parametrize("kind", [TakeOutDialog, WholeBackupDialog])
def test_closed_it_keeps_nothing_alive(exporting, jobs, settled, is_freed, kind):
    def make():
        dialog = kind(exporting, jobs)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        return dialog

    assert is_freed(make, settled)


def test_keys_alone_are_enough(qtbot, dialog, settled):
    dialog.purposes.setFocus()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    assert dialog.purposes.purposes["internal"].isChecked()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    settled()
    assert dialog.overview.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_word_can_be_read_at_twice_the_size(qtbot, qapp, here, jobs, settled, testimonies, language):
    theme.wear(qapp, theme.Look("light", 200))
    i18n.speak(qapp, language)
    exporting = Exporting(here.vault, language)
    dialog, whole = TakeOutDialog(exporting, jobs), WholeBackupDialog(exporting, jobs)
    found = {}
    for shown in (dialog, whole):
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(shown)
        shown.show()
    settled()
    found["whole"] = faults(whole)
    dialog.purposes.purposes["partners"].click()
    dialog.purposes.partners[0][1].click()
    qapp.processEvents()
    found["purposes"] = faults(dialog)
    ticks = [whole.understood, dialog.purposes.partners[0][1], *dialog.purposes.purposes.values()]
    assert [tick.words() for tick in ticks if tick.height() < tick.heightForWidth(tick.width())] == []
    dialog.look.click()
    settled()
    qapp.processEvents()
    found["overview"] = faults(dialog)
    assert found == {"whole": [], "purposes": [], "overview": []}
