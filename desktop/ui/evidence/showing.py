"""Which view shows a file, by its kind; the slow part on a worker, the widget afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.domain.answers import FileRef
from desktop.errors import FileNotHere, FileRemoved
from desktop.services.capture_facts import CaptureFacts
from desktop.services.collecting import Collecting, Reader
from desktop.ui import present
from desktop.ui.evidence.document_view import DocumentView
from desktop.ui.evidence.image_view import ImageView
from desktop.ui.evidence.pictures import NotShown, Picture, read_picture
from desktop.ui.evidence.player import Player
from desktop.ui.evidence.small_copy_view import SmallShown, small_copy, view_of_copy
from desktop.ui.jobs import Job
from desktop.ui.widgets.pages import EmptyState

LARGEST_PICTURE = 4096
LARGEST_DOCUMENT = 128 * 1024 * 1024
PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture ready to be shown, a document's bytes, a reader for what is played; or a small copy for now. `removed`:
    the original went from this laptop on purpose.
    """

    content: Picture | Reader | bytes | SmallShown
    facts: CaptureFacts | None
    removed: bool = False


def look_up(collecting: Collecting, ref: FileRef, side: int, _job: Job) -> Shown:
    try:
        return _original(collecting, ref, side)
    except FileNotHere as absent:
        small = small_copy(collecting, ref, side)
        if small is None:
            raise
        return Shown(small, None, isinstance(absent, FileRemoved))


def _original(collecting: Collecting, ref: FileRef, side: int) -> Shown:
    facts = collecting.facts(ref.id)
    if ref.media_type.startswith("image/"):
        return Shown(read_picture(collecting, ref.id, side), facts)
    reader = collecting.reader(ref.id)
    if ref.media_type == PDF:
        if reader.size > LARGEST_DOCUMENT:
            raise NotShown("too_big")
        return Shown(reader.read(0, reader.size), facts)
    return Shown(reader, facts)


def view_for(shown: Shown, ref: FileRef, parent: QWidget) -> QWidget:
    if isinstance(shown.content, SmallShown):
        return view_of_copy(shown.content, ref.name, parent)
    if isinstance(shown.content, Picture):
        return ImageView(shown.content.image, ref.name, parent)
    if isinstance(shown.content, bytes):
        view = DocumentView(shown.content, ref.name, parent)
        if view.readable:
            return view
        view.deleteLater()
    elif ref.media_type.startswith(("audio/", "video/")):
        return Player(shown.content, ref.media_type, ref.name, parent)
    title, text = remark_about(NotShown("no_view"))
    return EmptyState("file", title, text)


def remark_about(error: Exception) -> tuple[str, str]:
    """What to say in place of the picture."""
    if not isinstance(error, NotShown):
        sentence = present.error(error)
        return sentence.happened, f"{sentence.safe} {sentence.next}"
    if error.code == "too_big":
        title = QCoreApplication.translate("Evidence", "This is too large to be shown on this laptop.")
    elif error.code == "no_picture":
        title = QCoreApplication.translate("Evidence", "This file cannot be shown as a picture.")
    else:
        title = QCoreApplication.translate("Evidence", "This kind of file cannot be shown here.")
    text = QCoreApplication.translate(
        "Evidence", "It is kept as it came, and goes with the record. To open it elsewhere, save a copy out."
    )
    return title, text
