"""In the place of something that was removed from this laptop: that it was, and the button that fetches it again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.carrying.fetch_again import Wanting
from desktop.ui.widgets.pages import EmptyState


class GoneView(QWidget):
    def __init__(self, title: str, text: str, fetch: Wanting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self.said = EmptyState("on_server", title, text)
        self.fetch = fetch
        self._column.addWidget(self.said, 1)
        self._column.addWidget(fetch, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self.setFocusProxy(fetch)
        fetch.said.connect(self.say)

    def say(self, title: str, text: str) -> None:
        old, self.said = self.said, EmptyState("on_server", title, text)
        self._column.replaceWidget(old, self.said)
        old.hide()
        old.deleteLater()
