"""What the program protects, and what it cannot: said before anybody trusts it with a name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.onboarding.first_answers import FirstAnswers
from desktop.ui.onboarding.step import Step
from desktop.ui.tones import Tone
from desktop.ui.widgets.labels import Heading, IconLabel, Label


class ProtectionStep(Step):
    def __init__(self, answers: FirstAnswers, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Before you begin"), "", answers, parent)
        self.column.addWidget(ProtectionLists())


class ProtectionLists(QWidget):
    """Two lists of sentences, each with an icon; also shown by the help page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(self._list(self.tr("What this protects"), self._protected(), "done", Tone.GOOD))
        column.addLayout(self._list(self.tr("What it cannot protect"), self._open(), "warning", Tone.WARN))

    def _protected(self) -> list[str]:
        return [
            self.tr("A laptop taken while it is locked or switched off: nobody can read it without the passphrase."),
            self.tr("The way to the server: all is sealed before it leaves. A cafe sees only that something goes out."),
            self.tr("The server: whoever keeps it, or takes it, can read nothing and can put words into no record."),
        ]

    def _open(self) -> list[str]:
        return [
            self.tr("An unlocked laptop in other hands, a camera over your shoulder, a spying program on this laptop."),
            self.tr("A passphrase that somebody makes you tell, or finds written down."),
            self.tr("A forgotten passphrase: only a recovery sheet or shares, made before, open the vault then."),
            self.tr("What the system writes to its disk when it hibernates: its own disk encryption helps there."),
            self.tr("What is only on this laptop is lost with it. Sync whenever you can."),
        ]

    def _list(self, title: str, sentences: list[str], icon: str, tone: Tone) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(9)
        column.addWidget(Heading(title))
        for sentence in sentences:
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(IconLabel(icon, tone, 18), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(sentence), 1)
            column.addLayout(row)
        return column
