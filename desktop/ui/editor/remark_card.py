"""One note of a conversation: whose, when, its words. One's own stand apart from those of others."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui import present
from desktop.ui.editor.conversation import Remark
from desktop.ui.tones import Tone
from desktop.ui.widgets.labels import Label, Muted, Pill, Strong


class RemarkCard(QFrame):
    def __init__(self, remark: Remark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice" if remark.own else "card")
        if remark.own:
            self.setProperty("tone", Tone.ACCENT.value)
        who = self.tr("You") if remark.own else remark.author_name or self.tr("Somebody whose name has not come yet")
        self.setAccessibleName(f"{who}: {remark.words}")
        head = QHBoxLayout()
        name = Strong(who)
        name.setWordWrap(False)
        head.addWidget(name)
        head.addWidget(Muted(present.day_and_hour(remark.written)), 1)
        if remark.asks:
            head.addWidget(Pill(self.tr("Question"), tone=Tone.ACCENT))
        words = Label(remark.words)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(words)
