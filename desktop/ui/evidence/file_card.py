"""One file of evidence as a small card: a preview, what it is, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.answers import FileRef
from desktop.errors import FileNotHere, FileRemoved
from desktop.services.collecting import Collecting
from desktop.ui import icons, present, theme
from desktop.ui.evidence.pictures import read_picture
from desktop.ui.evidence.small_copy_view import small_copy
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import IconButton, PlainButton
from desktop.ui.widgets.labels import Label, Muted

_SIDE = 64


class FileCard(QFrame):
    """`open_asked`, `save_asked`, `remove_asked`. The preview comes later, from memory; nothing of it is kept."""

    open_asked = Signal()
    save_asked = Signal()
    remove_asked = Signal()

    def __init__(self, collecting: Collecting, jobs: JobRunner, ref: FileRef, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ref = ref
        self._build()
        self._connect()
        if ref.media_type.startswith("image/"):
            work = partial(_thumbnail, collecting, ref, theme.scaled(_SIDE) * 2)
            jobs.start(self, work, self._on_thumbnail, failed=self._on_no_thumbnail, lane="net")

    def _build(self) -> None:
        self.setProperty("role", "notice")
        side = theme.scaled(_SIDE)
        self.preview = QLabel()
        self.preview.setFixedSize(side, side)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.preview.setPixmap(icons.pixmap(kind_icon(self.ref.media_type), 32, Tone.ACCENT))
        self.name = Label(self.ref.name)
        self.about = Muted(f"{kind_words(self.ref.media_type)} · {present.size(self.ref.size)}")
        self.open = PlainButton(self.open_words(), "play" if self._plays else "show")
        self.open.setAccessibleName(f"{self.open.text()}: {self.ref.name}")
        self.save = IconButton("save", self.tr("Save a copy out…"))
        self.remove = IconButton("close", self.tr("Take it out of this record"))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(self.name)
        words.addWidget(self.about)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self.preview)
        row.addLayout(words, 1)
        for button in (self.open, self.save, self.remove):
            row.addWidget(button)

    def _connect(self) -> None:
        self.open.clicked.connect(self.open_asked)
        self.save.clicked.connect(self.save_asked)
        self.remove.clicked.connect(self.remove_asked)

    @property
    def _plays(self) -> bool:
        return self.ref.media_type.startswith(("audio/", "video/"))

    def open_words(self) -> str:
        return self.tr("Play") if self._plays else self.tr("Look")

    def show_remark(self, words: str) -> None:
        self.about.setText(words)

    def _on_thumbnail(self, found: tuple[QImage, bool]) -> None:
        image, is_copy = found
        if is_copy:
            self.show_remark(self.tr("Small copy; the original is still on the way"))
        ratio = self.devicePixelRatioF()
        side = self.preview.size() * ratio
        shown = image.scaled(
            QSize(side), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        shown.setDevicePixelRatio(ratio)
        self.preview.setPixmap(QPixmap.fromImage(shown))

    def _on_no_thumbnail(self, _error: Exception) -> None:
        """The icon stays; opening it says why."""


def kind_icon(media_type: str) -> str:
    if media_type == "application/pdf":
        return "pdf"
    start = media_type.partition("/")[0]
    return start if start in ("image", "audio", "video") else "file"


def kind_words(media_type: str) -> str:
    words = {
        "image": QCoreApplication.translate("Evidence", "Picture"),
        "audio": QCoreApplication.translate("Evidence", "Sound"),
        "video": QCoreApplication.translate("Evidence", "Video"),
        "pdf": QCoreApplication.translate("Evidence", "Document (PDF)"),
        "file": QCoreApplication.translate("Evidence", "File"),
    }
    return words[kind_icon(media_type)]


def _thumbnail(collecting: Collecting, ref: FileRef, side: int, _job: Job) -> tuple[QImage, bool]:
    """And whether it is that of a small copy, of an original that is to come."""
    try:
        return read_picture(collecting, ref.id, side).image, False
    except FileNotHere as absent:
        small = small_copy(collecting, ref, side)
        if small is None or small.picture is None:
            raise
        return small.picture.image, not isinstance(absent, FileRemoved)
