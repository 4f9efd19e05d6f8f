"""A small copy in the place of an original that is still on the way, and the words that it is one. Knows no store."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.answers import FileRef
from desktop.domain.small_copies import SOUND
from desktop.services.collecting import Collecting, Reader
from desktop.ui.carrying.fetch_again import FetchAgain
from desktop.ui.evidence.image_view import ImageView
from desktop.ui.evidence.pictures import Picture, read_picture
from desktop.ui.evidence.player import Player
from desktop.ui.tones import Tone
from desktop.ui.widgets.notices import Notice

_AGAIN_MS = 3000
"""A sync goes on behind the window and tells nobody of a single file."""


@dataclass(frozen=True, slots=True)
class SmallShown:
    """A video has both, a photo the picture, a recording the sound."""

    picture: Picture | None
    sound: Reader | None


def small_copy(collecting: Collecting, ref: FileRef, side: int) -> SmallShown | None:
    """Any thread. None where none is here."""
    picture = sound = None
    for copy in collecting.small_copies(ref.id):
        if copy.media_type == SOUND:
            sound = collecting.reader(copy.id)
        else:
            picture = read_picture(collecting, copy.id, side)
    return SmallShown(picture, sound) if picture or sound else None


class SmallCopyView(QWidget):
    """`looked_for`: it is time to look whether the original came. `end` before it goes."""

    looked_for = Signal()

    def __init__(self, shown: SmallShown, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(shown, name)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.looked_for)
        self._timer.start(_AGAIN_MS)

    def _build(self, shown: SmallShown, name: str) -> None:
        self.notice = Notice(Tone.WARN)
        self.image = ImageView(shown.picture.image, name) if shown.picture is not None else None
        self.player = Player(shown.sound, SOUND, name) if shown.sound is not None else None
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notice)
        for view, share in ((self.image, 3), (self.player, 1)):
            if view is not None:
                column.addWidget(view, share)
                self.setFocusProxy(self.focusProxy() or view)
        self.notice.show_words(
            self.tr("Small copy; the original is still on the way"),
            self.tr("It is no evidence. The original takes its place by itself."),
        )

    def was_removed(self, fetch: FetchAgain) -> None:
        """The original is not on its way: it went on purpose, and comes again if somebody wants it."""
        self.notice.show_words(
            self.tr("Small copy; the original was removed from this laptop"),
            self.tr("It is no evidence. The original can be fetched again: it comes with a sync."),
        )
        self.column.insertWidget(1, fetch, 0, Qt.AlignmentFlag.AlignHCenter)
        fetch.said.connect(self._on_said)

    def _on_said(self, title: str, text: str) -> None:
        self.notice.show_words(title, text)

    def end(self) -> None:
        self._timer.stop()
        if self.player is not None:
            self.player.end()


class SmallPictureView(SmallCopyView):
    """Can be made larger and turned, as the original will be."""

    def closer(self) -> None:
        if self.image is not None:
            self.image.closer()

    def farther(self) -> None:
        if self.image is not None:
            self.image.farther()

    def fit(self) -> None:
        if self.image is not None:
            self.image.fit()

    def turn(self) -> None:
        if self.image is not None:
            self.image.turn()


def view_of_copy(shown: SmallShown, name: str, parent: QWidget) -> SmallCopyView:
    return (SmallCopyView if shown.picture is None else SmallPictureView)(shown, name, parent)
