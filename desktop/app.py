"""The program with its window, put together: the only file that knows every part. It wires, and does nothing itself.

Before the vault is open nothing heavy is imported: the unlock screen has to be there in 0.6 s.

`Program(app, folder, relaunch=…)` is also how tests and the demo start the window: `start()`, then `workplace` once
somebody unlocked (`opened`), and `relaunch` is called where the real program would be replaced by a fresh process.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from desktop import log, paths, relaunch, settings
from desktop.errors import DesktopError
from desktop.relaunch import Handover
from desktop.ui import choosing_files, clipboard, i18n, present, theme
from desktop.ui.entrance import Entrance
from desktop.ui.garbage import Garbage
from desktop.ui.idleness import Idleness
from desktop.ui.jobs import JobRunner
from desktop.ui.leaving.leaving_keys import LeavingKeys
from desktop.ui.leaving.successor import Successor
from desktop.ui.main_window import NAME, MainWindow
from desktop.ui.session.seclusion import Seclusion
from desktop.ui.sync.backoff import FIRST_TRY_MS
from desktop.ui.unlock.unlock_screen import UnlockScreen
from sync.errors import SyncError

if TYPE_CHECKING:
    from desktop.services.preferences import Choices
    from desktop.ui.editor.desk import MakeMicrophone
    from desktop.ui.workplace import Workplace
    from desktop.unlocked import Unlocked

_log = logging.getLogger(__name__)


def main(arguments: Sequence[str] = ()) -> int:
    """Show the window until it is closed. The first argument may name the vault's folder; else it is the usual one."""
    log.start()
    handed = relaunch.handed()
    if handed.away:
        return _away(handed)
    app = application()
    program = Program(app, Path(handed.folder or (arguments[0] if arguments else paths.default_vault())))
    program.left.connect(_end)
    program.entrance.opening.connect(Seclusion(program).now)
    sys.excepthook = program.on_surprise
    program.start()
    status = app.exec()
    if not program.close():
        # A dead line holds a thread in the vault for a minute. Its work is not lost: the next sync does it again.
        os._exit(status)
    return status


def application() -> QApplication:
    """Once for each process, before the first `Program`."""
    QApplication.setApplicationName(NAME)
    QApplication.setDesktopFileName("amparo")
    choosing_files.leave_no_settings()
    return QApplication([NAME])


def _away(handed: Handover) -> int:
    """Somebody left in a hurry: what the window shows now has nothing to do with us."""
    from desktop.ui.leaving.away import Away

    choosing_files.leave_no_settings()
    app = QApplication(["sheet"])
    kept = settings.read()
    theme.wear(app, theme.Look(kept.theme, kept.text_percent))
    i18n.speak(app, kept.language)
    away = Away(handed)
    away.start()
    return app.exec()


def _end() -> None:
    """A fresh process has taken over; nothing of this one is worth the time of tidying it up."""
    os._exit(0)


