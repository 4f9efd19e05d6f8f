"""What a person answered: a value at a path. Knows no form, no merging and no storage.

A path names a question: `title`, `place/name`. A repeat is keyed by a stable random id, never by its
index, so that two people can add rows at once: `losses[1f00ab3c]/what`. That a row exists, and where it
stands among its sisters, is an answer too: `losses[1f00ab3c]` holds a number to sort by.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Path = str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRef:
    """One file of evidence. `id` is 32 hex digits, `sha256` 64, `size` in bytes; its key is kept elsewhere."""

    id: str
    name: str
    size: int
    media_type: str
    sha256: str


Value = str | int | float | tuple[str, ...] | FileRef
Answers = Mapping[Path, Value]
Changes = Mapping[Path, Value | None]
"""What one sitting changed; None means that the answer was cleared."""
