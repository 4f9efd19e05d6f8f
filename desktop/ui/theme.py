"""How the window looks: colours, sizes, the style sheet. Knows no page.

The look belongs to the process, as QApplication does: `wear` sets it, `tokens` and `scaled` tell it to whoever paints.
In `resources/theme/amparo.qss`, `$name` is a colour of `tones.Tokens`, and `14sp` are pixels that grow with the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from desktop.paths import resources
from desktop.ui.tones import DARK, LIGHT, Tokens, Tone

__all__ = ["FONT_SIZE", "PERCENTS", "Look", "Tone", "color", "scaled", "tokens", "wear", "worn"]

FONT_SIZE = 14
"""Pixels of ordinary text at 100 %."""
PERCENTS = (100, 115, 130, 150, 175, 200)

_FAMILIES = ["Noto Sans", "Segoe UI", "Cantarell", "DejaVu Sans"]
_SCALED = re.compile(r"\b(\d+)sp\b")


@dataclass(frozen=True, slots=True)
class Look:
    """`theme` is `light`, `dark` or `system`; `percent` the size of the text, 100 to 200."""

    theme: str = "system"
    percent: int = 100


_worn = Look(theme="light")


def wear(app: QApplication, look: Look) -> None:
    """Dress the whole program; what is on the screen changes at once."""
    global _worn  # the process has one look, as it has one QApplication
    if look == _worn and app.styleSheet() and app.palette() == _palette(tokens()):
        return
    _worn = look
    if not app.styleSheet():
        app.setStyle("Fusion")
    font = QFont(_FAMILIES)
    font.setPixelSize(scaled(FONT_SIZE))
    app.setFont(font)
    app.setPalette(_palette(tokens()))
    app.setStyleSheet(_style_sheet(tokens()))


def worn() -> Look:
    return _worn


def tokens() -> Tokens:
    if _worn.theme == "system":
        return DARK if _system_is_dark() else LIGHT
    return DARK if _worn.theme == "dark" else LIGHT


def color(tone: Tone) -> QColor:
    return QColor(tokens().of(tone))


def scaled(pixels: int) -> int:
    """Pixels that grow with the text."""
    return round(pixels * _worn.percent / 100)


def _system_is_dark() -> bool:
    return QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _style_sheet(colors: Tokens) -> str:
    template = Template(resources("theme", "amparo.qss").read_text(encoding="utf-8"))
    names = {field: getattr(colors, field) for field in Tokens.__slots__}
    filled = template.substitute(names, icons=resources("icons").as_posix())
    return _SCALED.sub(lambda found: f"{scaled(int(found[1]))}px", filled)


def _palette(colors: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(QColor(colors.card), QColor(colors.paper))
    for which, value in (
        (role.WindowText, colors.ink),
        (role.Text, colors.ink),
        (role.ButtonText, colors.ink),
        (role.Base, colors.field),
        (role.AlternateBase, colors.paper),
        (role.ToolTipBase, colors.card),
        (role.ToolTipText, colors.ink),
        (role.PlaceholderText, colors.muted),
        (role.Highlight, colors.accent),
        (role.HighlightedText, colors.on_accent),
        (role.Link, colors.accent),
        (role.LinkVisited, colors.accent),
        (role.Accent, colors.accent),
    ):
        palette.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colors.muted))
    return palette
