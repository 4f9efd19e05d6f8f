"""Writing a parcel to a stick: how large its files may be, which stick, how far it is, and what to do with it then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.services.parcelling import LARGEST_PART, Parcelling, WrittenParcel, unused
from desktop.services.sticks import sticks
from desktop.ui import present
from desktop.ui.backup.stick_choice import Offer, StickChoice
from desktop.ui.backup.stick_dialog import StickDialog
from desktop.ui.choosing_files import FileChooser
from desktop.ui.editor.inputs.wrapping import WrappingCheck
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.parcels import wording
from desktop.ui.taking_out.purpose_choice import as_tall_as_its_words
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.labels import Heading, Label, Muted, Strong
from desktop.ui.widgets.progress import ProgressRow
from desktop.ui.widgets.steady import SteadyComboBox

SIZES = (20_000_000, 100_000_000, 1_000_000_000, LARGEST_PART)
_USUAL = 1
_TOLD = 200
"""Steps of the bar."""


@dataclass(frozen=True, slots=True)
class Facts:
    """`waiting`: bytes. `servers`: where the upload page is."""

    waiting: int
    servers: tuple[str, ...]


class ParcelPlaces(StickChoice):
    def words(self, offer: Offer) -> str:
        words = self.tr("Write to %1 (%2 free)").replace("%1", offer.name)
        return words.replace("%2", present.size(offer.size))


class WritingDialog(StickDialog):
    """`written` when there is a parcel. Closing it while it writes stops that; files that are whole stay."""

    written = Signal()

    def __init__(self, parcelling: Parcelling, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(600, jobs, parent)
        self._parcelling = parcelling
        self._build()
        self._connect()
        self._jobs.start(self, partial(_facts, parcelling), self.show_facts)
        self.places.look()

    def _build(self) -> None:
        self.waiting = Label()
        self.sizes = SteadyComboBox()
        self.sizes.setAccessibleName(self.tr("How large its files may be"))
        # At large sizes of text it may be narrower than its longest line.
        self.sizes.setSizeAdjustPolicy(SteadyComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sizes.setMinimumContentsLength(12)
        words = (
            self.tr("In files of at most 20 MB"),
            self.tr("In files of at most 100 MB"),
            self.tr("In files of at most 1 GB"),
            self.tr("In files of at most 4 GB (more than that FAT32 does not take)"),
        )
        for said, size in zip(words, SIZES, strict=True):
            self.sizes.addItem(said, size)
        self.sizes.setCurrentIndex(_USUAL)
        self.words_only = as_tall_as_its_words(
            WrappingCheck(self.tr("Words alone; photographs and recordings another day"))
        )
        self.places = ParcelPlaces(
            sticks_offered, self._jobs, self.tr("No stick is plugged in."), self.tr("Another folder…")
        )
        self.bar = ProgressRow(self.tr("Writing what waits, words first"))
        self.stop = PlainButton(self.tr("Stop"), "stop")
        self.then = Strong(self.tr("What to do with it"))
        self.ways = Label()
        self.ways.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.leave = PlainButton(self.tr("Close"))
        self.column.addWidget(Heading(self.tr("Write a parcel")))
        self.column.addWidget(
            Muted(
                self.tr(
                    "What waits here goes onto the stick, sealed: whoever carries or finds it sees how much it is and "
                    "by which laptop, and can read nothing. Each file of it can go alone; the first one has the most "
                    "urgent."
                )
            )
        )
        self._add(self.waiting, self.sizes, self.words_only, self.places, self.bar, self.stop)
        self._add(self.outcome, self.then, self.ways)
        self.buttons.addWidget(self.leave)
        self._show_writing(False)
        self._show(False, self.then, self.ways)

    def _add(self, *parts: QWidget) -> None:
        for part in parts:
            self.column.addWidget(part)

    def _connect(self) -> None:
        self.places.chosen.connect(self.write_to)
        self.places.other_asked.connect(self._on_other)
        self.stop.clicked.connect(self._on_stop)
        self.leave.clicked.connect(self.close)

    def show_facts(self, facts: Facts) -> None:
        if facts.waiting:
            self.waiting.setText(self.tr("Waiting here: about %1.").replace("%1", present.size(facts.waiting)))
        else:
            self.waiting.setText(self.tr("Nothing waits here. A parcel asks for news all the same."))
        server = facts.servers[0] if facts.servers else ""
        self.ways.setText(
            self.tr(
                "At any computer with a network: open %1 in a browser. The browser warns that it does not know the "
                "server; go on all the same (“Advanced”, then continue): the parcel is sealed, and a false answer is "
                "found out here. Choose each file, save each answer on the stick, and read them here. Type no "
                "passphrase at that computer.\nOr without any network: somebody of the coordination reads the files "
                "with Amparo, and gives you a parcel back."
            ).replace("%1", server)
        )

    def write_to(self, folder: str) -> None:
        self._show_writing(True)
        self.bar.show_part(0, 1, "")
        work = partial(
            _write, self._parcelling, Path(folder), int(self.sizes.currentData()), self.words_only.isChecked()
        )
        self._job = self._jobs.start(
            self, work, self._on_written, failed=self._on_failed, progress=self._on_step, lane="files"
        )
        self.stop.setFocus()

    def _on_other(self) -> None:
        FileChooser(self.tr("The folder for the parcel"), self).for_folder().ask(self.write_to)

    def _on_step(self, done: int, total: int) -> None:
        amount = self.tr("%1 of %2").replace("%1", present.size(done)).replace("%2", present.size(total))
        self.bar.show_part(done, total, amount)

    def _on_stop(self) -> None:
        self._stopped(
            self.tr("Stopped."),
            self.tr(
                "Files that are whole on the stick are good. The rest waits here; wait a moment before you pull out."
            ),
        )

    def _on_written(self, parcel: WrittenParcel) -> None:
        self._ended()
        self.outcome.show_words(*wording.written(parcel))
        self._show(True, self.then, self.ways)
        self._show(False, self.waiting, self.sizes, self.words_only, self.places)
        self.leave.setFocus()
        self.written.emit()

    def _ended(self) -> None:
        super()._ended()
        self._show_writing(False)

    def _show_writing(self, writing: bool) -> None:
        self._show(writing, self.bar, self.stop)
        self._show(not writing, self.sizes, self.words_only, self.places)
        if writing:
            self.outcome.hide()

    @staticmethod
    def _show(shown: bool, *parts: QWidget) -> None:
        for part in parts:
            part.setVisible(shown)


def sticks_offered() -> Sequence[Offer]:
    return [Offer(stick.name, str(stick.place), stick.free) for stick in sticks()]


def _facts(parcelling: Parcelling, _job: Job) -> Facts:
    return Facts(parcelling.waiting(), parcelling.servers())


def _write(parcelling: Parcelling, folder: Path, size: int, words_only: bool, job: Job) -> WrittenParcel:
    told = -1

    def step(done: int, total: int) -> None:
        nonlocal told
        part = _TOLD * done // max(1, total)
        if part != told:
            told = part
            job.step(done, total)

    path = unused(folder, datetime.now(UTC).astimezone().date())
    return parcelling.write(path, part=size, words_only=words_only, step=step, stopped=job.stopped)
