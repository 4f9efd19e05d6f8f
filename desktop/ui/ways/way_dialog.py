"""What the dialogs about ways into the vault have in common: one thing at a time is done, what failed is said, and
nothing is kept once they are closed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.ui import present
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from desktop.ui.widgets.fields import PassphraseField
from desktop.ui.widgets.fitting import FittingDialog
from desktop.ui.widgets.labels import Heading, Label, Muted
from desktop.ui.widgets.notices import Notice


class WayDialog(FittingDialog):
    """`changed` when a way in was made, proved or removed. Fill `column`; `go` is what most people will press."""

    changed = Signal()
    weight: type[PlainButton] = PrimaryButton
    """Of the button `go`."""

    def __init__(self, heading: str, jobs: JobRunner, parent: QWidget | None = None, width: int = 600) -> None:
        super().__init__(width, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(heading)
        self._jobs = jobs
        self._busy = False
        self._labels: dict[QWidget, QWidget] = {}
        self.heading = Heading(heading)
        self.outcome = Notice(Tone.BAD)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setFixedHeight(4)
        self.busy.setAccessibleName(self.tr("Working"))
        self.busy.hide()
        self.leave = PlainButton(self.tr("Close"))
        self.go = self.weight()
        self.column.addWidget(self.heading)
        self.column.addWidget(self.outcome)
        for button in (self.leave, self.go):
            self.buttons.addWidget(button)
        self.leave.clicked.connect(self.close)

    def say(self, *sentences: str) -> list[Muted]:
        """One paragraph each."""
        said = [Muted(sentence) for sentence in sentences]
        for label in said:
            self.column.addWidget(label)
        return said

    def ask(self, name: str) -> PassphraseField:
        """A field below its name."""
        field, label = PassphraseField(name), Label(name)
        self._labels[field] = label
        self.column.addWidget(label)
        self.column.addWidget(field)
        return field

    def hide_question(self, field: QWidget) -> None:
        """The field and its name: it was answered."""
        field.hide()
        self._labels[field].hide()

    def show_question(self, field: QWidget) -> None:
        self._labels[field].show()
        field.show()

    def finish(self) -> None:
        """After everything else was put into `column`."""
        self.column.addWidget(self.busy)

    def do(self, work: Callable[[Job], Any], done: Callable[[Any], None]) -> None:
        self._set_busy(True)
        self.outcome.hide()
        self._jobs.start(self, work, done, failed=self._on_failed)

    def tell(self, title: str, text: str, tone: Tone) -> None:
        """What came of it, right below the heading, where it is seen on a small screen too."""
        self.outcome.show_words(title, text, tone)
        self.scroll_to_top()

    def is_busy(self) -> bool:
        return self._busy

    def at_rest(self) -> None:
        """To be called first by whoever is told that it is done."""
        self._set_busy(False)

    def reject(self) -> None:
        """Esc, the button and closing come here. What is under way is waited for: it changes the keyslots."""
        if not self._busy:
            super().reject()

    def _on_failed(self, problem: Exception) -> None:
        self._set_busy(False)
        words = present.error(problem)
        self.tell(words.happened, f"{words.safe} {words.next}", Tone.BAD)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.busy.setVisible(busy)
        self.leave.setEnabled(not busy)
        self.go.setEnabled(not busy)
