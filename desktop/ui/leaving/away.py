"""The fresh process after a quick exit: the sheet, and the two ways on from it. It knows the folder of the vault and
nothing that is in it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtGui import QIcon

from desktop.relaunch import Handover, fresh_process
from desktop.services.erasing import erase
from desktop.ui.leaving.costs_sheet import CostsSheet
from desktop.ui.leaving.leaving_keys import LeavingKeys
from desktop.ui.leaving.successor import tell_predecessor
from desktop.ui.main_window import MainWindow


class Away(QObject):
    """Ctrl+L leads to the unlock screen (`relaunch`, which must end the process). Ctrl+Shift+Delete twice destroys the
    vault, where that was allowed, and closes the window: that it is gone is the only sign that nothing opens the vault
    any more.
    """

    def __init__(
        self,
        handed: Handover,
        relaunch: Callable[[Handover], object] = fresh_process,
        tell: Callable[[], None] = tell_predecessor,
    ) -> None:
        super().__init__()
        self._handed = handed
        self._relaunch = relaunch
        self._tell = tell
        self.window = MainWindow()
        self.keys = LeavingKeys(parent=self)
        self.keys.away = True
        self.keys.lock_pressed.connect(self._on_lock)
        self.keys.erase_pressed.connect(self._on_erase)

    def start(self) -> None:
        dress(self.window)
        self.window.restoreGeometry(QByteArray.fromHex(self._handed.place.encode("ascii", "replace")))
        self.window.show()
        QTimer.singleShot(0, self, self._on_shown)

    def _on_shown(self) -> None:
        self.window.repaint()
        self._tell()

    def _on_lock(self) -> None:
        self._relaunch(Handover(folder=self._handed.folder))

    def _on_erase(self) -> None:
        """On this thread, for it must not wait for anything, and there is nothing else that this window does."""
        if self._handed.may_erase and self._handed.folder and erase(Path(self._handed.folder)):
            self.window.close()


def dress(window: MainWindow) -> CostsSheet:
    """Nothing of us is seen any more, neither in the window nor on its frame."""
    sheet = CostsSheet()
    window.cover(sheet)
    window.setWindowTitle(sheet.title())
    window.setWindowIcon(QIcon())
    return sheet
