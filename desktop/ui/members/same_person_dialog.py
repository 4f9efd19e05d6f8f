"""A new laptop of somebody who had another one before: which it was, where it is, and what follows, before it happens.

It cannot be taken back, so that nothing is chosen beforehand.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.joining import Member
from desktop.services.regranting import Regranted, Regranting
from desktop.ui import present, theme
from desktop.ui.editor.inputs.wrapping import WrappingRadio
from desktop.ui.jobs import JobRunner
from desktop.ui.main_window import NAME
from desktop.ui.taking_out.purpose_choice import as_tall_as_its_words
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from desktop.ui.widgets.labels import Heading, Muted
from desktop.ui.widgets.notices import Notice
from desktop.ui.widgets.pages import scrolling
from desktop.unlocked import Unlocked


class SamePersonDialog(QDialog):
    """`member`: the new laptop. `given` when it is done."""

    given = Signal()

    def __init__(self, unlocked: Unlocked, jobs: JobRunner, member: Member, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._regranting = Regranting(unlocked.vault, unlocked.syncing)
        self._joining = unlocked.joining
        self._jobs = jobs
        self._member = member
        self._earlier: Sequence[Member] = ()
        self._build()
        self._connect()
        self._fill()

    def _build(self) -> None:
        self.setWindowTitle(NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(theme.scaled(600), 1100))
        self._name = self._member.name or self.tr("Name not readable here")
        self._choices = QVBoxLayout()
        self._choices.setSpacing(2)
        self.before = QButtonGroup(self)
        self.place = QButtonGroup(self)
        self.gone = WrappingRadio(self.tr("Lost, taken or broken: it no longer belongs to the group"))
        self.kept = WrappingRadio(
            self.tr("With the same person: it stays, so that what is only on it can still be sent")
        )
        for radio in (self.gone, self.kept):
            self.place.addButton(as_tall_as_its_words(radio))
        self.none = Muted(self.tr("There is no laptop in the group that could be the earlier one."))
        self.none.hide()
        self.trouble = Notice(Tone.BAD)
        self._asking = QWidget()
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(9)
        asking.addWidget(Heading(self.tr("Which laptop did %1 have before?").replace("%1", self._name)))
        asking.addWidget(self.none)
        asking.addLayout(self._choices)
        asking.addWidget(self._build_place())
        asking.addWidget(self._build_warning())
        self.close_button = PlainButton(self.tr("Close"))
        self.give = PrimaryButton(self.tr("Give the records to the new laptop"))
        self.give.setEnabled(False)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.close_button)
        below.addWidget(self.give)
        body = QVBoxLayout()
        body.setSpacing(12)
        body.addWidget(self._asking)
        body.addWidget(self.trouble)
        body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(12)
        column.addWidget(scrolling(body), 1)
        column.addLayout(below)
        parent = self.parentWidget()
        self.resize(self.minimumWidth(), min(parent.height() - 60 if parent else 700, theme.scaled(500)))

    def _build_place(self) -> QWidget:
        self._place = QWidget()
        column = QVBoxLayout(self._place)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(2)
        column.addWidget(Heading(self.tr("Where is that laptop?")))
        column.addWidget(self.gone)
        column.addWidget(self.kept)
        return self._place

    def _build_warning(self) -> QWidget:
        self._warning = Notice(Tone.WARN)
        self._warning.show_words(
            self.tr("Be sure that it is the same person"),
            self.tr(
                "Speak with them in person, or on a way you trust. Whoever holds the new laptop can then read "
                "everything that the earlier one could: its records, their files, and what was written to it. "
                "The whole group sees both as one person. It cannot be taken back."
            ),
        )
        return self._warning

    def _connect(self) -> None:
        self.before.buttonToggled.connect(self._on_chosen)
        self.place.buttonToggled.connect(self._on_chosen)
        self.give.clicked.connect(self._on_give)
        self.close_button.clicked.connect(self.close)

    def _fill(self) -> None:
        regranting, joining, device = self._regranting, self._joining, self._member.device_id
        self._jobs.start(self, lambda job: _possible(regranting, joining.members(), device), self._on_possible)

    def _on_possible(self, earlier: list[Member]) -> None:
        self._earlier = earlier
        for number, member in enumerate(earlier):
            radio = as_tall_as_its_words(WrappingRadio(self._words(member)))
            self.before.addButton(radio, number)
            self._choices.addWidget(radio)
        self.none.setVisible(not earlier)
        for widget in (self._place, self._warning):
            widget.setVisible(bool(earlier))

    def _words(self, member: Member) -> str:
        words = self.tr("%1, since %2").replace("%2", present.day(member.since))
        words = words.replace("%1", member.name or self.tr("Name not readable here"))
        return self.tr("%1 (no longer in the group)").replace("%1", words) if member.revoked else words

    def _on_chosen(self) -> None:
        chosen = self._chosen()
        self._place.setVisible(chosen is None or not chosen.revoked)
        is_placed = self.place.checkedButton() is not None or (chosen is not None and chosen.revoked)
        self.give.setEnabled(chosen is not None and is_placed)

    def _chosen(self) -> Member | None:
        number = self.before.checkedId()
        return self._earlier[number] if number >= 0 else None

    def _on_give(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        regranting, earlier, device = self._regranting, chosen.device_id, self._member.device_id
        revoke = self.gone.isChecked() and not chosen.revoked
        self._asking.setEnabled(False)
        self.give.setEnabled(False)
        self.trouble.show_words(self.tr("Speaking with the server…"), tone=Tone.ACCENT)
        self._jobs.start(
            self,
            lambda job: regranting.regrant(earlier, device, revoke=revoke),
            self._on_given,
            failed=self._on_failed,
            lane="net",
        )

    def _on_given(self, done: Regranted) -> None:
        count = present.counts().records(done.records)
        words = self.tr("They go to the new laptop when it syncs next: %1.").replace("%1", count)
        if done.revoked:
            words += " " + self.tr("The earlier laptop no longer belongs to the group.")
        self._asking.hide()
        self.give.hide()
        self.trouble.show_words(self.tr("Done"), words, Tone.GOOD)
        self.close_button.setFocus()
        self.given.emit()

    def _on_failed(self, problem: Exception) -> None:
        self._asking.setEnabled(True)
        self._on_chosen()
        words = present.error(problem)
        self.trouble.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD)


def _possible(regranting: Regranting, members: Sequence[Member], device: str) -> list[Member]:
    known = {member.device_id: member for member in members}
    return [known[earlier] for earlier in regranting.predecessors(device)]
