"""One step of the first start: a question with what belongs to it. Knows no other step."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.onboarding.first_answers import FirstAnswers
from desktop.ui.widgets.labels import Muted, Title


class Step(QWidget):
    """`ready_changed` when `ready` may have; `next_asked` when Enter in a field should go on."""

    ready_changed = Signal()
    next_asked = Signal()

    def __init__(self, title: str, remark: str, answers: FirstAnswers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answers = answers
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.column.addWidget(Title(title))
        if remark:
            self.column.addWidget(Muted(remark))
        self.column.addSpacing(4)

    def ready(self) -> bool:
        """Whether one can go on from here."""
        return True

    def keep(self) -> None:
        """Write what was said into `answers`; called when the person goes on or back."""
