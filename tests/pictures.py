"""Draws every screen without a display, to be looked at: `python -m tests.pictures [FOLDER] [NAME…]`.

Light and dark, English and Spanish, ordinary and doubled text, once from right to left, at 1366x768. What is shown is
a real vault in a temporary folder, filled with samples. Nothing here judges: people do.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app import Program, application
from desktop.services.choosing_a_way import Kind, WayThere
from desktop.services.preferences import Choices
from desktop.services.spending import Spending, write
from desktop.services.syncing import Progress, Share, Stage, Standing
from desktop.ui import i18n, present, theme
from desktop.ui.lists.kinds import FORM_IDS
from desktop.ui.members.invite_dialog import InviteDialog
from desktop.ui.members.same_person_dialog import SamePersonDialog
from desktop.ui.onboarding.first_start import FirstStart
from desktop.ui.places_to_go import ALL
from desktop.ui.sync.state import Line, SyncState
from desktop.ui.tones import Tone
from desktop.ui.workplace import Workplace
from sync.errors import Refused, ServerFault, WrongKey
from tests import (
    picture_allies,
    picture_carrying,
    picture_checking,
    picture_evidence,
    picture_left_over,
    picture_parcels,
    picture_taking_out,
    picture_withdrawing,
)
from tests.picture_backups import backing_up
from tests.picture_leaving import leaving
from tests.picture_samples import PASSPHRASE, fill
from tests.picture_ways import way_back, ways

LOOKS = [
    ("en-light-100", Choices(language="en", theme="light", text_percent=100, my_name="Asha")),
    ("en-dark-100", Choices(language="en", theme="dark", text_percent=100, my_name="Asha")),
    ("es-light-100", Choices(language="es", theme="light", text_percent=100, my_name="Asha")),
    ("es-light-200", Choices(language="es", theme="light", text_percent=200, my_name="Asha")),
    ("en-dark-200", Choices(language="en", theme="dark", text_percent=200, my_name="Asha")),
    ("es-rtl-100", Choices(language="es", theme="light", text_percent=100, my_name="Asha")),
]
MUCH = Standing(
    urgent=Share(count=2),
    words=Share(count=31, waiting=4, bytes=8_000, waiting_bytes=8_000),
    copies=Share(count=22, waiting=8, bytes=3_100_000, waiting_bytes=2_100_000),
    originals=Share(count=22, waiting=22, bytes=212_000_000, waiting_bytes=212_000_000),
)
_PATIENCE_MS = 20_000
_FORTH = Qt.LayoutDirection.LeftToRight


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0] if arguments else "build/pictures")
    wanted = arguments[1:]
    app = application()
    with tempfile.TemporaryDirectory(prefix="amparo-pictures-") as home:
        os.environ["XDG_CONFIG_HOME"] = home
        documenter, coordinator = fill(Path(home))
        for name, choices in LOOKS:
            if not wanted or any(part in name for part in wanted):
                _Drawer(app, folder / name, choices).draw(documenter, coordinator, Path(home) / f"empty-{name}")
    return 0


class _Drawer:
    def __init__(self, app: QApplication, folder: Path, choices: Choices) -> None:
        self._app = app
        self._folder = folder
        self._choices = choices
        self._backwards = "rtl" in folder.name
        folder.mkdir(parents=True, exist_ok=True)

    def draw(self, documenter: Path, coordinator: Path, empty: Path) -> None:
        self._first_start(empty)
        program = self._opened(documenter)
        self._pages(program)
        self._end(program)
        program = self._opened(coordinator)
        self._coordination(program)
        self._end(program)

    def _first_start(self, empty: Path) -> None:
        program = Program(self._app, empty, relaunch=_nothing)
        self._dress()
        program.entrance.on_language(self._choices.language)
        program.start()
        screen = program.entrance.screen
        assert isinstance(screen, FirstStart)
        for number in range(len(screen.steps)):
            screen.go(number)
            self._settle(program)
            self._take(program.window, f"first-{number + 1}")
        screen.go(3)
        screen.group.join.setChecked(True)
        screen.group.invitation.says.show_words("Fisherfolk Forum", "", Tone.GOOD)
        screen.group.way.show_for("amparo")
        screen.group.way.fields.show_way(WayThere(Kind.TOR))
        self._settle(program)
        self._take(program.window, "first-by-tor")
        used = Refused("invitation_used")
        screen.tell_failed(used)
        screen.show_trouble(present.error(used), 3)
        self._settle(program)
        self._take(program.window, "first-not-joined")
        self._end(program)

    def _opened(self, vault: Path) -> Program:
        program = Program(self._app, vault, relaunch=_nothing, first_try_ms=3_600_000)
        self._dress()
        program.entrance.on_language(self._choices.language)
        program.start()
        self._settle(program)
        self._take(program.window, "unlock")
        way_back(program, self._settle, self._take)
        program.entrance.unlock("wrong")
        self._settle(program)
        self._take(program.window, "unlock-wrong")
        program.entrance.unlock(PASSPHRASE)
        self._until(lambda: program.workplace is not None)
        program.change(self._choices)
        self._settle(program)
        if program.workplace is not None:
            program.workplace.sync.run()  # the server is gone by now: offline, as on most days
        self._settle(program)
        return program

    def _pages(self, program: Program) -> None:
        workplace = program.workplace
        assert workplace is not None
        for name in ALL:
            workplace.go(name)
            self._settle(program)
            self._take(program.window, name)
        line = workplace.unlocked.casework.lines("case", 0, 1)[0]
        workplace.go("case")
        workplace.show_history(line.form_id, line.id)
        self._settle(program)
        self._take(program.window, "history")
        workplace.back()
        palette = workplace.search()
        palette.field.setText("gate")
        palette.field.search_asked.emit("gate")
        self._settle(program)
        self._take(palette, "search")
        palette.close()
        picture_taking_out.draw(program, self._choices.language, self._settle, self._take)
        picture_evidence.draw(program, self._settle, self._take)
        picture_carrying.draw(program, self._settle, self._take)
        picture_withdrawing.draw(program, self._settle, self._take)
        picture_checking.draw(program, self._settle, self._take)
        picture_parcels.draw(program, self._settle, self._take)
        picture_left_over.draw(program, self._settle, self._take)
        leaving(program, workplace, self._settle, self._take)
        self._syncing(program, workplace)
        self._editors(program, workplace)
        ways(program, workplace, self._settle, self._take)
        backing_up(program, workplace, self._settle, self._take)

    def _editors(self, program: Program, workplace: Workplace) -> None:
        for form_id in FORM_IDS:
            workplace.go(form_id)
            line = workplace.unlocked.casework.lines(form_id, 0, 1)[0]
            workplace.open_record(form_id, line.id)
            self._settle(program)
            self._take(program.window, f"editor-{form_id}")
            workplace.back()

    def _doubted(self, state: SyncState, what: str) -> SyncState:
        """A server that went back, or showed somebody else another history."""
        assert state.overview is not None
        return replace(state, line=Line.TROUBLE, problem=None, overview=replace(state.overview, doubt=what))

    def _syncing(self, program: Program, workplace: Workplace) -> None:
        workplace.go("sync")
        self._settle(program)
        runner = workplace.sync
        assert runner.state.overview is not None
        moving = Progress(stage=Stage.SENDING, sent_bytes=1_900_000, to_send_bytes=215_100_000, bytes_per_second=22_500)
        much = replace(runner.state.overview, standing=MUCH, set_aside={"no_key": 2}, refused={"quota": 1})
        running = replace(runner.state, line=Line.SYNCING, overview=much, begun=much, progress=moving, sent=1_300_000)
        for name, state in (
            ("sync-running", running),
            ("sync-trouble", replace(runner.state, line=Line.TROUBLE, problem=WrongKey())),
            ("sync-server-fails", replace(runner.state, line=Line.SERVER_FAILS, problem=ServerFault(500))),
            ("sync-doubt", self._doubted(runner.state, "smaller")),
            ("sync-fork", self._doubted(runner.state, "fork")),
        ):
            runner.state = state
            runner.changed.emit()
            self._settle(program)
            self._take(program.window, name)
        calm = replace(runner.state.overview, doubt=None) if runner.state.overview is not None else None
        runner.state = replace(runner.state, line=Line.CONNECTED, problem=None, overview=calm)
        workplace.unlocked.syncing.pace.rate = 22_500.0
        runner.network.say_metered(True)
        runner.choose(Spending(budget_mb=5, paused=True))
        self._settle(program)
        self._take(program.window, "sync-paused")
        runner.network.say_metered(False)
        write(workplace.unlocked.vault, Spending())
        runner.spending = Spending()
        runner.changed.emit()

    def _coordination(self, program: Program) -> None:
        workplace = program.workplace
        assert workplace is not None
        for name in ("today", "case", "members"):
            workplace.go(name)
            self._settle(program)
            self._take(program.window, f"coordination-{name}")
        picture_allies.draw(program, self._settle, self._take)
        dialog = InviteDialog(workplace.unlocked, program.jobs, program.window)
        dialog.open()
        self._take(dialog, "invite")
        dialog.make.click()
        self._settle(program)
        self._take(dialog, "invitation")
        dialog.close()
        for member in workplace.unlocked.joining.members()[:1]:
            same = SamePersonDialog(workplace.unlocked, program.jobs, member, program.window)
            same.open()
            self._settle(program)
            self._take(same, "same-person")
            same.before.buttons()[0].click()
            same.gone.click()
            self._take(same, "same-person-chosen")
            same.close()

    def _end(self, program: Program) -> None:
        program.close()
        program.window.close()

    def _dress(self) -> None:
        theme.wear(self._app, theme.Look(self._choices.theme, self._choices.text_percent))
        i18n.speak(self._app, self._choices.language)

    def _take(self, widget: QWidget, name: str) -> None:
        if self._backwards != (self._app.layoutDirection() == Qt.LayoutDirection.RightToLeft):
            self._app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if self._backwards else _FORTH)
            self._app.processEvents()
        widget.grab().save(str(self._folder / f"{name}.png"))

    def _settle(self, program: Program) -> None:
        self._until(program.jobs.idle)
        for _ in range(3):
            self._app.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._until(program.jobs.idle)

    def _until(self, reached: Callable[[], bool]) -> None:
        deadline = QDeadlineTimer(_PATIENCE_MS)
        self._app.processEvents()
        while not reached() and not deadline.hasExpired():
            self._app.processEvents()


def _nothing() -> None:
    """Where a real program would start afresh."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
