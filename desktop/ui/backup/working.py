"""How far a backup or a restoring is: what is being done, a bar, and a button to stop it. Knows neither of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.backing_up import Stage
from desktop.ui import present
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.labels import Muted
from desktop.ui.widgets.progress import ProgressRow


class Working(QWidget):
    stop_asked = Signal()

    def __init__(self, name: str, remark: str) -> None:
        super().__init__()
        self.row = ProgressRow(name)
        self.remark = Muted(remark)
        self.stop = PlainButton(self.tr("Stop"), "stop")
        below = QHBoxLayout()
        below.addWidget(self.remark, 1)
        below.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.row)
        column.addLayout(below)
        self.stop.clicked.connect(self.stop_asked)

    def begin(self) -> None:
        self.row.title.setText(present.phrase("backup.reading"))
        self.row.show_part(0, 1, "")
        self.stop.setEnabled(True)
        self.show()

    def show_step(self, stage: Stage, done: int, total: int) -> None:
        self.row.title.setText(present.phrase(f"backup.{stage.value}"))
        self.row.bar.setAccessibleName(self.row.title.text())
        amount = self.tr("%1 of %2").replace("%1", present.size(done)).replace("%2", present.size(total))
        self.row.show_part(done, total, amount if total else "")
