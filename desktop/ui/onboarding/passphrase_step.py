"""The passphrase: typed twice or taken from the suggestion, with a meter that says what it is worth."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.strength import Strength, Suggestion, strength, suggest_passphrase
from desktop.ui.jobs import JobRunner, Latest
from desktop.ui.onboarding.first_answers import FirstAnswers
from desktop.ui.onboarding.step import Step
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import IconButton, PlainButton
from desktop.ui.widgets.fields import PassphraseField
from desktop.ui.widgets.labels import Code, Label, Muted
from desktop.ui.widgets.passphrase_meter import PassphraseMeter


class PassphraseStep(Step):
    def __init__(self, answers: FirstAnswers, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Your passphrase"),
            self.tr(
                "It is the only key to what you record here. Nobody can reset it: choose one that you will remember."
            ),
            answers,
            parent,
        )
        self._jobs = jobs
        self._latest = Latest(jobs)
        self._enough = False
        self._build()
        self._connect()
        self._fill()

    def _build(self) -> None:
        self.suggested = Code()
        self.use = PlainButton(self.tr("Use this one"))
        self.another = IconButton("dice", self.tr("Suggest another one"))
        self.first = PassphraseField(self.tr("Passphrase"))
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
        self.column.addWidget(box)
        self.column.addWidget(Label(self.tr("Passphrase")))
        self.column.addWidget(self.first)
        self.column.addWidget(self.meter)
        self.column.addWidget(Label(self.tr("The same again")))
        self.column.addWidget(self.second)
        self.column.addWidget(self.differs)
        self.setFocusProxy(self.first)

    def _connect(self) -> None:
        self.first.textChanged.connect(self._on_typed)
        self.second.textChanged.connect(self._on_repeated)
        self.second.returnPressed.connect(self.next_asked)
        self.use.clicked.connect(self._on_use)
        self.another.clicked.connect(self._suggest)

    def _fill(self) -> None:
        self.first.setText(self.answers.passphrase)
        self.second.setText(self.answers.passphrase)
        self.use.setEnabled(False)
        self._suggest()

    def ready(self) -> bool:
        return self._enough and self.first.text() == self.second.text()

    def keep(self) -> None:
        if self.ready():
            self.answers.passphrase = self.first.text()

    def _suggest(self) -> None:
        language = self.answers.language
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
            language = self.answers.language
            self._latest.start(self, lambda job: strength(text, language), self._on_strength)
        self._on_repeated()

    def _on_strength(self, found: Strength) -> None:
        self._enough = found.enough
        self.meter.show_strength(found)
        self.ready_changed.emit()

    def _on_repeated(self, _text: str = "") -> None:
        first, second = self.first.text(), self.second.text()
        different = bool(second) and not first.startswith(second)
        self.differs.setText(self.tr("The two are not the same.") if different else "")
        self.ready_changed.emit()
