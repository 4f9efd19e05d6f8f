"""The notes about a record, as one conversation. Knows the note form's questions, and no widget."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.services.casework import Casework

ABOUT, WORDS, KIND = "about", "words", "kind"
"""Questions of the note form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    id: str
    words: str
    author_name: str
    own: bool
    written: datetime
    asks: bool


def conversation(casework: Casework, record_id: str) -> list[Remark]:
    """The oldest first, as people talk."""
    views = [casework.open(line.id) for line in casework.linked(record_id, "note")]
    remarks = [
        Remark(
            id=view.line.id,
            words=str(view.answers.get(WORDS, "")),
            author_name=view.line.author_name,
            own=view.line.own,
            written=view.created,
            asks=view.answers.get(KIND) == "question",
        )
        for view in views
        if not view.deleted
    ]
    return sorted(remarks, key=lambda remark: remark.written)
