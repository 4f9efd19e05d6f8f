"""How much room originals take here that the coordination has, and the way to remove them. Hidden where none do."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.services.carrying_less import CarryingLess, Room
from desktop.ui import present
from desktop.ui.carrying.removal_dialog import RemovalDialog
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Label, Strong


class RoomCard(Card):
    def __init__(self, carrying: CarryingLess, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._carrying, self._jobs = carrying, jobs
        self._room = Room((), ())
        self.words = Label()
        self.make = PlainButton(self.tr("Make room…"), "delete")
        self.column.addWidget(Strong(self.tr("Room on this laptop")))
        self.column.addWidget(self.words)
        self.column.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeading)
        self.make.clicked.connect(self._on_make)
        self.hide()

    def refresh(self) -> None:
        self._jobs.start(self, partial(_looked_up, self._carrying), self.show_room, lane="net")

    def show_room(self, room: Room) -> None:
        self._room = room
        words = self.tr("%n original(s) that the coordination has take %1 here.", "", len(room.removable))
        self.words.setText(words.replace("%1", present.size(room.bytes)))
        self.setVisible(bool(room.removable))

    def _on_make(self) -> None:
        dialog = RemovalDialog(self._carrying, self._jobs, self._room.removable, self.window())
        dialog.removed.connect(self.refresh)
        dialog.open()


def _looked_up(carrying: CarryingLess, _job: Job) -> Room:
    return carrying.room()
