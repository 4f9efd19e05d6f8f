"""A recording that a crash or a power cut ended, or a whole file that it left without words: keep it, or throw it away.
Knows no service.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.domain.answers import FileRef
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import DangerButton, PlainButton, QuietButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Muted, Pill, Strong


class CutOffCard(Card):
    """`keep_asked(FileRef)` and, after a second deliberate press, `throw_asked(FileRef)`."""

    keep_asked = Signal(object)
    throw_asked = Signal(object)

    def __init__(self, ref: FileRef, title: str, *, is_whole: bool = False) -> None:
        super().__init__()
        self.ref = ref
        self._is_whole = is_whole
        self._build(title)
        self._connect()

    def _build(self, title: str) -> None:
        self.keep = PlainButton(self.tr("Keep it") if self._is_whole else self.tr("Keep what was recorded"), "check")
        self.discard = QuietButton(self.tr("Throw away…"), "delete")
        self.really = DangerButton(self.tr("Yes, throw it away"))
        self.really.hide()
        head = QHBoxLayout()
        head.setSpacing(10)
        words, kind, remark = self._words()
        head.addWidget(Strong(words.replace("%1", title)), 1)
        head.addWidget(Pill(kind, tone=Tone.WARN), 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.column.addWidget(Muted(remark))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.keep)
        row.addStretch(1)
        row.addWidget(self.discard)
        row.addWidget(self.really)
        self.column.addLayout(row)

    def _words(self) -> tuple[str, str, str]:
        if self._is_whole:
            return (
                self.tr("A file belongs to no record yet: %1"),
                self.tr("File"),
                self.tr("The program ended before its record was kept. Kept, it becomes a draft of evidence."),
            )
        return (
            self.tr("A recording was cut off: %1"),
            self.tr("Recording"),
            self.tr("What was heard until then is sealed in the vault. Kept, it becomes a draft of evidence."),
        )

    def _connect(self) -> None:
        self.keep.clicked.connect(self._on_keep)
        self.discard.clicked.connect(self._on_discard)
        self.really.clicked.connect(self._on_really)

    def _on_keep(self) -> None:
        self.setEnabled(False)
        self.keep_asked.emit(self.ref)

    def _on_discard(self) -> None:
        """The second button stands elsewhere, and pressing the first again does nothing: some mice press twice."""
        self.discard.setEnabled(False)
        self.really.show()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_really(self) -> None:
        self.setEnabled(False)
        self.throw_asked.emit(self.ref)
