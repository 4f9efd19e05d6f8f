"""What the cells of a list show of a record: words, colours, icons. Knows no list."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QIcon

from desktop.services.lines import RecordLine
from desktop.ui import icons, present, theme
from desktop.ui.summaries import summary
from desktop.ui.tones import Tone

Cell = Mapping[int, object]
"""By role."""

_ON_ITS_WAY = "…"
_ICON = 17


class Column(IntEnum):
    TITLE = 0
    SUMMARY = 1
    CHANGED = 2
    BY = 3
    WHERE = 4


def heads() -> dict[Column, str]:
    translate = QCoreApplication.translate
    return {
        Column.TITLE: translate("RecordLinesModel", "What"),
        Column.SUMMARY: translate("RecordLinesModel", "More about it"),
        Column.CHANGED: translate("RecordLinesModel", "Changed"),
        Column.BY: translate("RecordLinesModel", "By"),
        Column.WHERE: translate("RecordLinesModel", "Where it is"),
    }


def cells(line: RecordLine | None) -> dict[Column, Cell]:
    """None: it is on its way."""
    if line is None:
        return {Column.TITLE: {Qt.ItemDataRole.DisplayRole: _ON_ITS_WAY}}
    words = _words(line)
    where = present.whereabouts(line.whereabouts)
    muted = theme.color(Tone.MUTED)
    title: dict[int, object] = {
        Qt.ItemDataRole.DecorationRole: _icon(line),
        Qt.ItemDataRole.FontRole: _bold(),
        Qt.ItemDataRole.ToolTipRole: words[Column.TITLE],
        Qt.ItemDataRole.AccessibleTextRole: ". ".join(words.values()),
    }
    more: dict[Column, Cell] = {
        Column.TITLE: title,
        Column.SUMMARY: {
            Qt.ItemDataRole.ForegroundRole: muted,
            Qt.ItemDataRole.ToolTipRole: words[Column.SUMMARY],
        },
        Column.CHANGED: {Qt.ItemDataRole.ForegroundRole: muted},
        Column.BY: {Qt.ItemDataRole.ForegroundRole: muted},
        Column.WHERE: {
            Qt.ItemDataRole.DecorationRole: _picture(where.icon, where.tone),
            Qt.ItemDataRole.ForegroundRole: theme.color(where.tone),
        },
    }
    return {column: {Qt.ItemDataRole.DisplayRole: words[column], **roles} for column, roles in more.items()}


def _words(line: RecordLine) -> dict[Column, str]:
    translate = QCoreApplication.translate
    by = translate("RecordLinesModel", "you") if line.own else line.author_name
    return {
        Column.TITLE: line.title or translate("RecordLinesModel", "Without a title"),
        Column.SUMMARY: summary(line),
        Column.CHANGED: present.ago(line.changed),
        Column.BY: by or translate("RecordLinesModel", "unknown"),
        Column.WHERE: present.whereabouts(line.whereabouts).words,
    }


def _icon(line: RecordLine) -> QIcon:
    if line.conflicts:
        return _picture("conflict", Tone.BAD)
    if line.urgent:
        return _picture("urgent", Tone.BAD)
    return _picture(line.form_id, Tone.MUTED)


def _picture(name: str, tone: Tone) -> QIcon:
    """A finished one, which is painted without Python; in the chosen row it looks the same."""
    drawn = icons.pixmap(name, _ICON, tone)
    icon = QIcon(drawn)
    icon.addPixmap(drawn, QIcon.Mode.Selected)
    return icon


def _bold() -> QFont:
    font = QFont()
    font.setPixelSize(theme.scaled(theme.FONT_SIZE))
    font.setBold(True)
    return font
