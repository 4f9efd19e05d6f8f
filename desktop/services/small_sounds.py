"""The sound of a recording or video at a low rate, and one picture of a video. Nothing that the file says of its making
goes along. Knows no vault.
"""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Callable
from typing import BinaryIO, Final

import av
import av.logging
from PIL import Image

from desktop.domain.small_copies import LARGEST_COPY
from desktop.services.small_pictures import as_jpeg
from desktop.services.waiting_for import PATIENCE, TooSlow

log = logging.getLogger(__name__)

# FFmpeg prints what it finds in a file, titles and names too.
av.logging.set_level(None)

_RATE: Final = 16_000
"""Samples per second, and bits: speech is understood at that, and an hour takes 7 MB."""
_LOOK: Final = 1.0
"""Seconds after which it shows how long it will take."""
_MOST_PIXELS: Final = 4096 * 2304
_FRAMES: Final = 50
"""Of a video, looked through for a picture."""
_MICROSECONDS: Final = 1_000_000
_BROKEN: Final = (av.FFmpegError, OSError, ValueError, TypeError, EOFError, UnicodeError, MemoryError, OverflowError)

_FORMATS: Final = {
    "audio/wav": "wav",
    "audio/x-wav": "wav",
    "audio/ogg": "ogg",
    "application/ogg": "ogg",
    "audio/flac": "flac",
    "audio/mpeg": "mp3",
    "audio/amr": "amr",
    "audio/mp4": "mov",
    "audio/webm": "matroska",
    "video/mp4": "mov",
    "video/quicktime": "mov",
    "video/3gpp": "mov",
    "video/webm": "matroska",
    "video/x-matroska": "matroska",
    "video/x-msvideo": "avi",
}
"""The one demuxer that gets the bytes. Left to guess, FFmpeg knows a playlist by its words and opens what it names."""

Stopping = Callable[[], None]
"""Called often; what it raises stops the work."""


def small_sound(
    stream: BinaryIO, media_type: str, stopping: Stopping, patience: float | None = PATIENCE
) -> bytes | None:
    """As Opus in Ogg, one channel; None where there is no sound, more than a copy may hold, or it cannot be read.

    Raises TooSlow after `patience` seconds, or as soon as it is clear; None: it may take as long as it likes.
    """
    out = io.BytesIO()
    try:
        with (
            _opened(stream, media_type) as source,
            av.open(out, mode="w", format="ogg", container_options={"fflags": "+bitexact"}) as target,
        ):
            if not source.streams.audio or (source.duration or 0) / _MICROSECONDS * _RATE / 8 > LARGEST_COPY:
                return None
            if not _recode(source, target, stopping, patience, out.tell):
                return None
    except _BROKEN:
        log.info("no small copy could be made of a sound")
        return None
    return out.getvalue()


def small_poster(stream: BinaryIO, media_type: str, stopping: Stopping) -> bytes | None:
    """A picture of a video as JPEG, from a second after its beginning; None where there is none."""
    try:
        with _opened(stream, media_type) as source:
            if not source.streams.video:
                return None
            video = source.streams.video[0]
            if not 0 < video.width * video.height <= _MOST_PIXELS:
                return None
            length = source.duration or 0
            if length > 2 * _MICROSECONDS:
                source.seek(_MICROSECONDS)
            for count, frame in enumerate(source.decode(video)):
                stopping()
                if frame.width * frame.height > _MOST_PIXELS or count > _FRAMES:
                    return None
                picture: Image.Image = frame.to_image()  # type: ignore[no-untyped-call]  # PyAV does not say
                # Cameras say how a video is to be turned beside its pictures.
                return as_jpeg(picture.rotate(frame.rotation, expand=True, resample=Image.Resampling.NEAREST))
    except _BROKEN:
        log.info("no small copy could be made of a video")
    return None


def _opened(stream: BinaryIO, media_type: str) -> av.container.InputContainer:
    found = _FORMATS.get(media_type)
    if found is None:
        raise ValueError
    return av.open(stream, mode="r", format=found, metadata_errors="ignore")


def _recode(
    source: av.container.InputContainer,
    target: av.container.OutputContainer,
    stopping: Stopping,
    patience: float | None,
    size: Callable[[], int],
) -> bool:
    """False: there is no sound in it, or too much."""
    sound = target.add_stream("libopus", rate=_RATE, options={"application": "voip", "compression_level": "3"})
    sound.bit_rate, sound.layout = _RATE, "mono"
    resampler = av.AudioResampler(format="s16", layout="mono", rate=_RATE)
    begun, samples = time.monotonic(), 0
    expected = (source.duration or 0) * _RATE / _MICROSECONDS
    for frame in source.decode(source.streams.audio[0]):
        stopping()
        frame.pts = None
        for plain in resampler.resample(frame):
            samples += plain.samples
            target.mux(sound.encode(plain))
        gone = time.monotonic() - begun
        will_take = gone * expected / samples if samples and gone > _LOOK else gone
        if patience is not None and max(gone, will_take) > patience:
            raise TooSlow
        if size() > LARGEST_COPY:
            return False
    for plain in resampler.resample(None):
        target.mux(sound.encode(plain))
    target.mux(sound.encode(None))
    return samples > 0
