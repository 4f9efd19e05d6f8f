"""What Today says about the laptop itself: its last sync and backup, its lock, its clock."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from desktop.ui import present
from desktop.ui.today.news import News
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Label, Muted


class LaptopCard(Card):
    def __init__(self) -> None:
        super().__init__()
        self.column.setSpacing(9)
        self.lines = {
            "sync": self._line(self.tr("Last sync")),
            "backup": self._line(self.tr("Last backup")),
            "lock": self._line(self.tr("Locks by itself")),
            "clock": self._line(self.tr("Clock")),
        }

    def show_news(self, news: News) -> None:
        last, minutes = news.overview.last_sync, news.choices.lock_after_minutes
        self.lines["sync"].setText(present.ago(last) if last else self.tr("never"))
        self.lines["backup"].setText(present.ago(news.backup.taken) if news.backup else self.tr("never"))
        self.lines["lock"].setText(self.tr("after %n minute(s)", "", minutes) if minutes else self.tr("never"))
        self.lines["clock"].setText(self._clock(news.overview.clock_offset, news.overview.clock_set_back))

    def _clock(self, offset: timedelta | None, back: timedelta) -> str:
        if back:
            return self.tr("set back by %n day(s) or more: please check the date", "", back.days)
        if offset is None:
            return self.tr("not compared yet")
        off = round(abs(offset.total_seconds()) / 60)
        return self.tr("off by %n minute(s)", "", off) if off else self.tr("right")

    def _line(self, title: str) -> Muted:
        value = Muted()
        value.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.addWidget(Label(title), 1)
        row.addWidget(value, 1)
        self.column.addLayout(row)
        return value
