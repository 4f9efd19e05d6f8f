"""Icons by what they stand for, in the colour of the theme. Knows no page.

The glyphs are Phosphor's (MIT), from the font that QtAwesome ships. QtAwesome itself is not imported: that takes 0.3 s
and loads eleven fonts, and the unlock screen must be there in 0.6 s.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap

from desktop.ui import theme
from desktop.ui.tones import Tone

_FONT = "phosphor-1.3.0.ttf"
_GLYPHS = "phosphor-charmap-1.3.0.json"

NAMES = {
    # pages
    "today": "sun-horizon",
    "case": "folders",
    "testimony": "microphone",
    "threat": "shield-warning",
    "person": "users-three",
    "evidence": "image-square",
    "event": "calendar-blank",
    "action": "paper-plane-tilt",
    "note": "chat-centered-text",
    "sync": "arrows-clockwise",
    "members": "identification-card",
    "settings": "gear-six",
    "about": "lifebuoy",
    "amparo": "shield-check",
    # where a record is
    "only_here": "laptop",
    "on_its_way": "cloud-arrow-up",
    "on_server": "cloud-check",
    "received": "checks",
    # things done
    "add": "plus",
    "search": "magnifying-glass",
    "lock": "lock-simple",
    "unlock": "lock-simple-open",
    "back": "arrow-left",
    "forward": "arrow-right",
    "next": "caret-right",
    "close": "x",
    "check": "check",
    "done": "check-circle",
    "edit": "pencil-simple",
    "delete": "trash",
    "history": "clock-counter-clockwise",
    "copy": "copy",
    "save": "download-simple",
    "open": "folder-open",
    "paste": "clipboard-text",
    "print": "printer",
    "invite": "user-plus",
    "join": "sign-in",
    "alone": "user",
    "qr": "qr-code",
    "refresh": "arrow-clockwise",
    "stop": "stop-circle",
    "up": "arrow-up",
    "down": "arrow-down",
    "language": "translate",
    "keyboard": "keyboard",
    "text_size": "text-aa",
    "light": "sun",
    "dark": "moon",
    "system": "desktop",
    "more": "dots-three",
    "show": "eye",
    "hide": "eye-slash",
    "link": "link-simple",
    "attach": "paperclip",
    "hand_over": "handshake",
    "dice": "dice-five",
    # states
    "offline": "wifi-slash",
    "online": "wifi-high",
    "draft": "pencil-line",
    "conflict": "git-merge",
    "warning": "warning",
    "info": "info",
    "bad": "warning-octagon",
    "question": "question",
    "urgent": "lightning",
    "clock": "clock",
    "calendar": "calendar-blank",
    "place": "map-pin",
    "key": "key",
    "group": "users",
    "server": "hard-drives",
    "stick": "hard-drive",
    "revoked": "prohibit",
    "empty": "tray",
    # evidence
    "image": "image",
    "audio": "speaker-high",
    "video": "film-strip",
    "file": "file",
    "pdf": "file-pdf",
    "camera": "camera",
    "record": "record",
    "play": "play",
    "pause": "pause",
    "volume": "speaker-high",
    "zoom_in": "magnifying-glass-plus",
    "zoom_out": "magnifying-glass-minus",
    "fit": "corners-out",
    "rotate": "arrow-clockwise",
    "rotate_back": "arrow-counter-clockwise",
}

_POINTING = frozenset({"back", "forward", "next", "join"})
"""Mirrored where words run from right to left."""


def icon(name: str, tone: Tone = Tone.INK, *, checked: Tone | None = None) -> QIcon:
    """The icon for one of `NAMES`; drawn in the theme's colour of the moment, so it follows a change of theme.

    `checked` is its tone while the button that shows it is checked."""
    return QIcon(_Glyph(_character(NAMES[name]), tone, checked or tone, name in _POINTING))


def pixmap(name: str, size: int, tone: Tone = Tone.INK) -> QPixmap:
    """A picture of the icon for a label, `size` pixels before scaling."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    return _drawn(
        NAMES[name], theme.scaled(size), theme.tokens().of(tone), ratio, name in _POINTING and _right_to_left()
    )


@lru_cache(maxsize=256)
def _drawn(glyph: str, side: int, color: str, ratio: float, mirrored: bool) -> QPixmap:
    """The same few icons stand on every page; a label asks for its own at each change of style."""
    drawn = QPixmap(QSize(side, side) * ratio)
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    _paint(painter, QRect(0, 0, side, side), _character(glyph), QColor(color), mirrored)
    painter.end()
    return drawn


@lru_cache(maxsize=256)
def _filled(character: str, width: int, height: int, color: int, mirrored: bool) -> QPixmap:
    drawn = QPixmap(width, height)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    _paint(painter, QRect(0, 0, width, height), character, QColor.fromRgba(color), mirrored)
    painter.end()
    return drawn


class _Glyph(QIconEngine):
    def __init__(self, character: str, tone: Tone, checked: Tone, pointing: bool) -> None:
        super().__init__()
        self._drawn = (character, tone, checked, pointing)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        character, tone, checked, pointing = self._drawn
        color = _color(checked if state == QIcon.State.On else tone, mode)
        _paint(painter, rect, character, color, pointing and _right_to_left())

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Buttons ask for it at each paint."""
        character, tone, checked, pointing = self._drawn
        color = _color(checked if state == QIcon.State.On else tone, mode)
        return _filled(character, size.width(), size.height(), color.rgba(), pointing and _right_to_left())

    def clone(self) -> QIconEngine:
        return _Glyph(*self._drawn)


def _paint(painter: QPainter, rect: QRect, character: str, color: QColor, mirrored: bool) -> None:
    painter.save()
    font = QFont(_family())
    font.setPixelSize(max(1, round(rect.height() * 0.96)))
    painter.setFont(font)
    painter.setPen(color)
    if mirrored:
        painter.translate(2 * rect.center().x() + 1, 0)
        painter.scale(-1, 1)
    painter.drawText(QRectF(rect), Qt.AlignmentFlag.AlignCenter, character)
    painter.restore()


def _right_to_left() -> bool:
    return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


def _color(tone: Tone, mode: QIcon.Mode) -> QColor:
    return theme.color(Tone.MUTED if mode == QIcon.Mode.Disabled else tone)


@cache
def _folder() -> Path:
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("qtawesome")
    return Path(spec.submodule_search_locations[0]) / "fonts"


@cache
def _characters() -> dict[str, str]:
    codes: dict[str, str] = json.loads((_folder() / _GLYPHS).read_text(encoding="utf-8"))
    return {name: chr(int(code, 16)) for name, code in codes.items()}


def _character(glyph: str) -> str:
    return _characters()[glyph]


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_folder() / _FONT))
    return QFontDatabase.applicationFontFamilies(number)[0]
