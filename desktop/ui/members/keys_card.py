"""What strangers need to check what the group hands over: its id and the key of its server's log, to be read out or
copied. Knows no service.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui import clipboard
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Label, Muted, Strong


class KeysCard(Card):
    """`group` and `server_key` in hex. Shown in fours, copied as they are."""

    def __init__(self, group: str, server_key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = f"--group {group} --server-key {server_key}"
        self.group, self.key = Label(in_fours(group)), Label(in_fours(server_key))
        self.copy = PlainButton(self.tr("Copy both"), "copy")
        self.copy.clicked.connect(self._on_copy)
        self.column.addWidget(
            Muted(
                self.tr(
                    "Whoever gets evidence with its proofs needs these two to check them, by another way than the "
                    "evidence itself: read out, or on paper. They open nothing."
                )
            )
        )
        for words, label in ((self.tr("Group"), self.group), (self.tr("Key of the server's log"), self.key)):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setAccessibleName(f"{words}: {label.text()}")
            self.column.addWidget(Strong(words))
            self.column.addWidget(label)
        self.column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeading)

    def _on_copy(self) -> None:
        clipboard.shared().copy(self._text)


def in_fours(digits: str) -> str:
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
