"""Words that are typed: counted, completed, and the unknown one named."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.services.showing_codes import qr_png
from desktop.services.ways import Way
from desktop.store import sheets
from desktop.ui.ways.words_field import WordsField


@pytest.fixture
def field(qtbot, jobs, settled):
    made = WordsField(jobs, Way.SHEET)
    qtbot.addWidget(made)
    made.show()
    settled()
    return made


def test_what_is_typed_is_completed_by_enter(qtbot, field, settled):
    qtbot.keyClicks(field.edit, "gar")
    assert field.edit.offers.isVisible()
    field.edit.put_word(field.edit.completer.currentCompletion())
    assert field.words() == "garage "
    qtbot.keyClicks(field.edit, "tide")
    settled()
    assert field.count.text() == "2 of 24 words"


def test_enter_in_the_list_of_offers_takes_the_first(qtbot, field):
    qtbot.keyClicks(field.edit, "gar")
    qtbot.keyClick(field.edit.offers, Qt.Key.Key_Return)
    assert field.words() == "garage "


def test_the_word_that_is_in_no_list_is_named(qtbot, field, settled):
    field.edit.setPlainText("garage tyde river ")
    settled()
    assert field.unknown.text() == "Word 2, “tyde”, is in no list. Compare it with the paper."
    assert not field.complete()


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_words_of_every_list_are_complete_also_by_four_letters(field, settled, language):
    words = sheets.words_of(sheets.new_secret(), language)
    for text in (" ".join(words), " ".join(f"{n}. {word[:4].upper()}" for n, word in enumerate(words, 1))):
        field.edit.setPlainText(text)
        settled()
        assert field.complete()
        assert not field.unknown.isVisible()


def test_a_picture_of_the_code_is_read(field, settled, tmp_path):
    words = sheets.words_of(sheets.new_secret())
    (tmp_path / "code.png").write_bytes(qr_png(sheets.qr_text(words)))
    field.read_picture(str(tmp_path / "code.png"))
    settled()
    assert field.complete()


def test_a_picture_without_a_code_is_said(field, settled, tmp_path):
    (tmp_path / "code.png").write_bytes(b"no picture")
    field.read_picture(str(tmp_path / "code.png"))
    settled()
    assert field.trouble.isVisible()


def test_a_closed_field_keeps_nothing_alive(jobs, settled, is_freed):
    assert is_freed(lambda: WordsField(jobs, Way.SHEET), settled)
