"""Copying, and forgetting it: what was copied here, by a button or out of a field, is gone from the clipboard after a
minute. Knows no page.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEPT_MS = 60_000

_HINTS = {
    "x-kde-passwordManagerHint": b"secret",  # KDE's and GNOME's clipboard histories leave it out
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\0",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
}


def shared() -> Clipboard:
    app = QGuiApplication.instance()
    if app is None:
        raise RuntimeError
    return app.findChild(Clipboard) or Clipboard(app)


class Clipboard(QObject):
    """Pages use the one of the whole program (`shared`): what was copied is forgotten in time, even when the page that
    copied it is long closed, and at once when the vault is locked.
    """

    def __init__(self, parent: QObject, kept_ms: int = KEPT_MS, is_ours: Callable[[], bool] | None = None) -> None:
        """`is_ours`: whether what is on the clipboard now came from this program; None: as the system says."""
        super().__init__(parent)
        self._is_ours = is_ours or QGuiApplication.clipboard().ownsClipboard
        self._copied = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(kept_ms)
        self._timer.timeout.connect(self.clear)
        QGuiApplication.clipboard().dataChanged.connect(self._on_changed)

    def copy(self, text: str) -> None:
        data = QMimeData()
        data.setText(text)
        for kind, value in _HINTS.items():
            data.setData(kind, value)
        QGuiApplication.clipboard().setMimeData(data)
        self._copied = text
        self._timer.start()

    def clear(self) -> None:
        """Only what was copied here: what a person copied since then is theirs."""
        board = QGuiApplication.clipboard()
        if self._is_ours():
            board.clear()  # a picture, too
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            if self._copied and board.text(mode) == self._copied:
                board.clear(mode)
        self._copied = ""

    def _on_changed(self) -> None:
        """Somebody copied something: out of a field of ours, with the keys or the menu that every field has?"""
        if self._is_ours():
            self._copied = QGuiApplication.clipboard().text()
            self._timer.start()
