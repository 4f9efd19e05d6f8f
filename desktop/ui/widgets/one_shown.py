"""Several widgets in one place, of which one is seen. Knows none of them.

Unlike Qt's stack it asks nothing of those that are hidden: there every change of the shown one, and every turn to
another one, has all of them say how large they want to be, down to their last label. It wants no size of its own.
"""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class OneShown(QWidget):
    """The first widget that is added is the one that is shown, until another one is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widgets: list[QWidget] = []
        self._shown: QWidget | None = None

    def add(self, widget: QWidget) -> None:
        widget.hide()
        if widget.parentWidget() is not self:
            widget.setParent(self)
        self._widgets.append(widget)
        if self._shown is None:
            self.show_widget(widget)

    def remove(self, widget: QWidget) -> None:
        """It is hidden, stays a child, and is shown no more. If it was the shown one, nothing is until it is asked."""
        self._widgets.remove(widget)
        if widget is self._shown:
            self._shown = None
        widget.hide()

    def count(self) -> int:
        return len(self._widgets)

    def at(self, place: int) -> QWidget | None:
        return self._widgets[place] if 0 <= place < len(self._widgets) else None

    def shown(self) -> QWidget | None:
        return self._shown

    def show_widget(self, widget: QWidget) -> None:
        """The keys go along, if they were in the one that was shown until now."""
        before = self._shown
        if widget is before:
            return
        self._shown = widget
        had_keys = before is not None and _has_keys(before)
        widget.setGeometry(self.rect())
        widget.show()
        if before is not None:
            if had_keys:
                (widget.focusWidget() or widget.focusProxy() or widget).setFocus()
            before.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown is not None:
            self._shown.setGeometry(self.rect())


def _has_keys(widget: QWidget) -> bool:
    focus: QWidget | None = widget.window().focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))
