"""Changing the passphrase; where there is a duress passphrase, that one is asked for too."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.services.recovering import Recovering
from desktop.ui import present
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.ways.way_dialog import WayDialog
from desktop.ui.widgets.fields import PassphraseField
from desktop.ui.widgets.new_passphrase import NewPassphrase


class PassphraseDialog(WayDialog):
    def __init__(
        self, recovering: Recovering, has_duress: bool, jobs: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Change the passphrase"), jobs, parent)
        self._recovering = recovering
        self.say(self.tr("The old one opens nothing from then on. Recovery sheet and shares stay as they are."))
        self.old = self.ask(self.tr("The passphrase until now"))
        self.duress: PassphraseField | None = None
        if has_duress:
            self.duress = self.ask(self.tr("The duress passphrase (it stays as it is)"))
            self.say(
                self.tr(
                    "If you leave it empty, everything still works, only guessing does not become as slow as this "
                    "laptop allows today."
                )
            )
        self.new = NewPassphrase(jobs, present.language(), self.tr("The new passphrase"))
        self.column.addWidget(self.new)
        self.go.setText(self.tr("Change it"))
        self.go.setEnabled(False)
        self.finish()
        self.old.textChanged.connect(self._on_typed)
        self.new.changed.connect(self._on_typed)
        self.new.entered.connect(self.go.click)
        self.go.clicked.connect(self._on_go)
        self.old.setFocus()

    def _on_typed(self, _text: str = "") -> None:
        self.go.setEnabled(bool(self.old.text()) and self.new.ready() and not self.is_busy())

    def _on_go(self) -> None:
        duress = self.duress.text() if self.duress is not None else ""
        work = partial(_change, self._recovering, self.old.text(), self.new.text(), duress)
        self.old.clear()
        self.do(work, self._on_changed)

    def _on_changed(self, _measured: bool) -> None:
        self.at_rest()
        for field in (self.old, self.duress):
            if field is not None:
                field.clear()
                self.hide_question(field)
        self.new.forget()
        self.new.hide()
        self.go.hide()
        self.tell(
            self.tr("The passphrase is changed"),
            self.tr("The old one opens nothing now. Back up again to every stick: until then they still open with it."),
            Tone.GOOD,
        )
        self.leave.setFocus()
        self.changed.emit()


def _change(recovering: Recovering, old: str, new: str, duress: str, _job: Job) -> bool:
    return recovering.change_passphrase(old, new, duress)
