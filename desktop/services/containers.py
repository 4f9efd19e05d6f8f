"""What the container of a recording or video says of its capture. Reads headers, decodes nothing."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import BinaryIO

import av
import av.logging

from desktop.services.capture_facts import CaptureFacts, CaptureTime, TimeSource, capture_time

log = logging.getLogger(__name__)

# FFmpeg prints what it finds in a file, titles and names too.
av.logging.set_level(None)

_ISO_6709 = re.compile(r"([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)")
_MICROSECONDS = 1_000_000
_LONGEST_WORDS = 200


def facts(stream: BinaryIO) -> CaptureFacts:
    """Nothing where it cannot be read."""
    try:
        with av.open(stream, mode="r", metadata_errors="ignore") as container:
            said = {key.lower(): value for key, value in container.metadata.items()}
            video = container.streams.video[0] if container.streams.video else None
            return CaptureFacts(
                times=_times(said),
                place=_place(said),
                device=_device(said),
                width=video.width if video else None,
                height=video.height if video else None,
                duration=container.duration / _MICROSECONDS if container.duration else None,
            )
    except (av.FFmpegError, OSError, ValueError, EOFError, UnicodeError):
        log.info("a recording's header could not be read")
        return CaptureFacts()


def _times(said: Mapping[str, str]) -> tuple[CaptureTime, ...]:
    found = [_time(said.get("com.apple.quicktime.creationdate"), TimeSource.CAMERA)]
    # By its standard in UTC, but many cameras write their local time there.
    found.append(_time(said.get("creation_time") or said.get("date"), TimeSource.CAMERA_NO_ZONE))
    return tuple(time for time in found if time is not None)


def _time(text: str | None, source: TimeSource) -> CaptureTime | None:
    try:
        moment = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment, source = moment.replace(tzinfo=UTC), TimeSource.CAMERA_NO_ZONE
    # 1904 and 1970 are where clocks of cameras begin that nobody set.
    return capture_time(moment, source) if moment.year > 1980 else None


def _place(said: Mapping[str, str]) -> tuple[float, float] | None:
    text = said.get("com.apple.quicktime.location.iso6709") or said.get("location") or ""
    match = _ISO_6709.match(text)
    if match is None:
        return None
    latitude, longitude = float(match[1]), float(match[2])
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _device(said: Mapping[str, str]) -> str:
    maker = said.get("com.apple.quicktime.make") or said.get("com.android.manufacturer") or said.get("make") or ""
    model = said.get("com.apple.quicktime.model") or said.get("com.android.model") or said.get("model") or ""
    return (model if model.lower().startswith(maker.lower()) else f"{maker} {model}").strip()[:_LONGEST_WORDS]
