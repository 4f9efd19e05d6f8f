"""Only the window's thread collects garbage.

Python collects wherever it happens to allocate. In a worker it could destroy a widget, or a timer, that belongs to the
window's thread, and that ends the program. So collecting by itself is switched off while the window is there, and done
from a timer, in the same generations and at the same thresholds as Python's own.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class Garbage(QObject):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(collect_what_is_due)

    def start(self) -> None:
        gc.disable()
        self.leave_out()
        self._timer.start()

    def leave_out(self) -> None:
        """What lives now (modules, mostly) is not looked through any more: it would take the time of a stall."""
        gc.freeze()

    def stop(self) -> None:
        self._timer.stop()
        gc.collect()
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()


def collect_what_is_due() -> None:
    """On the window's thread: the generations that Python itself would collect now."""
    due = [count > threshold for count, threshold in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if any(due):
        gc.collect(max(generation for generation, is_due in enumerate(due) if is_due))
