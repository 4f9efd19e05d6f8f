"""A person at the real window, on a vault of their own: starts, joins, records, syncs, locks, comes back.

Everything is done with the program's widgets (`hands`); what is asked of services is only asked to look, never to do.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog

from desktop.app import Program
from desktop.domain.answers import FileRef
from desktop.domain.records import Whereabouts
from desktop.services.joining import Role
from desktop.services.searching import Hit
from desktop.ui.editor.record_editor import RecordEditor
from desktop.ui.evidence.encoding import RATE
from desktop.ui.evidence.recorder import Recorder
from desktop.ui.members.invite_dialog import InviteDialog
from desktop.ui.members.members_page import MembersPage
from desktop.ui.onboarding.first_start import FirstStart
from desktop.ui.onboarding.group_step import GroupStep
from desktop.ui.onboarding.name_step import NameStep
from desktop.ui.onboarding.passphrase_step import PassphraseStep
from desktop.ui.search.palette import Palette
from desktop.ui.sync.state import Line
from desktop.ui.unlock.unlock_screen import UnlockScreen
from desktop.ui.workplace import Workplace
from tests.journeys.hands import add_row, answer, click, rows_of, type_into, wait
from tests.journeys.story import Told

NEVER_MS = 24 * 3600 * 1000
SOON_MS = 200
_ENDED = (Line.CONNECTED, Line.OFFLINE, Line.SERVER_FAILS, Line.TROUBLE)


class SpokenInto(QObject):
    """A microphone that hears what is `left` (16 bit mono at 48 kHz), then silence."""

    heard = Signal(bytes)
    lost = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.left = b""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)

    def start(self) -> bool:
        self._timer.start(0)
        return True

    def pause(self) -> None:
        self._timer.stop()

    def go_on(self) -> None:
        self._timer.start(0)

    def stop(self) -> None:
        self._timer.stop()

    def _on_tick(self) -> None:
        piece, self.left = self.left[: RATE // 5], self.left[RATE // 5 :]
        if piece:
            self.heard.emit(piece)


class Person:
    """`passphrase` is empty until the first start suggested one."""

    def __init__(self, app: QApplication, name: str, folder: Path) -> None:
        self.app, self.name, self.folder = app, name, folder
        self.passphrase = ""
        self.program: Program | None = None
        self.microphone = SpokenInto()
        self._locked: list[bool] = []

    # Coming and going.

    def first_start(self, invitation: str) -> None:
        """Make a vault with the suggested passphrase, join with the invitation, say a name."""
        program = self._program(NEVER_MS)
        start = program.entrance.screen
        assert isinstance(start, FirstStart)
        click(start.next)
        click(start.next)
        passphrase = start.steps[2]
        assert isinstance(passphrase, PassphraseStep)
        self.passphrase = wait(lambda: passphrase.suggested.text(), "a passphrase is suggested")
        click(passphrase.use)
        click(start.next)
        group = start.steps[3]
        assert isinstance(group, GroupStep)
        click(group.join)
        group.invitation.set_text(invitation)
        wait(lambda: start.next.isEnabled(), "the invitation can be used")
        click(start.next)
        named = start.steps[4]
        assert isinstance(named, NameStep)
        type_into(named.name, self.name)
        click(start.next)
        wait(lambda: program.workplace is not None, "the vault is open")

    def unlock(self, *, sync: bool) -> None:
        """`sync`: whether the program is to look for the server by itself soon, or not today."""
        program = self._program(SOON_MS if sync else NEVER_MS)
        screen = program.entrance.screen
        assert isinstance(screen, UnlockScreen)
        type_into(screen.passphrase, self.passphrase)
        click(screen.unlock)
        wait(lambda: program.workplace is not None, "the vault is open")

    def lock(self) -> None:
        """As closing the laptop: the program would be replaced by a fresh one."""
        assert self.program is not None
        self.work.sidebar.lock_asked.emit()
        wait(lambda: bool(self._locked), "the program locked")
        self._locked.clear()
        self.program.window.close()
        self.program.window.deleteLater()
        self.program = None

    @property
    def work(self) -> Workplace:
        assert self.program is not None
        assert self.program.workplace is not None
        return self.program.workplace

    def _program(self, first_try_ms: int) -> Program:
        self.program = Program(self.app, self.folder, lambda: self._locked.append(True), first_try_ms)
        self.program.microphone = lambda: self.microphone
        self.program.start()
        return self.program

    # Recording.

    def record(self, told: Told) -> str:
        """Fill in the form of what is told, by keyboard and mouse; the record's id."""
        self.microphone.left = told.spoken
        self.work.new_record(told.form)
        editor = self.editor()
        for path, value in told.answers.items():
            answer(editor, path, value)
        for repeat, rows in told.rows.items():
            for row in rows:
                at = add_row(editor, repeat)
                for question, value in row.items():
                    answer(editor, f"{at}/{question}", value)
        for question, path in told.files:
            self._attach(editor, question, path)
        if told.spoken:
            self._speak(editor, told.spoken_into)
        saved: list[str] = []
        editor.saved.connect(saved.append)
        click(editor.head.done)
        return wait(lambda: saved[0] if saved else "", f"the {told.form} is saved")

    def editor(self) -> RecordEditor:
        return wait(self._open_editor, "the editor is open")

    def _open_editor(self) -> RecordEditor | None:
        editor = self.work.editor()
        return editor if isinstance(editor, RecordEditor) and editor.work is not None else None

    def _attach(self, editor: RecordEditor, question: str, path: Path) -> None:
        """Drop a file on its question, or on the repeat that has room for one in each row."""
        assert editor.work is not None
        before = len(files_in(editor))
        repeat, _, _name = question.rpartition("/")
        rows_of(editor, repeat).take_in([path])
        wait(lambda: len(files_in(editor)) > before, "the file is in the vault")

    def _speak(self, editor: RecordEditor, repeat: str) -> None:
        before = len(files_in(editor))
        rows = rows_of(editor, repeat)
        assert rows.place is not None
        click(rows.place.record)
        recorder = wait(lambda: editor.findChild(Recorder), "the recorder is there")
        wait(lambda: not self.microphone.left, "everything was said")
        click(recorder.stop)
        wait(lambda: len(files_in(editor)) > before, "the recording is in the vault")

    # The group and the server.

    def invite(self) -> str:
        """The text of an invitation for one documenter."""
        self.work.go("members")
        page = self.work.page("members")
        assert isinstance(page, MembersPage)
        wait(lambda: page.invite.isVisible(), "inviting is offered")
        click(page.invite)
        dialog = wait(lambda: self._dialog(InviteDialog), "the dialog is open")
        assert dialog.documenter.isChecked(), Role.DOCUMENTER
        click(dialog.make)
        text = wait(lambda: dialog.text.toPlainText(), "the invitation is made")
        dialog.close()
        return text

    def sync(self) -> None:
        """By the button on the sync page, to its end; raises what went wrong."""
        runner = self.work.sync
        wait(lambda: not runner.running(), "an earlier sync has ended")
        self.work.go("sync")
        click(self.work.page("sync").start)
        wait(lambda: runner.running() or runner.state.report, "a sync begins")
        self.synced()

    def synced(self) -> None:
        """Wait for the sync that is under way, or that begins by itself, to end well."""
        runner = self.work.sync
        wait(lambda: not runner.running() and runner.state.line in _ENDED, "ends")
        if runner.state.problem is not None:
            raise runner.state.problem

    # Looking.

    def finds(self, words: str) -> list[str]:
        """Ids of the records that the search shows for these words."""
        palette = self.work.search()
        type_into(palette.field, words)
        found = wait(lambda: [hit for hit in _hits(palette) if hit.snippet], "something is found")
        palette.close()
        return [hit.line.id for hit in found]

    def whereabouts(self, record: str) -> Whereabouts:
        assert self.program is not None
        assert self.program.unlocked is not None
        return self.program.unlocked.casework.delivery(record).state

    def _dialog(self, kind: type[QDialog]) -> QDialog | None:
        shown = [widget for widget in self.app.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()]
        return shown[0] if shown else None


def files_in(editor: RecordEditor) -> list[FileRef]:
    assert editor.work is not None
    return [value for value in editor.work.sitting.filling.answers().values() if isinstance(value, FileRef)]


def _hits(palette: Palette) -> list[Hit]:
    shown = (palette.model.hit(row) for row in range(palette.model.rowCount()))
    return [hit for hit in shown if hit is not None]
