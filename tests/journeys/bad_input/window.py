"""The program's window on one vault, at bad moments: what it says, and a way to go on. Makes no trouble itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop import sentences
from desktop.app import Program
from desktop.domain.records import Whereabouts
from desktop.sentences import Sentence
from desktop.services.drafts import Draft
from desktop.ui.editor.record_editor import RecordEditor
from desktop.ui.onboarding.first_start import FirstStart
from desktop.ui.sync.sync_page import SyncPage
from desktop.ui.unlock.unlock_screen import UnlockScreen
from desktop.ui.widgets.notices import Notice
from desktop.ui.workplace import Workplace
from desktop.unlocked import Unlocked
from tests.journeys.hands import click, type_into, wait
from tests.laptops import PASSPHRASE

NEVER_MS = 24 * 3600 * 1000


class Window:
    """Shown at once. `locked` counts how often the program asked for a fresh process."""

    def __init__(self, app: QApplication, folder: Path, language: str = "en") -> None:
        self.app, self.folder, self.language = app, folder, language
        self.locked = 0
        self.program = Program(app, folder, self._on_locked, NEVER_MS)
        self.program.start()
        self.speak(language)
        wait(self.program.window.isVisible, "the window is there")

    # At the door.

    def speak(self, language: str) -> None:
        """By the box on the first screen, or inside by the settings."""
        self.language = language
        if self.program.language == language:
            return
        if self.program.workplace is None:
            self.program.entrance.on_language(language)
        else:
            self.program.change(replace(self.work.choices, language=language))

    def try_passphrase(self, words: str) -> UnlockScreen:
        """The unlock screen, once it said what is wrong."""
        screen = self.unlock_screen
        type_into(screen.passphrase, words)
        click(screen.unlock)
        wait(screen.trouble.isVisible, "the vault does not open")
        return screen

    def unlock(self, words: str = PASSPHRASE) -> Workplace:
        screen = self.unlock_screen
        type_into(screen.passphrase, words)
        click(screen.unlock)
        wait(lambda: self.program.workplace is not None, "the vault is open")
        return self.work

    @property
    def unlock_screen(self) -> UnlockScreen:
        screen = self.program.entrance.screen
        assert isinstance(screen, UnlockScreen)
        return screen

    @property
    def first_start(self) -> FirstStart:
        screen = self.program.entrance.screen
        assert isinstance(screen, FirstStart)
        return screen

    # Inside.

    @property
    def work(self) -> Workplace:
        """It is made part by part, also anew after a change of the language."""
        if self.program.workplace is None:
            wait(lambda: self.program.workplace is not None, "the workplace is made")
        assert self.program.workplace is not None
        return self.program.workplace

    @property
    def unlocked(self) -> Unlocked:
        assert self.program.unlocked is not None
        return self.program.unlocked

    def begin(self, form_id: str) -> RecordEditor:
        self.work.new_record(form_id)
        return self.editor()

    def opens(self, form_id: str, record_id: str) -> RecordEditor:
        self.work.go("today")
        self.work.open_record(form_id, record_id)
        return self.editor()

    def takes_up(self, draft: Draft) -> RecordEditor:
        self.work.open_draft(draft)
        return self.editor()

    def editor(self) -> RecordEditor:
        return wait(self._open_editor, "the editor is open")

    def sync(self) -> SyncPage:
        """By the button on its page, to its end, well or not."""
        runner = self.work.sync
        self.settle()
        self.work.go("sync")
        page = self.work.page("sync")
        assert isinstance(page, SyncPage)
        before = runner.state.tried
        click(page.start)
        wait(lambda: not runner.running() and runner.state.tried != before, "the sync has ended")
        self.settle()
        return page

    def whereabouts(self, record: str) -> Whereabouts:
        return self.unlocked.casework.delivery(record).state

    def titles(self, form_id: str = "case") -> list[str]:
        return sorted(line.title for line in self.unlocked.casework.lines(form_id))

    def drafts(self) -> list[Draft]:
        return self.unlocked.casework.drafts()

    def settle(self) -> None:
        wait(self.program.jobs.idle, "nothing is under way")

    def says(self, notice: Notice, problem: Exception, file: str = "") -> bool:
        """Whether this is seen, in the window's language: what happened (to which file), what is safe, what to do."""
        words = sentences.about(problem, self.language)
        assert words.happened
        assert words.safe
        assert words.next
        wait(notice.isVisible, f"{type(problem).__name__} is said")
        happened, rest = shown(words)
        return said(notice) == (f"{file}: {happened}" if file else happened, rest)

    # Going.

    def close(self) -> None:
        """As the program's end; a second time it does nothing."""
        self.program.close()
        self.program.window.close()

    def _on_locked(self) -> None:
        self.locked += 1

    def _open_editor(self) -> RecordEditor | None:
        editor = self.work.editor()
        return editor if isinstance(editor, RecordEditor) and editor.work is not None else None


def said(notice: Notice) -> tuple[str, str]:
    return notice.title.text(), notice.text.text()


def shown(words: Sentence) -> tuple[str, str]:
    return words.happened, f"{words.safe} {words.next}"
