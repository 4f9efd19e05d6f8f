"""Asks for another record: found by search, or made from here. Shows its title, never its id."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.answers import Value
from desktop.services.casework import Casework
from desktop.services.lines import RecordLine
from desktop.ui import present
from desktop.ui.editor.desk import Desk
from desktop.ui.editor.inputs.answer_input import AnswerInput
from desktop.ui.editor.linking import LinkPicker
from desktop.ui.editor.sitting import Sitting
from desktop.ui.jobs import Job
from desktop.ui.widgets.buttons import IconButton, PlainButton
from desktop.ui.widgets.labels import Label, Muted


class LinkInput(AnswerInput):
    """The answer is the other record's id. `form_id` empty: any form."""

    def __init__(self, sitting: Sitting, desk: Desk, form_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sitting, self._desk, self._form_id = sitting, desk, form_id
        self._id: str | None = None
        self._line: RecordLine | None = None
        self._read_only = False
        self._spoken = ("", "")
        self._build()
        self._connect()

    def _build(self) -> None:
        self.title = Label()
        self.about = Muted()
        self.choose = PlainButton(self.tr("Choose…"), "link")
        self.open = IconButton("next", self.tr("Open this record"))
        self.clear = IconButton("close", self.tr("Clear this answer"))
        self.setFocusProxy(self.choose)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.about)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addLayout(words, 1)
        for button in (self.open, self.clear, self.choose):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self._draw()

    def _connect(self) -> None:
        self.choose.clicked.connect(self._on_choose)
        self.open.clicked.connect(self._on_open)
        self.clear.clicked.connect(self._on_clear)

    def show_value(self, value: Value | None) -> None:
        wanted = None if value is None else str(value)
        if wanted != self._id:
            self._id = wanted
            self._line = None
            self._draw()
            if wanted is not None:
                self._desk.jobs.start(self, partial(_line, self._desk.casework, wanted), self._on_line, lane="net")

    def set_read_only(self, on: bool) -> None:
        self._read_only = on
        self._draw()

    def speak(self, name: str, description: str) -> None:
        self._spoken = (name, description)
        self.choose.setAccessibleName(f"{name}: {self.title.text() or self.choose.text()}")
        self.choose.setAccessibleDescription(description)

    def mark_wrong(self, on: bool) -> None:
        """The sentence below says it."""

    def _draw(self) -> None:
        known = self._line
        if self._id is None:
            self.title.setText("")
        elif known is None:
            self.title.setText(self.tr("A record that is not on this laptop (yet)"))
        else:
            self.title.setText(known.title or self.tr("Without a title"))
        self.title.setVisible(self._id is not None)
        self._row.setStretch(0, 1 if self._id else 0)
        self._row.setStretch(self._row.count() - 1, 0 if self._id else 1)
        self.about.setText(present.phrase(f"forms.{known.form_id}") if known else "")
        self.about.setVisible(known is not None and not self._form_id)
        self.open.setVisible(known is not None)
        self.clear.setVisible(self._id is not None and not self._read_only)
        self.choose.setVisible(not self._read_only)
        self.choose.setText(self.tr("Change…") if self._id else self.tr("Choose…"))
        self.speak(*self._spoken)

    def _on_line(self, line: RecordLine | None) -> None:
        if line is not None and line.id == self._id:
            self._line = line
            self._draw()

    def _on_choose(self) -> None:
        picker = LinkPicker(self._desk, self._form_id, self)
        picker.picked.connect(self.take)
        picker.new_asked.connect(self._on_new)
        picker.open()

    def _on_new(self) -> None:
        self._sitting.new_asked.emit(self._form_id, self)

    def take(self, line: RecordLine) -> None:
        """Somebody chose this record, or has just made it."""
        self._id, self._line = line.id, line
        self._draw()
        self.answered.emit(line.id)
        self.settled.emit()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_if_there(self, line: RecordLine | None) -> None:
        if line is not None:
            self.take(line)

    def _on_clear(self) -> None:
        self._id = self._line = None
        self._draw()
        self.answered.emit(None)
        self.settled.emit()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_open(self) -> None:
        if self._line is not None:
            self._sitting.record_asked.emit(self._line.form_id, self._line.id)


def _line(casework: Casework, record_id: str, _job: Job) -> RecordLine | None:
    return casework.lines_of([record_id]).get(record_id)
