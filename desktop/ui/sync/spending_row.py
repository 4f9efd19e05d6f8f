"""What a sync may cost over this connection. Shows what the runner says, and hands on what a person chose."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.spending import BUDGETS_MB
from desktop.ui import present, theme
from desktop.ui.editor.inputs.wrapping import WrappingCheck
from desktop.ui.sync.sync_runner import SyncRunner
from desktop.ui.widgets.button_row import ButtonRow
from desktop.ui.widgets.labels import Label

_ROOMY = 150
"""Percent of ordinary text up to which what a sync may cost stands in one line."""


class SpendingRow(QWidget):
    def __init__(self, runner: SyncRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._build()
        self._connect()
        self._on_changed()

    def _build(self) -> None:
        self.paused = Label(self.tr("Paused: nothing goes by itself. “Sync now” still syncs once."))
        self.metered = Label(self.tr("Your system says that this connection is paid for by the byte."))
        self.words_only = WrappingCheck(self.tr("Words only; photos and recordings wait"))
        self.over_metered = WrappingCheck(self.tr("Photos and recordings even if paid by the byte"))
        self.budget = QComboBox()
        self.budget.setAccessibleName(self.tr("At most in one sync"))
        self.budget.setToolTip(self.tr("Words always go. What is held back goes on from there next time."))
        self.budget.setAccessibleDescription(self.budget.toolTip())
        self.budget.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for megabytes in BUDGETS_MB:
            words = present.size(megabytes * 1_000_000) if megabytes else self.tr("As much as there is")
            self.budget.addItem(words, megabytes)
        most = QHBoxLayout()
        most.setSpacing(10)
        label = Label(self.tr("At most in one sync"))
        label.setWordWrap(theme.worn().percent > _ROOMY)
        most.addWidget(label)
        most.addWidget(self.budget)
        most.addStretch(1)
        row = ButtonRow()
        row.setSpacing(18)
        row.addLayout(most)
        row.addWidget(self.words_only, 1)
        row.addWidget(self.over_metered, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.paused)
        column.addWidget(self.metered)
        column.addLayout(row)

    def _connect(self) -> None:
        self._runner.changed.connect(self._on_changed)
        self.words_only.clicked.connect(self._on_chosen)
        self.over_metered.clicked.connect(self._on_chosen)
        self.budget.activated.connect(self._on_chosen)

    def _on_chosen(self) -> None:
        chosen = replace(
            self._runner.spending,
            words_only=self.words_only.isChecked(),
            over_metered=self.over_metered.isChecked(),
            budget_mb=self.budget.currentData(Qt.ItemDataRole.UserRole),
        )
        self._runner.choose(chosen)

    def _on_changed(self) -> None:
        spending, metered = self._runner.spending, self._runner.network.metered
        self.paused.setVisible(spending.paused)
        self.metered.setVisible(metered)
        self.words_only.setChecked(spending.words_only)
        self.over_metered.setChecked(spending.over_metered)
        self.over_metered.setVisible(metered or spending.over_metered)
        self.budget.setCurrentIndex(self.budget.findData(spending.budget_mb))