class Program(QObject):
    """From the first screen to the last. `relaunch` must end the process; in tests it only notes that it was asked."""

    opened = Signal()
    """The vault is open and `workplace` is there."""
    left = Signal()
    """After a quick exit: this process must end now."""

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        relaunch: Callable[[], object] | None = None,
        first_try_ms: int = FIRST_TRY_MS,
        succeed: Callable[[Handover, QObject], Successor] = Successor,
    ) -> None:
        super().__init__()
        self._app = app
        self._relaunch = relaunch or self._start_afresh
        self._succeed = succeed
        self._first_try_ms = first_try_ms
        self._kept = settings.read()
        theme.wear(app, theme.Look(self._kept.theme, self._kept.text_percent))
        self.language = i18n.speak(app, self._kept.language)
        self.jobs = JobRunner(self.show_error, self)
        self.microphone: MakeMicrophone | None = None
        """What recordings listen to; None: the laptop's own. To be set before the vault is open."""
        self.window = MainWindow()
        self.entrance = Entrance(self.window, self.jobs, folder, self.language, self)
        self.unlocked: Unlocked | None = None
        self.workplace: Workplace | None = None
        self.keys = LeavingKeys(settings.CTRL_Q, self)
        self._idleness: Idleness | None = None
        self._told = False
        self._leaving = False
        self._garbage = Garbage(self)
        self.keys.lock_pressed.connect(self.lock_asked)
        self.keys.exit_pressed.connect(self.leave)
        self.entrance.opened.connect(self._on_opened)
        self.entrance.failed.connect(self._note)
        self.entrance.language_asked.connect(self._on_language_before)
        self.entrance.abandoned.connect(self.lock)
        self.window.closing.connect(self._on_closing)
        app.styleHints().colorSchemeChanged.connect(self._on_system_theme)

    def start(self) -> None:
        self._garbage.start()
        self.entrance.start()
        self.window.show()

    def lock(self) -> None:
        """Drafts are kept, the vault is closed, and a fresh process that knows nothing takes over.

        Nobody is there, or the laptop goes to sleep: what cannot be kept, on a full disk, does not hold this up.
        """
        knows = self.unlocked is not None or self.entrance.way_back.screen is not None
        if knows and not self._leaving:
            self.close()
            self._relaunch()

    def leave(self) -> None:
        """Quick exit: the window is a harmless one at once; then what was typed is kept, the vault is closed, and a
        fresh process that knows nothing takes the window over.
        """
        from desktop.ui.leaving.departure import Departure

        if not self._leaving:
            self._leaving = True
            may_erase = self.workplace is not None and self.workplace.choices.quick_erase
            handed = Handover(folder=self._folder(), away=True, may_erase=may_erase)
            departure = Departure(self.window, self.keys, handed, self._succeed, self)
            departure.covered.connect(self.close)
            departure.done.connect(self.left)
            departure.start()

    def _start_afresh(self) -> None:
        relaunch.fresh_process(Handover(folder=self._folder()))

    def _folder(self) -> str:
        return str(self.entrance.folder.absolute())

    def lock_asked(self) -> None:
        """Somebody is there to be told what cannot be kept: once. Asked again, it locks."""
        if self._nothing_is_lost():
            self.lock()

    def _nothing_is_lost(self) -> bool:
        if self.workplace is None or self.workplace.flush() or self._told:
            self._told = False
            return True
        self._told = True
        return False

    def close(self) -> bool:
        """Keep what was typed, then close the vault. What waits for the network is left to the next time.

        False: something still hangs on a dead line and is in the vault, which stays open and locked against others
        until this process ends. It must end now.
        """
        clipboard.shared().clear()
        if self.workplace is not None:
            self.workplace.flush()
            self.workplace.end()
            self.workplace = None
        self.window.clear()
        at_rest = self.jobs.close()
        if at_rest:
            self.entrance.close()
            if self.unlocked is not None:
                self.unlocked.close()
        self.unlocked = None
        self._garbage.stop()
        return at_rest

    def show_error(self, problem: Exception) -> None:
        self._note(problem)
        if self.workplace is not None:
            self.workplace.show_error(problem)
        elif isinstance(self.entrance.screen, UnlockScreen):
            self.entrance.screen.show_trouble(present.error(problem))

    def on_surprise(self, kind: type[BaseException], problem: BaseException, _trace: object) -> None:
        """The window's `sys.excepthook`: nothing of an error's text is printed, for it may hold what people wrote."""
        if isinstance(problem, Exception):
            self.show_error(problem)
        else:
            sys.__excepthook__(kind, problem, None)

    def _on_opened(self, opened: tuple[Unlocked, Choices]) -> None:
        if self._leaving:  # somebody left while the passphrase was being stretched
            opened[0].close()
            return
        self.unlocked, choices = opened
        self.jobs.in_steps(self, self._furnish(choices), self._on_furnished, next_of_all=True)

    def _furnish(self, choices: Choices) -> Iterator[None]:
        """Part by part: what people do meanwhile is not kept waiting."""
        from desktop.ui.session.session import Session

        self._wear(choices)
        clipboard.shared()  # forgets what is copied out of fields from now on
        self._idleness = Idleness(choices.lock_after_minutes, self, self._is_spoken_to)
        self._idleness.nobody_there.connect(self.lock)
        self.keys.keys = choices.exit_keys
        yield
        Session(self.window, self).going_away.connect(self.lock)
        yield
        yield from self._show_workplace(choices, "today")

    def _on_furnished(self) -> None:
        if self.workplace is not None:
            self._garbage.leave_out()
            self.opened.emit()

    def _show_workplace(self, choices: Choices, page: str) -> Iterator[None]:
        from desktop.ui.editor.editors import Editors
        from desktop.ui.workplace import Workplace

        assert self.unlocked is not None
        workplace = Workplace(
            self.unlocked,
            self.jobs,
            choices,
            Editors(self.unlocked, self.jobs, self.language, self.microphone),
            self._first_try_ms,
            self.window.centralWidget(),
            gradually=True,
        )
        try:
            yield from workplace.growing
            yield
        except GeneratorExit:  # it is locked, or left, before it was whole
            workplace.deleteLater()
            raise
        workplace.lock_asked.connect(self.lock_asked)
        workplace.choices_changed.connect(self.change)
        if page != workplace.trails.name:
            workplace.go(page)
            yield
        self.workplace = workplace
        self.window.show_screen(workplace)
        workplace.trails.show_trail(page)  # for the keyboard; it is being filled already

    def change(self, choices: Choices) -> None:
        """Where only lock and exit changed the window stays as it is; else it is built anew, drafts kept."""
        if self.workplace is None:
            return
        old, self.workplace.choices = self.workplace.choices, choices
        self.keys.keys = choices.exit_keys
        if self._idleness is not None:
            self._idleness.set_minutes(choices.lock_after_minutes)
        if not old.looks_like(choices):
            self.workplace.flush()
            self.workplace = None
            self.window.clear()  # a new look is put on nothing: polishing hundreds of widgets anew takes seconds
            self._wear(choices)
            self.jobs.in_steps(self, self._show_workplace(choices, "settings"), self._on_changed, next_of_all=True)

    def _on_changed(self) -> None:
        """It looks and speaks as was chosen."""

    def _wear(self, choices: Choices) -> None:
        """Put on what was chosen, and mirror it for the next unlock screen."""
        theme.wear(self._app, theme.Look(choices.theme, choices.text_percent))
        self.language = i18n.speak(self._app, choices.language or self._kept.language)
        if self.unlocked is not None:
            self.unlocked.speak(self.language)
        self._keep(settings.Settings(language=self.language, theme=choices.theme, text_percent=choices.text_percent))

    def _on_language_before(self, code: str) -> None:
        self.language = i18n.speak(self._app, code)
        self._keep(replace(self._kept, language=self.language))

    def _keep(self, kept: settings.Settings) -> None:
        if kept != self._kept:
            self._kept = kept
            self.jobs.start(self, lambda _: settings.write(kept), self._on_kept, lane="files")

    def _on_kept(self, _nothing: object) -> None:
        """The next unlock screen speaks the same language and looks the same."""

    def _on_closing(self, event: QCloseEvent) -> None:
        if not self._nothing_is_lost():
            event.ignore()

    def _is_spoken_to(self) -> bool:
        return self.workplace is not None and self.workplace.is_spoken_to()

    def _on_system_theme(self) -> None:
        if theme.worn().theme == "system":
            theme.wear(self._app, theme.worn())

    def _note(self, problem: Exception) -> None:
        """What nobody expected goes to the log, without its text."""
        if not isinstance(problem, DesktopError | SyncError):
            _log.error("unexpected", exc_info=problem)
