"""Logging a threat in under a minute: only what must be answered, and a way on to the whole form.

It asks the questions that the threat form requires, so a group that changes its form changes this, too.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.domain.answers import Answers, Changes
from desktop.forms.questions import Form, Item, Question
from desktop.services.casework import RecordView
from desktop.services.drafts import Draft
from desktop.ui import present
from desktop.ui.editor.desk import Desk
from desktop.ui.editor.drafting import DraftKeeper
from desktop.ui.editor.editor_notice import Act, EditorNotice
from desktop.ui.editor.inputs.wrapping import WrappingCheck
from desktop.ui.editor.keeping import Keeping
from desktop.ui.editor.opening import Opened, form_of
from desktop.ui.editor.question import QuestionBox
from desktop.ui.editor.sections import fill
from desktop.ui.editor.settling import settle
from desktop.ui.editor.sitting import Sitting
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from desktop.ui.widgets.fitting import FittingDialog
from desktop.ui.widgets.labels import Heading, Muted

if TYPE_CHECKING:
    from desktop.unlocked import Unlocked

FORM = "threat"
_FACTS = "what/facts"
"""One question more, never required: what exactly happened, while it is fresh."""


class QuickThreatDialog(FittingDialog):
    """`saved(record id)`, or `more_asked(draft id)` to go on in the whole form. Closing it keeps a draft."""

    saved = Signal(str)
    more_asked = Signal(str)

    def __init__(self, unlocked: Unlocked, jobs: JobRunner, language: str = "", parent: QWidget | None = None) -> None:
        super().__init__(560, parent)
        self._desk = Desk.of(unlocked, jobs, language or present.language())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form = form_of(FORM)
        draft = Draft(form_id=FORM, changes={}, urgent=True)
        opened = Opened(form=form, view=None, draft=draft, taken_up=False)
        chosen = self._desk.language if self._desk.language in form.languages else form.default_language
        self.sitting = Sitting(opened.begin, None, chosen)
        self.sitting.setParent(self)
        self.destroyed.connect(self.sitting.end)
        keeper = DraftKeeper(self._desk.casework, draft)
        self.keeping = Keeping(self._desk.casework, jobs, self.sitting, keeper, True, self)
        self._build(form)
        self._connect()

    def _build(self, form: Form) -> None:
        self.notice = EditorNotice()
        self.more = LinkButton(self.tr("Write more about it"))
        self.urgent = WrappingCheck(self.tr("Urgent: goes first when the line is bad"))
        self.urgent.setChecked(True)
        self.leave = PlainButton(self.tr("Later (kept as a draft)"))
        self.log = PrimaryButton(self.tr("Log it"), "check")
        self.log.setToolTip(self.tr("Ctrl+Enter"))
        column = self.column
        column.addWidget(Heading(self.tr("Log a threat")))
        column.addWidget(Muted(self.tr("Two answers are enough. Everything else can follow later.")))
        column.addWidget(self.notice)
        fill(column, self.sitting, self._desk, asked_first(form), "", self)
        column.addWidget(self.urgent)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.buttons.addWidget(self.leave)
        self.buttons.addWidget(self.log)
        self.boxes = self.findChildren(QuestionBox)
        if self.boxes:
            self.boxes[0].answer.setFocus()

    def _connect(self) -> None:
        self.log.clicked.connect(self.save)
        self.leave.clicked.connect(self.reject)
        self.more.clicked.connect(self._on_more)
        self.urgent.toggled.connect(self._on_urgent)
        self.keeping.saved.connect(self._on_saved)
        self.keeping.failed.connect(self._on_failed)
        self.notice.asked.connect(self._on_notice)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self.save)

    def flush(self) -> None:
        """Keep what was typed, now: the vault is about to be locked."""
        self.keeping.flush()

    def end_sitting(self) -> None:
        """After `flush`: nobody comes back to it."""
        self.keeping.leave()

    def save(self) -> None:
        settle(self)
        wrong = self.sitting.be_strict()
        if wrong:
            self.notice.tell_wrong(len(wrong), leads=False)
            next((box for box in self.boxes if box.path == wrong[0].path), self.boxes[0]).answer.setFocus()
            return
        self.notice.hide()
        self.log.setEnabled(False)
        self.keeping.save()

    def reject(self) -> None:
        """Esc, "Later", and closing the window all come here."""
        self.flush()
        self.end_sitting()
        super().reject()

    def _on_urgent(self, urgent: bool) -> None:
        self.keeping.urgent = urgent

    def _on_more(self) -> None:
        """The whole form goes on from the draft, which is kept first."""
        keeper = self.keeping.keeper
        changes = dict(self.sitting.filling.changes())
        work = partial(_keep, keeper, keeper.number(), changes, self.urgent.isChecked())
        self._desk.jobs.start(self, work, self._on_kept, failed=self._on_failed)

    def _on_kept(self, draft_id: str | None) -> None:
        if draft_id is not None:
            self.keeping.end()
            self.more_asked.emit(draft_id)
            self.accept()

    def _on_saved(self, view: RecordView, _answers: Answers) -> None:
        self.saved.emit(view.line.id)
        self.accept()

    def _on_failed(self, error: Exception) -> None:
        self.log.setEnabled(True)
        self.notice.tell_error(error)

    def _on_notice(self, act: Act) -> None:
        if act is Act.RETRY:
            self.save()


def asked_first(form: Form) -> tuple[Item, ...]:
    """What the form requires outside every repeat, and the facts."""
    return tuple(
        item
        for item in form.walk()
        if isinstance(item, Question) and (item.rules.required == "true()" or item.path == _FACTS)
    )


def _keep(keeper: DraftKeeper, number: int, changes: Changes, urgent: bool, _job: Job) -> str | None:
    keeper.keep(number, changes, urgent)
    return keeper.begun.id
