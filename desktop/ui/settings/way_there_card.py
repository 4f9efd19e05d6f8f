"""In the settings: by which way to the group's server, kept in the vault, and tried from there."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.errors import NotAMember
from desktop.services import choosing_a_way
from desktop.services.choosing_a_way import WayThere
from desktop.services.trying_the_way import Tried, try_way
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.reaching.way_fields import WayFields
from desktop.ui.tones import Tone
from desktop.ui.widgets.cards import Card
from desktop.unlocked import Unlocked


class WayThereCard(Card):
    """What is chosen is kept at once, an address when it is whole."""

    def __init__(self, unlocked: Unlocked, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._vault = unlocked.vault
        self._jobs = jobs
        self._kept = WayThere()
        self.fields = WayFields(self.tr("Way to the server"))
        self.column.addWidget(self.fields)
        self.fields.chosen.connect(self._on_chosen)
        self.fields.try_asked.connect(self._on_try)
        vault = self._vault
        self._jobs.start(self, lambda job: choosing_a_way.read(vault), self._on_read)

    def _on_read(self, way: WayThere) -> None:
        self._kept = way
        self.fields.show_way(way)

    def _on_chosen(self, way: WayThere) -> None:
        if way == self._kept:
            return
        self._kept, vault = way, self._vault
        self._jobs.start(self, lambda job: choosing_a_way.write(vault, way), self._on_written)

    def _on_written(self, _nothing: object) -> None:
        """It is kept."""

    def _on_try(self, way: WayThere) -> None:
        self._kept, vault = way, self._vault

        def try_out(_job: Job) -> Tried:
            choosing_a_way.write(vault, way)
            return try_way(vault)

        self.fields.tell_trying()
        self._jobs.start(self, try_out, self.fields.tell_tried, failed=self._on_failed, lane="net")

    def _on_failed(self, problem: Exception) -> None:
        self.fields.tell_failed(problem)
        if isinstance(problem, NotAMember):
            words = self.tr("It is kept. There is no server to try before you belong to a group.")
            self.fields.trouble.show_words(words, "", Tone.ACCENT)
