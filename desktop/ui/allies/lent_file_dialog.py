"""A file that another group shares, on the screen: to be looked at here, and neither saved out nor handed over."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.answers import FileRef
from desktop.services.collecting import Collecting
from desktop.ui import theme
from desktop.ui.evidence.player import Player
from desktop.ui.evidence.showing import LARGEST_PICTURE, Shown, look_up, remark_about, view_for
from desktop.ui.jobs import JobRunner
from desktop.ui.main_window import NAME
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.labels import Heading
from desktop.ui.widgets.pages import EmptyState


class LentFileDialog(QDialog):
    def __init__(self, collecting: Collecting, jobs: JobRunner, ref: FileRef, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ref = ref
        self.setWindowTitle(NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = self.screen().availableSize()
        self.resize(
            min(theme.scaled(900), round(room.width() * 0.94)), min(theme.scaled(620), round(room.height() * 0.9))
        )
        self.stage = QStackedWidget()
        self.leave = PlainButton(self.tr("Close"), "close")
        self.leave.clicked.connect(self.close)
        head = QHBoxLayout()
        head.addWidget(Heading(ref.name), 1)
        head.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.addLayout(head)
        column.addWidget(self.stage, 1)
        self._show(EmptyState("evidence", self.tr("Opening…")))
        work = partial(look_up, collecting, ref, LARGEST_PICTURE)
        jobs.start(self, work, self._on_looked_up, failed=self._on_failed, lane="files")

    def reject(self) -> None:
        """Esc, the button, and closing the window all come here."""
        self._clear()
        super().reject()

    def _on_looked_up(self, shown: Shown) -> None:
        view = view_for(shown, self._ref, self)
        self._show(view)
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: Exception) -> None:
        title, text = remark_about(error)
        self._show(EmptyState("warning", title, text))

    def _show(self, view: QWidget) -> None:
        self._clear()
        self.stage.addWidget(view)
        self.stage.setCurrentWidget(view)

    def _clear(self) -> None:
        while (old := self.stage.currentWidget()) is not None:
            if isinstance(old, Player):
                old.end()
            self.stage.removeWidget(old)
            old.hide()
            old.deleteLater()
