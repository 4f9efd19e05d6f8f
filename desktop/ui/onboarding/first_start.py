"""The first start, step by step; every step can be gone back. It asks, and makes nothing itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop.sentences import Sentence
from desktop.ui.jobs import JobRunner
from desktop.ui.members.invitation_field import Look
from desktop.ui.onboarding.first_answers import FirstAnswers
from desktop.ui.onboarding.group_step import GroupStep
from desktop.ui.onboarding.language_step import LanguageStep
from desktop.ui.onboarding.name_step import NameStep
from desktop.ui.onboarding.passphrase_step import PassphraseStep
from desktop.ui.onboarding.protection_step import ProtectionStep
from desktop.ui.onboarding.step import Step
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from desktop.ui.widgets.labels import Muted
from desktop.ui.widgets.notices import Notice
from desktop.ui.widgets.sheets import Sheet


class FirstStart(Sheet):
    """`finished` brings the answers. `open_asked` by somebody who has a vault in another folder, `restore_asked` by
    somebody who has a backup.
    """

    finished = Signal(object)
    language_asked = Signal(str)
    open_asked = Signal()
    restore_asked = Signal()

    def __init__(self, answers: FirstAnswers, jobs: JobRunner, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(620, parent)
        self.answers = answers
        self._build(jobs, look)
        self._connect()
        self.go(0)

    def _build(self, jobs: JobRunner, look: Look) -> None:
        language = LanguageStep(self.answers)
        language.language_asked.connect(self.language_asked)
        self.group = GroupStep(self.answers, jobs, look)
        self.steps: list[Step] = [
            language,
            ProtectionStep(self.answers),
            PassphraseStep(self.answers, jobs),
            self.group,
            NameStep(self.answers),
        ]
        self.number = 0
        for step in self.steps:  # not a stack: the sheet is as high as the step that is shown
            step.hide()
            self.column.addWidget(step)
        self.where = Muted()
        self.trouble = Notice(Tone.BAD)
        self.made = Notice(Tone.GOOD)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setFixedHeight(4)
        self.busy.hide()
        self.open = LinkButton(self.tr("I have a vault in another folder…"))
        self.restore = LinkButton(self.tr("I have a backup on a stick…"))
        self.back = PlainButton(self.tr("Back"), "back")
        self.next = PrimaryButton(self.tr("Next"))
        below = QHBoxLayout()
        below.addWidget(self.where)
        below.addStretch(1)
        below.addWidget(self.back)
        below.addWidget(self.next)
        for widget in (self.trouble, self.made, self.busy, self.open, self.restore):
            self.column.addWidget(widget)
        self.column.addSpacing(8)
        self.column.addLayout(below)

    def _connect(self) -> None:
        self.back.clicked.connect(self._on_back)
        self.next.clicked.connect(self._on_next)
        self.open.clicked.connect(self.open_asked)
        self.restore.clicked.connect(self.restore_asked)
        self.group.invitation.edited.connect(self.trouble.hide)
        for step in self.steps:
            step.ready_changed.connect(self._on_ready_changed)
            step.next_asked.connect(self._on_next)

    def go(self, number: int) -> None:
        self.number = number
        for index, step in enumerate(self.steps):
            step.setVisible(index == number)
        last = number == len(self.steps) - 1
        self.where.setText(self.tr("%1 of %2").replace("%1", str(number + 1)).replace("%2", str(len(self.steps))))
        self.back.setVisible(number > 0)
        self.open.setVisible(number == 0)
        self.restore.setVisible(number == 0)
        self.next.setText(self._last_words() if last else self.tr("Next"))
        self.trouble.hide()
        self._show_made()
        self._on_ready_changed()
        (self.steps[number].focusProxy() or self.next).setFocus()

    def show_busy(self, busy: bool) -> None:
        for widget in (*self.steps, self.back, self.next):
            widget.setEnabled(not busy)
        self.busy.setVisible(busy)
        if busy:
            self.trouble.hide()
            self.where.setText(self._busy_words())

    def tell_failed(self, problem: Exception) -> None:
        """The vault is there; joining the group failed."""
        self.answers.is_made = True
        self.group.invitation.tell_failed(problem)
        self.answers.invitation = self.group.invitation.usable_text()

    def show_trouble(self, words: Sentence, step: int) -> None:
        """The vault was not made, or the group not joined: what happened, at the step where it can be mended."""
        self.show_busy(False)
        self.go(step)
        self.trouble.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD)

    def _show_made(self) -> None:
        if self.answers.is_made:
            self.made.show_words(
                self.tr("Your vault is made, and opens with your passphrase."),
                self.tr("Only joining the group is left. You can also work alone for now and join later."),
            )

    def _last_words(self) -> str:
        if not self.answers.is_made:
            return self.tr("Make my vault")
        return self.tr("Join the group") if self.answers.invitation else self.tr("Open my vault")

    def _busy_words(self) -> str:
        if self.answers.is_made:
            return self.tr("Joining…") if self.answers.invitation else self.tr("Opening your vault…")
        return self.tr("Making your vault and joining…") if self.answers.invitation else self.tr("Making your vault…")

    def _on_ready_changed(self) -> None:
        self.next.setEnabled(self.steps[self.number].ready())

    def _on_back(self) -> None:
        self.steps[self.number].keep()
        self.go(self.number - 1)

    def _on_next(self) -> None:
        number = self.number
        if not self.steps[number].ready():
            return
        self.steps[number].keep()
        if number + 1 < len(self.steps):
            self.go(number + 1)
        else:
            self.finished.emit(self.answers)
