"""Pages, and what was opened from them: each page keeps its own trail, so looking something up elsewhere loses nothing.

The first widget of a trail is the page itself; each one after it was opened from the one before.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.one_shown import OneShown


class Trails(OneShown):
    """`moved` brings the name of the page whose trail is shown now."""

    moved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trails: dict[str, list[QWidget]] = {}
        self.name = ""

    def has(self, name: str) -> bool:
        return name in self._trails

    def start(self, name: str, page: QWidget) -> None:
        self._trails[name] = [page]
        self.add(page)

    def page(self, name: str) -> QWidget | None:
        trail = self._trails.get(name)
        return trail[0] if trail else None

    def pages(self) -> list[QWidget]:
        return [trail[0] for trail in self._trails.values()]

    def opened(self) -> list[QWidget]:
        """Everything that was opened from pages and is not closed yet."""
        return [widget for trail in self._trails.values() for widget in trail[1:]]

    def top(self) -> QWidget | None:
        trail = self._trails.get(self.name)
        return trail[-1] if trail else None

    def depth(self) -> int:
        return len(self._trails.get(self.name, ()))

    def show_trail(self, name: str) -> None:
        self.name = name
        top = self._trails[name][-1]
        self.show_widget(top)
        (top.focusProxy() or top).setFocus()
        self.moved.emit(name)

    def push(self, widget: QWidget) -> None:
        """Show something opened from what is shown now."""
        self._trails[self.name].append(widget)
        self.add(widget)
        self.show_trail(self.name)

    def remove(self, widget: QWidget) -> None:
        """Close it wherever it stands; the pages themselves stay."""
        for trail in self._trails.values():
            if widget in trail[1:]:
                trail.remove(widget)
                super().remove(widget)
                widget.deleteLater()
                self.show_trail(self.name)
                return
