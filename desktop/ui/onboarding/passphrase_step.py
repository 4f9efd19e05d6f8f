"""The passphrase: typed twice or taken from the suggestion, with a meter that says what it is worth."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.ui.jobs import JobRunner
from desktop.ui.onboarding.first_answers import FirstAnswers
from desktop.ui.onboarding.step import Step
from desktop.ui.widgets.new_passphrase import NewPassphrase


class PassphraseStep(Step):
    def __init__(self, answers: FirstAnswers, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Your passphrase"),
            self.tr(
                "It is the key to what you record here. Nobody can reset it: choose one that you will remember. "
                "A recovery sheet can be made afterwards."
            ),
            answers,
            parent,
        )
        self.new = NewPassphrase(jobs, answers.language, self.tr("Passphrase"))
        self.new.set_text(answers.passphrase)
        self.first, self.second = self.new.first, self.new.second
        self.suggested, self.use = self.new.suggested, self.new.use
        self.meter, self.differs = self.new.meter, self.new.differs
        self.column.addWidget(self.new)
        self.new.changed.connect(self.ready_changed)
        self.new.entered.connect(self.next_asked)
        self.setFocusProxy(self.first)

    def ready(self) -> bool:
        return self.new.ready()

    def keep(self) -> None:
        if self.ready():
            self.answers.passphrase = self.new.text()
