"""What is said of a way in: since when, when it was proved, when that is due again."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from desktop.services.ways import Way, WayIn
from desktop.ui import present
from desktop.ui.tones import Tone


def since(way: WayIn) -> str:
    return QCoreApplication.translate("ways", "In use since %1").replace("%1", present.day(way.made))


def proof(way: WayIn) -> str:
    """Of a sheet or shares."""
    translate = QCoreApplication.translate
    if way.proved is None:
        return translate("ways", "Never proved: nobody knows yet whether the paper is right.")
    return translate("ways", "Last proved: %1").replace("%1", present.day(way.proved))


def state(way: WayIn) -> tuple[str, Tone]:
    """A word or two, and its tone; empty for ways that are not rehearsed."""
    translate = QCoreApplication.translate
    if way.replaced:
        return translate("ways", "Replaced"), Tone.WARN
    if way.due is None:
        return "", Tone.MUTED
    if way.proved is None:
        return translate("ways", "Not proved"), Tone.WARN
    if way.due <= datetime.now(UTC):
        return translate("ways", "Prove it again"), Tone.WARN
    return translate("ways", "Proved"), Tone.GOOD


def name(way: WayIn) -> str:
    translate = QCoreApplication.translate
    match way.way:
        case Way.SHEET:
            return translate("ways", "Recovery sheet of %1").replace("%1", present.day(way.made))
        case Way.SHARES:
            words = translate("ways", "%1 of %2 shares open it").replace("%1", str(way.needed))
            return words.replace("%2", str(len(way.holders)))
        case _:
            return present.phrase(f"ways.{way.way.value}")


def holders(way: WayIn) -> list[str]:
    """A line for each."""
    translate = QCoreApplication.translate
    lines = []
    for holder in way.holders:
        when = present.day(holder.proved) if holder.proved else translate("ways", "never")
        words = translate("ways", "%1. %2 – last proved: %3").replace("%1", str(holder.number))
        lines.append(words.replace("%3", when).replace("%2", holder.name))
    return lines
