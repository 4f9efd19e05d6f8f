"""Where people work once the vault is open: the side, the pages, and what is opened from them. Makes the pages as they
are first wanted; knows no record and runs no query itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.drafts import Draft
from desktop.services.preferences import Choices
from desktop.ui import present
from desktop.ui.editors import EditorMaker, anything_listens, as_editor, as_quick_threat, end_all, is_editor, keep_all
from desktop.ui.evidence.copy_maker import CopyMaker
from desktop.ui.jobs import JobRunner
from desktop.ui.main_window import MainWindow
from desktop.ui.page_making import make_page
from desktop.ui.places_to_go import ALL, home_of
from desktop.ui.search.palette import Palette
from desktop.ui.shortcuts import Shortcuts
from desktop.ui.sidebar import Sidebar
from desktop.ui.sync.backoff import FIRST_TRY_MS
from desktop.ui.sync.state import Line
from desktop.ui.sync.sync_runner import SyncRunner
from desktop.ui.tones import Tone
from desktop.ui.trails import Trails
from desktop.ui.widgets.notices import Notice
from desktop.ui.widgets.pages import Page
from desktop.unlocked import Unlocked

if TYPE_CHECKING:
    from desktop.ui.backup.backup_dialog import BackupDialog
    from desktop.ui.carrying.record_removal_dialog import RecordRemovalDialog
    from desktop.ui.ways.ways_page import WaysPage


class Workplace(QWidget):
    """`choices_changed` brings `Choices` that change how everything looks or speaks."""

    lock_asked = Signal()
    choices_changed = Signal(object)

    def __init__(
        self,
        unlocked: Unlocked,
        jobs: JobRunner,
        choices: Choices,
        editors: EditorMaker,
        first_try_ms: int = FIRST_TRY_MS,
        parent: QWidget | None = None,
        *,
        gradually: bool = False,
    ) -> None:
        """`gradually`: it is of no use until somebody went through `growing`."""
        super().__init__(parent)
        self.unlocked = unlocked
        self.jobs = jobs
        self.choices = choices
        self._editors = editors
        self.growing = self._grow(first_try_ms)
        if not gradually:
            for _part in self.growing:
                pass

    def _grow(self, first_try_ms: int) -> Iterator[None]:
        self.sync = SyncRunner(self.unlocked, self.jobs, first_try_ms, self)
        self.copies = CopyMaker(self.unlocked, self.jobs, parent=self)
        yield
        self.sidebar = Sidebar(self.sync, self.choices.my_name, self)
        yield
        self._build()
        self._connect()
        yield
        self.go("today")

    def _build(self) -> None:
        self.trouble = Notice(Tone.BAD, closable=True, parent=self)
        self.trails = Trails(self)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.trouble)
        right.addWidget(self.trails, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(right, 1)
        self.shortcuts = Shortcuts(self)

    def _connect(self) -> None:
        self.shortcuts.pressed.connect(self._on_keys)
        self.sidebar.page_asked.connect(self._on_page_asked)
        self.sidebar.lock_asked.connect(self.lock_asked)
        self.trails.moved.connect(self.sidebar.show_page)
        self.sync.arrived.connect(self._on_arrived)

    # Going somewhere.

    def go(self, name: str) -> None:
        """Show a page, with what was open on it."""
        if not self.trails.has(name):
            self.trails.start(name, make_page(self, name))
        elif self.trails.top() is not None:
            self._refresh_page(name)
        self.trails.show_trail(name)

    def page(self, name: str) -> Page:
        """A page by its name (`places_to_go.ALL`), made if it was not shown yet."""
        if name not in ALL:
            raise KeyError(name)
        if not self.trails.has(name):
            self.trails.start(name, make_page(self, name))
        page = cast(Page, self.trails.page(name))
        page.grow_up()
        return page

    def open_record(self, form_id: str, record_id: str) -> None:
        """On the trail that is shown, so that going back leads to where it was asked for."""
        self._push_editor(form_id, record_id, None)

    def begin(self, form_id: str) -> None:
        """Something new; a threat by its two answers, anything else by its whole form."""
        if form_id == "threat":
            self.log_threat()
        else:
            self.new_record(form_id)

    def new_record(self, form_id: str) -> None:
        self.go(home_of(form_id))
        self._push_editor(form_id, None, None)

    def open_draft(self, draft: Draft) -> None:
        self._push_editor(draft.form_id, draft.record_id, draft.id)

    def log_threat(self) -> None:
        """From anywhere, over whatever is open."""
        dialog = self._editors.threat(self)
        quick = as_quick_threat(dialog)
        quick.saved.connect(self._on_logged)
        quick.more_asked.connect(self._on_more_asked)
        dialog.open()

    def show_history(self, form_id: str, record_id: str) -> None:
        from desktop.ui.history.history_page import HistoryPage

        page = HistoryPage(self.unlocked, self.jobs, form_id, record_id)
        page.back_asked.connect(self.back)
        self.trails.push(page)

    def remove_from_laptop(self, record_id: str) -> RecordRemovalDialog:
        """The page that is shown is fetched anew afterwards."""
        from desktop.ui.carrying.record_removal_dialog import RecordRemovalDialog

        dialog = RecordRemovalDialog(self.unlocked.casework.removing, self.jobs, record_id, self)
        dialog.removed.connect(self.refresh)
        dialog.open()
        return dialog

    def editor(self) -> QWidget | None:
        """The editor that is shown, if one is."""
        top = self.trails.top()
        return top if is_editor(top) else None

    def join(self) -> None:
        """Show where a group is joined."""
        self.go("members")

    def back_up(self) -> BackupDialog:
        """To a stick; the page that is shown says afterwards what is still to be done."""
        from desktop.ui.backup.backup_dialog import BackupDialog

        dialog = BackupDialog(self.unlocked, self.jobs, self)
        dialog.backed_up.connect(self.refresh)
        dialog.open()
        return dialog

    def show_ways(self) -> WaysPage:
        """What opens this vault; going back leads to the settings."""
        from desktop.ui.ways.ways_page import WaysPage

        page = WaysPage(self.unlocked, self.jobs)
        page.back_asked.connect(self.back)
        self.trails.push(page)
        return page

    def search(self) -> Palette:
        palette = Palette(self.unlocked, self.jobs, self.window())
        palette.chosen.connect(self.open_record)
        palette.show()
        return palette

    def back(self) -> None:
        """Close what was opened last on this trail; what was typed in it stays a draft."""
        top = self.trails.top()
        if top is not None and self.trails.depth() > 1:
            if is_editor(top):
                as_editor(top).leave()
            else:
                self.trails.remove(top)
                self._refresh_page(self.trails.name)

    def flush(self) -> bool:
        """Ask everything that is open to keep what was typed and recorded; what cannot be kept is said, and False."""
        problems = keep_all(self)
        for problem in problems:
            self.show_error(problem)
        return not problems

    def end(self) -> None:
        """For good, after `flush`: the vault is about to be closed."""
        end_all(self)
        self.sync.end()

    def is_spoken_to(self) -> bool:
        """Whether a recording is under way."""
        return anything_listens(self)

    def refresh(self) -> None:
        """Fetch anew what the shown page shows."""
        self._refresh_page(self.trails.name)

    def _on_arrived(self) -> None:
        self.refresh()
        report, window = self.sync.state.report, self.window()
        came = self.sync.state.line is Line.CONNECTED and report is not None and report.records_received > 0
        if came and isinstance(window, MainWindow):
            window.beckon()

    def show_error(self, problem: Exception) -> None:
        words = present.error(problem)
        self.trouble.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.trails.depth() > 1:
            self.back()
        else:
            super().keyPressEvent(event)

    def _push_editor(self, form_id: str, record_id: str | None, draft_id: str | None) -> None:
        widget = self._editors.record(form_id, record_id, draft_id, self.trails)
        widget.setProperty("form_id", form_id)
        editor = as_editor(widget)
        editor.saved.connect(self._on_saved)
        editor.closed.connect(self._on_closed)
        editor.open_record_asked.connect(self.open_record)
        editor.history_asked.connect(self._on_history_asked)
        self.trails.push(widget)

    def _refresh_page(self, name: str) -> None:
        page = self.trails.page(name)
        if isinstance(page, Page):
            page.refresh()

    def _on_saved(self, _record_id: str) -> None:
        self.sync.something_waits()

    def _on_logged(self, _record_id: str) -> None:
        self.sync.something_waits()
        self.refresh()

    def _on_more_asked(self, draft_id: str) -> None:
        self.go("threat")
        self._push_editor("threat", None, draft_id)

    def _on_history_asked(self, record_id: str) -> None:
        widget = self.sender()
        if isinstance(widget, QWidget):
            self.show_history(str(widget.property("form_id")), record_id)

    def _on_closed(self) -> None:
        widget = self.sender()
        if isinstance(widget, QWidget):
            self.trails.remove(widget)
            self._refresh_page(self.trails.name)

    def _on_page_asked(self, name: str) -> None:
        """Pressing the page that is shown already leads back to its beginning."""
        if name == self.trails.name:
            for _ in range(self.trails.depth() - 1):
                self.back()
        self.go(name)

    def _on_keys(self, what: str) -> None:
        verb, _, name = what.partition(" ")
        match verb:
            case "page":
                self._on_page_asked(name)
            case "begin":
                self.begin(name)
            case "search":
                self.search()
            case "lock":
                self.lock_asked.emit()
            case "refresh":
                self.refresh()
