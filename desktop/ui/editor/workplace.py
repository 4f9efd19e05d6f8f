"""The open form of one record: pages, sitting, draft, and choosing between answers. Part of `RecordEditor`."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.answers import Answers, Path, Value
from desktop.domain.records import DELETION
from desktop.services.casework import RecordView
from desktop.ui import present
from desktop.ui.conflicts.conflict_dialog import ConflictDialog
from desktop.ui.conflicts.showing import conflict_at
from desktop.ui.editor.desk import Desk
from desktop.ui.editor.drafting import DraftKeeper
from desktop.ui.editor.editor_head import EditorHead
from desktop.ui.editor.editor_notice import EditorNotice
from desktop.ui.editor.keeping import Keeping
from desktop.ui.editor.naming import language_names, page_title
from desktop.ui.editor.notes_panel import NotesPanel
from desktop.ui.editor.opening import Opened, after_choosing, after_saving
from desktop.ui.editor.pages import FormPages
from desktop.ui.editor.sitting import Sitting
from desktop.ui.jobs import Job
from desktop.ui.tones import Tone


class Workplace(QWidget):
    """`saved(RecordView, typed meanwhile)`, `failed(error)`, `record_asked(form, id)`, `new_asked(form, LinkInput)`."""

    saved = Signal(object, bool)
    failed = Signal(object)
    record_asked = Signal(str, str)
    new_asked = Signal(str, object)

    def __init__(
        self, desk: Desk, opened: Opened, head: EditorHead, notice: EditorNotice, parent: QWidget | None = None
    ) -> None:
        """Hidden until `show`: what is dressed or laid out while it stands there is so once for each question."""
        super().__init__(parent)
        self.hide()
        self._desk, self._opened, self._head, self._notice = desk, opened, head, notice
        form = opened.form
        language = desk.language if desk.language in form.languages else form.default_language
        self.sitting = Sitting(opened.begin, opened.changes, language)
        self.sitting.conflicts = opened.view.conflicts if opened.view else {}
        self._notes: NotesPanel | None = None
        self._build()
        self._connect()
        self._begin_keeping()
        head.show_languages(language_names(form), language)
        self._show_view()
        if opened.taken_up:
            head.show_kept(self.tr("Draft, not saved yet"))

    def _build(self) -> None:
        self.pages = FormPages(self.sitting, self._desk, self, gradually=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)

    def _connect(self) -> None:
        self.sitting.answered.connect(self._show_title)
        self.sitting.compare_asked.connect(self._on_compare)
        self.sitting.record_asked.connect(self.record_asked)
        self.sitting.new_asked.connect(self.new_asked)
        self._head.language_asked.connect(self._on_language)
        self._head.urgency_changed.connect(self._on_urgency)

    def _begin_keeping(self) -> None:
        """A new sitting at the record as it is now."""
        casework, draft = self._desk.casework, self._opened.draft
        self.keeping = Keeping(
            casework, self._desk.jobs, self.sitting, DraftKeeper(casework, draft), draft.urgent, self
        )
        self.keeping.waiting.connect(self._on_waiting)
        self.keeping.kept.connect(self._on_kept)
        self.keeping.saved.connect(self._on_saved)
        self.keeping.failed.connect(self.failed)
        self._head.urgent.setChecked(draft.urgent)

    def flush(self) -> None:
        """Keep what was typed and recorded, now: the page is about to go."""
        self.sitting.hurry()
        self.keep_typed()

    def leave(self) -> None:
        """After `flush`: the draft stays, and what was taken out of it goes."""
        self.keeping.leave()

    def keep_typed(self) -> None:
        """Now; a recording and a file on its way in go on."""
        self.keeping.flush()
        if self._notes is not None:
            self._notes.flush()

    @property
    def record_id(self) -> str | None:
        return self._opened.draft.record_id

    def check(self) -> int:
        """How many questions keep the record from being saved; from now on they all say so."""
        wrong = self.sitting.be_strict()
        self.pages.refresh_words()
        return len(wrong)

    def show_first_wrong(self) -> None:
        wrong = self.sitting.obstacles()
        if wrong:
            self.pages.go_to(wrong[0].path)

    def compare_deletion(self) -> None:
        self._on_compare(DELETION)

    # The draft.

    def _on_waiting(self) -> None:
        self._head.show_kept(self.tr("Keeping…"))

    def _on_kept(self) -> None:
        unfinished = self.keeping.keeper.begun.id is not None
        self._head.show_kept(self.tr("Draft saved") if unfinished else "")
        self._head.show_state(exists=self.record_id is not None, unfinished=unfinished)

    def _on_urgency(self, urgent: bool) -> None:
        self.keeping.urgent = urgent
        self.keeping.changed()

    def _on_saved(self, view: RecordView, answers: Answers) -> None:
        self._take_up(after_saving(self._opened, view, answers, self.sitting.filling.answers()))
        self.sitting.strict = False
        self.sitting.let_go.emit()
        self._head.show_kept(self.tr("Saved"), Tone.GOOD)
        self.saved.emit(view, self._opened.taken_up)

    def _take_up(self, opened: Opened) -> None:
        self._opened = opened
        self.sitting.conflicts = opened.view.conflicts if opened.view else {}
        self.sitting.go_on(opened.begin, opened.changes)
        self.keeping.end()
        self._begin_keeping()
        self._show_view()
        if opened.taken_up:
            self.keeping.changed()

    # Two answers.

    def _on_compare(self, path: Path) -> None:
        if self._opened.view is not None:
            conflict = conflict_at(self.sitting, path, self._opened.view)
            dialog = ConflictDialog(self._desk, self.sitting, conflict, self)
            dialog.chosen.connect(self._on_chosen)
            dialog.open()

    def _on_chosen(self, path: Path, value: Value | None) -> None:
        if self.record_id is not None:
            self.keeping.flush()
            work = partial(_resolve, self._desk, self.record_id, path, value)
            self._desk.jobs.start(self, work, self._on_resolved, failed=self._on_not_resolved)

    def _on_resolved(self, view: RecordView) -> None:
        self._take_up(after_choosing(self._opened, view, self.keeping.keeper.begun, self.sitting.filling.changes()))

    def _on_not_resolved(self, error: Exception) -> None:
        self.failed.emit(error)

    # What is shown.

    def _on_language(self, language: str) -> None:
        self.sitting.speak(language)
        self.pages.refresh_words()
        self._show_title()

    def _show_title(self) -> None:
        self._head.show_title(page_title(self.sitting.filling, self.sitting.language))

    def _show_view(self) -> None:
        view = self._opened.view
        self._show_title()
        self._head.show_place(present.whereabouts(view.line.whereabouts) if view else None)
        self._head.show_state(exists=view is not None, unfinished=self._opened.draft.id is not None)
        if view is not None and DELETION in view.conflicts:
            self._notice.tell_deletion()
        if view is not None and view.line.form_id != "note" and not self.pages.has_extra:
            self._notes = NotesPanel(self._desk, view.line.id)
            self.pages.add_extra(self._notes, self._notes.tab_words)
            self._notes.counted.connect(self.pages.refresh_words)


def _resolve(desk: Desk, record_id: str, path: Path, value: Value | None, _job: Job) -> RecordView:
    desk.casework.resolve(record_id, path, value)
    return desk.casework.open(record_id)
