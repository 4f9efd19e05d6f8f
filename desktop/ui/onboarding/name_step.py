"""Last: how the group knows this person."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.ui.onboarding.first_answers import FirstAnswers
from desktop.ui.onboarding.step import Step
from desktop.ui.widgets.labels import Label

LONGEST_NAME = 80


class NameStep(Step):
    def __init__(self, answers: FirstAnswers, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Your name"),
            self.tr("The name you go by in your group. It is sealed: members read it, the server does not."),
            answers,
            parent,
        )
        self.name = QLineEdit(answers.my_name)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(self.tr("Your name"))
        self.column.addWidget(Label(self.tr("Name")))
        self.column.addWidget(self.name)
        self.name.textChanged.connect(self.ready_changed)
        self.name.returnPressed.connect(self.next_asked)
        self.setFocusProxy(self.name)

    def ready(self) -> bool:
        return bool(self.name.text().strip())

    def keep(self) -> None:
        self.answers.my_name = self.name.text().strip()
