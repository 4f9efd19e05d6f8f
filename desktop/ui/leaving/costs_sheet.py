"""What a quick exit leaves on the screen: a small sheet of household costs. It is no picture: it can be typed into and
adds up, and keeps nothing. Knows no vault, and nothing of what was there before it.
"""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QLineEdit, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from desktop.ui import theme

_ROWS, _COLUMNS = 60, 26
_DAY, _WHAT, _AMOUNT = 0, 1, 2
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SPENT = ((1, 1240), (1, 380), (2, 150), (4, 90), (5, 620), (7, 210), (8, 150), (10, 75), (11, 460), (12, 300))
"""Each line's day, counted up to yesterday, and its amount in whole money."""
_TOGETHER = len(_SPENT) + 2


class CostsSheet(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()
        self._fill()

    def _build(self) -> None:
        self.setObjectName("costs")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.content = QLineEdit()
        self.content.setAccessibleName(self.tr("Content of the cell"))
        self.table = QTableWidget(_ROWS, _COLUMNS)
        self.table.setAccessibleName(self.title())
        self.table.setHorizontalHeaderLabels([chr(ord("A") + number) for number in range(_COLUMNS)])
        self.table.horizontalHeader().setDefaultSectionSize(theme.scaled(110))
        self.table.setColumnWidth(_WHAT, theme.scaled(200))
        self.table.verticalHeader().setDefaultSectionSize(theme.scaled(26))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.content)
        column.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.table.currentItemChanged.connect(self._on_cell)
        self.table.itemChanged.connect(self._on_changed)
        self.content.returnPressed.connect(self._on_typed)

    def _fill(self) -> None:
        for column, words in ((_DAY, self.tr("Day")), (_WHAT, self.tr("What")), (_AMOUNT, self.tr("Amount"))):
            self._put(0, column, words, heading=True)
        last = _SPENT[-1][0]
        for row, ((day, amount), what) in enumerate(zip(_SPENT, self._things(), strict=True), 1):
            bought = QDate.currentDate().addDays(day - last - 1)
            self._put(row, _DAY, QLocale().toString(bought, QLocale.FormatType.ShortFormat))
            self._put(row, _WHAT, what)
            self._put(row, _AMOUNT, str(amount))
        self._put(_TOGETHER, _WHAT, self.tr("Total"), heading=True)
        self._add_up()
        self.table.setCurrentCell(len(_SPENT) + 1, _DAY)
        self.setFocusProxy(self.table)

    def title(self) -> str:
        """Of the window that shows it."""
        return self.tr("Household costs")

    def _things(self) -> list[str]:
        return [
            self.tr("Rice, one sack"),
            self.tr("Cooking oil"),
            self.tr("Bus"),
            self.tr("Soap"),
            self.tr("School books"),
            self.tr("Vegetables"),
            self.tr("Bus"),
            self.tr("Phone credit"),
            self.tr("Gas"),
            self.tr("Medicine"),
        ]

    def _put(self, row: int, column: int, words: str, *, heading: bool = False) -> None:
        cell = QTableWidgetItem(words)
        if column == _AMOUNT:
            cell.setTextAlignment(_RIGHT)
        if heading:
            font = cell.font()
            font.setBold(True)
            cell.setFont(font)
        self.table.setItem(row, column, cell)

    def _add_up(self) -> None:
        found = (self.table.item(row, _AMOUNT) for row in range(1, _TOGETHER))
        numbers = [int(cell.text()) for cell in found if cell is not None and cell.text().isdecimal()]
        self._put(_TOGETHER, _AMOUNT, str(sum(numbers)), heading=True)

    def _on_cell(self, cell: QTableWidgetItem | None) -> None:
        self.content.setText(cell.text() if cell is not None else "")

    def _on_changed(self, cell: QTableWidgetItem) -> None:
        if cell.column() == _AMOUNT and 0 < cell.row() < _TOGETHER:
            self._add_up()

    def _on_typed(self) -> None:
        self._put(self.table.currentRow(), self.table.currentColumn(), self.content.text())
        self.table.setFocus()
