"""Only the window's thread collects garbage.

Python collects wherever it happens to allocate. In a worker it could destroy a widget, or a timer, that belongs to the
window's thread, and that ends the program. So collecting by itself is switched off while the window is there, and done
from a timer.

The window stands still meanwhile, so each time only a little is looked through: of what was made since the last time,
and not of all there is. What was alive when the oldest generation was looked through is left out from then on. If
nothing but a circle among such things holds it afterwards, it stays until the process ends, which locking does.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 100
_DUE = (700, 7_000, 35_000)
"""For each generation: after how many objects, made since it was collected last. A thousand take a third of a
millisecond; the first two are as in Python itself.
"""


class Garbage(QObject):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._on_time)
        self._made = [0, 0, 0]

    def start(self) -> None:
        gc.disable()
        self.leave_out()
        self._timer.start()

    def leave_out(self) -> None:
        """What lives now (modules, mostly) is not looked through any more: it would take the time of a stall."""
        gc.freeze()
        self._made = [0, 0, 0]

    def _on_time(self) -> None:
        made = gc.get_count()[0]
        if made <= _DUE[0]:
            return
        self._made = [before + made for before in self._made]
        oldest = max(generation for generation, due in enumerate(_DUE) if self._made[generation] > due)
        gc.collect(oldest)
        self._made[: oldest + 1] = [0] * (oldest + 1)
        if oldest == len(_DUE) - 1:
            self.leave_out()

    def stop(self) -> None:
        self._timer.stop()
        gc.collect()
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()


def collect_what_is_due() -> None:
    """For whoever has no `Garbage`, on the window's thread: the generations that Python itself would collect now."""
    due = [count > threshold for count, threshold in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if any(due):
        gc.collect(max(generation for generation, is_due in enumerate(due) if is_due))
