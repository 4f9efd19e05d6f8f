"""The sync page: the line, what goes on, what came of it, and what could not be taken."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.sending_again import MENDED_BY_SENDING
from desktop.services.syncing import Overview
from desktop.ui import present
from desktop.ui.carrying.records_card import RecordsCard
from desktop.ui.carrying.room_card import RoomCard
from desktop.ui.parcels.parcel_card import ParcelCard
from desktop.ui.sync.going_card import GoingCard
from desktop.ui.sync.line_card import LineCard
from desktop.ui.sync.places_strip import PlacesStrip
from desktop.ui.sync.state import Line, SyncState
from desktop.ui.sync.sync_runner import SyncRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Label, Strong
from desktop.ui.widgets.notices import Notice
from desktop.ui.widgets.pages import Page
from sync.errors import HistoryBroken


class SyncPage(Page):
    join_asked = Signal()

    def __init__(
        self,
        runner: SyncRunner,
        room: RoomCard | None = None,
        records: RecordsCard | None = None,
        parcels: ParcelCard | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Sync"), parent=parent)
        self._runner = runner
        self.room = room
        self.records = records
        self.parcels = parcels
        self._build()
        self._connect()
        self._on_changed()

    def _build(self) -> None:
        self.stop = PlainButton(self.tr("Stop here for today"), "stop")
        self.start = PrimaryButton(self.tr("Sync now"), "sync")
        self.add_action(self.stop)
        self.add_action(self.start)
        self.trouble = Notice(Tone.BAD)
        self.line = LineCard(self._runner)
        self.going = GoingCard(self._runner)
        self.aside = Card()
        self._aside_lines = QVBoxLayout()
        self.aside.column.addWidget(Strong(self.tr("Set aside: it blocks nothing else, and nothing of it is lost.")))
        self.aside.column.addLayout(self._aside_lines)
        self.places = PlacesStrip()
        self.contradicted = Notice(Tone.BAD)
        for widget in (self.trouble, self.contradicted, self.line, self.going, self.aside, self.places):
            self.body.addWidget(widget)
        for card in (self.parcels, self.room, self.records):
            if card is not None:
                self.body.addWidget(card)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.start.clicked.connect(self._on_start)
        self.stop.clicked.connect(self._on_stop)
        self.trouble.acted.connect(self._on_start)
        self.contradicted.acted.connect(self._runner.send_again)
        self._runner.changed.connect(self._on_changed)
        self._runner.arrived.connect(self._on_arrived)

    def refresh(self) -> None:
        self._runner.refresh()
        self._on_arrived()

    def _on_arrived(self) -> None:
        if self.room is not None:
            self.room.refresh()
        if self.records is not None:
            self.records.refresh()

    def _on_start(self) -> None:
        if self._runner.state.line is Line.NO_GROUP:
            self.join_asked.emit()
        else:
            self._runner.run_again()

    def _on_stop(self) -> None:
        self.stop.setText(self.tr("Stopping…"))
        self._runner.stop()

    def _on_changed(self) -> None:
        state = self._runner.state
        self._show_buttons(state)
        self._show_trouble(state)
        self._show_overview(state)

    def _show_buttons(self, state: SyncState) -> None:
        syncing = state.line is Line.SYNCING
        self.start.setText(self.tr("Join a group…") if state.line is Line.NO_GROUP else self.tr("Sync now"))
        self._offer(self.stop if syncing else self.start, self.start if syncing else self.stop)
        if not syncing:
            self.stop.setText(self.tr("Stop here for today"))

    def _offer(self, button: PlainButton, instead_of: PlainButton) -> None:
        """The one in the other's place, with its focus: a hidden button would give it to whatever comes next."""
        button.show()
        self.setFocusProxy(button)
        if instead_of.hasFocus():
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        instead_of.hide()

    def _show_trouble(self, state: SyncState) -> None:
        doubt = state.overview.doubt if state.overview is not None else None
        if state.problem is None or (isinstance(state.problem, HistoryBroken) and state.problem.what == doubt):
            self.trouble.hide()  # the doubt says it, and stays after the next try
            return
        words = present.error(state.problem)
        tone = Tone.BAD if state.line is Line.TROUBLE else Tone.WARN
        self.trouble.show_words(words.happened, f"{words.safe} {words.next}", tone, self.tr("Try again"))

    def _show_overview(self, state: SyncState) -> None:
        overview = state.overview
        if overview is None:
            return
        self.places.show_counts(overview.records)
        lines = [
            f"{count} · {present.phrase(f'set_aside.{code}')}" for code, count in overview.set_aside.items() if count
        ]
        for code, count in overview.refused.items():
            words = present.refusal(code)
            lines.append(f"{count} · {words.happened} {words.next}")
        self._show_doubt(overview)
        self.aside.setVisible(bool(lines))
        while (item := self._aside_lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for line in lines:
            self._aside_lines.addWidget(Label(line))

    def _show_doubt(self, overview: Overview) -> None:
        """Why nothing is said to be delivered now; or that there was a reason once, of which the proofs are here."""
        if overview.doubt is not None:
            words = present.error(HistoryBroken(overview.doubt))
            action = self.tr("Send everything again") if overview.doubt in MENDED_BY_SENDING else ""
            self.contradicted.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD, action)
        elif overview.contradictions:
            title = self.tr("The server contradicted itself once.")
            text = self.tr("Its signed proofs are kept in this vault. What is said to be delivered was proved since.")
            self.contradicted.show_words(title, text, Tone.WARN)
        else:
            self.contradicted.hide()
