"""Asks when, as sure as people are of it: words are typed, and what was understood is read back at once."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.answers import Value
from desktop.domain.dates import EdtfDate, NotADate, parse
from desktop.ui.editor.dates.reading import read_when
from desktop.ui.editor.dates.unsure import in_words
from desktop.ui.editor.inputs.answer_input import AnswerInput
from desktop.ui.tones import Tone
from desktop.ui.widgets.fields import ClearableField
from desktop.ui.widgets.labels import Muted


class EdtfInput(AnswerInput):
    """The answer is EDTF; words that no date can be made out of are kept as typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: str | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.line = ClearableField()
        self.line.setPlaceholderText(self.tr("2011 · 14 June 2011 · mid-November · between May and July 2011"))
        self.reading = Muted()
        self.reading.hide()
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.reading)

    def _connect(self) -> None:
        self.line.textEdited.connect(self._on_edited)
        self.line.textChanged.connect(self._on_changed)
        self.line.editingFinished.connect(self.settled)

    def show_value(self, value: Value | None) -> None:
        kept = None if value is None else str(value)
        if kept == self._kept:
            return
        self._kept = kept
        when = _kept_as(kept or "")
        self.line.blockSignals(True)
        self.line.setText(in_words(when) if when and _survives(when) else kept or "")
        self.line.blockSignals(False)
        self.line.setCursorPosition(0)
        self._read_back(when)

    def set_read_only(self, on: bool) -> None:
        self.line.setReadOnly(on)

    def _on_edited(self, text: str) -> None:
        when = read_when(text, _today())
        self._kept = when.edtf if when else text.strip() or None
        self._read_back(when)
        self.answered.emit(self._kept)

    def _on_changed(self, text: str) -> None:
        if not text and self._kept is not None:  # by the button in the field, which is no typing
            self._on_edited(text)

    def _read_back(self, when: EdtfDate | None) -> None:
        said = in_words(when) if when else ""
        self.reading.setVisible(bool(self.line.text().strip()) and said != self.line.text())
        if when is not None:
            self.reading.set_tone(None)
            self.reading.setText(self.tr("Understood: %1").replace("%1", said))
        else:
            self.reading.set_tone(Tone.WARN)
            self.reading.setText(
                self.tr("No date found in these words. Try a year, a month and year, or “between … and …”.")
            )


def _kept_as(text: str) -> EdtfDate | None:
    try:
        return parse(text) if text else None
    except NotADate:
        return None


def _survives(when: EdtfDate) -> bool:
    """Whether the words mean the same when they are read again; else the notation itself is shown."""
    return read_when(in_words(when), _today()) == when


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the day on this laptop's wall is what people mean
