"""The window: a frame that shows one screen at a time (unlock, first start, work). Knows none of them.

Its title is the program's name and nothing else, always: titles are seen by the system and by people passing by.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from desktop.ui import icons
from desktop.ui.tones import Tone

NAME = "Amparo"
_SIZE = (1366, 768)


class MainWindow(QMainWindow):
    """`closing(QCloseEvent)` before it closes, so that what is open can be kept; ignoring the event keeps it open."""

    closing = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(NAME)
        self.setWindowIcon(icons.icon("amparo", Tone.ACCENT))
        self.setMinimumSize(800, 560)
        self.resize(*_SIZE)
        self._screens = QStackedWidget()
        self._cover: QWidget | None = None
        self.setCentralWidget(self._screens)

    def show_screen(self, screen: QWidget) -> None:
        """The screen before it is freed."""
        self.clear()
        self._screens.addWidget(screen)
        screen.setFocus()

    def cover(self, screen: QWidget) -> None:
        """At once, for good, over whatever screen is there: that one lives on, unseen, until `clear`."""
        self._cover = screen
        self._screens.addWidget(screen)
        self._screens.setCurrentWidget(screen)
        screen.setFocus()

    def beckon(self) -> None:
        """Something is new: the taskbar shows it, in no words. Not while something harmless covers the window."""
        if self._cover is None:
            QApplication.alert(self)

    def clear(self) -> None:
        """Nothing of the screen is left, neither to see nor in memory. What covers it stays."""
        for old in [self._screens.widget(number) for number in range(self._screens.count())]:
            if old is not None and old is not self._cover:
                old.deleteLater()
                QCoreApplication.sendPostedEvents(old, QEvent.Type.DeferredDelete.value)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.closing.emit(event)
