"""Who did what with a piece of evidence, and when: beside it, newest first. Knows no store."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.custody import CustodyLine, CustodyView
from desktop.ui.evidence.custody_words import CustodyWords
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.labels import Heading, Label, Muted
from desktop.ui.widgets.notices import Notice

SHOWN = 40
"""Lines on the screen; the list that is saved out has all of them."""


class CustodyPanel(QWidget):
    """`save_asked`, `hand_over_asked`. Empty until `show_custody`."""

    save_asked = Signal()
    hand_over_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = CustodyWords(self)
        self.view: CustodyView | None = None
        self._build()
        self.save.clicked.connect(self.save_asked)
        self.hand_over.clicked.connect(self.hand_over_asked)

    def _build(self) -> None:
        self.trouble = Notice(Tone.WARN)
        self._rows = QWidget()
        self._list = QVBoxLayout(self._rows)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        self.hand_over = PlainButton(self.tr("Hand over with proofs…"), "hand_over")
        self.save = PlainButton(self.tr("Save this list out…"), "save")
        self.remark = Muted(self.tr("The list holds names. Saved out, it is not protected."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Heading(self.tr("What was done with it")))
        for part in (self.trouble, self._rows, self.hand_over, self.save, self.remark):
            column.addWidget(part)
        for button in (self.hand_over, self.save):
            button.setEnabled(False)

    def show_custody(self, view: CustodyView) -> None:
        self.view = view
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in view.lines[: -SHOWN - 1 : -1]:
            self._add(line)
        if len(view.lines) > SHOWN:
            self._list.addWidget(Muted(self.words.earlier(len(view.lines) - SHOWN)))
        if view.flaws:
            self.trouble.show_words(
                self.tr("This list is not whole."), "\n".join(self.words.flaw(who, flaw) for who, flaw in view.flaws)
            )
        for button in (self.hand_over, self.save):
            button.setEnabled(True)

    def _add(self, line: CustodyLine) -> None:
        deed, who = Label(self.words.deed(line)), Muted(self.words.who_and_when(line))
        deed.setAccessibleName(f"{deed.text()}: {who.text()}")
        self._list.addWidget(deed)
        self._list.addWidget(who)
