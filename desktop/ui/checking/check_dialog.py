"""Checking the vault: what verifies, what does not and how it is called, and the two ways on from there. What came back
is checked again.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.services.checking import Checked, check
from desktop.services.fetching_back import CameBack, FetchingBack
from desktop.services.metering import Progress
from desktop.services.naming_damage import NamedDamage, named
from desktop.ui import present
from desktop.ui.checking.rescue_dialog import RescueDialog
from desktop.ui.checking.wording import came_back, checked, damage_lines
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.fitting import FittingDialog
from desktop.ui.widgets.labels import Heading, Label
from desktop.ui.widgets.notices import Notice
from desktop.ui.widgets.progress import ProgressRow
from desktop.unlocked import Unlocked


class CheckDialog(FittingDialog):
    """Begins at once. Closing it stops what it fetches; a check that runs goes on to its end and tells nobody."""

    def __init__(self, unlocked: Unlocked, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(600, parent)
        self._unlocked = unlocked
        self._jobs = jobs
        self._job: Job | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self.check()

    def _build(self) -> None:
        self.working = ProgressRow(self.tr("Reading everything in the vault…"))
        self.working.bar.setRange(0, 0)
        self.came = Notice()
        self.outcome = Notice()
        self.damaged = Label()
        self.fetch = PlainButton(self.tr("Fetch what the server has"), "sync")
        self.save = PlainButton(self.tr("Save what verifies…"), "save")
        self.leave = PlainButton(self.tr("Close"))
        self.column.addWidget(Heading(self.tr("Check the vault")))
        for part in (self.came, self.working, self.outcome, self.damaged):
            self.column.addWidget(part)
        for button in (self.fetch, self.save):
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self.buttons.addWidget(self.leave)
        for hidden in (self.came, self.damaged, self.fetch, self.save):
            hidden.hide()

    def _connect(self) -> None:
        self.fetch.clicked.connect(self._on_fetch)
        self.save.clicked.connect(self._on_save)
        self.leave.clicked.connect(self.close)

    def check(self) -> None:
        self._begin(self.tr("Reading everything in the vault…"))
        vault, language = self._unlocked.vault, present.language()

        def read(_job: Job) -> tuple[Checked, list[NamedDamage]]:
            found = check(vault)
            return found, named(vault, found.damaged, language)

        self._jobs.start(self, read, self._on_checked, failed=self._on_failed, lane="files")

    def reject(self) -> None:
        """Esc, the button, and closing the window all come here."""
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _begin(self, words: str) -> None:
        self.working.title.setText(words)
        self.working.bar.setAccessibleName(words)
        self.working.show()
        for hidden in (self.outcome, self.damaged, self.fetch, self.save):
            hidden.hide()

    def _on_checked(self, result: tuple[Checked, list[NamedDamage]]) -> None:
        found, names = result
        self.working.hide()
        self.outcome.show_words(*checked(found))
        self.damaged.setText(damage_lines(names))
        for part in (self.damaged, self.fetch, self.save):
            part.setVisible(bool(found.damaged))
        self.leave.setFocus()

    def _on_fetch(self) -> None:
        self.came.hide()
        self._begin(self.tr("Asking the server for what is missing here…"))
        vault, syncing = self._unlocked.vault, self._unlocked.syncing

        def fetch(job: Job) -> CameBack:
            return FetchingBack(vault, syncing).run(job.tell, job.stopped)

        self._job = self._jobs.start(
            self, fetch, self._on_fetched, failed=self._on_failed, progress=self._on_step, lane="net"
        )

    def _on_step(self, progress: Progress) -> None:
        self.working.amount.setText(present.size(progress.received_bytes))

    def _on_fetched(self, found: CameBack) -> None:
        self._job = None
        self.working.amount.clear()
        self.came.show_words(*came_back(found))
        self.check()

    def _on_save(self) -> None:
        RescueDialog(self._unlocked.vault, self._jobs, self).open()

    def _on_failed(self, problem: Exception) -> None:
        """The database itself may be what cannot be read: what verifies is saved all the same."""
        self._job = None
        self.working.hide()
        said = present.error(problem)
        self.outcome.show_words(said.happened, f"{said.safe} {said.next}", Tone.BAD)
        for button in (self.fetch, self.save):
            button.show()
