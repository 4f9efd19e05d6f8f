"""Where one's records are: a bar for each place, from proofs alone."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.records import Whereabouts
from desktop.ui import present
from desktop.ui.tones import Tone
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import IconLabel, Label
from desktop.ui.widgets.progress import ProgressRow


class PlacesCard(Card):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.setSpacing(13)
        self.bars: dict[Whereabouts, ProgressRow] = {}
        for place in sorted(Whereabouts, reverse=True):
            shown = present.whereabouts(place)
            self.bars[place] = ProgressRow(shown.words, shown.tone, strong=False)
            self.column.addWidget(self.bars[place])

    def show_counts(self, records: Mapping[Whereabouts, int]) -> None:
        total = sum(records.values())
        remarks = {
            Whereabouts.RECEIVED: self.tr("They hold the key and opened it"),
            Whereabouts.ON_SERVER: self.tr("Sealed; its receipt was checked here"),
            Whereabouts.ON_ITS_WAY: self.tr("A file that somebody else added is still on their laptop"),
            Whereabouts.ONLY_HERE: self.tr("Would be lost with it"),
        }
        for place, bar in self.bars.items():
            count = records.get(place, 0)
            bar.show_part(count, total, str(count), remarks[place])
        # It is rare, and does not wait for the one who looks: three bars are read faster than four.
        self.bars[Whereabouts.ON_ITS_WAY].setVisible(records.get(Whereabouts.ON_ITS_WAY, 0) > 0)


class PlaceLabel(QWidget):
    """Where one record is, or how many are there: icon and words in one colour."""

    def __init__(self, place: Whereabouts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("only_here", Tone.INK, 17)
        self._words = Label()
        self._words.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        row.addWidget(self._icon)
        row.addWidget(self._words)
        self.show_place(place)

    def show_place(self, place: Whereabouts, count: int | None = None) -> None:
        shown = present.whereabouts(place)
        words = shown.words if count is None else f"{shown.words}: {count}"
        self._icon.set_icon(shown.icon, shown.tone)
        self._words.setText(words)
        self._words.set_tone(shown.tone)
        self.setAccessibleName(words)
