"""Whether something that cannot be undone is meant. Knows nothing of what it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.buttons import DangerButton, PlainButton
from desktop.ui.widgets.fitting import FittingDialog
from desktop.ui.widgets.labels import Heading, Label


class SureDialog(FittingDialog):
    """`sure` with `about` when the person is; the keyboard begins at leaving it."""

    sure = Signal(str)

    def __init__(self, asked: str, words: str, deed: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(520, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._about = about
        self.column.addWidget(Heading(asked))
        self.column.addWidget(Label(words))
        self.leave = PlainButton(self.tr("Leave it as it is"))
        self.deed = DangerButton(deed)
        self.buttons.addWidget(self.leave)
        self.buttons.addWidget(self.deed)
        self.leave.clicked.connect(self.close)
        self.deed.clicked.connect(self._on_deed)
        self.leave.setFocus()

    def _on_deed(self) -> None:
        self.sure.emit(self._about)
        self.close()
