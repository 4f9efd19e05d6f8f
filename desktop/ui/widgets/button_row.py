"""Buttons beside each other; below each other where the text is so large that they would not fit. Knows no button."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout

from desktop.ui import theme

_LARGE_PERCENT = 150
_SPACING = 10


class ButtonRow(QBoxLayout):
    """The look is chosen when the page is built; another one builds it anew."""

    def __init__(self) -> None:
        is_large = theme.worn().percent > _LARGE_PERCENT
        super().__init__(QBoxLayout.Direction.TopToBottom if is_large else QBoxLayout.Direction.LeftToRight)
        self.setSpacing(_SPACING)
