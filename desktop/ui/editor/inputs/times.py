"""Asks for a time of day, or for a day and a time. Empty until somebody answers."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.answers import Value
from desktop.ui.editor.dates.saying import time_in_words
from desktop.ui.editor.inputs.answer_input import AnswerInput
from desktop.ui.editor.inputs.dates import DateInput
from desktop.ui.editor.inputs.line_input import LineInput

_CLOCK = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?(?::\d{2}(?:\.\d+)?)? *([ap])?\.? ?(?:m\.?)?(?:[+-]\d{2}:?\d{2}|z)?")


class TimeInput(LineInput):
    """The answer is "14:30"; typed as 14:30, 14.30, 1430, 14h30, 2:30 pm. What is no time is kept as typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(150, parent)
        self.line.setPlaceholderText(self.tr("Not known"))
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self._on_left)

    def show_value(self, value: Value | None) -> None:
        if value != self.value():
            self._write(value)

    def value(self) -> str | None:
        text = self.line.text().strip()
        moment = read_time(text)
        return moment.strftime("%H:%M") if moment else text or None

    def _write(self, value: Value | None) -> None:
        moment = read_time(str(value)) if value is not None else None
        shown = "" if value is None else str(value)
        self.line.setText(time_in_words(moment, QLocale().name()) if moment else shown)

    def _on_edited(self, _text: str) -> None:
        self.answered.emit(self.value())

    def _on_left(self) -> None:
        if self.line.isModified() and not self.line.isReadOnly():
            self._write(self.value())
        self.settled.emit()


class MomentInput(AnswerInput):
    """A day and a time, by the laptop's clock and zone. The answer is ISO 8601 with the offset; half of it is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offset = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        self.day = DateInput()
        self.clock = TimeInput()
        self.setFocusProxy(self.day)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.day, 3)
        inner = QVBoxLayout()
        inner.addWidget(self.clock)
        inner.addStretch(1)
        row.addLayout(inner, 2)

    def _connect(self) -> None:
        for part in (self.day, self.clock):
            part.answered.connect(self._on_answered)
            part.settled.connect(self.settled)

    def show_value(self, value: Value | None) -> None:
        if value == self._value():
            return
        moment = _moment(value)
        if moment is None:
            self.day.show_value(value)
            self.clock.show_value(None)
        else:
            self._offset = _offset(moment)
            self.day.show_value(moment.date().isoformat())
            self.clock.show_value(moment.strftime("%H:%M"))

    def set_read_only(self, on: bool) -> None:
        self.day.set_read_only(on)
        self.clock.set_read_only(on)

    def speak(self, name: str, description: str) -> None:
        self.day.speak(self.tr("%1: day").replace("%1", name), description)
        self.clock.speak(self.tr("%1: time").replace("%1", name), description)

    def mark_wrong(self, on: bool) -> None:
        self.day.mark_wrong(on)
        self.clock.mark_wrong(on)

    def _value(self) -> str | None:
        day, clock = self.day.value(), self.clock.value()
        if day is None or clock is None:
            return day or clock
        try:
            naive = datetime.combine(date.fromisoformat(day), time.fromisoformat(clock))
        except ValueError:
            return f"{day} {clock}"
        moment = datetime.fromisoformat(naive.isoformat() + self._offset) if self._offset else naive.astimezone()
        return moment.isoformat(timespec="milliseconds")

    def _on_answered(self, _part: object) -> None:
        self.answered.emit(self._value())


def read_time(text: str) -> time | None:
    found = _CLOCK.fullmatch(text.strip().casefold())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _moment(value: Value | None) -> datetime | None:
    if not isinstance(value, str) or "T" not in value:
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def _offset(moment: datetime) -> str:
    """As written: an answer keeps the zone it was given in."""
    return moment.isoformat(timespec="seconds")[19:]
