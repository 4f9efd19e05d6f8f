"""Inviting one laptop: the role, for how many days; then the invitation as a QR code, as text, as a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QSpinBox, QVBoxLayout, QWidget

from desktop.errors import NotWritable
from desktop.services.joining import INVITATION_DAYS, Joining, Role
from desktop.ui import clipboard, present, theme
from desktop.ui.choosing_files import FileChooser
from desktop.ui.editor.inputs.wrapping import WrappingRadio
from desktop.ui.jobs import JobRunner
from desktop.ui.main_window import NAME
from desktop.ui.taking_out.purpose_choice import as_tall_as_its_words
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from desktop.ui.widgets.labels import Heading, Label, Muted
from desktop.ui.widgets.notices import Notice
from desktop.ui.widgets.pages import scrolling
from desktop.unlocked import Unlocked

_QR_PIXELS = 300
_MOST_DAYS = 90


@dataclass(frozen=True, slots=True)
class _Made:
    text: str
    png: bytes


class InviteDialog(QDialog):
    def __init__(self, unlocked: Unlocked, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._joining = unlocked.joining
        self._jobs = jobs
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setWindowTitle(NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(theme.scaled(560), 1000))
        self.documenter = WrappingRadio(self.tr("Documenter: sends records, sees their own and the answers to them"))
        self.coordinator = WrappingRadio(self.tr("Coordinator: receives everything, and may invite"))
        for role in (self.documenter, self.coordinator):
            as_tall_as_its_words(role)
        self.documenter.setChecked(True)
        self.days = QSpinBox()
        self.days.setRange(1, _MOST_DAYS)
        self.days.setValue(INVITATION_DAYS)
        self.days.lineEdit().setTextMargins(10, 0, 10, 0)  # a style sheet's padding does not reach it
        self.days.setAccessibleName(self.tr("For how many days it can be used"))
        self.make = PrimaryButton(self.tr("Make the invitation"), "qr")
        self.cancel = PlainButton(self.tr("Close"))
        self.trouble = Notice(Tone.BAD)
        self._asking = QWidget()
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.addWidget(Heading(self.tr("Invite one laptop")))
        asking.addWidget(Muted(self.tr("Each invitation works once. Make one for each person and each laptop.")))
        asking.addWidget(self.documenter)
        asking.addWidget(self.coordinator)
        row = QHBoxLayout()
        row.addWidget(Label(self.tr("Can be used for this many days")), 1)
        row.addWidget(self.days)
        asking.addLayout(row)
        self._showing = self._build_showing()
        self._showing.hide()
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.cancel)
        below.addWidget(self.make)
        body = QVBoxLayout()
        body.setSpacing(12)
        for widget in (self._asking, self._showing, self.trouble):
            body.addWidget(widget)
        body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(12)
        column.addWidget(scrolling(body), 1)
        column.addLayout(below)
        self._fit()

    def _build_showing(self) -> QWidget:
        self.code = QLabel()
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setAccessibleName(self.tr("QR code of the invitation; the text below says the same"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Text of the invitation"))
        self.text.setFixedHeight(theme.scaled(90))
        self.text.setTabChangesFocus(True)
        self.copy = PlainButton(self.tr("Copy the text"), "copy")
        self.save = PlainButton(self.tr("Save as a file…"), "save")
        self.said = Muted()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Heading(self.tr("The invitation")))
        column.addWidget(
            Muted(self.tr("Hand it over in person, or on a way you trust: whoever has it first can join with it."))
        )
        column.addWidget(self.code)
        column.addWidget(self.text)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addWidget(self.save)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.said)
        return box

    def _connect(self) -> None:
        self.make.clicked.connect(self._on_make)
        self.cancel.clicked.connect(self.close)
        self.copy.clicked.connect(self._on_copy)
        self.save.clicked.connect(self._on_save)

    def _on_make(self) -> None:
        joining, days = self._joining, self.days.value()
        role = Role.COORDINATOR if self.coordinator.isChecked() else Role.DOCUMENTER
        self.make.setEnabled(False)
        self._jobs.start(self, lambda job: _make(joining, role, days), self._on_made, failed=self._on_failed)

    def _on_made(self, made: _Made) -> None:
        picture = QPixmap()
        picture.loadFromData(made.png, "PNG")
        self.code.setPixmap(picture)
        self.text.setPlainText(made.text)
        self._asking.hide()
        self.make.hide()
        self.trouble.hide()
        self._showing.show()
        self._fit()
        self.copy.setFocus()

    def _fit(self) -> None:
        """As high as its words and its code need, but never higher than the window it belongs to."""
        parent = self.parentWidget()
        room = parent.height() - 60 if parent is not None else 700
        self.resize(self.minimumWidth(), min(room, theme.scaled(310 if self._showing.isHidden() else 620)))

    def _on_copy(self) -> None:
        clipboard.shared().copy(self.text.toPlainText())
        self.said.setText(self.tr("Copied. The clipboard forgets it in a minute."))

    def _on_save(self) -> None:
        FileChooser(self.tr("Save the invitation"), self).for_saving("invitation.amparo").ask(self.save_to)

    def save_to(self, path: str) -> None:
        text = self.text.toPlainText()
        self._jobs.start(self, lambda job: _write(Path(path), text), self._on_saved, failed=self._on_failed)

    def _on_saved(self, _nothing: None) -> None:
        self.said.setText(self.tr("Saved. Delete the file once it was handed over."))

    def _on_failed(self, problem: Exception) -> None:
        self.make.setEnabled(True)
        words = present.error(problem)
        self.trouble.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD)


def _make(joining: Joining, role: Role, days: int) -> _Made:
    from desktop.services.showing_codes import qr_png

    text = joining.invite(role, days)
    return _Made(text, qr_png(text, _QR_PIXELS))


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text + "\n", encoding="utf-8")
    except OSError:
        raise NotWritable from None
