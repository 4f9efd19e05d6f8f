"""Buttons by weight: one primary on a page, plain ones, dangerous ones, quiet ones, links."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyleOptionButton, QWidget

from desktop.ui import icons
from desktop.ui.tones import Tone


class PlainButton(QPushButton):
    kind = ""
    tone = Tone.INK

    def __init__(self, text: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", self.kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if icon:
            self.set_icon(icon)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Fusion leaves four pixels between icon and words, too few at any size: a space more."""
        super().initStyleOption(option)
        if option.text and not option.icon.isNull():
            option.text = f" {option.text}"

    def set_icon(self, icon: str) -> None:
        self.setIcon(icons.icon(icon, self.tone))


class PrimaryButton(PlainButton):
    """What most people will do here. Enter presses it in a dialog."""

    kind = "primary"
    tone = Tone.ON_ACCENT

    def __init__(self, text: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon, parent)
        self.setDefault(True)


class DangerButton(PlainButton):
    """What cannot be taken back, or what is about danger."""

    kind = "danger"
    tone = Tone.BAD


class QuietButton(PlainButton):
    """Without a border, for what is beside the matter."""

    kind = "quiet"


class LinkButton(PlainButton):
    kind = "link"
    tone = Tone.ACCENT


class IconButton(QuietButton):
    """Only an icon: `name` is what screen readers and the tooltip say."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", icon, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setToolTip(name)
