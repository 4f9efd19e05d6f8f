"""A vault out of a backup, at the first start: which backup, what opens it, how far it is, what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.backup_errors import BackupDamaged
from desktop.services import restoring
from desktop.services.backing_up import FILE_NAME
from desktop.services.restoring import Restored, Stage
from desktop.services.sticks import sticks
from desktop.ui import present
from desktop.ui.backup.key_field import BackupKey, KeyField
from desktop.ui.backup.stick_choice import Offer, StickChoice
from desktop.ui.backup.wording import restored
from desktop.ui.backup.working import Working
from desktop.ui.choosing_files import FileChooser
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from desktop.ui.widgets.fitting import FittingDialog
from desktop.ui.widgets.labels import Heading, Label, Muted
from desktop.ui.widgets.notices import Notice


class RestorePlaces(StickChoice):
    def words(self, offer: Offer) -> str:
        words = self.tr("The backup on %1 (%2)").replace("%1", offer.name)
        return words.replace("%2", present.size(offer.size))


class RestoreDialog(FittingDialog):
    """`restored` when the vault is in its folder, and somebody wants to open it. Closing it before stops the work and
    leaves nothing.
    """

    restored = Signal()

    def __init__(self, folder: Path, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(560, parent)
        self._folder = folder
        self._jobs = jobs
        self._job: Job | None = None
        self._path: Path | None = None
        self._key: BackupKey | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self.places.look()

    def _build(self) -> None:
        self.places = RestorePlaces(
            _offers,
            self._jobs,
            self.tr("No stick with a backup is plugged in."),
            self.tr("Look for the backup…"),
        )
        self.found = Label()
        self.key = KeyField(self._jobs)
        self.restore = PrimaryButton(self.tr("Restore"))
        self.working = Working(self.tr("Restoring"), self.tr("The backup is only read. Leave the stick in."))
        self.outcome = Notice()
        self.earlier = PlainButton(self.tr("Restore the earlier time"), "history")
        self.open_it = PrimaryButton(self.tr("Open the vault"))
        self.leave = PlainButton(self.tr("Close"))
        self.column.addWidget(Heading(self.tr("Restore from a backup")))
        self.column.addWidget(
            Muted(self.tr("Everything that was in the vault on the day of the backup comes to this laptop."))
        )
        for part in (self.places, self.found, self.key, self.working, self.outcome):
            self.column.addWidget(part)
        self.column.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeading)
        for hidden in (self.found, self.key, self.working, self.earlier, self.restore, self.open_it):
            hidden.hide()
        for button in (self.leave, self.restore, self.open_it):
            self.buttons.addWidget(button)

    def _connect(self) -> None:
        self.places.chosen.connect(self.look_at)
        self.places.other_asked.connect(self._on_other)
        self.key.changed.connect(self._on_key)
        self.key.entered.connect(self._on_restore)
        self.restore.clicked.connect(self._on_restore)
        self.working.stop_asked.connect(self._on_stop)
        self.earlier.clicked.connect(self._on_earlier)
        self.open_it.clicked.connect(self._on_open)
        self.leave.clicked.connect(self.close)

    def look_at(self, path: str) -> None:
        """Whether it is a backup at all, before anybody types anything."""
        self._path = Path(path)
        self.outcome.hide()
        work = partial(_look, self._path)
        self._jobs.start(self, work, self._on_seen, failed=self._on_failed, lane="files")

    def reject(self) -> None:
        """Esc, the button, and closing the window all come here."""
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _on_other(self) -> None:
        filters = self.tr("Backups (*.amparo);;All files (*)")
        FileChooser(self.tr("The backup"), self, filters=filters).ask(self.look_at)

    def _on_seen(self, size: int) -> None:
        self.found.setText(self.tr("A backup of %1. What opens it?").replace("%1", present.size(size)))
        self.places.hide()
        for part in (self.found, self.key, self.restore):
            part.show()
        self._on_key()
        self.key.setFocus()

    def _on_key(self) -> None:
        self.restore.setEnabled(self.key.key() is not None)

    def _on_restore(self) -> None:
        if self.restore.isEnabled() and self.restore.isVisible():
            self._key = self.key.key()
            self._start(earlier=False)

    def _on_earlier(self) -> None:
        self._start(earlier=True)

    def _start(self, *, earlier: bool) -> None:
        if self._path is None or self._key is None:
            return
        for part in (self.found, self.key, self.restore, self.outcome, self.earlier):
            part.hide()
        self.working.begin()
        work = partial(_restore, self._path, self._folder, self._key, earlier)
        self._job = self._jobs.start(
            self, work, self._on_restored, failed=self._on_not_restored, progress=self.working.show_step, lane="files"
        )

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._ask_again()
        self.outcome.show_words(self.tr("Stopped."), self.tr("Nothing was restored."), Tone.WARN)

    def _on_restored(self, found: Restored) -> None:
        self._job = self._key = None
        self.working.hide()
        self.key.forget()
        self.outcome.show_words(*restored(found))
        self.open_it.show()
        self.open_it.setFocus()

    def _on_not_restored(self, problem: Exception) -> None:
        self._ask_again()
        self._on_failed(problem)
        if self.earlier.isHidden():
            self._key = None
            self.key.passphrase.clear()  # it is typed anew; words of a sheet are mended

    def _on_failed(self, problem: Exception) -> None:
        said = present.error(problem)
        self.outcome.show_words(said.happened, f"{said.safe} {said.next}", Tone.BAD)
        self.earlier.setVisible(isinstance(problem, BackupDamaged) and problem.part == "earlier")

    def _ask_again(self) -> None:
        self._job = None
        self.working.hide()
        for part in (self.found, self.key, self.restore):
            part.show()
        self.key.setFocus()

    def _on_open(self) -> None:
        self.restored.emit()
        self.close()


def _look(path: Path, _job: Job) -> int:
    return restoring.look(path)


def _restore(path: Path, folder: Path, key: BackupKey, earlier: bool, job: Job) -> Restored:
    def step(stage: Stage, done: int, total: int) -> None:
        job.tell((stage, done, total))

    if key.shares:
        return restoring.restore_with_shares(path, folder, key.shares, step, earlier=earlier)
    restore = restoring.restore_with_sheet if key.is_sheet else restoring.restore
    return restore(path, folder, key.words, step, earlier=earlier)


def _offers() -> Sequence[Offer]:
    """A backup under its usual name on each stick."""
    found = ((stick, stick.place / FILE_NAME) for stick in sticks())
    return [Offer(stick.name, str(path), path.stat().st_size) for stick, path in found if path.is_file()]
