"""Sticks and other disks that are plugged in, so that people can press a name instead of looking for a folder.

Asks the system where they are mounted; opens nothing on them. Knows no window. What it misses is chosen as a folder.
"""

from __future__ import annotations

import os
import shutil
import string
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MOUNTS: Final = Path("/proc/self/mounts")
_PLACES: Final = ("/media/", "/run/media/", "/mnt/")
_REMOVABLE: Final = 2
"""What GetDriveTypeW says of a stick."""


@dataclass(frozen=True, slots=True)
class Stick:
    """`name`: as its label or its drive. `free`: bytes."""

    name: str
    place: Path
    free: int


def sticks(mounts: Path = MOUNTS) -> tuple[Stick, ...]:
    """Those that can be written to, by name. May wait for a disk that is slow to answer: not on the window's thread."""
    found = [stick for place in _mounted(mounts) if (stick := _stick(place)) is not None]
    return tuple(sorted(found, key=lambda stick: (stick.name.casefold(), stick.place)))


def _stick(place: Path) -> Stick | None:
    try:
        if not os.access(place, os.W_OK):
            return None
        return Stick(place.name or str(place), place, shutil.disk_usage(place).free)
    except OSError:
        return None


def _mounted(mounts: Path) -> Iterator[Path]:
    yield from _drives()
    if sys.platform == "darwin":
        yield from (place for place in Path("/Volumes").iterdir() if place.is_mount())
    if mounts.is_file():
        for line in mounts.read_text("utf-8", "replace").splitlines():
            place = _unescaped(line.split(" ")[1])
            if place.startswith(_PLACES):
                yield Path(place)


def _drives() -> list[Path]:
    if sys.platform == "win32":
        from ctypes import windll

        letters = (f"{letter}:\\" for letter in string.ascii_uppercase)
        return [Path(drive) for drive in letters if windll.kernel32.GetDriveTypeW(drive) == _REMOVABLE]
    return []


def _unescaped(place: str) -> str:
    """The kernel writes a space as \\040, and so on."""
    for code in ("040", "011", "012", "134"):
        place = place.replace(f"\\{code}", chr(int(code, 8)))
    return place
