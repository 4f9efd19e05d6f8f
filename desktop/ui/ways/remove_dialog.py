"""Removing a sheet, shares or the duress passphrase: what that does and cannot do, and the passphrase once more."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.services.recovering import Recovering
from desktop.services.ways import Way, WayIn
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.ways.sheet_dialog import confirmed
from desktop.ui.ways.way_dialog import WayDialog
from desktop.ui.widgets.buttons import DangerButton


class RemoveDialog(WayDialog):
    weight = DangerButton

    def __init__(self, recovering: Recovering, way: WayIn, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__("", jobs, parent)
        self._recovering, self._way = recovering, way
        heading, after = self._words()
        self.heading.setText(heading)
        self.setAccessibleName(heading)
        self.say(after)
        if way.way is not Way.DURESS:
            self.say(
                self.tr(
                    "A copy of the vault's folder or a backup from before still opens with it, and what is in such a "
                    "copy opens today's vault too. If it fell into wrong hands with a copy, only a new vault helps."
                )
            )
        self.passphrase = self.ask(self.tr("Your passphrase, once more"))
        self.go.setText(self.tr("Remove"))
        self.finish()
        self.go.clicked.connect(self._on_go)
        self.passphrase.returnPressed.connect(self.go.click)
        self.passphrase.setFocus()

    def _words(self) -> tuple[str, str]:
        match self._way.way:
            case Way.SHEET:
                return self.tr("Remove this recovery sheet"), self.tr(
                    "Its words open this vault no more. Burn the paper. Make and prove a newer sheet first, if this is "
                    "the only way back."
                )
            case Way.SHARES:
                return self.tr("Remove these shares"), self.tr(
                    "All shares of this set open this vault no more. Tell their holders."
                )
            case _:
                return self.tr("Remove the duress passphrase"), self.tr("From then on it is a wrong passphrase.")

    def _on_go(self) -> None:
        if self.passphrase.text():
            work = partial(_remove, self._recovering, self.passphrase.text(), self._way)
            self.passphrase.clear()
            self.do(work, self._on_removed)

    def _on_removed(self, _nothing: None) -> None:
        self.at_rest()
        self.changed.emit()
        self.close()


def _remove(recovering: Recovering, passphrase: str, way: WayIn, _job: Job) -> None:
    confirmed(recovering, passphrase)
    recovering.remove(way.id)
