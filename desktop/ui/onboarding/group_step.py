"""In a group or alone: an invitation, or work that can join a group later."""

from __future__ import annotations

from PySide6.QtWidgets import QRadioButton, QWidget

from desktop.ui.jobs import JobRunner
from desktop.ui.members.invitation_field import InvitationField, Look
from desktop.ui.onboarding.first_answers import FirstAnswers
from desktop.ui.onboarding.step import Step
from desktop.ui.reaching.way_to_join import WayToJoin
from desktop.ui.widgets.labels import Muted


class GroupStep(Step):
    def __init__(self, answers: FirstAnswers, jobs: JobRunner, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Your group"),
            self.tr("A coordinator gives you an invitation: as text, as a file, or as a picture with a QR code."),
            answers,
            parent,
        )
        self.join = QRadioButton(self.tr("I have an invitation"))
        self.alone = QRadioButton(self.tr("I work alone for now"))
        self.invitation = InvitationField(jobs, look)
        self.way = WayToJoin(jobs)
        self.later = Muted(self.tr("You can join a group later, and take along what you have recorded until then."))
        for widget in (self.join, self.invitation, self.way, self.alone, self.later):
            self.column.addWidget(widget)
        self.join.toggled.connect(self._on_toggled)
        self.invitation.looked.connect(self._on_looked)
        self.way.fields.show_way(answers.way)
        self.way.fields.chosen.connect(self.ready_changed)
        self.way.fields.address.textChanged.connect(self.ready_changed)
        (self.join if answers.invitation or answers.is_made else self.alone).setChecked(True)
        self.invitation.set_text(answers.invitation)
        self._on_toggled(self.join.isChecked())
        self.setFocusProxy(self.join)

    def ready(self) -> bool:
        return self.alone.isChecked() or (bool(self.invitation.usable_text()) and self.way.is_whole())

    def keep(self) -> None:
        self.answers.invitation = self.invitation.usable_text() if self.join.isChecked() else ""
        self.answers.way = self.way.way()

    def _on_looked(self) -> None:
        self.way.show_for(self.invitation.usable_text() if self.join.isChecked() else "")
        self.ready_changed.emit()

    def _on_toggled(self, joins: bool) -> None:
        self.invitation.setVisible(joins)
        self.way.show_for(self.invitation.usable_text() if joins else "")
        self.later.setVisible(not joins)
        self.ready_changed.emit()
