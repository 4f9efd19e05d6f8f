"""Before joining: how this laptop reaches the internet, asked once there is an invitation whose server can be tried."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.choosing_a_way import WayThere
from desktop.services.trying_the_way import Tried, try_invitation
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.reaching.way_fields import WayFields


class WayToJoin(QWidget):
    """Hidden without an invitation. Keeps nothing: whoever joins asks for `way`."""

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._invitation = ""
        self.fields = WayFields(self.tr("How does this laptop reach the internet?"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields)
        self.fields.try_asked.connect(self._on_try)
        self.hide()

    def way(self) -> WayThere:
        """The system's while what was typed is no address."""
        way = self.fields.way()
        return way if way.is_usable else WayThere()

    def is_whole(self) -> bool:
        return self.fields.way().is_usable

    def show_for(self, invitation: str) -> None:
        if invitation != self._invitation:
            self.fields.trouble.hide()
        self._invitation = invitation
        self.setVisible(bool(invitation))

    def _on_try(self, way: WayThere) -> None:
        text = self._invitation

        def try_out(_job: Job) -> Tried:
            return try_invitation(text, way)

        self.fields.tell_trying()
        self._jobs.start(self, try_out, self.fields.tell_tried, failed=self.fields.tell_failed, lane="net")
