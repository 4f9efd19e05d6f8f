"""In the place of evidence that was removed from this laptop: that it was, and the way to fetch it again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.errors import FileRemoved
from desktop.services.carrying_less import CarryingLess
from desktop.ui import present
from desktop.ui.carrying.fetch_again import FetchAgain
from desktop.ui.carrying.gone_view import GoneView
from desktop.ui.jobs import JobRunner


class RemovedView(GoneView):
    def __init__(self, carrying: CarryingLess, jobs: JobRunner, file_id: str, parent: QWidget | None = None) -> None:
        words = present.error(FileRemoved())
        text = f"{words.safe} {words.next}"
        super().__init__(words.happened, text, FetchAgain(carrying, jobs, file_id), parent)
