"""Where one's records are, in one bar, from proofs alone."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from desktop.domain.records import Whereabouts
from desktop.ui import present
from desktop.ui.widgets.button_row import ButtonRow
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Strong
from desktop.ui.widgets.places import PlaceLabel
from desktop.ui.widgets.stacked import StackedBar


class PlacesStrip(Card):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = StackedBar()
        self.labels: dict[Whereabouts, PlaceLabel] = {}
        row = ButtonRow()
        row.setSpacing(24)
        for place in sorted(Whereabouts, reverse=True):
            self.labels[place] = PlaceLabel(place)
            row.addWidget(self.labels[place])
        row.addStretch(1)
        self.column.addWidget(Strong(self.tr("Where your records are")))
        self.column.addWidget(self.bar)
        self.column.addLayout(row)

    def show_counts(self, records: Mapping[Whereabouts, int]) -> None:
        for place, label in self.labels.items():
            label.show_place(place, records.get(place, 0))
        self.bar.show_parts([(records.get(place, 0), present.whereabouts(place).tone) for place in self.labels])
        # It is rare, and does not wait for the one who looks.
        self.labels[Whereabouts.ON_ITS_WAY].setVisible(records.get(Whereabouts.ON_ITS_WAY, 0) > 0)
