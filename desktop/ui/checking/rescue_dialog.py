"""What verifies of a damaged vault into a new one: where, under which passphrase, what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.services.rescuing import Rescued, rescue_open
from desktop.store.vault import Vault
from desktop.ui import present
from desktop.ui.checking.wording import rescued
from desktop.ui.choosing_files import FileChooser
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from desktop.ui.widgets.fitting import FittingDialog
from desktop.ui.widgets.labels import Heading, Label, Muted
from desktop.ui.widgets.new_passphrase import NewPassphrase
from desktop.ui.widgets.notices import Notice
from desktop.ui.widgets.progress import ProgressRow

_FOLDER = "amparo-saved"


class RescueDialog(FittingDialog):
    """The damaged vault is open, and stays as it is. Closing this before the end leaves nothing half made."""

    def __init__(self, vault: Vault, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(600, parent)
        self._vault = vault
        self._jobs = jobs
        self._job: Job | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self._on_typed()

    def _build(self) -> None:
        self.passphrase = NewPassphrase(self._jobs, present.language(), self.tr("Passphrase of the new vault"))
        self.working = ProgressRow(self.tr("Saving what verifies…"))
        self.outcome = Notice()
        self.choose = PrimaryButton(self.tr("Choose where, and save"))
        self.leave = PlainButton(self.tr("Close"))
        self.column.addWidget(Heading(self.tr("Save what verifies")))
        self.column.addWidget(
            Label(
                self.tr(
                    "Everything that verifies comes into a new vault. The damaged one stays as it is: keep it, for "
                    "somebody with better means may read more of it."
                )
            )
        )
        self.remark = Muted(self.tr("Choose another disk if this one may be failing."))
        for part in (self.remark, self.passphrase, self.working, self.outcome):
            self.column.addWidget(part)
        self.working.hide()
        for button in (self.leave, self.choose):
            self.buttons.addWidget(button)

    def _connect(self) -> None:
        self.passphrase.changed.connect(self._on_typed)
        self.passphrase.entered.connect(self._on_choose)
        self.choose.clicked.connect(self._on_choose)
        self.leave.clicked.connect(self.close)

    def save_in(self, place: str) -> None:
        """Into a new folder in this one."""
        vault, passphrase = self._vault, self.passphrase.text()
        folder = _free(Path(place))
        for part in (self.passphrase, self.remark, self.choose):
            part.hide()
        self.outcome.hide()
        self.working.show_part(0, 1, "")
        self.working.show()

        def save(job: Job) -> Rescued:
            return rescue_open(vault, folder, passphrase, job.step)

        self._job = self._jobs.start(
            self, save, self._on_saved, failed=self._on_failed, progress=self._on_step, lane="files"
        )

    def reject(self) -> None:
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _on_typed(self) -> None:
        self.choose.setEnabled(self.passphrase.ready())

    def _on_choose(self) -> None:
        if self.choose.isEnabled():
            FileChooser(self.tr("Where to put the new vault"), self).for_folder().ask(self.save_in)

    def _on_step(self, done: int, total: int) -> None:
        self.working.show_part(done, total, present.size(done))

    def _on_saved(self, found: Rescued) -> None:
        self._job = None
        self.working.hide()
        self.passphrase.forget()
        self.outcome.show_words(*rescued(found))
        self.leave.setFocus()

    def _on_failed(self, problem: Exception) -> None:
        self._job = None
        self.working.hide()
        for part in (self.passphrase, self.remark, self.choose):
            part.show()
        said = present.error(problem)
        self.outcome.show_words(said.happened, f"{said.safe} {said.next}", Tone.BAD)


def _free(place: Path) -> Path:
    """A folder in it that is not there yet."""
    number, folder = 2, place / _FOLDER
    while folder.exists():
        number, folder = number + 1, place / f"{_FOLDER}-{number}"
    return folder
