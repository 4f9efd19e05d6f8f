"""Ask a file when, where and with what it was made, as far as it tells. Knows no store.

What cannot be read tells nothing; it never stops the evidence from being kept.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import BinaryIO

from desktop.services.capture_facts import CaptureFacts, TimeSource, capture_time
from desktop.services.media_types import is_audio_or_video


def facts_of(stream: BinaryIO, media_type: str, changed: float | None = None) -> CaptureFacts:
    """Reads what it needs of a seekable stream. `changed`: when the file was last written, seconds since 1970."""
    # Pillow and PyAV take long to load, and the window starts without them.
    from desktop.services import containers, photographs

    facts = CaptureFacts()
    if media_type.startswith("image/"):
        facts = photographs.facts(stream)
    elif is_audio_or_video(media_type):
        facts = containers.facts(stream)
    if changed is not None:
        written = capture_time(datetime.fromtimestamp(changed, UTC), TimeSource.FILE_CHANGED)
        facts = replace(facts, times=(*facts.times, written))
    return facts
