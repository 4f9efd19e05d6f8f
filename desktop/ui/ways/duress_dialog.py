"""Setting a duress passphrase: first what it does and cannot do, then, only when somebody goes on, the passphrases."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.services.recovering import Recovering
from desktop.ui import present
from desktop.ui.editor.inputs.wrapping import WrappingCheck
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.ways.way_dialog import WayDialog
from desktop.ui.widgets.labels import Label
from desktop.ui.widgets.new_passphrase import NewPassphrase

_EXPLAINED = ("what", "lost", "back", "flash", "copies", "only_copy")


class DuressDialog(WayDialog):
    def __init__(self, recovering: Recovering, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("A duress passphrase"), jobs, parent)
        self._recovering = recovering
        self._is_second = False
        self.explained = [Label(present.phrase(f"duress.{key}")) for key in _EXPLAINED]
        for label in self.explained:
            self.column.addWidget(label)
        self.understood = WrappingCheck(self.tr("I have understood that this destroys everything in this vault."))
        self.column.addWidget(self.understood)
        self.old = self.ask(self.tr("Your everyday passphrase"))
        self.hide_question(self.old)
        self.new = NewPassphrase(jobs, present.language(), self.tr("The duress passphrase"))
        self.new.hide()
        self.column.addWidget(self.new)
        self.go.setText(self.tr("Go on"))
        self.go.setEnabled(False)
        self.finish()
        self._connect()

    def _connect(self) -> None:
        self.understood.toggled.connect(self._on_typed)
        self.old.textChanged.connect(self._on_typed)
        self.new.changed.connect(self._on_typed)
        self.new.entered.connect(self.go.click)
        self.go.clicked.connect(self._on_go)

    def _on_typed(self, _what: object = None) -> None:
        ready = bool(self.old.text()) and self.new.ready() if self._is_second else self.understood.isChecked()
        self.go.setEnabled(ready and not self.is_busy())

    def _on_go(self) -> None:
        if not self._is_second:
            self._show_second()
            return
        work = partial(_set, self._recovering, self.old.text(), self.new.text())
        self.old.clear()
        self.do(work, self._on_set)

    def _show_second(self) -> None:
        self._is_second = True
        for label in self.explained[1:]:
            label.hide()
        self.understood.hide()
        self.show_question(self.old)
        self.new.show()
        self.go.setText(self.tr("Set the duress passphrase"))
        self._on_typed()
        self.old.setFocus()

    def _on_set(self, _nothing: None) -> None:
        self.at_rest()
        self.new.forget()
        self.new.hide()
        self.hide_question(self.old)
        self.go.hide()
        self.tell(
            self.tr("The duress passphrase is set."),
            self.tr("Do not try it out: it does what it says. Only inside the open vault can be seen that it is set."),
            Tone.WARN,
        )
        self.leave.setFocus()
        self.changed.emit()


def _set(recovering: Recovering, passphrase: str, duress: str, _job: Job) -> None:
    recovering.set_duress(passphrase, duress)
