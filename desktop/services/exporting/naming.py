"""Names of files that every system takes: out of whatever a file was called where it came from. Knows no vault."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MOST_BYTES: Final = 120
"""Of UTF-8: an encrypted home folder takes 143, and a path on Windows has to stay below 260 letters."""
_LONGEST_SUFFIX: Final = 20

_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]')
_TURNING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""What turns the direction of text makes `gpj.exe` look like `exe.jpg`."""
_DEVICES: Final = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?", re.IGNORECASE | re.DOTALL
)


def plain_name(name: str) -> str:
    """The name, as far as Windows, Linux and macOS all take it (EXPORT.md, section 4); never empty, `.` or `..`."""
    name = unicodedata.normalize("NFC", name)
    name = _TURNING.sub("_", _FORBIDDEN.sub("_", name)).strip(" ").rstrip(". ")
    if name.startswith("."):
        name = "_" + name.lstrip(".")
    if _DEVICES.fullmatch(name):
        name = "_" + name
    return _cut(name or "file", MOST_BYTES)


class Names:
    """Gives each a name that no other in the same folder has, on systems that see no capitals too."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, name: str) -> str:
        stem, suffix = _parts(plain_name(name))
        found, number = stem + suffix, 1
        while _alike(found) in self._taken:
            number += 1
            mark = f" ({number})"
            found = _cut(stem, MOST_BYTES - len(suffix.encode()) - len(mark)) + mark + suffix
        self._taken.add(_alike(found))
        return found


def _alike(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _parts(name: str) -> tuple[str, str]:
    stem, point, suffix = name.rpartition(".")
    if not stem or not point or len(suffix.encode()) > _LONGEST_SUFFIX or " " in suffix:
        return name, ""
    return stem, point + suffix


def _cut(name: str, most: int) -> str:
    """At most so many bytes, the suffix kept, no letter cut in two nor parted from its marks."""
    if len(name.encode()) <= most:
        return name
    stem, suffix = _parts(name)
    end = len(stem.encode()[: most - len(suffix.encode())].decode(errors="ignore"))
    while end and unicodedata.category(stem[end : end + 1] or "x").startswith("M"):
        end -= 1
    return (stem[:end].rstrip(". ") or "file") + suffix
