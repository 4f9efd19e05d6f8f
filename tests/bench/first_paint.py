"""Tells when a widget was painted for the first time. Knows nothing of the program."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.saying import peak_memory, say


class FirstPaint(QObject):
    """Says so, with the memory at its highest, and ends the application."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._painted = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._on_painted)
        return False

    def _on_painted(self) -> None:
        say(memory=peak_memory())
        QApplication.quit()
