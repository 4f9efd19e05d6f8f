"""A small copy of evidence: for whoever waits for the original. It is no evidence itself. Knows no bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

PICTURE: Final = "image/jpeg"
SOUND: Final = "audio/ogg"
KINDS: Final = (PICTURE, SOUND)
MOST_COPIES: Final = 2
"""Of one original: a video has a picture and its sound."""
LARGEST_COPY: Final = 32 * 1024 * 1024
"""In bytes. What another device calls a small copy is none beyond that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallCopy:
    """As the revision says that names the original (SPEC section 8). Ids and SHA-256 in hex, `size` in bytes."""

    original: str
    id: str
    key: bytes = field(repr=False)
    size: int
    media_type: str
    sha256: str
