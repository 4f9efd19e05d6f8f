"""Values as the command line writes them. Sentences and phrases come from `desktop.sentences`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from desktop.domain.answers import FileRef, Value


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def moment(time: datetime) -> str:
    """In UTC, to the minute."""
    return time.astimezone(UTC).strftime("%Y-%m-%d %H:%M") + " UTC"


def size(count: int) -> str:
    for unit, bytes_in_it in (("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)):
        if count >= bytes_in_it:
            return f"{count / bytes_in_it:.1f} {unit}"
    return f"{count} B"


def value(answer: Value | None) -> str:
    """An answer on one line; empty for None."""
    if answer is None:
        return ""
    if isinstance(answer, tuple):
        return ", ".join(answer)
    if isinstance(answer, FileRef):
        return f"{answer.name} ({size(answer.size)}, {answer.id})"
    return " ".join(str(answer).split())


def as_json(answer: Value | None) -> object:
    """An answer as JSON: a file is an object, several choices a list."""
    if isinstance(answer, tuple):
        return list(answer)
    if isinstance(answer, FileRef):
        return {
            "file": answer.id,
            "name": answer.name,
            "size": answer.size,
            "type": answer.media_type,
            "sha256": answer.sha256,
        }
    return answer


def table(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Columns side by side, as wide as they need to be; the last is left as it is."""
    if not rows:
        return []
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    return [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]) for row in rows
    ]
