"""What a sync may cost, and when it will be through. Shows what the runner says, and hands on what a person chose."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop.services.forecasting import forecast
from desktop.services.spending import BUDGETS_MB, Spending
from desktop.ui import present
from desktop.ui.editor.inputs.wrapping import WrappingCheck
from desktop.ui.sync.forecast_words import forecast_lines
from desktop.ui.sync.state import Line, SyncState
from desktop.ui.sync.sync_runner import SyncRunner
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Label, Muted, Strong


class SpendingCard(Card):
    def __init__(self, runner: SyncRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._build()
        self._connect()
        self._on_changed()

    def _build(self) -> None:
        self.pause = PlainButton()
        head = QHBoxLayout()
        head.addWidget(Strong(self.tr("This connection")), 1)
        head.addWidget(self.pause)
        self.forecast = Label()
        self.paused = Label(self.tr("Paused: nothing goes by itself. “Sync now” still syncs once."))
        self.metered = Muted(self.tr("Your system says that this connection is paid for by the byte."))
        self.words_only = WrappingCheck(self.tr("Send and fetch words only; photos and recordings wait"))
        self.over_metered = WrappingCheck(self.tr("Photos and recordings even if paid by the byte"))
        self.budget = QComboBox()
        self.budget.setAccessibleName(self.tr("At most in one sync"))
        self.budget.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for megabytes in BUDGETS_MB:
            words = present.size(megabytes * 1_000_000) if megabytes else self.tr("As much as there is")
            self.budget.addItem(words, megabytes)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Label(self.tr("At most in one sync")), 2)
        row.addWidget(self.budget, 3)
        self.column.addLayout(head)
        for widget in (self.paused, self.forecast, self.metered, self.words_only, self.over_metered):
            self.column.addWidget(widget)
        self.column.addLayout(row)
        self.column.addWidget(Muted(self.tr("Words always go. What is held back goes on from there next time.")))

    def _connect(self) -> None:
        self._runner.changed.connect(self._on_changed)
        self.pause.clicked.connect(self._on_pause)
        self.words_only.clicked.connect(self._on_chosen)
        self.over_metered.clicked.connect(self._on_chosen)
        self.budget.activated.connect(self._on_chosen)

    def _on_pause(self) -> None:
        self._runner.choose(replace(self._runner.spending, paused=not self._runner.spending.paused))

    def _on_chosen(self) -> None:
        chosen = replace(
            self._runner.spending,
            words_only=self.words_only.isChecked(),
            over_metered=self.over_metered.isChecked(),
            budget_mb=self.budget.currentData(Qt.ItemDataRole.UserRole),
        )
        self._runner.choose(chosen)

    def _on_changed(self) -> None:
        state, spending = self._runner.state, self._runner.spending
        self.setVisible(state.line is not Line.NO_GROUP and state.overview is not None)
        self.pause.setText(self.tr("Go on") if spending.paused else self.tr("Pause"))
        self.pause.set_icon("sync" if spending.paused else "stop")
        self.paused.setVisible(spending.paused)
        self.metered.setVisible(self._runner.network.metered)
        self.words_only.setChecked(spending.words_only)
        self.over_metered.setChecked(spending.over_metered)
        self.over_metered.setVisible(self._runner.network.metered or spending.over_metered)
        self.budget.setCurrentIndex(self.budget.findData(spending.budget_mb))
        self.forecast.setText("\n".join(self._lines(state, spending)))
        self.forecast.setVisible(bool(self.forecast.text()))

    def _lines(self, state: SyncState, spending: Spending) -> list[str]:
        overview, now = state.overview, datetime.now(UTC)
        if overview is None or not overview.waiting_bytes:
            return []
        limits = spending.limits(metered=self._runner.network.metered)
        sent = state.progress.sent_bytes if state.progress is not None else 0
        words = max(0, overview.waiting_word_bytes - sent)
        files = max(
            0, overview.waiting_bytes - overview.waiting_word_bytes - max(0, sent - overview.waiting_word_bytes)
        )
        guess = forecast(
            word_bytes=words, file_bytes=files, bytes_per_second=self._runner.rate(), now=now, limits=limits
        )
        return forecast_lines(guess, held_back=files > 0 and limits.words_only, now=now)
