"""A whole backup of one's own, unsealed: asked for a second time, in so many words, before a place can be chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.services.exporting.exporting import Choice, Exporting
from desktop.ui.choosing_files import FileChooser
from desktop.ui.editor.inputs.wrapping import WrappingCheck
from desktop.ui.jobs import JobRunner
from desktop.ui.taking_out.purpose_choice import as_tall_as_its_words
from desktop.ui.taking_out.writing_out import WritingOut
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import DangerButton, PlainButton
from desktop.ui.widgets.fitting import FittingDialog
from desktop.ui.widgets.labels import Heading, Label
from desktop.ui.widgets.notices import Notice

_WHOLE = Choice(purpose=None)


class WholeBackupDialog(FittingDialog):
    """Closing it while it writes stops that, and nothing is left."""

    def __init__(self, exporting: Exporting, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(600, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build(exporting, jobs)
        self._connect()

    def _build(self, exporting: Exporting, jobs: JobRunner) -> None:
        self.warning = Notice(Tone.BAD)
        self.warning.show_words(
            self.tr("This folder will NOT be sealed"),
            self.tr(
                "Whoever gets it reads everything: names, testimonies, recordings, threats, also what narrators did "
                "not agree to share. It needs no passphrase. Deleting it later may leave traces on a disk or stick."
            ),
        )
        self.about = Label(
            self.tr(
                "It is meant for you alone, so that you are never stranded with this program: open formats that other "
                "programs read. To be safe from a lost laptop, a sealed backup is better."
            )
        )
        said = self.tr(
            "This is my own whole backup. I will not pass it on, and I know that whoever has it reads all of it."
        )
        self.understood = as_tall_as_its_words(WrappingCheck(said))
        self.writing = WritingOut(exporting, jobs)
        self.leave = PlainButton(self.tr("Leave it in the vault"))
        self.leave.setDefault(True)
        self.save = DangerButton(self.tr("Choose where to write everything…"), "save")
        self.save.setEnabled(False)
        self.column.addWidget(Heading(self.tr("My own whole backup")))
        for part in (self.writing, self.warning, self.about, self.understood):
            self.column.addWidget(part)
        self.buttons.addWidget(self.leave)
        self.buttons.addWidget(self.save)

    def _connect(self) -> None:
        self.understood.toggled.connect(self.save.setEnabled)
        self.leave.clicked.connect(self.close)
        self.save.clicked.connect(self._on_save)
        self.writing.finished.connect(self._on_finished)

    def reject(self) -> None:
        """Esc, the button, and closing the window all come here."""
        self.writing.cancel()
        super().reject()

    def write_to(self, place: str) -> None:
        if self.understood.isChecked():
            self._show_question(False)
            self.leave.setText(self.tr("Stop and close"))
            self.writing.start(_WHOLE, Path(place))

    def _on_save(self) -> None:
        FileChooser(self.tr("Where to write everything"), self).for_folder().ask(self.write_to)

    def _on_finished(self, written: bool) -> None:
        self.leave.setText(self.tr("Close") if written else self.tr("Leave it in the vault"))
        self._show_question(not written)

    def _show_question(self, shown: bool) -> None:
        for part in (self.warning, self.about, self.understood, self.save):
            part.setVisible(shown)
