"""The sheet that stays behind: a working one, in the language of the person, without a word of us."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.ui import i18n
from desktop.ui.leaving.costs_sheet import CostsSheet


@pytest.fixture
def sheet(qtbot):
    sheet = CostsSheet()
    qtbot.addWidget(sheet)
    sheet.show()
    return sheet


def words_of(sheet):
    cells = (sheet.table.item(row, column) for row in range(20) for column in range(3))
    return [cell.text() for cell in cells if cell is not None and cell.text()]


def total_of(sheet):
    row = next(row for row in range(20) if (cell := sheet.table.item(row, 1)) and cell.text() == "Total")
    return int(sheet.table.item(row, 2).text())


def test_it_adds_up_what_is_typed(qtbot, sheet):
    before = total_of(sheet)
    sheet.table.setCurrentCell(1, 2)
    old = int(sheet.table.currentItem().text())
    sheet.table.editItem(sheet.table.currentItem())
    typing = sheet.table.findChild(QLineEdit)
    typing.selectAll()
    qtbot.keyClicks(typing, "1500")
    qtbot.keyClick(typing, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: total_of(sheet) == before - old + 1500)


def test_a_cell_can_be_written_in_the_line_above(qtbot, sheet):
    before = total_of(sheet)
    sheet.table.setCurrentCell(11, 2)
    assert sheet.content.text() == ""
    qtbot.keyClicks(sheet.content, "25")
    qtbot.keyClick(sheet.content, Qt.Key.Key_Return)
    assert total_of(sheet) == before + 25


def test_words_among_the_amounts_are_not_added(sheet):
    before = total_of(sheet)
    old = int(sheet.table.item(1, 2).text())
    sheet.table.item(1, 2).setText("a lot")
    assert total_of(sheet) == before - old


def test_it_speaks_the_persons_language(qtbot, qapp):
    i18n.speak(qapp, "es")
    sheet = CostsSheet()
    qtbot.addWidget(sheet)
    assert sheet.title() == "Gastos de la casa"
    assert {"Día", "Qué", "Importe", "Arroz, un saco", "Jabón"} <= set(words_of(sheet))


def test_nothing_in_it_says_whose_it_is(sheet):
    said = [*words_of(sheet), sheet.title(), *(label.text() for label in sheet.findChildren(QLabel))]
    assert not any(word in text.lower() for text in said for word in ("amparo", "vault", "record", "case"))


def test_a_closed_sheet_is_freed(is_freed):
    assert is_freed(CostsSheet)
