"""From “Forgot the passphrase?” to the open vault with a new passphrase: the screen, and the work that it asks for.
Nothing is open while the screen is there; what was typed into it is gone when nobody is at the keyboard any more.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.ui import present
from desktop.ui.idleness import Idleness
from desktop.ui.jobs import JobRunner

if TYPE_CHECKING:
    from desktop.services.preferences import Choices
    from desktop.services.way_back import Key
    from desktop.ui.unlock.way_back_screen import WayBackScreen
    from desktop.unlocked import Unlocked

_MINUTES = 5


class WayBack(QObject):
    """`opening`, `opened` and `failed` as in `Entrance`. `left` by somebody who goes back to the unlock screen;
    `abandoned` when nobody touched it for minutes: this process knows words that open the vault, and should end.
    """

    opening = Signal()
    opened = Signal(object)
    failed = Signal(object)
    left = Signal()
    abandoned = Signal()

    def __init__(self, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._folder, self._language = Path(), ""
        self._idleness: Idleness | None = None
        self.screen: WayBackScreen | None = None

    def start(self, folder: Path, language: str) -> WayBackScreen:
        """A screen to be shown."""
        from desktop.ui.unlock.way_back_screen import WayBackScreen

        self._folder, self._language = folder, language
        self.screen = WayBackScreen(language, self._jobs)
        self.screen.check_asked.connect(self._on_check)
        self.screen.anew_asked.connect(self._on_anew)
        self.screen.back_asked.connect(self._on_back)
        self._idleness = Idleness(_MINUTES, self)
        self._idleness.nobody_there.connect(self.abandoned)
        return self.screen

    def _on_check(self, key: Key) -> None:
        folder = self._folder
        self.opening.emit()
        self._jobs.start(self, lambda _: _check(folder, key), self._on_checked, failed=self._on_failed)

    def _on_checked(self, _nothing: None) -> None:
        if self.screen is not None:
            self.screen.show_opens()

    def _on_anew(self, key: Key, new: str) -> None:
        folder, language = self._folder, self._language
        self.opening.emit()
        self._jobs.start(self, lambda _: _open_anew(folder, key, new, language), self._on_open, failed=self._on_failed)

    def _on_open(self, opened: tuple[Unlocked, Choices]) -> None:
        self._end()
        self.opened.emit(opened)

    def _on_failed(self, problem: Exception) -> None:
        self.failed.emit(problem)
        if self.screen is not None:
            self.screen.show_trouble(present.error(problem))

    def _on_back(self) -> None:
        self._end()
        self.left.emit()

    def _end(self) -> None:
        if self._idleness is not None:
            self._idleness.deleteLater()
        if self.screen is not None:
            self.screen.forget()
        self._idleness = self.screen = None


def _check(folder: Path, key: Key) -> None:
    from desktop.services.way_back import check

    check(folder, key)


def _open_anew(folder: Path, key: Key, new: str, language: str) -> tuple[Unlocked, Choices]:
    from desktop.unlocked import unlock_anew

    return unlock_anew(folder, key, new, language)
