"""A new passphrase: taken from the suggestion or typed, twice, with a meter that says what it is worth. Keeps nothing
and sets nothing.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.strength import Strength, Suggestion, strength, suggest_passphrase
from desktop.ui.jobs import JobRunner, Latest
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import IconButton, PlainButton
from desktop.ui.widgets.fields import PassphraseField
from desktop.ui.widgets.labels import Code, Label, Muted
from desktop.ui.widgets.passphrase_meter import PassphraseMeter


class NewPassphrase(QWidget):
    """`changed` when `ready` may have; `entered` by Enter in the second field. `name` is what the fields are called."""

    changed = Signal()
    entered = Signal()

    def __init__(self, jobs: JobRunner, language: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._language = language
        self._latest = Latest(jobs)
        self._enough = False
        self._build(name)
        self._connect()
        self._suggest()

    def _build(self, name: str) -> None:
        self.suggested = Code()
        self.use = PlainButton(self.tr("Use this one"))
        self.use.setEnabled(False)
        self.another = IconButton("dice", self.tr("Suggest another one"))
        self.first = PassphraseField(name)
        self.meter = PassphraseMeter()
        self.second = PassphraseField(self.tr("The same passphrase again"))
        self.differs = Label(tone=Tone.BAD)
        box = QFrame()
        box.setProperty("role", "notice")
        inner = QVBoxLayout(box)
        inner.addWidget(Muted(self.tr("A suggestion, drawn by lot on this laptop:")))
        inner.addWidget(self.suggested)
        row = QHBoxLayout()
        row.addWidget(self.use)
        row.addWidget(self.another)
        row.addStretch(1)
        inner.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (
            box,
            Label(name),
            self.first,
            self.meter,
            Label(self.tr("The same again")),
            self.second,
            self.differs,
        ):
            column.addWidget(part)
        self.setFocusProxy(self.first)

    def _connect(self) -> None:
        self.first.textChanged.connect(self._on_typed)
        self.second.textChanged.connect(self._on_repeated)
        self.second.returnPressed.connect(self.entered)
        self.use.clicked.connect(self._on_use)
        self.another.clicked.connect(self._suggest)

    def set_text(self, text: str) -> None:
        for field in (self.first, self.second):
            field.setText(text)

    def text(self) -> str:
        return self.first.text()

    def ready(self) -> bool:
        return self._enough and self.first.text() == self.second.text()

    def forget(self) -> None:
        """What was typed, and the suggestion that may have been taken."""
        self.set_text("")
        self.suggested.clear()
        self.use.setEnabled(False)
        self._suggest()

    def _suggest(self) -> None:
        language = self._language
        self._jobs.start(self, lambda job: suggest_passphrase(language), self._on_suggested)

    def _on_suggested(self, suggestion: Suggestion) -> None:
        self.suggested.setText(suggestion.passphrase)
        self.use.setEnabled(True)

    def _on_use(self) -> None:
        for field in (self.first, self.second):
            field.setText(self.suggested.text())
            field.show_words(True)

    def _on_typed(self, text: str) -> None:
        self._enough = False
        self.meter.show_nothing()
        if text:
            language = self._language
            self._latest.start(self, lambda job: strength(text, language), self._on_strength)
        self._on_repeated()

    def _on_strength(self, found: Strength) -> None:
        self._enough = found.enough
        self.meter.show_strength(found)
        self.changed.emit()

    def _on_repeated(self, _text: str = "") -> None:
        first, second = self.first.text(), self.second.text()
        different = bool(second) and not first.startswith(second)
        self.differs.setText(self.tr("The two are not the same.") if different else "")
        self.changed.emit()
