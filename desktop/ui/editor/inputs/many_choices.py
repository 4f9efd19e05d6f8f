"""Asks for any number of choices: check boxes, with a field that narrows down a long list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.answers import Value
from desktop.ui.editor.flow import Flow
from desktop.ui.editor.folding import folded
from desktop.ui.editor.inputs.answer_input import AnswerInput, Offer
from desktop.ui.editor.inputs.wrapping import WrappingCheck
from desktop.ui.widgets.fields import SearchField
from desktop.ui.widgets.labels import Muted

_LONG_LIST = 12


class CheckInput(AnswerInput):
    needs_width = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, WrappingCheck] = {}
        self._chosen: tuple[str, ...] = ()
        self._spoken = ("", "")
        self._read_only = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.search = SearchField(self.tr("Find in the list"))
        self.search.hide()
        self.nothing = Muted(self.tr("Nothing in the list has these words."))
        self.nothing.hide()
        self._places = QWidget()
        self._flow = Flow(self._places)
        self._flow.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.search, self.nothing, self._places):
            column.addWidget(part)

    def _connect(self) -> None:
        self.search.search_asked.connect(self._on_search)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        if [offer.name for offer in offers] != list(self._boxes):
            self._rebuild(offers)
        for offer in offers:
            self._boxes[offer.name].set_words(offer.label)
        self.speak(*self._spoken)

    def show_value(self, value: Value | None) -> None:
        self._chosen = value if isinstance(value, tuple) else ()
        for name, box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(name in self._chosen)
            box.blockSignals(False)

    def set_read_only(self, on: bool) -> None:
        self._read_only = on
        for box in self._boxes.values():
            box.setEnabled(not on)

    def speak(self, name: str, description: str) -> None:
        self._spoken = (name, description)
        self._places.setAccessibleName(name)
        for box in self._boxes.values():
            box.setAccessibleName(f"{box.words()}, {name}" if name else box.words())
            box.setAccessibleDescription(description)

    def mark_wrong(self, on: bool) -> None:
        """The sentence below says it."""

    def _rebuild(self, offers: Sequence[Offer]) -> None:
        for old in self._boxes.values():
            self._flow.removeWidget(old)
            old.deleteLater()
        self._boxes = {offer.name: WrappingCheck(offer.label) for offer in offers}
        for box in self._boxes.values():
            box.setEnabled(not self._read_only)
            box.toggled.connect(self._on_toggled)
            self._flow.addWidget(box)
        self.search.setVisible(len(offers) > _LONG_LIST)
        first = next(iter(self._boxes.values()), None)
        if first is not None:
            self.setFocusProxy(self.search if len(offers) > _LONG_LIST else first)
        self.show_value(self._chosen)

    def _on_toggled(self, _checked: bool) -> None:
        """In the order of the list; what was chosen and is not offered any more stays."""
        unknown = tuple(name for name in self._chosen if name not in self._boxes)
        self._chosen = tuple(name for name, box in self._boxes.items() if box.isChecked()) + unknown
        self.answered.emit(self._chosen or None)
        self.settled.emit()

    def _on_search(self, words: str) -> None:
        wanted = folded(words)
        for box in self._boxes.values():
            box.setVisible(wanted in folded(box.words()) or box.isChecked())
        self.nothing.setVisible(not any(wanted in folded(box.words()) for box in self._boxes.values()))
