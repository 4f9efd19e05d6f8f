"""Where a file can be put: buttons, and a place to drop it. Knows no vault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.forms.questions import QuestionKind
from desktop.ui.choosing_files import FileChooser
from desktop.ui.editor.flow import Flow
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.labels import Muted

FILTERS = {
    QuestionKind.IMAGE: "*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff *.heic",
    QuestionKind.AUDIO: "*.ogg *.opus *.mp3 *.m4a *.wav *.aac *.amr *.flac *.3gp *.wma",
    QuestionKind.VIDEO: "*.mp4 *.mov *.m4v *.3gp *.webm *.mkv *.avi *.mts",
}


class DropPlace(QFrame):
    def __init__(self, kind: QuestionKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = {
            QuestionKind.IMAGE: self.tr("Attach a photo…"),
            QuestionKind.AUDIO: self.tr("Attach a recording…"),
            QuestionKind.VIDEO: self.tr("Attach a video…"),
        }
        buttons = QWidget(self)
        self.attach = PlainButton(words.get(kind, self.tr("Attach a file…")), "attach", buttons)
        self.record = PlainButton(self.tr("Record now"), "record", buttons)
        self.record.setVisible(kind is QuestionKind.AUDIO)
        flow = Flow(buttons, gap=8, line_gap=6)
        flow.setContentsMargins(0, 0, 0, 0)
        if kind is QuestionKind.AUDIO:
            flow.addWidget(self.record)
        flow.addWidget(self.attach)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        column.addWidget(buttons)
        column.addWidget(Muted(self.tr("or drop it here, or paste it (Ctrl+V)"), self))

    def speak(self, name: str, description: str) -> None:
        for button in (self.attach, self.record):
            button.setAccessibleName(f"{button.text()} {name}")
            button.setAccessibleDescription(description)


def choose_files(kind: QuestionKind, asking: QWidget, chosen: Callable[[list[str]], None]) -> None:
    """Ask for any number of files of this kind; `chosen` brings their paths."""
    title = QCoreApplication.translate("DropPlace", "Attach files")
    chooser = FileChooser(title, asking, filters=FILTERS.get(kind, ""))
    chooser.setFileMode(FileChooser.FileMode.ExistingFiles)
    chooser.filesSelected.connect(chosen)
    chooser.open()


def dropped_files(data: QMimeData | None) -> list[Path]:
    if data is None or not data.hasUrls():
        return []
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return [path for path in paths if path.is_file()]


def pasted_name() -> str:
    return f"{datetime.now().astimezone():%Y-%m-%d %H.%M.%S}.png"
