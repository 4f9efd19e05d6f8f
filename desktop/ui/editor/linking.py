"""Finding the record that an answer links to: by any word in it, or the newest ones."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.services.lines import RecordLine
from desktop.ui import present, theme
from desktop.ui.editor.desk import Desk
from desktop.ui.jobs import Job
from desktop.ui.main_window import NAME
from desktop.ui.summaries import summary
from desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from desktop.ui.widgets.fields import SearchField
from desktop.ui.widgets.labels import Heading, Muted
from desktop.ui.widgets.wrapped_items import WrappedItems

_MOST = 50


class LinkPicker(QDialog):
    """`picked(RecordLine)`, or `new_asked` when the record does not exist yet. `form_id` empty: records of any form."""

    picked = Signal(object)
    new_asked = Signal()

    def __init__(self, desk: Desk, form_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._form_id = desk, form_id
        self._lines: list[RecordLine] = []
        self._asked = 0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self._on_search("")

    def _build(self) -> None:
        self.setWindowTitle(NAME)
        self.resize(min(theme.scaled(560), 1000), min(theme.scaled(460), 640))
        kind = present.phrase(f"forms.{self._form_id}") if self._form_id else self.tr("Record")
        self.search = _Search(self.tr("Find by any word"))
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setItemDelegate(WrappedItems(self.list))
        self.list.setAccessibleName(self.tr("Records found"))
        self.remark = Muted()
        self.new = PlainButton(self.tr("New: %1").replace("%1", kind), "add")
        self.new.setVisible(bool(self._form_id))
        self.leave = PlainButton(self.tr("Cancel"))
        self.choose = PrimaryButton(self.tr("Choose this"), "check")
        self.choose.setEnabled(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.new)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(10)
        for part in (Heading(kind), self.search, self.list, self.remark):
            column.addWidget(part)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.search.search_asked.connect(self._on_search)
        self.search.stepped.connect(self._on_stepped)
        self.list.currentRowChanged.connect(self._on_current)
        self.list.itemActivated.connect(self._on_choose)
        self.search.returnPressed.connect(self._on_choose)
        self.choose.clicked.connect(self._on_choose)
        self.leave.clicked.connect(self.reject)
        self.new.clicked.connect(self._on_new)

    def _on_search(self, words: str) -> None:
        self._asked += 1
        work = partial(_find, self._desk, words, self._form_id or None)
        self._desk.jobs.start(self, work, partial(self._on_found, self._asked))

    def _on_found(self, asked: int, lines: list[RecordLine]) -> None:
        if asked != self._asked:
            return  # an older question's answer
        self._lines = lines
        self.list.clear()
        for line in lines:
            self.list.addItem(QListWidgetItem(_words(line, self.tr("Without a title"))))
        self.remark.setText("" if lines else self.tr("No record has these words."))
        self.list.setCurrentRow(0 if lines else -1)

    def _on_stepped(self, by: int) -> None:
        if self._lines:
            self.list.setCurrentRow(max(0, min(len(self._lines) - 1, self.list.currentRow() + by)))

    def _on_current(self, row: int) -> None:
        self.choose.setEnabled(0 <= row < len(self._lines))

    def _on_choose(self, _item: object = None) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._lines):
            line = self._lines[row]
            self.accept()
            self.picked.emit(line)

    def _on_new(self) -> None:
        self.accept()
        self.new_asked.emit()


class _Search(SearchField):
    """The arrows walk the list below while the person goes on typing."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


def _find(desk: Desk, words: str, form_id: str | None, _job: Job) -> list[RecordLine]:
    if words:
        return desk.searching.lines(words, form_id, _MOST)
    return desk.casework.lines(form_id, 0, _MOST)


def _words(line: RecordLine, untitled: str) -> str:
    remark = " · ".join(part for part in (summary(line), line.author_name, present.day(line.changed)) if part)
    return f"{line.title or untitled}\n{remark}"
