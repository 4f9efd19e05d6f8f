"""Removing originals from this laptop: who has them, what stays, what that does not do; then the removal."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.services.carrying_less import CarryingLess, Line, Made
from desktop.ui import present
from desktop.ui.carrying.parting_dialog import Gone, PartingDialog, Remover
from desktop.ui.jobs import Job, JobRunner


class RemovalDialog(PartingDialog):
    """`lines`: what is to go."""

    def __init__(
        self, carrying: CarryingLess, jobs: JobRunner, lines: Sequence[Line], parent: QWidget | None = None
    ) -> None:
        super().__init__(540, jobs, parent)
        self._carrying, self._lines = carrying, tuple(lines)
        self._ask()

    def _ask(self) -> None:
        size = present.size(sum(line.bytes for line in self._lines))
        holders = dict.fromkeys(name for line in self._lines for name in line.holders)
        self.heading.setText(self.tr("Remove %n original(s) from this laptop?", "", len(self._lines)))
        self.room.setText(self.tr("This makes room: %1.").replace("%1", size))
        self.who.setText(
            self.tr(
                "The server has all of it, and each original was opened whole on a laptop of the coordination (%1). "
                "Both were proved; the receipts are verified once more before anything goes."
            ).replace("%1", ", ".join(holders))
        )
        self.stays.setText(
            self.tr(
                "Words, names, custody and receipts stay here. You can fetch it again with any sync, as long as this "
                "laptop is in the group."
            )
        )
        self.honest.setText(
            self.tr(
                "This is for room, and not a way to hide: whoever opens this vault can fetch it again, too. Some disks "
                "keep old copies for a while, and earlier backups keep theirs."
            )
        )

    def _ids(self) -> tuple[str, ...]:
        return tuple(line.ref.id for line in self._lines)

    def _remover(self) -> Remover:
        return partial(_remove, self._carrying)

    def _words(self, made: Gone) -> tuple[str, str]:
        return self.tr("Make room"), self.tr("%n original(s) removed; %1 is free now.", "", len(made.removed))

    def _stayed(self, count: int) -> str:
        return self.tr("%n original(s) stayed.", "", count)

    def _left_over(self) -> str:
        return self.tr("Something of it is left on the disk until the vault is opened the next time.")


def _remove(carrying: CarryingLess, file_ids: tuple[str, ...], job: Job) -> Made:
    return carrying.remove(file_ids, job.step)
