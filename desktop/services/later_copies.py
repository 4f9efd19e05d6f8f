"""Small copies that nobody waits for: of what takes long, and of what was cut off while it was made. They go along with
the record where they are there when it is saved; what a record names already gets none.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from desktop.domain.small_copies import PICTURE, SOUND
from desktop.services.capture_facts import CaptureFacts
from desktop.services.media_types import is_audio_or_video
from desktop.services.small_copies import SMALL_ALREADY, make_small_copies
from desktop.store.file_rows import KeptFile
from desktop.store.vault import Vault

_STRETCH: Final = 0.02
"""Seconds of work, after which as much is rested: half a core at the most, on every system."""
_MOST_REST: Final = 0.2


class Stopped(Exception):
    """It was asked to end."""


def lacking(vault: Vault) -> list[str]:
    """Own files that no record names yet, and that have not all the small copies of their kind. The oldest first."""
    with vault.reading() as unit:
        found = unit.files.unattached()
        kinds: dict[str, set[str]] = {}
        for original, copy in unit.small_copies.of([file.ref.id for file in found]):
            kept = unit.files.get(copy)
            if kept is not None:
                kinds.setdefault(original, set()).add(kept.ref.media_type)
    return [file.ref.id for file in found if _kinds(file) - kinds.get(file.ref.id, set())]


def make_later(vault: Vault, file_id: str, facts: CaptureFacts, stopped: Callable[[], bool]) -> None:
    """What is lacking of one file, at the pace of somebody who is in nobody's way. It has no bound in time, only in
    size. Gone or named meanwhile, the file gets none. Raises Stopped.
    """
    with vault.reading() as unit:
        kept = unit.files.get(file_id)
    if kept is not None and kept.is_here and kept.own and kept.record is None:
        make_small_copies(vault, kept.ref, facts, _Gently(stopped), somebody_waits=False)


def _kinds(file: KeptFile) -> set[str]:
    kind = file.ref.media_type
    if file.ref.size <= SMALL_ALREADY:
        return set()
    pictures = {PICTURE} if kind.startswith(("image/", "video/")) else set()
    return pictures | ({SOUND} if is_audio_or_video(kind) else set())


class _Gently:
    def __init__(self, stopped: Callable[[], bool]) -> None:
        self._stopped = stopped
        self._begun = time.monotonic()

    def __call__(self, _done: int, _total: int) -> None:
        if self._stopped():
            raise Stopped
        worked = time.monotonic() - self._begun
        if worked >= _STRETCH:
            time.sleep(min(worked, _MOST_REST))
            self._begun = time.monotonic()
