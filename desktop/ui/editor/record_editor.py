"""The editor of one record: opens it, keeps the draft while people type, saves it. Knows services, not the store."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.one_case import CASE
from desktop.errors import RecordRemoved, RecordWithdrawn
from desktop.services.casework import RecordView
from desktop.services.withdrawing import Withdrawing
from desktop.ui import present
from desktop.ui.allies.share_dialog import ShareDialog
from desktop.ui.carrying.record_removal_dialog import RecordRemovalDialog
from desktop.ui.carrying.record_stub_view import RecordStubView
from desktop.ui.editor.desk import Desk, MakeMicrophone
from desktop.ui.editor.editor_head import EditorHead
from desktop.ui.editor.editor_notice import Act, EditorNotice
from desktop.ui.editor.inputs.link import LinkInput
from desktop.ui.editor.nested import NestedEditor
from desktop.ui.editor.opening import Opened, open_record
from desktop.ui.editor.settling import settle
from desktop.ui.editor.workplace import Workplace
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.pages import EmptyState
from desktop.ui.withdrawing.withdrawal_dialog import WithdrawalDialog
from desktop.ui.withdrawing.withdrawn_view import WithdrawnView

if TYPE_CHECKING:
    from desktop.unlocked import Unlocked


class RecordEditor(QWidget):
    """`saved(record id)` after each save, `closed` when it should go; it never asks: what is unfinished is a draft.

    `draft_id` takes up a draft; without one, an unfinished sitting at the record is taken up by itself.
    """

    opened = Signal()
    saved = Signal(str)
    closed = Signal()
    history_asked = Signal(str)
    open_record_asked = Signal(str, str)

    def __init__(
        self,
        unlocked: Unlocked,
        jobs: JobRunner,
        form_id: str,
        record_id: str | None = None,
        draft_id: str | None = None,
        language: str = "",
        parent: QWidget | None = None,
        microphone: MakeMicrophone | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._desk = Desk.of(unlocked, jobs, language or present.language(), microphone)
        self._work: Workplace | None = None
        self._leaving = False
        self._wanted = record_id
        self._build(is_case=form_id == CASE)
        self._connect()
        work = partial(open_record, self._desk.casework, form_id, record_id, draft_id)
        jobs.start(self, work, self._on_opened, failed=self._on_not_opened)

    def _build(self, *, is_case: bool) -> None:
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = EditorHead(is_case=is_case)
        self.head.setEnabled(False)
        self.notice = EditorNotice()
        self._body = QVBoxLayout()
        self._placeholder = EmptyState("open", self.tr("Opening…"))
        self._body.addWidget(self._placeholder)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 14)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(self.notice)
        column.addLayout(self._body, 1)

    def _connect(self) -> None:
        self.head.done_asked.connect(self.done)
        self.head.close_asked.connect(self.leave)
        self.head.history_asked.connect(self._on_history)
        self.head.discard_asked.connect(self._on_discard)
        self.head.delete_asked.connect(self.notice.ask_delete)
        self.head.removal_asked.connect(self._on_removal)
        self.head.withdrawal_asked.connect(self._on_withdrawal)
        self.head.sharing_asked.connect(self._on_sharing)
        self.notice.asked.connect(self._on_notice)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, slot in (("Ctrl+S", self.save), ("Ctrl+Return", self.done), ("Ctrl+Enter", self.done)):
            QShortcut(QKeySequence(keys), self, slot, context=within)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.leave, context=within)

    # What people, and the window around it, ask for.

    @property
    def record_id(self) -> str | None:
        return self._work.record_id if self._work else None

    @property
    def work(self) -> Workplace | None:
        """The form itself, once it is open."""
        return self._work

    def flush(self) -> None:
        """Keep what was typed, now: the vault is about to be locked."""
        if self._work is not None:
            self._work.flush()

    def end_sitting(self) -> None:
        """After `flush`: nobody comes back to this page."""
        if self._work is not None:
            self._work.leave()

    def leave(self) -> None:
        """Asks nothing: what is unfinished is kept as a draft. Only a file on its way in is waited for."""
        if self._work is not None and self._work.sitting.busy:
            self.notice.tell_busy(leaving=True)
        else:
            self._go()

    def save(self) -> None:
        self._save(leaving=False)

    def done(self) -> None:
        self._save(leaving=True)

    def _save(self, *, leaving: bool) -> None:
        if self._work is None or not self.head.done.isEnabled():
            return
        if self._work.sitting.busy:
            self.notice.tell_busy(leaving=False)
            return
        settle(self)
        wrong = self._work.check()
        if wrong:
            self.notice.tell_wrong(wrong)
            self._work.show_first_wrong()
            return
        self.notice.hide()
        self._leaving = leaving
        self.head.done.setEnabled(False)
        self._work.keeping.save()

    def _go(self) -> None:
        self.flush()
        self.end_sitting()
        self.closed.emit()

    # What happened.

    def _on_opened(self, opened: Opened) -> None:
        work = Workplace(self._desk, opened, self.head, self.notice, self)
        self.destroyed.connect(work.sitting.end)
        work.saved.connect(self._on_saved)
        work.failed.connect(self._on_failed)
        work.record_asked.connect(self.open_record_asked)
        work.new_asked.connect(self._on_new_asked)
        work.pages.grown.connect(self._on_grown)

    def _on_grown(self) -> None:
        """The first page is whole; those after it are shown when they are."""
        work = self.findChild(Workplace)
        if self._work is not None or work is None:
            return
        self._work = work
        self._placeholder.deleteLater()
        self._body.addWidget(self._work)
        self._work.show()
        self.head.setEnabled(True)
        self._work.pages.focus_first()
        self.opened.emit()

    def _on_new_asked(self, form_id: str, asking: LinkInput) -> None:
        """Make the record that an answer links to, over this page. A draft is kept of both."""
        if self._work is not None:
            self._work.keep_typed()
        editor = RecordEditor(self._desk.unlocked, self._jobs, form_id, language=self._desk.language)
        NestedEditor(editor, self._desk, asking, self).open()

    def widget(self) -> QWidget:
        return self

    def _on_not_opened(self, error: Exception) -> None:
        self._placeholder.deleteLater()
        self.head.show_only_back()
        if isinstance(error, RecordRemoved) and self._wanted is not None:
            self._body.addWidget(RecordStubView(self._desk.casework.removing, self._jobs, self._wanted))
            return
        if isinstance(error, RecordWithdrawn) and self._wanted is not None:
            self._body.addWidget(WithdrawnView(self._withdrawing(), self._jobs, self._wanted))
            return
        sentence = present.error(error)
        self._body.addWidget(EmptyState("warning", sentence.happened, f"{sentence.safe} {sentence.next}"))

    def _on_saved(self, view: RecordView, typed_meanwhile: bool) -> None:
        self.head.done.setEnabled(True)
        self.saved.emit(view.line.id)
        if self._leaving and not typed_meanwhile:
            self.closed.emit()

    def _on_failed(self, error: Exception) -> None:
        self.head.done.setEnabled(True)
        self.head.show_kept(self.tr("Not kept"), Tone.BAD)
        self.notice.tell_error(error)

    def _on_notice(self, act: Act) -> None:
        match act:
            case Act.SHOW_WRONG if self._work is not None:
                self._work.show_first_wrong()
            case Act.COMPARE if self._work is not None:
                self._work.compare_deletion()
            case Act.LEAVE:
                self._go()
            case Act.RETRY:
                self.save()
            case Act.DELETE:
                self._delete()

    def _on_history(self) -> None:
        if self.record_id is not None:
            self.history_asked.emit(self.record_id)

    def _on_discard(self) -> None:
        if self._work is not None:
            self._work.keeping.discard()
            self.closed.emit()

    def _delete(self) -> None:
        if self._work is not None and self.record_id is not None:
            self._work.keeping.discard()
            work = partial(_delete, self._desk, self.record_id)
            self._jobs.start(self, work, self._on_deleted, failed=self._on_failed)

    def _on_removal(self) -> None:
        """What was typed and not saved is a draft from here on, and keeps the record."""
        if self._work is not None and self.record_id is not None:
            self.flush()
            dialog = RecordRemovalDialog(self._desk.casework.removing, self._jobs, self.record_id, self.window())
            dialog.removed.connect(self.closed)
            dialog.open()

    def _on_withdrawal(self) -> None:
        """What was typed and not saved is a draft from here on, and goes with the record if that goes."""
        if self._work is not None and self.record_id is not None:
            self.flush()
            dialog = WithdrawalDialog(self._withdrawing(), self._jobs, self.record_id, self.window())
            dialog.withdrawn.connect(self._on_withdrawn)
            dialog.open()

    def _on_sharing(self) -> None:
        """What was typed and not saved is a draft, which is not shared."""
        if self._work is not None and self.record_id is not None:
            self.flush()
            ShareDialog(self._desk.unlocked, self._jobs, self.record_id, parent=self.window()).open()

    def _on_withdrawn(self, whole: bool) -> None:
        if self._work is not None and self.record_id is not None:
            if whole:
                self._work.keeping.discard()
            self.saved.emit(self.record_id)
        self.closed.emit()

    def _withdrawing(self) -> Withdrawing:
        return Withdrawing(self._desk.unlocked.vault, self._desk.language)

    def _on_deleted(self, record_id: str) -> None:
        self.saved.emit(record_id)
        self.closed.emit()


def _delete(desk: Desk, record_id: str, _job: Job) -> str:
    desk.casework.delete(record_id)
    return record_id
