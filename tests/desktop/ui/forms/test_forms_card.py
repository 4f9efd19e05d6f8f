"""Looking at a form from a file: the good ones in a dialog, the bad ones as a sentence in the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.services.preferences import Choices
from desktop.ui.forms.form_look import FormLook
from desktop.ui.settings.settings_page import SettingsPage
from tests.desktop.forms.hostile import HOSTILE, TWO_LANGUAGES, laughing_spreadsheet


@pytest.fixture
def page(qtbot, unlocked, jobs):
    page = SettingsPage(unlocked, jobs, Choices(language="en", theme="light"))
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    return page


@pytest.fixture
def look(page, settled, tmp_path):
    """Brings a file; gives the dialog that opens, or None."""

    def bring(name, content):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        page.forms.look_at(str(tmp_path / name))
        settled()
        return page.findChild(FormLook)

    return bring


def test_a_good_form_opens_to_be_looked_at(page, look):
    dialog = look("water.md", TWO_LANGUAGES)
    assert dialog.isVisible()
    assert dialog.title.text() == "Water"
    assert page.forms.trouble.isHidden()
    assert page.forms.look.isEnabled()


def test_a_form_that_does_not_parse_is_said_in_the_page_with_its_line(page, look):
    assert look("form.xml", "<html>\n<body>\n</html>") is None
    trouble = page.forms.trouble
    assert trouble.isVisible()
    assert trouble.title.text() == "The file of the form cannot be read; it is damaged or no form at all."
    assert trouble.text.text().splitlines() == [
        "Line 3",
        "Nothing was changed; your records and other forms are as they were. "
        "Get the file again from where it came from.",
    ]
    assert look("water.md", TWO_LANGUAGES) is not None
    assert trouble.isHidden()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        *((f"laughs-{number}.xml", content, "could do harm") for number, content in enumerate(HOSTILE)),
        ("laughs.xlsx", laughing_spreadsheet(), "The spreadsheet cannot be read."),
        ("form.md", "| survey |\n| | type | name | label |\n| | nonsense | a | A |\n", "breaks a rule of XLSForm"),
        ("form.pdf", b"%PDF", "this kind of file"),
    ],
    ids=["entities that grow", "a file that is not ours", "a workbook that grows", "a broken rule", "no form"],
)
def test_a_bad_or_hostile_file_is_said_and_nothing_opens(page, look, name, content, words):
    assert look(name, content) is None
    assert words in page.forms.trouble.title.text()
    assert "your records and other forms are as they were" in page.forms.trouble.text.text()
    assert page.forms.look.isEnabled()


def test_a_file_that_is_not_there_any_more_is_said(page, settled, tmp_path):
    page.forms.look_at(str(tmp_path / "gone.md"))
    settled()
    assert "not there any more" in page.forms.trouble.title.text()


def test_a_form_too_long_to_show_is_said_instead_of_holding_the_window_up(page, look, monkeypatch):
    monkeypatch.setattr("desktop.ui.forms.forms_card.MOST_SHOWN", 1)
    assert look("water.md", TWO_LANGUAGES) is None
    assert "2 questions, too many to show" in page.forms.trouble.title.text()


def test_the_button_asks_for_a_file_and_reads_the_one_chosen(qtbot, page, settled, tmp_path):
    (tmp_path / "water.md").write_text(TWO_LANGUAGES)
    qtbot.mouseClick(page.forms.look, Qt.MouseButton.LeftButton)
    chooser = next(one for one in QApplication.topLevelWidgets() if one.objectName() == "QFileDialog")
    assert "*.xlsx" in chooser.nameFilters()[0]
    chooser.fileSelected.emit(str(tmp_path / "water.md"))
    chooser.reject()
    settled()
    assert page.findChild(FormLook) is not None
