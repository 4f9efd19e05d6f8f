"""What files tell of their capture: each time with its source and how far it may be off."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

import av
import piexif
import pytest
from PIL import Image

from desktop.services import media_types
from desktop.services.capture_facts import CaptureFacts, TimeSource
from desktop.services.capture_reading import facts_of
from tests import samples

GPS = {
    piexif.GPSIFD.GPSDateStamp: b"2012:05:14",
    piexif.GPSIFD.GPSTimeStamp: ((1, 1), (40, 1), (12, 1)),
    piexif.GPSIFD.GPSLatitude: ((24, 1), (30, 1), (0, 1)),
    piexif.GPSIFD.GPSLatitudeRef: b"N",
    piexif.GPSIFD.GPSLongitude: ((67, 1), (15, 1), (36, 1)),
    piexif.GPSIFD.GPSLongitudeRef: b"W",
}


def jpeg(exif: dict[str, dict[int, object]], size: tuple[int, int] = (40, 20)) -> io.BytesIO:
    out = io.BytesIO()
    Image.new("RGB", size).save(out, "JPEG", exif=piexif.dump(exif))
    return out


def test_a_photograph_tells_time_zone_device_and_size():
    facts = facts_of(io.BytesIO(samples.photograph("china.jpg", taken="2012:05:14 06:40:00")), "image/jpeg", 1e9)
    camera, written = facts.times
    assert camera.moment == datetime(2012, 5, 14, 1, 40, tzinfo=UTC)
    assert (camera.source, camera.uncertainty) == (TimeSource.CAMERA, timedelta(hours=1))
    assert (written.source, written.uncertainty) == (TimeSource.FILE_CHANGED, None)
    assert facts.device == "Amparo Sample"
    assert (facts.width, facts.height) == (640, 427)


def test_satellite_time_stands_before_the_cameras():
    facts = facts_of(
        jpeg({"GPS": GPS, "Exif": {piexif.ExifIFD.DateTimeOriginal: b"2019:01:01 00:00:00"}}), "image/jpeg"
    )
    assert [time.source for time in facts.times] == [TimeSource.SATELLITE, TimeSource.CAMERA_NO_ZONE]
    assert facts.times[0].moment == datetime(2012, 5, 14, 1, 40, 12, tzinfo=UTC)
    assert facts.place == pytest.approx((24.5, -67.26))


def test_a_time_without_a_zone_may_be_off_by_any_zone():
    facts = facts_of(jpeg({"Exif": {piexif.ExifIFD.DateTimeOriginal: b"2019:01:01 00:00:00"}}), "image/jpeg")
    assert facts.times[0].uncertainty == timedelta(hours=15)


def test_a_turned_photograph_has_the_size_it_is_shown_in():
    facts = facts_of(jpeg({"0th": {piexif.ImageIFD.Orientation: 6}}), "image/jpeg")
    assert (facts.width, facts.height) == (20, 40)


def test_a_camera_without_a_fix_gives_no_place():
    nothing = ((0, 0), (0, 0), (0, 0))
    gps = {**GPS, piexif.GPSIFD.GPSLatitude: nothing, piexif.GPSIFD.GPSTimeStamp: nothing}
    facts = facts_of(jpeg({"GPS": gps}), "image/jpeg")
    assert facts.place is None
    assert facts.times == ()


def test_a_recording_tells_how_long_it_is():
    sound = samples.speech("They came before the rains.")
    assert facts_of(io.BytesIO(sound), "audio/wav").duration == pytest.approx(samples.seconds_of(sound), abs=0.1)


def test_a_video_tells_when_and_where():
    out = io.BytesIO()
    said = {"creation_time": "2012-05-14T06:40:00.000000Z", "location": "+24.5000+067.2600/"}
    with av.open(out, "w", format="mp4", options={"movflags": "use_metadata_tags"}) as container:
        container.metadata.update(said)
        stream = container.add_stream("mpeg4", rate=5)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        for _ in range(10):
            container.mux(stream.encode(av.VideoFrame(64, 48, "yuv420p")))
        container.mux(stream.encode())
    facts = facts_of(io.BytesIO(out.getvalue()), "video/mp4")
    assert facts.times[0].source is TimeSource.CAMERA_NO_ZONE
    assert facts.times[0].moment == datetime(2012, 5, 14, 6, 40, tzinfo=UTC)
    assert facts.place == pytest.approx((24.5, 67.26))
    assert (facts.width, facts.height) == (64, 48)


@pytest.mark.parametrize("media_type", ["image/jpeg", "image/png", "audio/wav", "video/mp4", "application/pdf"])
@pytest.mark.parametrize("content", [b"", b"no file of any kind" * 50])
def test_what_cannot_be_read_tells_nothing(media_type, content):
    assert facts_of(io.BytesIO(content), media_type) == CaptureFacts()


@pytest.mark.parametrize("cut", [3, 30, 400, 5000])
def test_a_photograph_cut_short_never_stops_the_import(cut):
    content = samples.photograph("flower.jpg", taken="2012:05:14 06:40:00")
    assert isinstance(facts_of(io.BytesIO(content[:cut]), "image/jpeg"), CaptureFacts)


def test_kinds_of_files_are_told_by_their_first_bytes_before_their_names():
    assert media_types.of(samples.photograph("china.jpg")[: media_types.HEAD], "notice.pdf") == "image/jpeg"
    assert media_types.of(samples.speech("Yes.")[: media_types.HEAD], "x") == "audio/wav"
    assert media_types.of(samples.document(["Notice"])[: media_types.HEAD], "scan") == "application/pdf"
    assert media_types.of(b"plain words", "list.csv") == "text/csv"
    assert media_types.of(b"", "") == media_types.UNKNOWN
