"""Joining a group with an invitation, some time after the first start."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.services import choosing_a_way
from desktop.services.choosing_a_way import WayThere
from desktop.ui import present
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.members.invitation_field import InvitationField
from desktop.ui.reaching.way_to_join import WayToJoin
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PrimaryButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Heading, Label, Muted
from desktop.ui.widgets.notices import Notice
from desktop.unlocked import Unlocked


class JoinCard(Card):
    joined = Signal()

    def __init__(self, unlocked: Unlocked, jobs: JobRunner, my_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._joining = unlocked.joining
        self._vault = unlocked.vault
        self._jobs = jobs
        self.invitation = InvitationField(jobs, unlocked.joining.look)
        self.way = WayToJoin(jobs)
        self.name = QLineEdit(my_name)
        self.name.setAccessibleName(self.tr("Your name in the group"))
        self.button = PrimaryButton(self.tr("Join"), "join")
        self.trouble = Notice(Tone.BAD)
        self.column.setSpacing(10)
        self.column.addWidget(Heading(self.tr("Join a group")))
        self.column.addWidget(
            Muted(self.tr("You work alone now. With an invitation from a coordinator your records reach the group."))
        )
        self.column.addWidget(self.invitation)
        self.column.addWidget(self.way)
        self.column.addWidget(Label(self.tr("Your name in the group")))
        self.column.addWidget(self.name)
        row = QHBoxLayout()
        row.addWidget(Muted(self.tr("Joining needs the network once.")), 1)
        row.addWidget(self.button)
        self.column.addWidget(self.trouble)
        self.column.addLayout(row)
        self.invitation.looked.connect(self._on_changed)
        self.way.fields.chosen.connect(self._on_changed)
        self.way.fields.address.textChanged.connect(self._on_changed)
        self.invitation.edited.connect(self.trouble.hide)
        self.name.textChanged.connect(self._on_changed)
        self.button.clicked.connect(self._on_join)
        self._on_changed()
        vault = unlocked.vault
        jobs.start(self, lambda job: choosing_a_way.read(vault), self._on_read)

    def _on_read(self, way: WayThere) -> None:
        self.way.fields.show_way(way)

    def _on_changed(self, _chosen: object = None) -> None:
        invitation = self.invitation.usable_text()
        self.way.show_for(invitation)
        self.button.setEnabled(bool(invitation and self.name.text().strip() and self.way.is_whole()))

    def _on_join(self) -> None:
        joining, text, name = self._joining, self.invitation.usable_text(), self.name.text().strip()
        vault, way = self._vault, self.way.way()
        self.trouble.hide()
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # else it would leave with the button for whatever comes next
        self._show_busy(True)

        def join(_job: Job) -> object:
            choosing_a_way.write(vault, way)
            return joining.join(text, name)

        self._jobs.start(self, join, self._on_joined, failed=self._on_failed, lane="net")

    def _on_joined(self, _facts: object) -> None:
        self._show_busy(False)
        self.invitation.set_text("")
        self.joined.emit()

    def _on_failed(self, problem: Exception) -> None:
        self._show_busy(False)
        self.invitation.tell_failed(problem)
        if self.hasFocus():
            self.invitation.text.setFocus(Qt.FocusReason.OtherFocusReason)
        words = present.error(problem)
        self.trouble.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD)

    def _show_busy(self, busy: bool) -> None:
        self.invitation.setEnabled(not busy)
        self.way.setEnabled(not busy)
        self.name.setEnabled(not busy)
        self.button.setEnabled(not busy)
        self.button.setText(self.tr("Joining…") if busy else self.tr("Join"))
