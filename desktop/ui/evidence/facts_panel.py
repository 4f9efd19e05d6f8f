"""What is known of a file of evidence: its name, size, hash, when and where it was made and how far that may be off."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.answers import FileRef
from desktop.services.capture_facts import CaptureFacts, CaptureTime, TimeSource
from desktop.ui import present
from desktop.ui.evidence.player import clock
from desktop.ui.widgets.labels import Code, Heading, Label, Muted


class FactsPanel(QWidget):
    def __init__(self, ref: FileRef, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(3)
        column.addWidget(Heading(self.tr("What is known of it")))
        column.addLayout(self._facts)
        column.addStretch(1)
        self._fact(self.tr("Name"), ref.name)
        self._fact(self.tr("Size"), present.size(ref.size))
        self._fact(self.tr("Kind"), ref.media_type)
        self._fact(self.tr("SHA-256, taken when it came in"), _grouped(ref.sha256), exact=True)

    def show_facts(self, facts: CaptureFacts) -> None:
        if facts.width and facts.height:
            self._fact(self.tr("Picture"), f"{facts.width} × {facts.height}")
        if facts.duration:
            self._fact(self.tr("Length"), clock(round(facts.duration * 1000)))
        if facts.device:
            self._fact(self.tr("Made with"), facts.device)
        if facts.place:
            self._fact(self.tr("Place, as the device noted it"), f"{facts.place[0]:.5f}, {facts.place[1]:.5f}")
        for time in facts.times:
            self._time(time)
        if not facts.times:
            self._fact(self.tr("When it was made"), self.tr("not known from the file itself"))

    def _time(self, time: CaptureTime) -> None:
        shown = time.moment if time.source is TimeSource.CAMERA_NO_ZONE else time.moment.astimezone()
        unsure = self.off_by(time.uncertainty) if time.uncertainty is not None else self.tr("nobody knows how far off")
        words = f"{present.day(shown.date())}, {shown:%H:%M}, {unsure}"
        self._fact(present.phrase(f"time_sources.{time.source.value}"), words)

    def off_by(self, uncertainty: timedelta) -> str:
        """ "± 2 minutes", "± 14 hours"."""
        seconds = round(uncertainty.total_seconds())
        minutes, hours, days = round(seconds / 60), round(seconds / 3600), round(seconds / 86400)
        if minutes < 2:
            return self.tr("± %n second(s)", "", seconds)
        if hours < 2:
            return self.tr("± %n minute(s)", "", minutes)
        if days < 2:
            return self.tr("± %n hour(s)", "", hours)
        return self.tr("± %n day(s)", "", days)

    def _fact(self, name: str, words: str, *, exact: bool = False) -> None:
        label = Muted(name)
        value = Code(words) if exact else Label(words)
        value.setAccessibleName(f"{name}: {words}")
        self._facts.addWidget(label)
        self._facts.addWidget(value)


def _grouped(sha256: str) -> str:
    """In groups of eight, so that two people can compare them aloud."""
    return " ".join(sha256[place : place + 8] for place in range(0, len(sha256), 8))
