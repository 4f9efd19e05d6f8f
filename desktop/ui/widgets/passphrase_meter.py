"""How strong a passphrase is, while it is typed: a bar, a word, and what would help."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.strength import Strength
from desktop.ui import present
from desktop.ui.tones import Tone
from desktop.ui.widgets.labels import Muted, Strong
from desktop.ui.widgets.progress import ProgressBar

_TONES = (Tone.BAD, Tone.BAD, Tone.WARN, Tone.GOOD, Tone.GOOD)


class PassphraseMeter(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = ProgressBar(self.tr("Strength of the passphrase"))
        self.word = Strong()
        self.advice = Muted()
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.word)
        self.word.setWordWrap(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self.advice)

    def show_nothing(self) -> None:
        self.bar.show_part(0, 1)
        self.word.clear()
        self.advice.clear()

    def show_strength(self, found: Strength) -> None:
        tone = _TONES[found.score] if found.enough else Tone.BAD
        self.bar.show_part(found.score + 1, 5, tone)
        self.word.setText(present.phrase(f"strength.score_{found.score}"))
        self.word.set_tone(tone)
        codes = [code for code in (found.warning, *found.advice) if code]
        self.advice.setText(" ".join(present.phrase(f"strength.{code}") for code in codes[:2]))
