"""Changing the passphrase: the old one, the new one twice, with the meter."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.locking import change_passphrase
from desktop.services.strength import Strength, strength
from desktop.ui import present
from desktop.ui.jobs import JobRunner, Latest
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.fields import PassphraseField
from desktop.ui.widgets.labels import Label
from desktop.ui.widgets.notices import Notice
from desktop.ui.widgets.passphrase_meter import PassphraseMeter
from desktop.unlocked import Unlocked


class PassphraseCard(Card):
    def __init__(self, unlocked: Unlocked, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vault = unlocked.vault
        self._jobs = jobs
        self._latest = Latest(jobs)
        self._enough = False
        self._build()
        self._connect()
        self._on_typed()

    def _build(self) -> None:
        self.old = PassphraseField(self.tr("The passphrase until now"))
        self.new = PassphraseField(self.tr("The new passphrase"))
        self.again = PassphraseField(self.tr("The new passphrase again"))
        self.meter = PassphraseMeter()
        self.change = PlainButton(self.tr("Change it"), "key")
        self.said = Notice()
        for words, field in (
            (self.tr("Until now"), self.old),
            (self.tr("From now on"), self.new),
            (self.tr("The same again"), self.again),
        ):
            row = QHBoxLayout()
            row.setSpacing(16)
            row.addWidget(Label(words), 2)
            row.addWidget(field, 3)
            self.column.addLayout(row)
            if field is self.new:
                self.column.addWidget(self.meter)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.change)
        self.column.addLayout(row)
        self.column.addWidget(self.said)

    def _connect(self) -> None:
        self.new.textChanged.connect(self._on_new)
        for field in (self.old, self.again):
            field.textChanged.connect(self._on_typed)
        self.change.clicked.connect(self._on_change)

    def _on_new(self, text: str) -> None:
        self._enough = False
        self.meter.show_nothing()
        if text:
            language = present.language()
            self._latest.start(self, lambda job: strength(text, language), self._on_strength)
        self._on_typed()

    def _on_strength(self, found: Strength) -> None:
        self._enough = found.enough
        self.meter.show_strength(found)
        self._on_typed()

    def _on_typed(self, _text: str = "") -> None:
        same = self.new.text() == self.again.text()
        self.change.setEnabled(self._enough and same and bool(self.old.text()))

    def _on_change(self) -> None:
        vault, old, new = self._vault, self.old.text(), self.new.text()
        self.change.setEnabled(False)
        self._jobs.start(self, lambda job: change_passphrase(vault, old, new), self._on_changed, failed=self._on_failed)

    def _on_changed(self, _nothing: None) -> None:
        for field in (self.old, self.new, self.again):
            field.clear()
        self.said.show_words(self.tr("The passphrase is changed"), self.tr("The old one opens nothing now."), Tone.GOOD)

    def _on_failed(self, problem: Exception) -> None:
        self._on_typed()
        words = present.error(problem)
        self.said.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD)
