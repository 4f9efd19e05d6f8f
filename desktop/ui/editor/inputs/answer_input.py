"""What every widget that asks for an answer has in common. Knows no form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.answers import Value


@dataclass(frozen=True, slots=True)
class Offer:
    """One choice as it is shown."""

    name: str
    label: str


class AnswerInput(QWidget):
    """Shows a value and tells what a person made of it.

    `answered` carries a `Value`, or None for an answer that was cleared. `settled` says that the person has gone on:
    it is time to say what is wrong. Nothing is emitted for what the program itself shows.
    """

    answered = Signal(object)
    settled = Signal()
    needs_width = False
    """Wants the whole width of its card, below the question's words."""
    says_name = False
    """Puts the question's words on the screen itself."""

    def show_value(self, value: Value | None) -> None:
        """Show this answer. What a person is just typing is not rewritten when it already means the same."""
        raise NotImplementedError

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Offer these choices, keeping the answer."""

    def set_read_only(self, on: bool) -> None:
        self.setEnabled(not on)

    def speak(self, name: str, description: str) -> None:
        """What screen readers say: the question, whether it must be answered, its hint."""
        target = self.focusProxy() or self
        target.setAccessibleName(name)
        target.setAccessibleDescription(description)

    def mark_wrong(self, on: bool) -> None:
        target = self.focusProxy() or self
        if target.property("fault") is not on:
            target.setProperty("fault", on)
            target.style().unpolish(target)
            target.style().polish(target)
