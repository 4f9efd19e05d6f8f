"""First: the language of everything that follows."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop.ui import i18n
from desktop.ui.onboarding.first_answers import FirstAnswers
from desktop.ui.onboarding.step import Step


class LanguageStep(Step):
    """The window changes at once: `language_asked` brings the code."""

    language_asked = Signal(str)

    def __init__(self, answers: FirstAnswers, parent: QWidget | None = None) -> None:
        super().__init__("Amparo", self.tr("Which language shall the program speak?"), answers, parent)
        self.choices = QButtonGroup(self)
        for number, language in enumerate(i18n.LANGUAGES):
            choice = QRadioButton(i18n.menu_name(language))
            choice.setChecked(language.code == answers.language)
            self.choices.addButton(choice, number)
            self.column.addWidget(choice)
        self.choices.idClicked.connect(self._on_clicked)
        self.setFocusProxy(self.choices.checkedButton() or self.choices.buttons()[0])

    def _on_clicked(self, number: int) -> None:
        code = i18n.LANGUAGES[number].code
        if code != self.answers.language:
            self.answers.language = code
            self.language_asked.emit(code)
