"""Asks for a point on the earth: latitude, longitude, how exact. A map may come beside it later."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from desktop.domain.answers import Value
from desktop.ui.editor.inputs.answer_input import AnswerInput
from desktop.ui.editor.inputs.numbers import number_text, read_number
from desktop.ui.widgets.labels import Muted

_PAIR = re.compile(r"\s*(-?\d{1,3}\.\d+)[,;\s]+(-?\d{1,3}\.\d+)\s*")


class PlaceInput(AnswerInput):
    """The answer is "lat lon alt accuracy", as ODK writes it. A pair pasted into the first field fills both."""

    needs_width = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._altitude = "0"
        self._build()
        self._connect()

    def _build(self) -> None:
        self.latitude = QLineEdit()
        self.longitude = QLineEdit()
        self.accuracy = QLineEdit()
        self.fields = (self.latitude, self.longitude, self.accuracy)
        self.latitude.setPlaceholderText("12.3456")
        self.longitude.setPlaceholderText("65.4321")
        self.accuracy.setPlaceholderText(self.tr("not known"))
        names = (self.tr("Latitude"), self.tr("Longitude"), self.tr("Exact to (m)"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for column, (field, name) in enumerate(zip(self.fields, names, strict=True)):
            label = Muted(name)
            label.setBuddy(field)
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
        self.setFocusProxy(self.latitude)

    def _connect(self) -> None:
        self.latitude.textEdited.connect(self._on_latitude)
        for field in (self.longitude, self.accuracy):
            field.textEdited.connect(self._on_edited)
        for field in self.fields:
            field.editingFinished.connect(self.settled)

    def show_value(self, value: Value | None) -> None:
        if value == self._value():
            return
        parts = str(value).split() if value is not None else []
        self._altitude = parts[2] if len(parts) > 2 else "0"
        shown = [parts[place] if len(parts) > place else "" for place in (0, 1, 3)]
        if shown[2] in ("0", "0.0"):
            shown[2] = ""
        for field, text in zip(self.fields, shown, strict=True):
            field.setText(text)

    def set_read_only(self, on: bool) -> None:
        for field in self.fields:
            field.setReadOnly(on)

    def speak(self, name: str, description: str) -> None:
        for field, part in zip(
            self.fields, (self.tr("latitude"), self.tr("longitude"), self.tr("exact to")), strict=True
        ):
            field.setAccessibleName(f"{name}: {part}")
            field.setAccessibleDescription(description)

    def _value(self) -> str | None:
        latitude, longitude, accuracy = (_plain(field.text()) for field in self.fields)
        if not latitude and not longitude:
            return None
        if not latitude or not longitude:
            return latitude or longitude  # half a place is kept, and no place
        return f"{latitude} {longitude} {self._altitude} {accuracy or '0'}"

    def _on_latitude(self, text: str) -> None:
        pair = _PAIR.fullmatch(text)
        if pair:
            self.latitude.setText(pair[1])
            self.longitude.setText(pair[2])
        self._on_edited(text)

    def _on_edited(self, _text: str) -> None:
        self.answered.emit(self._value())


def _plain(text: str) -> str:
    """With a point and without groups, whatever the locale; what is no number stays as typed."""
    number = read_number(text, whole=False)
    if isinstance(number, (int, float)):
        return repr(number)
    return "" if number is None else number_text(number)
