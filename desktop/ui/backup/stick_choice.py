"""Where a backup is to go, or lies: a button for each stick that is plugged in, and any other folder. Asks the system
off the window's thread; writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.ui.jobs import Job, JobRunner
from desktop.ui.widgets.buttons import PlainButton, QuietButton
from desktop.ui.widgets.labels import Muted


@dataclass(frozen=True, slots=True)
class Offer:
    """A place that can be pressed. `name` of the stick; `size` in bytes: what is free on it, or how large a backup on
    it is. `known`: the newest backup of this vault is there, which is what most people will go on with.
    """

    name: str
    path: str
    size: int
    known: bool = False


class StickChoice(QWidget):
    """`chosen` brings the path of the pressed offer, `other_asked` somebody who looks for a place of their own. Whoever
    inherits says what the buttons say.
    """

    chosen = Signal(str)
    other_asked = Signal()

    def __init__(self, look: Callable[[], Sequence[Offer]], jobs: JobRunner, nothing: str, other: str) -> None:
        super().__init__()
        self._look, self._jobs = look, jobs
        self.offers: list[PlainButton] = []
        self.nothing = Muted(nothing)
        self.again = QuietButton(self.tr("Look again"), "refresh")
        self.other = PlainButton(other, "open")
        self._places = QVBoxLayout()
        self._places.setSpacing(8)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self.other)
        below.addWidget(self.again)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.nothing)
        column.addLayout(self._places)
        column.addLayout(below)
        self.again.clicked.connect(self.look)
        self.other.clicked.connect(self.other_asked)
        self.nothing.hide()

    def words(self, offer: Offer) -> str:
        raise NotImplementedError

    def look(self) -> None:
        """What is plugged in now."""
        look = self._look
        self.again.setEnabled(False)
        self._jobs.start(self, lambda job: _looked(look, job), self._on_looked, lane="net")

    def _on_looked(self, offers: Sequence[Offer]) -> None:
        self.again.setEnabled(True)
        for button in self.offers:
            button.hide()
            button.deleteLater()
        self.offers = [self._button(offer) for offer in offers]
        for button in self.offers:
            self._places.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self.nothing.setVisible(not self.offers)
        if self.offers and not isinstance(self.window().focusWidget(), QLineEdit):
            self.offers[0].setFocus()

    def _button(self, offer: Offer) -> PlainButton:
        # An ampersand in a stick's name is no keyboard shortcut.
        button = PlainButton(self.words(offer).replace("&", "&&"), "stick")
        button.setProperty("path", offer.path)
        button.setDefault(offer.known)
        button.clicked.connect(self._on_pressed)
        return button

    def _on_pressed(self) -> None:
        button = self.sender()
        if isinstance(button, PlainButton):
            self.chosen.emit(str(button.property("path")))


def _looked(look: Callable[[], Sequence[Offer]], _job: Job) -> Sequence[Offer]:
    return look()
