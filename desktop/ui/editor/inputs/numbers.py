"""Asks for a number. Letters are kept as they were typed; the form says that they are no number."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from desktop.domain.answers import Value
from desktop.ui import theme
from desktop.ui.editor.inputs.answer_input import AnswerInput
from desktop.ui.editor.inputs.line_input import LineInput
from desktop.ui.widgets.steady import SteadySlider, no_wheel_focus

_MOST_STEPS = 10_000


class NumberInput(LineInput):
    def __init__(self, *, whole: bool, parent: QWidget | None = None) -> None:
        super().__init__(220, parent)
        self._whole = whole
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhDigitsOnly if whole else Qt.InputMethodHint.ImhFormattedNumbersOnly
        )
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self.settled)

    def show_value(self, value: Value | None) -> None:
        if value != read_number(self.line.text(), whole=self._whole):
            self.line.setText("" if value is None else number_text(value))

    def _on_edited(self, text: str) -> None:
        self.answered.emit(read_number(text, whole=self._whole))


class RangeInput(AnswerInput):
    """A slider that has no answer until it is moved, and a field that says the same in digits."""

    def __init__(self, parameters: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start = _parameter(parameters, "start", 0.0)
        self._end = _parameter(parameters, "end", 10.0)
        self._step = abs(_parameter(parameters, "step", 1.0)) or 1.0
        self._whole = all(part.is_integer() for part in (self._start, self._end, self._step))
        self._build()
        self._connect()

    def _build(self) -> None:
        self.slider = SteadySlider(Qt.Orientation.Horizontal)
        no_wheel_focus(self.slider)
        self.slider.setRange(0, min(_MOST_STEPS, round(abs(self._end - self._start) / self._step)))
        self.slider.setMinimumWidth(theme.scaled(120))
        self.line = QLineEdit()
        self.line.setFixedWidth(theme.scaled(90))
        self.line.setPlaceholderText("–")
        self.setFocusProxy(self.slider)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for end in (QLabel(number_text(self._start)), self.slider, QLabel(number_text(self._end)), self.line):
            row.addWidget(end)
        self.slider.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self.slider.valueChanged.connect(self._on_moved)
        self.slider.sliderReleased.connect(self.settled)
        self.line.textEdited.connect(self._on_typed)
        self.line.editingFinished.connect(self.settled)

    def show_value(self, value: Value | None) -> None:
        if value != read_number(self.line.text(), whole=self._whole):
            self.line.setText("" if value is None else number_text(value))
        self._place(value)

    def speak(self, name: str, description: str) -> None:
        super().speak(name, description)
        self.line.setAccessibleName(name)

    def _place(self, value: Value | None) -> None:
        number = value if isinstance(value, (int, float)) else self._start
        steps = round(abs(number - self._start) / self._step)
        self.slider.blockSignals(True)
        self.slider.setValue(steps)
        self.slider.blockSignals(False)

    def _on_moved(self, steps: int) -> None:
        towards = 1 if self._end >= self._start else -1
        number = round(self._start + towards * steps * self._step, 9)
        self.line.setText(number_text(number))
        self.answered.emit(int(number) if self._whole else number)

    def _on_typed(self, text: str) -> None:
        value = read_number(text, whole=self._whole)
        self._place(value)
        self.answered.emit(value)


def read_number(text: str, *, whole: bool) -> Value | None:
    """A number as people write it here: grouped or not, with a comma or a point. What is none comes back as text."""
    plain = text.strip()
    if not plain:
        return None
    for locale in (QLocale(), QLocale.c()):
        number, fine = locale.toLongLong(plain)
        if fine:
            return number
        decimal, fine = locale.toDouble(plain)
        if fine and not whole and math.isfinite(decimal):
            return decimal
    comma, fine = QLocale.c().toDouble(plain.replace(",", "."))
    if fine and not whole and math.isfinite(comma) and plain.count(",") == 1:
        return comma
    return plain


def number_text(value: Value) -> str:
    """Digits as `read_number` takes them back, ungrouped."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if not isinstance(value, float):
        return str(value)
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(value, "g", QLocale.FloatingPointPrecisionOption.FloatingPointShortest.value)


def _parameter(parameters: Mapping[str, str], name: str, otherwise: float) -> float:
    try:
        number = float(parameters.get(name, otherwise))
    except ValueError:
        return otherwise
    return number if math.isfinite(number) else otherwise
