"""Help and about: what the program protects, its keys, its version and licence."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.jobs import JobRunner
from desktop.ui.onboarding.protection_step import ProtectionLists
from desktop.ui.places_to_go import places
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Heading, Label, Muted, Pill
from desktop.ui.widgets.pages import Page


class AboutPage(Page):
    def __init__(self, parent: QWidget | None = None, *, jobs: JobRunner | None = None) -> None:
        """With `jobs` it is made gradually, and whole by itself."""
        super().__init__(self.tr("Help and about"), parent=parent)
        self.grow(self._parts(), jobs)

    def _parts(self) -> Iterator[None]:
        protection = Card()
        protection.column.setContentsMargins(20, 18, 20, 18)
        protection.column.addWidget(ProtectionLists())
        self.body.addWidget(protection)
        yield
        self.body.addWidget(Heading(self.tr("Keys")))
        self.body.addWidget(self._keys())
        yield
        self.body.addWidget(Heading(self.tr("The program")))
        self.body.addWidget(self._program())
        self.body.addStretch(1)
        yield

    def _keys(self) -> Card:
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(9)
        lines = [
            ("Ctrl+K", self.tr("Search everything")),
            ("Ctrl+Shift+T", self.tr("Log a threat, from anywhere")),
            ("Ctrl+N", self.tr("New case")),
            ("Ctrl+L", self.tr("Lock")),
            ("Ctrl+Q", self.tr("Quick exit: an ordinary sheet, at once; Ctrl+L leads back (more: Settings)")),
            ("Esc", self.tr("Go back; what was typed stays a draft")),
            ("Ctrl+F", self.tr("Search in a list")),
            ("F5", self.tr("Fetch again what is shown")),
            ("Ctrl+0", self.tr("Sync")),
            ("Ctrl+,", self.tr("Settings")),
            ("F1", self.tr("This page")),
        ] + [(place.keys, place.title) for place in places()]
        half = (len(lines) + 1) // 2
        for number, (keys, words) in enumerate(lines):
            row, column = number % half, number // half * 2
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(Pill(native), row, column, Qt.AlignmentFlag.AlignLeading)
            grid.addWidget(Label(words), row, column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        card.column.addLayout(grid)
        return card

    def _program(self) -> Card:
        card = Card()
        card.column.addWidget(Label(f"Amparo {_version()}"))
        card.column.addWidget(
            Muted(self.tr("Free software under the GNU Affero General Public License, version 3 or later."))
        )
        card.column.addWidget(Muted(self.tr("Icons: Phosphor (MIT). Letters: Noto Sans where it is installed.")))
        return card


def _version() -> str:
    try:
        return version("amparo")
    except PackageNotFoundError:
        return ""
