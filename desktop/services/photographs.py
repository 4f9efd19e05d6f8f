"""What a photograph's EXIF says of its capture. Reads headers, never decodes the picture."""

from __future__ import annotations

import logging
import struct
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, BinaryIO

from PIL import ExifTags, Image

from desktop.services.capture_facts import CaptureFacts, CaptureTime, TimeSource, capture_time

log = logging.getLogger(__name__)

_TURNED = (5, 6, 7, 8)  # orientations that swap width and height
_LONGEST_WORDS = 200
# What Pillow raises for files that are cut short, malformed, or lie about their size.
_UNREADABLE = (
    OSError,
    ValueError,
    TypeError,
    SyntaxError,
    KeyError,
    ZeroDivisionError,
    OverflowError,
    struct.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


def facts(stream: BinaryIO) -> CaptureFacts:
    """Nothing where it cannot be read."""
    try:
        with Image.open(stream) as picture:
            exif = picture.getexif()
            details, places = exif.get_ifd(ExifTags.IFD.Exif), exif.get_ifd(ExifTags.IFD.GPSInfo)
            turned = exif.get(ExifTags.Base.Orientation) in _TURNED
            width, height = picture.size
    except _UNREADABLE:
        log.info("a picture's header could not be read")
        return CaptureFacts()
    found = (_satellite_time(places), _camera_time(exif, details))
    return CaptureFacts(
        times=tuple(time for time in found if time is not None),
        place=_place(places),
        device=_device(exif),
        width=height if turned else width,
        height=width if turned else height,
    )


def _camera_time(exif: Mapping[int, Any], details: Mapping[int, Any]) -> CaptureTime | None:
    original = details.get(ExifTags.Base.DateTimeOriginal)
    written = original or exif.get(ExifTags.Base.DateTime)
    offset = details.get(ExifTags.Base.OffsetTimeOriginal if original else ExifTags.Base.OffsetTime)
    try:
        moment = datetime.strptime(_text(written), "%Y:%m:%d %H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        return None
    zone = _zone(_text(offset))
    if zone is None:
        return capture_time(moment, TimeSource.CAMERA_NO_ZONE)
    return capture_time(moment.replace(tzinfo=zone), TimeSource.CAMERA)


def _satellite_time(places: Mapping[int, Any]) -> CaptureTime | None:
    day, clock = places.get(ExifTags.GPS.GPSDateStamp), places.get(ExifTags.GPS.GPSTimeStamp)
    if clock is None:
        return None
    try:
        hours, minutes, seconds = (float(part) for part in clock)
        midnight = datetime.strptime(_text(day), "%Y:%m:%d").replace(tzinfo=UTC)
        moment = midnight + timedelta(hours=hours, minutes=minutes, seconds=seconds)
    except (ValueError, TypeError, ZeroDivisionError, OverflowError):
        return None
    return capture_time(moment, TimeSource.SATELLITE)


def _place(places: Mapping[int, Any]) -> tuple[float, float] | None:
    latitude = _degrees(places.get(ExifTags.GPS.GPSLatitude), places.get(ExifTags.GPS.GPSLatitudeRef), "S")
    longitude = _degrees(places.get(ExifTags.GPS.GPSLongitude), places.get(ExifTags.GPS.GPSLongitudeRef), "W")
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return latitude, longitude


def _degrees(parts: Any, side: Any, negative: str) -> float | None:
    try:
        degrees, minutes, seconds = (float(part) for part in parts)
    except (ValueError, TypeError, ZeroDivisionError):
        return None
    value = degrees + minutes / 60 + seconds / 3600
    if value != value:  # some cameras write 0/0 where they have no fix
        return None
    return -value if _text(side).upper() == negative else value


def _device(exif: Mapping[int, Any]) -> str:
    maker, model = _text(exif.get(ExifTags.Base.Make)), _text(exif.get(ExifTags.Base.Model))
    return model if model.lower().startswith(maker.lower()) else f"{maker} {model}".strip()


def _zone(offset: str) -> timezone | None:
    try:
        found = datetime.strptime(offset, "%z").utcoffset()
    except ValueError:
        return None
    return None if found is None else timezone(found)


def _text(value: Any) -> str:
    return value.replace("\x00", "").strip()[:_LONGEST_WORDS] if isinstance(value, str) else ""
