"""Asking for a file or folder outside the vault, leaving no trace of the choice. Reads and writes nothing itself.

The system's own dialogs put what was chosen into the lists of recent files; Qt's own does not. Qt's would keep the last
folder in its settings file: `leave_no_settings` gives it none to keep it in.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QSettings, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.ui.main_window import NAME


def leave_no_settings() -> None:
    """Called once, before the first dialog: no `QSettings` of this process reaches a file."""
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, os.devnull)


class FileChooser(QFileDialog):
    """`chosen` brings the path as text. Opens without blocking; frees itself when it is closed. `title` is what screen
    readers say: the window's own title says nothing, like every other.
    """

    chosen = Signal(str)

    def __init__(self, title: str, parent: QWidget, *, filters: str = "") -> None:
        super().__init__(parent, NAME, _home())
        self.setAccessibleName(title)
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.setOption(QFileDialog.Option.DontUseCustomDirectoryIcons)
        self.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.setHistory([])
        if filters:
            self.setNameFilter(filters)
        self.fileSelected.connect(self.chosen)
        self.finished.connect(self._on_finished)

    def for_saving(self, name: str) -> FileChooser:
        """Ask where to write; Qt itself asks before something would be overwritten."""
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.selectFile(str(Path(_home()) / name))
        return self

    def for_folder(self) -> FileChooser:
        self.setFileMode(QFileDialog.FileMode.Directory)
        self.setOption(QFileDialog.Option.ShowDirsOnly)
        return self

    def ask(self, chosen: Callable[[str], None]) -> None:
        self.chosen.connect(chosen)
        self.open()

    def _on_finished(self, _result: int) -> None:
        QSettings(QSettings.Scope.UserScope, "QtProject").remove("FileDialog")
        self.deleteLater()


def _home() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation) or QDir.homePath()
