"""Until the vault is open: the unlock screen or the first start, and what they ask for. Imports the services only when
somebody unlocks, or in the background while nobody does.
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.ui import i18n, present
from desktop.ui.choosing_files import FileChooser
from desktop.ui.jobs import JobRunner
from desktop.ui.main_window import MainWindow
from desktop.ui.unlock.unlock_screen import UnlockScreen
from desktop.ui.unlock.way_back import WayBack
from desktop.ui.warming import import_pages, import_services, meet_the_system, read_words

if TYPE_CHECKING:
    from desktop.services.joining import InvitationFacts
    from desktop.services.preferences import Choices
    from desktop.ui.backup.restore_dialog import RestoreDialog
    from desktop.ui.onboarding.first_answers import FirstAnswers
    from desktop.ui.onboarding.first_start import FirstStart
    from desktop.unlocked import FirstVault, Unlocked

_WARM_UP_MS = 250
_PASSPHRASE_STEP, _GROUP_STEP = 2, 3


class Entrance(QObject):
    """`opening`: a passphrase is about to be used. `opened` brings `(Unlocked, Choices)`, `failed` every problem (it is
    shown here already). Whoever hears `language_asked` puts the language on at once. `abandoned`: somebody typed words
    that open the vault, and left; this process must end.
    """

    opening = Signal()
    opened = Signal(object)
    failed = Signal(object)
    language_asked = Signal(str)
    abandoned = Signal()

    def __init__(
        self,
        window: MainWindow,
        jobs: JobRunner,
        folder: Path,
        language: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._jobs = jobs
        self._language = language
        self._first_vault: FirstVault | None = None
        self.folder = folder
        self.way_back = WayBack(jobs, self)
        self.way_back.opening.connect(self.opening)
        self.way_back.opened.connect(self._on_open)
        self.way_back.failed.connect(self.failed)
        # Queued: the screen is freed, and must not be while its own button still speaks.
        self.way_back.left.connect(self.show_unlock, Qt.ConnectionType.QueuedConnection)
        self.way_back.abandoned.connect(self.abandoned)
        self.screen: UnlockScreen | FirstStart | None = None

    def start(self) -> None:
        """Where anything lies in the folder, it is to be unlocked: a vault that cannot be read above all."""
        if self.folder.is_dir() and any(self.folder.iterdir()):
            self.show_unlock()
        else:
            self.show_first_start()
        QTimer.singleShot(_WARM_UP_MS, self, self._warm_up)

    def show_unlock(self) -> None:
        screen = UnlockScreen(self._language)
        screen.unlock_asked.connect(self.unlock)
        screen.language_asked.connect(self.on_language)
        screen.other_vault_asked.connect(self._on_other_vault)
        screen.way_back_asked.connect(self.show_way_back)
        self.screen = screen
        self._window.show_screen(screen)

    def show_way_back(self) -> None:
        """The passphrase is forgotten. Nothing is open while this is on the screen. Its services are imported first,
        off the window's thread.
        """
        if isinstance(self.screen, UnlockScreen):
            self.screen.show_busy(True)
        self._jobs.start(self, import_services, self._on_way_back_ready, lane="files")

    def _on_way_back_ready(self, _nothing: object) -> None:
        screen = self.way_back.start(self.folder, self._language)
        self.screen = None
        self._window.show_screen(screen)

    def show_first_start(self, answers: FirstAnswers | None = None) -> None:
        from desktop.ui.onboarding.first_answers import FirstAnswers
        from desktop.ui.onboarding.first_start import FirstStart

        screen = FirstStart(answers or FirstAnswers(self._language), self._jobs, _look)
        screen.finished.connect(self._on_first_answers)
        screen.language_asked.connect(self.on_language)
        screen.open_asked.connect(self._on_other_vault)
        screen.restore_asked.connect(self.restore)
        self.screen = screen
        self._window.show_screen(screen)

    def close(self) -> None:
        """The window closes before it was through: a vault that was made stays, and opens with its passphrase.
        Nothing may be under way any more.
        """
        if self._first_vault is not None:
            self._first_vault.abandon()

    def on_language(self, code: str) -> None:
        self.language_asked.emit(code)
        self._language = i18n.usable(code)
        if isinstance(self.screen, UnlockScreen):
            self.show_unlock()
        elif self.screen is not None:
            self.show_first_start(self.screen.answers)

    def _on_other_vault(self) -> None:
        FileChooser(self.tr("The folder of the vault"), self._window).for_folder().ask(self._open_folder)

    def restore(self) -> RestoreDialog:
        """From a backup, into the folder where a first vault would be made; it is then unlocked like any other."""
        from desktop.ui.backup.restore_dialog import RestoreDialog

        dialog = RestoreDialog(self.folder, self._jobs, self._window)
        dialog.restored.connect(self.show_unlock)
        dialog.open()
        return dialog

    def _open_folder(self, path: str) -> None:
        self.folder = Path(path)
        self.show_unlock()

    def unlock(self, passphrase: str) -> None:
        folder, language = self.folder, self._language
        self.opening.emit()
        self._jobs.start(self, lambda _: _unlock(folder, passphrase, language), self._on_open, failed=self._on_closed)

    def _on_closed(self, problem: Exception) -> None:
        self.failed.emit(problem)
        if isinstance(self.screen, UnlockScreen):
            self.screen.show_trouble(present.error(problem))

    def _on_first_answers(self, answers: FirstAnswers) -> None:
        from desktop.services.preferences import Choices
        from desktop.unlocked import FirstVault

        if self._first_vault is None:
            self._first_vault = FirstVault(self.folder)
        first, choices = self._first_vault, Choices(language=answers.language, my_name=answers.my_name)
        passphrase, invitation, way = answers.passphrase, answers.invitation, answers.way
        self.opening.emit()
        if self.screen is not None:
            self.screen.show_busy(True)
        self._jobs.start(
            self,
            lambda _: first.make(choices, passphrase, invitation, way),
            self._on_open,
            failed=self._on_not_made,
            lane="net",  # it may join a group, and nobody who closes the window waits for a server
        )

    def _on_not_made(self, problem: Exception) -> None:
        self.failed.emit(problem)
        made = self._first_vault is not None and self._first_vault.is_made
        if self.screen is not None and not isinstance(self.screen, UnlockScreen):
            if made:
                self.screen.tell_failed(problem)
            self.screen.show_trouble(present.error(problem), _GROUP_STEP if made else _PASSPHRASE_STEP)

    def _on_open(self, opened: tuple[Unlocked, Choices]) -> None:
        self._first_vault = None
        self.screen = None
        self.opened.emit(opened)

    def _warm_up(self) -> None:
        if self.screen is not None:
            self._jobs.start(self, import_services, self._on_services, lane="files")

    def _on_services(self, _nothing: object) -> None:
        """Unlocking finds its modules loaded; then come those of the pages."""
        self._jobs.in_steps(self, chain(import_pages(), meet_the_system()), self._on_pages)

    def _on_pages(self) -> None:
        self._jobs.start(self, read_words, self._on_warm, lane="files")

    def _on_warm(self, _nothing: object) -> None:
        """Whatever page is opened first finds what it needs."""


def _look(text: str) -> InvitationFacts:
    from desktop.services.joining import Joining

    return Joining.look(text)


def _unlock(folder: Path, passphrase: str, language: str) -> tuple[Unlocked, Choices]:
    from desktop.unlocked import unlock

    return unlock(folder, passphrase, language)
