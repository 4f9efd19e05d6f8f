"""The bars: what goes up in its order, and what comes down. Knows the runner alone."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from desktop.ui.sync import going_up, wording
from desktop.ui.sync.state import Line, SyncState
from desktop.ui.sync.sync_runner import SyncRunner
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.progress import ProgressRow


class GoingCard(Card):
    """Hidden while there is no group to send to."""

    def __init__(self, runner: SyncRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.column.setSpacing(8)
        self.bars = [ProgressRow("") for _ in range(4)]
        self.down = ProgressRow("")
        for bar in (*self.bars, self.down):
            self.column.addWidget(bar)
        runner.changed.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        state = self._runner.state
        self.setVisible(state.line is not Line.NO_GROUP and state.overview is not None)
        if state.overview is None:
            return
        rows = [*self._going_up(state), wording.coming_down(state.overview, state.progress)]
        for row, bar in zip(rows, (*self.bars, self.down), strict=True):
            bar.title.setText(row.title)
            bar.bar.setAccessibleName(row.title)
            bar.bar.setAccessibleDescription(" ".join(part for part in (row.amount, row.remark) if part))
            bar.show_part(row.part, 1, row.amount, row.remark, row.tone)
        # What is all here needs no bar.
        self.down.bar.setVisible(rows[-1].part < 1)

    def _going_up(self, state: SyncState) -> list[wording.Row]:
        overview = state.begun or state.overview
        if overview is None:
            return []
        metered, spending = self._runner.network.metered, self._runner.spending
        line = going_up.Line(
            now=datetime.now(UTC),
            limits=spending.limits(metered=metered),
            rate=self._runner.rate(),
            sent=state.sent,
            doubted=overview.doubt is not None,
            metered=metered and not spending.words_only,
        )
        return going_up.rows(overview.standing, line)
