"""A sentence that stands on the page until it is dealt with: what happened, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import IconButton, PlainButton
from desktop.ui.widgets.labels import IconLabel, Label, Strong

_LARGE_PERCENT = 150
"""Of ordinary text, from where on a button beside words would leave them a narrow column."""
_ICONS = {Tone.BAD: "bad", Tone.WARN: "warning", Tone.GOOD: "done"}


class Notice(QFrame):
    """Hidden until `show_words`. `acted` when its button was pressed, `closed` when the person put it away."""

    acted = Signal()
    closed = Signal()

    def __init__(self, tone: Tone = Tone.ACCENT, *, closable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._icon = IconLabel("info", tone, 20)
        self.title = Strong()
        self.text = Label()
        self.button = PlainButton()
        self.button.clicked.connect(self.acted)
        self.button.hide()
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self.title)
        words.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 11, 14, 11)
        row.setSpacing(11)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        if theme.worn().percent > _LARGE_PERCENT:
            words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        else:
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        if closable:
            close = IconButton("close", self.tr("Put this message away"))
            close.clicked.connect(self._on_close)
            row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._dress(tone)
        self.hide()

    def show_words(self, title: str, text: str = "", tone: Tone | None = None, action: str = "") -> None:
        if tone:
            self._dress(tone)
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _dress(self, tone: Tone) -> None:
        self.setProperty("tone", tone.value)
        self._icon.set_icon(_ICONS.get(tone, "info"), tone)
        self.style().unpolish(self)
        self.style().polish(self)

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()
