"""What an export is for: one of the purposes that narrators are asked about, and for partners, for which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from desktop.domain.consent import Purpose
from desktop.services.exporting.exporting import PURPOSES, Choice
from desktop.ui import present, theme
from desktop.ui.editor.inputs.wrapping import WrappingCheck, WrappingRadio
from desktop.ui.widgets.labels import Muted, Strong

_Button = TypeVar("_Button", WrappingCheck, WrappingRadio)


def as_tall_as_its_words(button: _Button) -> _Button:
    """Buttons are one line tall for ever, unless they may grow."""
    policy = button.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
    button.setSizePolicy(policy)
    return button


class PurposeChoice(QWidget):
    """`changed` when something else is chosen; `choice` is None until enough is."""

    changed = Signal()

    def __init__(self, offered: Sequence[Purpose] = PURPOSES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered = offered
        self._build()

    def _build(self) -> None:
        self.group = QButtonGroup(self)
        self.purposes: dict[Purpose, WrappingRadio] = {}
        self.partners: list[tuple[str, WrappingCheck]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._partners = QWidget()
        self._list = QVBoxLayout(self._partners)
        self._list.setContentsMargins(theme.scaled(28), 2, 0, 6)
        self._list.setSpacing(2)
        for purpose in self._offered:
            button = as_tall_as_its_words(WrappingRadio(present.phrase(f"purposes.{purpose}")))
            self.purposes[purpose] = button
            self.group.addButton(button)
            column.addWidget(button)
            if purpose is Purpose.PARTNERS:
                column.addWidget(self._partners)
        self._partners.hide()
        self.group.buttonToggled.connect(self._on_chosen)
        self.setFocusProxy(self.purposes[Purpose.INTERNAL])

    def choice(self) -> Choice | None:
        purpose = next((one for one, button in self.purposes.items() if button.isChecked()), None)
        named = frozenset(words for words, check in self.partners if check.isChecked())
        if purpose is None or (purpose is Purpose.PARTNERS and not named):
            return None
        return Choice(purpose=purpose, partners=named if purpose is Purpose.PARTNERS else frozenset())

    def show_partners(self, named: Mapping[str, int]) -> None:
        """The words by which narrators named partners, with how many testimonies."""
        if not named:
            self._list.addWidget(Muted(self.tr("No narrator has named partners and agreed to share with them.")))
            return
        self._list.addWidget(Strong(self.tr("Tick whoever this is for, as narrators named them:")))
        for words, count in named.items():
            called = self.tr("%1 (%n testimony(s))", "", count).replace("%1", words)
            check = as_tall_as_its_words(WrappingCheck(called))
            check.toggled.connect(self._on_ticked)
            self.partners.append((words, check))
            self._list.addWidget(check)

    def _on_chosen(self, _button: object, checked: bool) -> None:
        if checked:
            self._partners.setVisible(self.purposes[Purpose.PARTNERS].isChecked())
            self.changed.emit()

    def _on_ticked(self, _checked: bool) -> None:
        self.changed.emit()
