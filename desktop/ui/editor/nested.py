"""Making the record that an answer links to, without leaving the page: an editor over the editor."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.services.lines import RecordLine
from desktop.ui import theme
from desktop.ui.editor.desk import Desk
from desktop.ui.editor.inputs.link import LinkInput
from desktop.ui.jobs import Job
from desktop.ui.main_window import NAME


class Nested(Protocol):
    """The editor inside: a `RecordEditor`, which itself opens dialogs like this one."""

    saved: SignalInstance
    closed: SignalInstance

    def widget(self) -> QWidget: ...

    def leave(self) -> None: ...


class NestedEditor(QDialog):
    """When the new record is saved, `asking` takes it. Leaving before that leaves a draft, like everywhere."""

    def __init__(self, editor: Nested, desk: Desk, asking: LinkInput, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._asking, self.editor = desk, asking, editor
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(NAME)
        self.resize(min(theme.scaled(980), 1300), min(theme.scaled(620), 700))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(editor.widget())
        editor.saved.connect(self._on_saved)
        editor.closed.connect(self.accept)

    def reject(self) -> None:
        self.editor.leave()

    def _on_saved(self, record_id: str) -> None:
        self._desk.jobs.start(self._asking, partial(_line, self._desk, record_id), self._asking.take_if_there)


def _line(desk: Desk, record_id: str, _job: Job) -> RecordLine | None:
    return desk.casework.lines_of([record_id]).get(record_id)
