"""Asks for one choice: as buttons side by side, or as a list that drops down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.answers import Value
from desktop.ui.editor.flow import Flow
from desktop.ui.editor.inputs.answer_input import AnswerInput, Offer
from desktop.ui.editor.inputs.wrapping import WrappingRadio
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.steady import SteadyComboBox, no_wheel_focus

_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class RadioInput(AnswerInput):
    """Pressing a chosen button again does nothing: a mouse that sticks presses twice. Clearing has its own button."""

    def __init__(self, *, below_each_other: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, WrappingRadio] = {}
        self._spoken = ("", "")
        self._value: str | None = None
        self._read_only = False
        self._build(below_each_other)
        self._connect()

    def _build(self, below_each_other: bool) -> None:
        self.group = QButtonGroup(self)
        self.clear = IconButton("close", self.tr("Clear this answer"))
        _keep_room(self.clear)
        self._places = QWidget()
        self._layout: QVBoxLayout | Flow = QVBoxLayout(self._places) if below_each_other else Flow(self._places)
        self._layout.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._places, 1)
        row.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignTop)
        self.clear.hide()

    def _connect(self) -> None:
        self.group.buttonToggled.connect(self._on_toggled)
        self.clear.clicked.connect(self._on_clear)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        if [offer.name for offer in offers] != list(self._buttons):
            self._rebuild(offers)
        for offer in offers:
            self._buttons[offer.name].set_words(offer.label)
        self.speak(*self._spoken)

    def show_value(self, value: Value | None) -> None:
        self._value = None if value is None else str(value)
        self.group.blockSignals(True)
        self.group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == self._value)
        self.group.setExclusive(True)
        self.group.blockSignals(False)
        self.clear.setVisible(self._value is not None and not self._read_only)

    def set_read_only(self, on: bool) -> None:
        self._read_only = on
        for button in self._buttons.values():
            button.setEnabled(not on)
        self.clear.setVisible(self._value is not None and not on)

    def speak(self, name: str, description: str) -> None:
        self._spoken = (name, description)
        self._places.setAccessibleName(name)
        for button in self._buttons.values():
            button.setAccessibleName(f"{button.words()}, {name}" if name else button.words())
            button.setAccessibleDescription(description)
        self.clear.setAccessibleName(self.tr("Clear this answer") + (f": {name}" if name else ""))

    def mark_wrong(self, on: bool) -> None:
        """The sentence below says it; a frame around each button would point at nothing."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _CLEARING:
            self._on_clear()
            return True
        return super().eventFilter(watched, event)

    def _rebuild(self, offers: Sequence[Offer]) -> None:
        for old in self._buttons.values():
            self.group.removeButton(old)
            self._layout.removeWidget(old)
            old.deleteLater()
        self._buttons = {offer.name: WrappingRadio(offer.label) for offer in offers}
        for button in self._buttons.values():
            button.installEventFilter(self)
            button.setEnabled(not self._read_only)
            self.group.addButton(button)
            self._layout.addWidget(button)
        first = next(iter(self._buttons.values()), None)
        if first is not None:
            self.setFocusProxy(first)
        self.show_value(self._value)

    def _on_toggled(self, button: QRadioButton, checked: bool) -> None:
        if checked:
            self._value = next(name for name, own in self._buttons.items() if own is button)
            self.clear.setVisible(not self._read_only)
            self.answered.emit(self._value)
            self.settled.emit()

    def _on_clear(self) -> None:
        if self._value is not None and not self._read_only:
            here = self.clear.hasFocus()
            self.show_value(None)
            if here:
                self.setFocus()
            self.answered.emit(None)
            self.settled.emit()


class DropDownInput(AnswerInput):
    """The first line of the list is "no answer"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._build()
        self._connect()

    def _build(self) -> None:
        self.combo = SteadyComboBox()
        no_wheel_focus(self.combo)
        self.combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.combo.setSizeAdjustPolicy(SteadyComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(8)
        self.combo.setMaxVisibleItems(12)
        self.combo.addItem(self.tr("Not answered"), None)
        self.setFocusProxy(self.combo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.combo)

    def _connect(self) -> None:
        self.combo.activated.connect(self._on_activated)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        if [offer.name for offer in offers] == self._names:
            for place, offer in enumerate(offers, start=1):
                self.combo.setItemText(place, offer.label)
            return
        chosen = self.combo.currentData()
        while self.combo.count() > 1:
            self.combo.removeItem(1)
        for offer in offers:
            self.combo.addItem(offer.label, offer.name)
        self._names = [offer.name for offer in offers]
        self.show_value(chosen)

    def show_value(self, value: Value | None) -> None:
        self.combo.setCurrentIndex(self._names.index(str(value)) + 1 if value in self._names else 0)

    def _on_activated(self, place: int) -> None:
        self.answered.emit(self.combo.itemData(place))
        self.settled.emit()


def _keep_room(button: IconButton) -> None:
    """The page must not jump when it comes and goes."""
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    button.setSizePolicy(policy)
