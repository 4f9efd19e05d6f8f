"""When, where and with what a photograph or recording was made. Reads no file itself: `capture_reading` does.

Each time comes with its source and how far it may be off: a camera's clock is evidence of what the camera
believed, no more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum


class TimeSource(Enum):
    """Where a time comes from, the strongest first."""

    SATELLITE = "satellite"  # EXIF GPS time: not the camera's clock
    RECORDED_HERE = "recorded_here"  # this program's own recording; the laptop's clock
    CAMERA = "camera"  # EXIF or container, with its time zone
    CAMERA_NO_ZONE = "camera_no_zone"  # the same, zone unknown or not to be relied on
    FILE_CHANGED = "file_changed"  # when the file was last written: weakest, copying changes it


UNCERTAINTIES: dict[TimeSource, timedelta | None] = {
    # A receiver without a fix repeats the time of its last one.
    TimeSource.SATELLITE: timedelta(minutes=5),
    # Cameras and phones that somebody set: drift, summer time.
    TimeSource.CAMERA: timedelta(hours=1),
    # Zones reach from UTC-12 to UTC+14.
    TimeSource.CAMERA_NO_ZONE: timedelta(hours=15),
    TimeSource.FILE_CHANGED: None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureTime:
    """`moment` is aware; where the zone is not known it is given as if it were UTC.

    `uncertainty` is one-sided (±); None: it cannot be bounded.
    """

    moment: datetime
    source: TimeSource
    uncertainty: timedelta | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureFacts:
    """`times`, the strongest source first; `place` is (latitude, longitude) in degrees, `device` maker and model.

    `width` and `height` in pixels as shown (after rotation), `duration` in seconds.
    """

    times: tuple[CaptureTime, ...] = ()
    place: tuple[float, float] | None = None
    device: str = ""
    width: int | None = None
    height: int | None = None
    duration: float | None = None


def capture_time(moment: datetime, source: TimeSource) -> CaptureTime:
    return CaptureTime(moment=moment, source=source, uncertainty=UNCERTAINTIES[source])
