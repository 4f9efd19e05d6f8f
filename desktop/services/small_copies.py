"""Small copies of what was taken in, for whoever waits for the original over a bad line. They are no evidence.

What cannot be made small tells nothing; it never stops the evidence from being kept.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator
from typing import Final

from desktop.domain.answers import FileRef
from desktop.domain.small_copies import LARGEST_COPY, PICTURE, SOUND
from desktop.services.capture_facts import CaptureFacts
from desktop.services.media_types import is_audio_or_video
from desktop.services.streams import plain_stream
from desktop.services.waiting_for import PATIENCE, TooSlow
from desktop.store.file_rows import KeptFile
from desktop.store.vault import Vault

log = logging.getLogger(__name__)

Step = Callable[[int, int], None]

SMALL_ALREADY: Final = 256 * 1024
"""Bytes: so much is sent as it is."""
_WORTH: Final = 0.5
"""Of the original's size, which a copy must stay under."""


class _Stopped(Exception):
    """Nothing that a decoder raises too."""

    def __init__(self, by: Exception) -> None:
        super().__init__()
        self.by = by


class _Stopping:
    def __init__(self, size: int, step: Step | None) -> None:
        self._size, self._step = size, step

    def __call__(self) -> None:
        try:
            if self._step is not None:
                self._step(self._size, self._size)
        except Exception as problem:  # noqa: BLE001 - whatever stops it goes through as it is
            raise _Stopped(problem) from None


def make_small_copies(
    vault: Vault, ref: FileRef, facts: CaptureFacts, step: Step | None = None, *, somebody_waits: bool = True
) -> bool:
    """Of a file that no record names yet; those that are there already stay. False: one is left for when nobody waits.

    Raises what `step` raises, which is told the size twice, and nothing else.
    """
    if ref.size <= SMALL_ALREADY:
        return True
    stopping = _Stopping(ref.size, step)
    there = {copy.media_type for copy in copies_here(vault, ref.id)}
    try:
        for media_type, data in _made(vault, ref, facts, stopping, there, PATIENCE if somebody_waits else None):
            if len(data) <= min(ref.size * _WORTH, LARGEST_COPY):
                vault.files.keep_copy(ref.id, media_type, data)
    except _Stopped as stopped:
        raise stopped.by from None
    except TooSlow:
        return False
    except Exception as problem:  # noqa: BLE001 - reason below
        # A full disk, a surprise in a decoder: whatever it is, the evidence is kept.
        log.info("no small copy: %s", type(problem).__name__)
    return True


def copies_here(vault: Vault, file_id: str) -> tuple[FileRef, ...]:
    """Those of a file that are whole on this laptop, a picture before a sound."""
    with vault.reading() as unit:
        kept = [unit.files.get(copy) for _, copy in unit.small_copies.of([file_id])]
    return tuple(one.ref for one in sorted(_whole(kept), key=lambda one: one.ref.media_type != PICTURE))


def _whole(kept: list[KeptFile | None]) -> Iterator[KeptFile]:
    return (one for one in kept if one is not None and one.is_here)


def _made(
    vault: Vault,
    ref: FileRef,
    facts: CaptureFacts,
    stopping: Callable[[], None],
    there: Collection[str],
    patience: float | None,
) -> Iterator[tuple[str, bytes]]:
    """One after the other: a picture is kept, whatever its sound takes."""
    # Pillow and PyAV take long to load, and the window starts without them.
    from desktop.services import small_pictures, small_sounds

    kind, picture, sound = ref.media_type, None, None
    if PICTURE not in there:
        with plain_stream(vault.files.reader(ref.id)) as stream:
            if kind.startswith("image/"):
                picture = small_pictures.small_picture(stream, facts.width or 0, facts.height or 0)
            elif kind.startswith("video/"):
                picture = small_sounds.small_poster(stream, kind, stopping)
    if picture is not None:
        yield PICTURE, picture
    if is_audio_or_video(kind) and SOUND not in there:
        with plain_stream(vault.files.reader(ref.id)) as stream:
            sound = small_sounds.small_sound(stream, kind, stopping, patience)
    if sound is not None:
        yield SOUND, sound
