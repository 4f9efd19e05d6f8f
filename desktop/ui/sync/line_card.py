"""The connection: whose it is, how fast, what it may cost, and the button that pauses it. Knows the runner alone."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.sync import wording
from desktop.ui.sync.forecast_words import speed
from desktop.ui.sync.spending_row import SpendingRow
from desktop.ui.sync.state import Line, SyncState
from desktop.ui.sync.sync_runner import SyncRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.button_row import ButtonRow
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import IconLabel, Label, Muted, Pill, Strong

_SLOW = 30_000
"""Bytes per second below which a photograph takes minutes."""
_LARGE_PERCENT = 150
"""Of ordinary text, from where on the pills stand below the line."""


class LineCard(Card):
    def __init__(self, runner: SyncRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._build()
        self.pause.clicked.connect(self._on_pause)
        runner.changed.connect(self._on_changed)
        self._on_changed()

    def _build(self) -> None:
        self._icon = IconLabel("offline", Tone.MUTED, 20)
        self.line = Strong()
        self.verified = Pill(self.tr("Server verified"), tone=Tone.GOOD)
        self.rate = Pill()
        self.pause = PlainButton()
        words = QHBoxLayout()
        words.setSpacing(9)
        words.addWidget(self._icon)
        words.addWidget(self.line, 1)
        beside = ButtonRow()
        beside.addLayout(words, 1)
        pills = QHBoxLayout()
        pills.setSpacing(9)
        pills.addWidget(self.verified)
        pills.addWidget(self.rate)
        pills.addStretch(1)
        beside.addLayout(pills)
        if theme.worn().percent > _LARGE_PERCENT:
            words.addWidget(self.pause)
        else:
            beside.addWidget(self.pause)
        self.portal = Label(
            self.tr(
                "Your system says that this network wants a sign-in first: open a browser, sign in, and come back here."
            ),
            tone=Tone.WARN,
        )
        self.waiting = Label()
        self.result_words = Muted()
        self.spending = SpendingRow(self._runner)
        self.column.addLayout(beside)
        self.column.addWidget(self.portal)
        self.column.addWidget(self.waiting)
        self.column.addWidget(self.result_words)
        self.column.addWidget(self.spending)
        self.column.addWidget(
            Muted(self.tr("Sealed before it leaves. The cafe and the server see only sizes and times."))
        )

    def _on_pause(self) -> None:
        self._runner.choose(replace(self._runner.spending, paused=not self._runner.spending.paused))

    def _on_changed(self) -> None:
        state = self._runner.state
        words, icon, tone = wording.line_words(state)
        if state.line is Line.SYNCING and state.progress is not None:
            words = f"{words} · {wording.stage_words(state.progress)}"
        self.line.setText(words)
        self._icon.set_icon(icon, tone)
        syncing, alone = state.line is Line.SYNCING, state.line is Line.NO_GROUP
        doubted = state.overview is not None and state.overview.doubt is not None
        answers = state.line is Line.CONNECTED or (syncing and state.progress is not None)
        self.verified.setVisible(answers and not doubted)
        # Where the server showed its key, what the system thinks of the network does not matter.
        self.portal.setVisible(self._runner.network.portal and not answers and not alone)
        self._show_rate(self._runner.rate() if answers else 0.0)
        paused = self._runner.spending.paused
        self.pause.setText(self.tr("Go on") if paused else self.tr("Pause"))
        self.pause.set_icon("sync" if paused else "stop")
        in_group = not alone and state.overview is not None
        self.pause.setVisible(in_group)
        self.spending.setVisible(in_group)
        self._show_words(state)

    def _show_rate(self, rate: float) -> None:
        is_slow = rate < _SLOW
        words = self.tr("Slow: %1") if is_slow else self.tr("Measured: %1")
        self.rate.setText(words.replace("%1", speed(rate)))
        self.rate.set_tone(Tone.WARN if is_slow else Tone.MUTED)
        self.rate.setVisible(rate > 0)

    def _show_words(self, state: SyncState) -> None:
        syncing = state.line is Line.SYNCING
        shows_result = state.report is not None and not syncing
        self.waiting.setVisible(not syncing)  # the bars say it, and what moves has no room for more
        self.result_words.setVisible(shows_result)
        if state.report is not None:
            self.result_words.setText(wording.report_words(state.report))
        if state.line is Line.NO_GROUP:
            self.waiting.setText(self.tr("Without a group everything stays on this laptop alone."))
        elif state.overview is not None:
            self.waiting.setText(f"{wording.waiting_words(state.overview)} {wording.last_words(state.overview)}")
