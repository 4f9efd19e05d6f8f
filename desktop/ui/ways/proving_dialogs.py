"""Proving that a sheet or a share still opens this vault. It is tried on the vault's own keyslots; nothing but the date
of the proof is written, and what it is proved with is kept nowhere.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.services.recovering import Recovering
from desktop.services.ways import HeldShare, ProvedShares, Way, WayIn
from desktop.ui import present
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.ways.share_entry import ShareEntry
from desktop.ui.ways.way_dialog import WayDialog
from desktop.ui.ways.words_field import WordsField


class ProveSheetDialog(WayDialog):
    def __init__(self, recovering: Recovering, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Prove the recovery sheet"), jobs, parent)
        self._recovering = recovering
        self.say(
            self.tr("Take the sheet from where you keep it and type its words from the paper."),
            self.tr("They are only tried: nothing changes, and nothing can break, whether they are right or wrong."),
        )
        self.words = WordsField(jobs, Way.SHEET)
        self.column.addWidget(self.words)
        self.go.setText(self.tr("Prove it"))
        self.go.setEnabled(False)
        self.finish()
        self.words.changed.connect(self._on_changed)
        self.go.clicked.connect(self._on_go)
        self.words.setFocus()

    def _on_changed(self) -> None:
        self.go.setEnabled(self.words.complete() and not self.is_busy())

    def _on_go(self) -> None:
        self.do(partial(_prove_sheet, self._recovering, self.words.words()), self._on_proved)

    def _on_proved(self, way: WayIn) -> None:
        self.at_rest()
        self.words.forget()
        self.words.hide()
        self.go.hide()
        words = self.tr("Put it back where it was. You are asked again around %1.")
        text = words.replace("%1", present.day(way.due)) if way.due else ""
        self.tell(self.tr("The sheet opens this vault."), text, Tone.GOOD)
        self.leave.setFocus()
        self.changed.emit()


class ProveShareDialog(WayDialog):
    """One share after the other; the holders need not meet for it."""

    def __init__(self, recovering: Recovering, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Prove a share"), jobs, parent)
        self._recovering = recovering
        self.say(
            self.tr("Each holder types their own share and PIN, on whatever day suits them."),
            self.tr("They are only tried: nothing changes, and nothing can break, whether they are right or wrong."),
        )
        self.entry = ShareEntry(jobs)
        self.column.addWidget(self.entry)
        self.go.setText(self.tr("Prove it"))
        self.go.setEnabled(False)
        self.finish()
        self.entry.changed.connect(self._on_changed)
        self.entry.entered.connect(self.go.click)
        self.go.clicked.connect(self._on_go)
        self.entry.setFocus()

    def _on_changed(self) -> None:
        self.go.setEnabled(self.entry.held() is not None and not self.is_busy())

    def _on_go(self) -> None:
        held = self.entry.held()
        if held is not None:
            self.do(partial(_prove_share, self._recovering, held), self._on_proved)

    def _on_proved(self, found: ProvedShares) -> None:
        self.at_rest()
        if not found.right:
            self._on_changed()
            self.tell(
                self.tr("This share and this PIN do not belong to this vault."),
                self.tr(
                    "Either the PIN is wrong, or the share is of another vault or was replaced. Nothing was changed; "
                    "try again, or make new shares."
                ),
                Tone.BAD,
            )
            return
        self.entry.forget()
        words = self.tr("Share %1 is right, and so is its PIN.").replace("%1", str(found.right[0]))
        self.tell(words, self.tr("The next holder can type theirs, now or another day."), Tone.GOOD)
        self.changed.emit()


def _prove_sheet(recovering: Recovering, words: str, _job: Job) -> WayIn:
    return recovering.prove_sheet(words)


def _prove_share(recovering: Recovering, held: HeldShare, _job: Job) -> ProvedShares:
    return recovering.prove_shares([held])
