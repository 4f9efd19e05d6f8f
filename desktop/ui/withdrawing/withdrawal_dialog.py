"""Somebody takes back what they agreed to: for some uses, or for everything. Says what it does and cannot do, and who
had it, before anything happens. Decides nothing.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.domain.consent import TESTIMONY, Purpose
from desktop.services.withdrawing import About, Withdrawal, Withdrawing
from desktop.ui import present, theme
from desktop.ui.editor.inputs.wrapping import WrappingCheck, WrappingRadio
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.taking_out.purpose_choice import as_tall_as_its_words
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import DangerButton, PlainButton
from desktop.ui.widgets.fitting import FittingDialog
from desktop.ui.widgets.labels import Heading, Label, Muted, Strong
from desktop.ui.widgets.notices import Notice
from desktop.ui.withdrawing.left_words import lines_of, state_of


class WithdrawalDialog(FittingDialog):
    """`withdrawn(whole)` once it is done."""

    withdrawn = Signal(bool)

    def __init__(
        self, withdrawing: Withdrawing, jobs: JobRunner, record_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(600, parent)
        self._withdrawing, self._jobs, self._record = withdrawing, jobs, record_id
        self._may = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        jobs.start(self, partial(_looked_up, withdrawing, record_id), self.show_about, failed=self._on_failed)

    def _build(self) -> None:
        self.heading = Heading(self.tr("Withdraw consent"))
        self.why = Label(
            self.tr("Who told you something can take it back at any time, without a reason, in part or as a whole.")
        )
        self.some = as_tall_as_its_words(WrappingRadio(self.tr("Some uses end; the testimony stays with us")))
        self.all = as_tall_as_its_words(WrappingRadio(self.tr("Everything: delete what was told")))
        self._kinds = QButtonGroup(self)
        for radio in (self.some, self.all):
            self._kinds.addButton(radio)
        self._question = QWidget()
        asking = QVBoxLayout(self._question)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(6)
        for part in (self.some, self._build_some(), self.all, self._build_all()):
            asking.addWidget(part)
        self.had = Strong(self.tr("Who had it until now"))
        self.left = Label(self.tr("Looking…"))
        self.cannot = Muted(present.phrase("withdrawal.cannot"))
        self.outcome = Notice()
        self.leave = PlainButton(self.tr("Leave it as it is"))
        self.leave.setDefault(True)
        self.go = DangerButton(self.tr("Withdraw consent"))
        self.go.setEnabled(False)
        for part in (self.heading, self.outcome, self.why, self._question, self.had, self.left, self.cannot):
            self.column.addWidget(part)
        self.buttons.addWidget(self.leave)
        self.buttons.addWidget(self.go)

    def _build_some(self) -> QWidget:
        self.uses: dict[Purpose, WrappingCheck] = {}
        self._some = QWidget()
        self._uses = _indented(self._some)
        self.words = QPlainTextEdit()
        self.words.setAccessibleName(self.tr("In their words"))
        self.words.setPlaceholderText(self.tr("In their words, if they said more"))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(theme.scaled(64))
        self._some.hide()
        return self._some

    def _build_all(self) -> QWidget:
        self.also: dict[str, WrappingCheck] = {}
        self._all = QWidget()
        self._also = _indented(self._all)
        self.does = Label()
        self.sure = as_tall_as_its_words(WrappingCheck(self.tr("They said so: everything is to be deleted")))
        self._also.addWidget(self.does)
        self._all.hide()
        return self._all

    def _connect(self) -> None:
        self.leave.clicked.connect(self.close)
        self.go.clicked.connect(self._on_go)
        self._kinds.buttonToggled.connect(self._on_chosen)
        self.sure.toggled.connect(self._on_ticked)

    def show_about(self, about: About) -> None:
        """Who may only do less is told why."""
        self._may = about.may
        is_testimony = about.line.form_id == TESTIMONY
        self.some.setVisible(is_testimony)
        for purpose in about.uses or tuple(Purpose) if is_testimony else ():
            check = as_tall_as_its_words(WrappingCheck(present.phrase(f"purposes.{purpose}")))
            check.toggled.connect(self._on_ticked)
            self.uses[purpose] = check
            self._uses.addWidget(check)
        self._uses.addWidget(self.words)
        self.does.setText(self._what_goes(about))
        for line in about.also:
            kind = present.phrase(f"forms.{line.form_id}")
            check = as_tall_as_its_words(WrappingCheck(self.tr("With it: %1").replace("%1", f"{kind}, {line.title}")))
            check.setChecked(True)
            self.also[line.id] = check
            self._also.addWidget(check)
        self._also.addWidget(self.sure)
        self.all.setEnabled(about.may)
        if not about.may:
            self.all.set_words(self.tr("Everything: only whoever recorded it, or a coordinator, can delete it"))
        self.left.setText("\n".join(lines_of(about.left)))
        (self.some if is_testimony else self.all).setFocus(Qt.FocusReason.OtherFocusReason)

    def _what_goes(self, about: About) -> str:
        files, notes = present.counts().files(about.files), self.tr("%n note(s)", "", about.notes)
        return (
            self.tr(
                "Its words, %1 and %2 are deleted on this laptop at once, with the keys that open them; on every other "
                "laptop and on the server as soon as they hear of it. What stays says that consent was withdrawn, when,"
                " and who had it. Nobody can bring it back."
            )
            .replace("%1", files)
            .replace("%2", notes)
        )

    def _on_chosen(self, _button: object, _checked: bool) -> None:
        self._some.setVisible(self.some.isChecked())
        self._all.setVisible(self.all.isChecked())
        self._on_ticked(True)

    def _on_ticked(self, _checked: bool) -> None:
        some = self.some.isChecked() and any(check.isChecked() for check in self.uses.values())
        self.go.setEnabled(some or (self._may and self.all.isChecked() and self.sure.isChecked()))

    def _on_go(self) -> None:
        self.go.setEnabled(False)
        self._question.setEnabled(False)
        self.outcome.hide()
        if self.all.isChecked():
            also = tuple(id for id, check in self.also.items() if check.isChecked())
            work = partial(_withdraw, self._withdrawing, self._record, also)
            self._jobs.start(self, work, self._on_gone, failed=self._on_failed, lane="store")
        else:
            uses = tuple(use for use, check in self.uses.items() if check.isChecked())
            ending = partial(_end, self._withdrawing, self._record, uses, self.words.toPlainText())
            self._jobs.start(self, ending, self._on_ended, failed=self._on_failed, lane="store")

    def _on_gone(self, gone: Withdrawal) -> None:
        self._tell(self.tr("It was deleted on this laptop."), state_of(gone))
        self.left.setText("\n".join(lines_of(gone.left)))
        self.withdrawn.emit(True)

    def _on_ended(self, about: About) -> None:
        happened = self.tr("These uses end now; the others follow from the moment they hear of it.")
        self._tell(happened, present.phrase("withdrawal.waits"))
        self.left.setText("\n".join(lines_of(about.left)))
        self.withdrawn.emit(False)

    def _tell(self, happened: str, more: str) -> None:
        for part in (self.why, self._question, self.go):
            part.hide()
        self.had.setText(self.tr("Tell those who had it:"))
        self.leave.setText(self.tr("Close"))
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)
        self.outcome.show_words(happened, more, Tone.GOOD)
        self.scroll_to_top()

    def _on_failed(self, error: Exception) -> None:
        self._question.setEnabled(True)
        self._on_ticked(True)
        words = present.error(error)
        self.outcome.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD)


def _indented(box: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(box)
    column.setContentsMargins(theme.scaled(28), 0, 0, theme.scaled(6))
    column.setSpacing(4)
    return column


def _looked_up(withdrawing: Withdrawing, record_id: str, _job: Job) -> About:
    return withdrawing.about(record_id)


def _withdraw(withdrawing: Withdrawing, record_id: str, also: tuple[str, ...], _job: Job) -> Withdrawal:
    return withdrawing.whole(record_id, also)


def _end(withdrawing: Withdrawing, record_id: str, uses: tuple[Purpose, ...], words: str, _job: Job) -> About:
    withdrawing.in_part(record_id, uses, words)
    return withdrawing.about(record_id)
