"""How long a person waits for something that is made beside what they asked for. Knows nothing of what is made."""

from __future__ import annotations

from typing import Final

PATIENCE: Final = 10.0
"""Seconds: for the sound of a quarter of an hour of speech on an ordinary laptop. What takes longer is made when nobody
waits for it.
"""


class TooSlow(Exception):
    """It takes longer than somebody should wait for it."""
