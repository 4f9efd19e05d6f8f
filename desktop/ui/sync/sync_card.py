"""How sync stands, small, in the side of the window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui import icons, theme
from desktop.ui.sync import wording
from desktop.ui.sync.state import Line
from desktop.ui.sync.sync_runner import SyncRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import IconLabel, Label, Muted
from desktop.ui.widgets.progress import ProgressBar

_ROOMY = 130
"""Percent of ordinary text up to which the side has room for more than a word."""


class SyncCard(Card):
    """Its button syncs, and shows the page where it can be followed."""

    page_asked = Signal()
    join_asked = Signal()

    def __init__(self, runner: SyncRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self.column.setContentsMargins(12, 10, 12, 12)
        self._icon = IconLabel("offline", Tone.MUTED, 16)
        self.line = Label()
        self.words = Muted()
        self.bar = ProgressBar(self.tr("Progress of the sync"))
        self.button = PlainButton(self.tr("Sync"), "sync")
        self.button.setToolTip(self.tr("Sync now and show how it goes (Ctrl+0 shows the page)"))
        row = QHBoxLayout()
        row.setSpacing(7)
        row.addWidget(self._icon)
        row.addWidget(self.line, 1)
        self.column.addLayout(row)
        for widget in (self.words, self.bar, self.button):
            self.column.addWidget(widget)
        self.button.clicked.connect(self._on_clicked)
        runner.changed.connect(self._on_changed)
        self._on_changed()

    def _button_words(self, line: Line) -> str:
        if line is Line.NO_GROUP:
            return self.tr("Join a group…") if theme.worn().percent <= _ROOMY else self.tr("Join…")
        return self.tr("Follow it…") if line is Line.SYNCING else self.tr("Sync")

    def _on_clicked(self) -> None:
        if self._runner.state.line is Line.NO_GROUP:
            self.join_asked.emit()
        else:
            self._runner.run_again()
            self.page_asked.emit()

    def _on_changed(self) -> None:
        state = self._runner.state
        words, icon, tone = wording.line_words(state)
        self.button.setText(self._button_words(state.line))
        self.button.setIcon(QIcon() if state.line is Line.NO_GROUP else icons.icon("sync", Tone.INK))
        self.line.setText(words)
        self._icon.set_icon(icon, tone)
        self.bar.setVisible(state.line is Line.SYNCING)
        if state.progress and state.progress.to_send_bytes:
            self.bar.show_part(state.progress.sent_bytes, state.progress.to_send_bytes)
        else:
            self.bar.show_part(0, 1)
        if state.overview:
            waiting = wording.waiting_words(state.overview)
            alone = state.line is Line.NO_GROUP
            self.words.setText(waiting if alone else f"{waiting} {wording.last_words(state.overview)}")
        # At large sizes of text the pages need the room.
        self.words.setVisible(theme.worn().percent <= _ROOMY)
        self.words.setToolTip(self.words.text())
