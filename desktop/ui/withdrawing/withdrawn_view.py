"""In the place of a record for which consent was withdrawn: that it was, how far the others are, who had it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import RecordWithdrawn
from desktop.services.withdrawing import Withdrawal, Withdrawing
from desktop.ui import present
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Heading, Label, Muted, Strong
from desktop.ui.withdrawing.left_words import kind_of, lines_of, state_of, who_and_when


class WithdrawnView(QWidget):
    def __init__(
        self, withdrawing: Withdrawing, jobs: JobRunner, record_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = present.error(RecordWithdrawn())
        self.heading = Heading(self.tr("Consent was withdrawn"))
        self.said = Label(words.happened)
        self.when, self.state = Muted(), Muted(words.safe)
        self.had = Strong(self.tr("Who had it until then"))
        self.left = Label()
        self.cannot = Muted(present.phrase("withdrawal.cannot"))
        card = Card()
        for part in (self.heading, self.said, self.when, self.state, self.had, self.left, self.cannot):
            card.column.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        jobs.start(self, partial(_looked_up, withdrawing, record_id), self.show_withdrawn, failed=self._on_failed)

    def show_withdrawn(self, one: Withdrawal) -> None:
        self.heading.setText(self.tr("%1: consent was withdrawn").replace("%1", kind_of(one.form_id)))
        self.said.setText(present.error(RecordWithdrawn()).happened)
        self.when.setText(who_and_when(one))
        self.state.setText(state_of(one))
        self.left.setText("\n".join(lines_of(one.left)))

    def _on_failed(self, error: Exception) -> None:
        words = present.error(error)
        self.said.setText(words.happened)
        self.state.setText(f"{words.safe} {words.next}")


def _looked_up(withdrawing: Withdrawing, record_id: str, _job: Job) -> Withdrawal:
    return withdrawing.withdrawn(record_id)
