"""Whether the lid closes now. One that was closed from the beginning says nothing: the laptop stands by a screen."""

from __future__ import annotations


class Lid:
    def __init__(self) -> None:
        self._closed = True

    def closes(self, closed: bool) -> bool:
        """`closed` is what the system says now, again or anew. The first word is what it was before."""
        closes = closed and not self._closed
        self._closed = closed
        return closes
