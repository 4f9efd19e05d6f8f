"""Backing up to a stick: which one, how far it is, and what came of it. Closing it while it writes stops it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services.backing_up import FILE_NAME, BackedUp, BackingUp, BackupFacts
from desktop.services.sticks import sticks
from desktop.ui import present
from desktop.ui.backup.stick_choice import Offer, StickChoice
from desktop.ui.backup.stick_dialog import StickDialog
from desktop.ui.backup.wording import last_words, outcome
from desktop.ui.backup.working import Working
from desktop.ui.choosing_files import FileChooser
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.fields import PassphraseField
from desktop.ui.widgets.labels import Heading, Label, Muted
from desktop.unlocked import Unlocked


class BackupPlaces(StickChoice):
    def words(self, offer: Offer) -> str:
        if offer.known:
            return self.tr("Go on with the backup on %1").replace("%1", offer.name)
        words = self.tr("%1 (%2 free)").replace("%1", offer.name)
        return words.replace("%2", present.size(offer.size))


class BackupDialog(StickDialog):
    """`backed_up` when there is one that was read back. It says so itself, too."""

    backed_up = Signal()

    def __init__(self, unlocked: Unlocked, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(560, jobs, parent)
        self._backing_up = unlocked.backing_up
        self._build()
        self._connect()
        self._fill()

    def _build(self) -> None:
        self.last = Label()
        self.places = BackupPlaces(
            partial(_offers, self._backing_up),
            self._jobs,
            self.tr("No stick is plugged in."),
            self.tr("Another folder…"),
        )
        self.once = Label(self.tr("Type your passphrase once, so that it opens the backups too:"))
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        for hidden in (self.once, self.passphrase):
            hidden.hide()
        self.working = Working(
            self.tr("Backing up"), self.tr("The vault stays open until it is done. Leave the stick in.")
        )
        self.working.hide()
        self.leave = PlainButton(self.tr("Close"))
        self.column.addWidget(Heading(self.tr("Back up to a stick")))
        self.column.addWidget(
            Muted(
                self.tr(
                    "One sealed file with everything in this vault. It opens with what opens the vault today: the "
                    "passphrase, the recovery sheet, your trusted people. Later backups bring only what is new."
                )
            )
        )
        for part in (self.last, self.once, self.passphrase, self.places, self.working, self.outcome):
            self.column.addWidget(part)
        self.buttons.addWidget(self.leave)

    def _connect(self) -> None:
        self.places.chosen.connect(self.back_up_to)
        self.places.other_asked.connect(self._on_other)
        self.working.stop_asked.connect(self._on_stop)
        self.leave.clicked.connect(self.close)

    def _fill(self) -> None:
        backing_up = self._backing_up
        self._jobs.start(self, lambda job: backing_up.needs_passphrase(), self._on_needs)
        self._fill_last()
        self.places.look()

    def back_up_to(self, path: str) -> None:
        """`path` of the file."""
        typed = self.passphrase.text()
        if self._asks() and not typed:
            self.passphrase.setFocus()
            return
        self.passphrase.clear()
        for part in (self.once, self.passphrase, self.places, self.outcome):
            part.hide()
        self.working.begin()
        work = partial(_back_up, self._backing_up, Path(path), typed)
        self._job = self._jobs.start(
            self, work, self._on_done, failed=self._on_failed, progress=self.working.show_step, lane="files"
        )

    def _asks(self) -> bool:
        return not self.passphrase.isHidden()

    def _on_other(self) -> None:
        FileChooser(self.tr("The folder for the backup"), self).for_folder().ask(self._on_folder)

    def _on_folder(self, folder: str) -> None:
        self.back_up_to(str(Path(folder) / FILE_NAME))

    def _on_stop(self) -> None:
        self._stopped(
            self.tr("Stopped."),
            self.tr("This does not count as a backup. What was written can be gone on with the next time."),
        )

    def _on_needs(self, needs: bool) -> None:
        for part in (self.once, self.passphrase):
            part.setVisible(needs and self._job is None)
        if self._asks():
            self.passphrase.setFocus()

    def _on_newest(self, newest: BackupFacts | None) -> None:
        self.last.setText(last_words(newest))

    def _on_done(self, made: BackedUp) -> None:
        self._ended()
        title, text, tone = outcome(made)
        self.outcome.show_words(title, text, tone)
        self.places.hide()
        self.leave.setFocus()
        self.backed_up.emit()

    def _ended(self) -> None:
        super()._ended()
        self.working.hide()
        self.places.show()
        self._fill()

    def _fill_last(self) -> None:
        newest = self._backing_up.newest
        self._jobs.start(self, lambda job: newest(), self._on_newest)


def _back_up(backing_up: BackingUp, path: Path, passphrase: str, job: Job) -> BackedUp:
    """`passphrase`: empty where it need not be typed."""
    if passphrase:
        backing_up.prepare(passphrase)
    return backing_up.back_up(path, lambda stage, done, total: job.tell((stage, done, total)))


def _offers(backing_up: BackingUp) -> Sequence[Offer]:
    """The stick of the newest backup first."""
    newest = backing_up.newest()
    known = None if newest is None else newest.place
    offers: list[Offer] = []
    for stick in sticks():
        if known is not None and known.is_relative_to(stick.place):
            offers.insert(0, Offer(stick.name, str(known), stick.free, known=True))
        else:
            offers.append(Offer(stick.name, str(stick.place / FILE_NAME), stick.free))
    if known is not None and not any(offer.known for offer in offers) and known.exists():
        offers.insert(0, Offer(known.parent.name or str(known.parent), str(known), 0, known=True))
    return offers
