"""An invitation that somebody was given: pasted, from a file, or from a picture of its QR code; and what it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.services.joining import InvitationFacts
from desktop.ui import present, theme
from desktop.ui.choosing_files import FileChooser
from desktop.ui.jobs import JobRunner, Latest
from desktop.ui.reading_pictures import code_in, text_of
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.notices import Notice
from sync.errors import BadInvitation, Refused
from sync.protocol import codes

Look = Callable[[str], InvitationFacts]
_PAUSE_MS = 250
_AT_FAULT = {codes.INVITATION_USED, codes.INVITATION_EXPIRED, codes.INVITATION_UNKNOWN}


class InvitationField(QWidget):
    """`looked` whenever `usable_text` may have changed; `edited` when there is another text."""

    looked = Signal()
    edited = Signal()

    def __init__(self, jobs: JobRunner, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._look = look
        self._latest = Latest(jobs)
        self._usable = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Text of the invitation"))
        self.text.setPlaceholderText(self.tr("Paste the invitation here"))
        self.text.setTabChangesFocus(True)
        self.text.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.text.setFixedHeight(theme.scaled(84))
        self.from_file = PlainButton(self.tr("From a file…"), "open")
        self.from_picture = PlainButton(self.tr("From a picture…"), "qr")
        self.says = Notice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        if theme.worn().percent > 150:
            row.setDirection(QBoxLayout.Direction.TopToBottom)
        row.addWidget(self.from_file)
        row.addWidget(self.from_picture)
        row.addStretch(1)
        column.addWidget(self.text)
        column.addLayout(row)
        column.addWidget(self.says)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._on_text_changed)
        self._pause.timeout.connect(self._on_pause)
        self.from_file.clicked.connect(self._on_from_file)
        self.from_picture.clicked.connect(self._on_from_picture)

    def set_text(self, text: str) -> None:
        self.text.setPlainText(text)

    def usable_text(self) -> str:
        """The invitation, or nothing while it is none that can be used."""
        return self._usable

    def tell_failed(self, problem: Exception) -> None:
        """Joining failed. Where it is the invitation's fault, what it says of itself holds no longer, and it cannot be
        tried again.
        """
        if isinstance(problem, BadInvitation) or (isinstance(problem, Refused) and problem.code in _AT_FAULT):
            self._usable = ""
            self.says.hide()
            self.looked.emit()

    def _on_text_changed(self) -> None:
        self._usable = ""
        self.says.hide()
        self.looked.emit()
        self.edited.emit()
        self._pause.start()

    def _on_pause(self) -> None:
        text, look = self.text.toPlainText(), self._look
        if text.strip():
            self._latest.start(self, lambda job: look(text), self._on_facts, failed=self._on_trouble)

    def _on_facts(self, facts: InvitationFacts) -> None:
        if facts.expired:
            until = present.day(facts.expires)
            self.says.show_words(
                self.tr("This invitation has expired"),
                self.tr("It could be used until %1. Ask the coordinator for a new one.").replace("%1", until),
                Tone.WARN,
            )
        else:
            role = present.phrase(f"roles.{facts.role.value}")
            until = present.day(facts.expires)
            words = self.tr("Role: %1. Can be used until %2.").replace("%1", role).replace("%2", until)
            self.says.show_words(facts.group_name, words, Tone.GOOD)
            self._usable = self.text.toPlainText()
        self.looked.emit()

    def _on_trouble(self, problem: Exception) -> None:
        words = present.error(problem)
        self.says.show_words(words.happened, f"{words.safe} {words.next}", Tone.WARN)

    def _on_from_file(self) -> None:
        FileChooser(self.tr("The invitation's file"), self).ask(self.read_text)

    def _on_from_picture(self) -> None:
        filters = self.tr("Pictures") + " (*.png *.jpg *.jpeg *.webp *.bmp *.gif)"
        FileChooser(self.tr("A picture of the QR code"), self, filters=filters).ask(self.read_picture)

    def read_text(self, path: str) -> None:
        self._jobs.start(self, lambda job: text_of(Path(path)), self.set_text, failed=self._on_trouble)

    def read_picture(self, path: str) -> None:
        self._jobs.start(self, lambda job: code_in(Path(path)), self.set_text, failed=self._on_trouble)
