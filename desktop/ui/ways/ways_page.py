"""What opens this vault: passphrase, recovery sheets, shares of trusted people, duress passphrase. Shows which are in
use; the dialogs make, prove and remove them.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.ways import Way, WayIn
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.ways import way_words
from desktop.ui.ways.way_card import WayCard
from desktop.ui.ways.way_dialogs import WayDialogs
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Heading, Label, Muted
from desktop.ui.widgets.pages import Page
from desktop.unlocked import Unlocked


class WaysPage(Page):
    def __init__(self, unlocked: Unlocked, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Ways to open this vault"), goes_back=True, parent=parent)
        self._recovering = unlocked.recovering
        self._jobs = jobs
        self.dialogs = WayDialogs(unlocked.recovering, jobs, self)
        self._ways: tuple[WayIn, ...] = ()
        self.cards: dict[Way, list[WayCard]] = {}
        self._build()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        self.body.addWidget(Muted(self.tr("Nobody can see from outside which of these there are, not even how many.")))
        self.passphrase = Label()
        self.change = PlainButton(self.tr("Change the passphrase…"), "key")
        self.make_sheet = PlainButton(self.tr("Make a recovery sheet…"), "print")
        self.make_shares = PlainButton(self.tr("Make shares…"), "group")
        self.set_duress = PlainButton(self.tr("About a duress passphrase…"), "warning")
        self._places: dict[Way, QVBoxLayout] = {}
        for way, heading, remark, button in (
            (Way.PASSPHRASE, self.tr("Passphrase"), "", self.change),
            (
                Way.SHEET,
                self.tr("Recovery sheet"),
                self.tr("24 words on paper, for the day that the passphrase is forgotten."),
                self.make_sheet,
            ),
            (
                Way.SHARES,
                self.tr("People you trust"),
                self.tr("Each holds a share and a PIN; so many of them together open the vault."),
                self.make_shares,
            ),
            (
                Way.DURESS,
                self.tr("Duress passphrase"),
                self.tr("For somebody who may be forced to unlock. It destroys the vault; off unless you set it."),
                self.set_duress,
            ),
        ):
            self._section(way, heading, remark, button)
        self.body.addStretch(1)

    def _section(self, way: Way, heading: str, remark: str, button: PlainButton) -> None:
        card = Card()
        if way is Way.PASSPHRASE:
            card.column.addWidget(self.passphrase)
        if remark:
            card.column.addWidget(Muted(remark))
        card.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self._places[way] = QVBoxLayout()
        self._places[way].setSpacing(10)
        self.body.addWidget(Heading(heading))
        self.body.addLayout(self._places[way])
        self.body.addWidget(card)

    def _connect(self) -> None:
        self.change.clicked.connect(self._on_change)
        self.make_sheet.clicked.connect(self.dialogs.make_sheet)
        self.make_shares.clicked.connect(self.dialogs.make_shares)
        self.set_duress.clicked.connect(self.dialogs.set_duress)
        self.dialogs.changed.connect(self.refresh)

    def refresh(self) -> None:
        recovering = self._recovering

        def read(_job: Job) -> tuple[WayIn, ...]:
            return recovering.ways()

        self._jobs.start(self, read, self._fill)

    def _fill(self, ways: tuple[WayIn, ...]) -> None:
        self._ways = ways
        self.cards = {}
        for way, place in self._places.items():
            while (item := place.takeAt(0)) is not None:
                if (old := item.widget()) is not None:
                    old.hide()
                    old.deleteLater()
            found = [one for one in ways if one.way is way]
            if way is Way.PASSPHRASE:
                self.passphrase.setText(" ".join(way_words.since(one) for one in found))
            else:
                self.cards[way] = [self._card(one) for one in found]
                for card in self.cards[way]:
                    place.addWidget(card)
        words = self.tr("Replace the duress passphrase…") if self.cards[Way.DURESS] else ""
        self.set_duress.setText(words or self.tr("About a duress passphrase…"))

    def _card(self, way: WayIn) -> WayCard:
        card = WayCard(way)
        card.prove_asked.connect(self.dialogs.prove)
        card.remove_asked.connect(self.dialogs.remove)
        return card

    def _on_change(self) -> None:
        self.dialogs.change_passphrase(any(way.way is Way.DURESS for way in self._ways))
