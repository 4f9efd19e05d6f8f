"""Small copies: made at import, sent before originals, shown until these arrive, and never taken for evidence."""

from __future__ import annotations

import io
import random
from contextlib import closing

import av
import piexif
import pytest
from PIL import Image

from desktop.domain.custody import Deed
from desktop.domain.records import Whereabouts
from desktop.errors import FileNotHere
from desktop.services import catching_up
from desktop.services.checking import check
from desktop.services.fetching_back import FetchingBack
from desktop.services.removing_records import RemovingRecords
from desktop.services.rescuing import rescue
from desktop.services.small_copies import SMALL_ALREADY
from desktop.services.syncing import Limits
from desktop.store.sync_store import VaultSyncStore
from desktop.store.vault import Vault
from tests import samples
from tests.desktop.services.losing import lose
from tests.desktop.services.test_rescuing_gaps import NEW, without
from tests.laptops import CHEAP, PASSPHRASE, Laptop, file_path, group
from tests.servers import running

WORDS = "They came with three trucks before it was light, and nobody at the landing dared to ask where they went. "


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("shared") / "server") as found:
        yield found


@pytest.fixture
def members(server, tmp_path):
    with group(tmp_path, server.new_group()) as found:
        yield found


@pytest.fixture
def photo(tmp_path):
    place = tmp_path / "IMG_2012.jpg"
    place.write_bytes(samples.photograph("china.jpg", taken="2012:05:14 06:40:00", width=2400))
    return place


@pytest.fixture
def recording(tmp_path):
    place = tmp_path / "witness.wav"
    place.write_bytes(samples.speech(WORDS * 2))
    return place


def recorded(laptop, place):
    """(ref, record)."""
    ref = laptop.collecting.take_in(place).ref
    return ref, laptop.casework.save(None, "evidence", {file_path("evidence"): ref})


def copies(laptop, ref):
    """(media type, bytes) of each."""
    found = laptop.collecting.small_copies(ref.id)
    readers = [laptop.collecting.reader(one.id) for one in found]
    return [(one.media_type, reader.read(0, reader.size)) for one, reader in zip(found, readers, strict=True)]


def test_a_photo_gets_a_copy_of_1280_pixels_without_a_place_or_a_camera_in_it(here, photo):
    ref = here.collecting.take_in(photo).ref
    ((kind, data),) = copies(here, ref)
    with Image.open(io.BytesIO(data)) as small, Image.open(photo) as full:
        assert (kind, max(small.size)) == ("image/jpeg", 1280)
        assert not small.getexif()
        assert "icc_profile" not in small.info
        assert len(data) < ref.size / 2
        same = full.resize((8, 8)).convert("L"), small.resize((8, 8)).convert("L")
    apart = [abs(a - b) for a, b in zip(*(list(one.tobytes()) for one in same), strict=True)]
    assert max(apart) < 24, "it shows the same"


def test_a_photo_that_the_camera_held_sideways_is_upright(here, tmp_path):
    out = io.BytesIO()
    with Image.open(io.BytesIO(samples.photograph("china.jpg", width=2400))) as lying:
        exif = {"0th": {piexif.ImageIFD.Orientation: 6, piexif.ImageIFD.Make: b"Obscura"}}
        lying.save(out, "JPEG", quality=90, exif=piexif.dump(exif), comment=b"Ana was here")
    (tmp_path / "p.jpg").write_bytes(out.getvalue())
    ((_, data),) = copies(here, here.collecting.take_in(tmp_path / "p.jpg").ref)
    with Image.open(io.BytesIO(data)) as small:
        assert small.width < small.height
    assert b"Obscura" not in data
    assert b"Ana" not in data


@pytest.mark.parametrize("kind", ["TIFF", "GIF", "PNG", "WEBP", "MPO"])
def test_every_kind_of_picture_gets_a_copy_and_what_moves_or_has_pages_one_of_its_first(here, tmp_path, kind):
    place = tmp_path / f"scan.{kind.lower()}"
    with Image.open(io.BytesIO(samples.photograph("china.jpg", width=1700))) as full:
        first, second = full.convert("RGB"), Image.new("RGB", full.size, "black")
        how = {"WEBP": {"lossless": True, "method": 0}, "MPO": {"quality": 98}}.get(kind, {})
        first.save(place, kind, save_all=True, append_images=[second], **how)
    ((media_type, data),) = copies(here, here.collecting.take_in(place).ref)
    with Image.open(io.BytesIO(data)) as small:
        assert (media_type, max(small.size)) == ("image/jpeg", 1280)
        assert max(small.resize((1, 1)).convert("RGB").getpixel((0, 0))) > 50, "not the black one"


def test_a_recording_gets_its_sound_at_a_low_rate(here, recording):
    ref = here.collecting.take_in(recording).ref
    ((kind, data),) = copies(here, ref)
    assert (kind, data[:4]) == ("audio/ogg", b"OggS")
    with av.open(io.BytesIO(data)) as sound, av.open(recording) as full:
        assert abs(sound.duration - full.duration) < 200_000
        assert sound.streams.audio[0].codec_context.name in ("opus", "libopus")
    assert len(data) < ref.size / 10


def test_a_video_gets_a_picture_and_its_sound(here, tmp_path):
    (tmp_path / "film.mkv").write_bytes(video())
    ref = here.collecting.take_in(tmp_path / "film.mkv", "video/x-matroska").ref
    assert [kind for kind, _ in copies(here, ref)] == ["image/jpeg", "audio/ogg"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("small.jpg", samples.photograph("flower.jpg", width=400)),
        ("cut.jpg", samples.photograph("china.jpg", width=2400)[: SMALL_ALREADY + 1]),
        ("noise.jpg", b"\xff\xd8\xff" + random.Random(1).randbytes(SMALL_ALREADY)),
        ("noise.mp4", b"\0\0\0\x20ftypisom" + random.Random(1).randbytes(SMALL_ALREADY)),
        ("list.mp4", b"#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/x\n" + b"#\n" * SMALL_ALREADY),
    ],
)
def test_what_is_small_or_cannot_be_decoded_is_kept_without_one(here, tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    ref = here.collecting.take_in(tmp_path / name).ref
    assert here.collecting.small_copies(ref.id) == ()
    reader = here.collecting.reader(ref.id)
    assert reader.read(0, reader.size) == content


def test_more_pixels_than_a_laptop_can_hold_are_not_decoded(here, tmp_path):
    out = io.BytesIO()
    Image.new("1", (12_000, 7_000)).save(out, "PNG")
    (tmp_path / "bomb.png").write_bytes(out.getvalue() + bytes(SMALL_ALREADY))
    assert here.collecting.small_copies(here.collecting.take_in(tmp_path / "bomb.png").ref.id) == ()


def test_custody_of_the_original_says_that_a_copy_was_made_and_the_copy_has_none(here, photo):
    ref = here.collecting.take_in(photo).ref
    (copy,) = here.collecting.small_copies(ref.id)
    with here.vault.reading() as unit:
        assert [noted.deed for noted in unit.custody.of(ref.id)] == [Deed.IMPORTED, Deed.DERIVED_TO]
        assert unit.custody.of(ref.id)[1].details == bytes.fromhex(copy.id + copy.sha256)
        assert unit.custody.of(copy.id) == []


def test_whoever_stops_the_import_keeps_nothing(here, recording):
    told = []

    def step(done, whole):
        told.append(done)
        if told.count(whole) > 1:
            raise InterruptedError  # in the middle of the copy

    with pytest.raises(InterruptedError):
        here.collecting.take_in(recording, None, step)
    assert list((here.vault.folder / "files").iterdir()) == []


def test_a_file_that_is_given_up_takes_its_copy_along(here, photo):
    ref = here.collecting.take_in(photo).ref
    assert len(list((here.vault.folder / "files").iterdir())) == 2
    here.collecting.give_up(ref.id)
    assert list((here.vault.folder / "files").iterdir()) == []
    second = here.collecting.take_in(photo).ref
    here.casework.let_go([second.id])
    assert here.collecting.small_copies(second.id) == ()
    assert here.collecting.loose() == []


def test_the_coordination_sees_the_copy_before_the_original_and_then_the_original(members, photo):
    ref, record = recorded(members.documenter, photo)
    ((_, made),) = copies(members.documenter, ref)
    budget = Limits(budget=len(made) + 60_000)
    assert members.documenter.syncing.run(limits=budget).budget_spent
    report = members.coordinator.syncing.run()

    assert report.files_received == 0, "a copy is not what was sent"
    assert copies(members.coordinator, ref) == [("image/jpeg", made)]
    with pytest.raises(FileNotHere):
        members.coordinator.collecting.reader(ref.id)
    assert members.coordinator.collecting.whereabouts(ref.id) is Whereabouts.ON_ITS_WAY
    assert members.coordinator.casework.delivery(record).state is Whereabouts.ON_ITS_WAY
    assert members.documenter.casework.delivery(record).state is Whereabouts.ONLY_HERE

    members.documenter.syncing.run()
    members.coordinator.syncing.run()
    members.documenter.syncing.run()
    reader = members.coordinator.collecting.reader(ref.id)
    assert reader.read(0, reader.size) == photo.read_bytes()
    assert members.documenter.casework.delivery(record).state is Whereabouts.RECEIVED


def test_copies_go_before_originals_that_are_smaller(members, photo, tmp_path):
    (tmp_path / "notes.bin").write_bytes(bytes(1000))
    for place in (tmp_path / "notes.bin", photo):
        ref, _ = recorded(members.documenter, place)
    (copy,) = members.documenter.collecting.small_copies(ref.id)
    outgoing = [file.file.hex() for file in VaultSyncStore(members.documenter.vault).outgoing_files()]
    assert outgoing[0] == copy.id
    assert outgoing[-1] == ref.id


def test_a_record_that_is_removed_takes_its_copy_along_and_brings_it_back(members, photo):
    ref, record = recorded(members.documenter, photo)
    for laptop in (members.documenter, members.coordinator, members.documenter):
        laptop.syncing.run()
    before = copies(members.documenter, ref)
    removing = RemovingRecords(members.documenter.vault)
    assert removing.about(record).files == 1
    assert removing.remove([record]).removed == (record,)
    assert list((members.documenter.vault.folder / "files").iterdir()) == []
    removing.fetch_again([record])
    for _ in range(2):
        members.documenter.syncing.run()
    assert copies(members.documenter, ref) == before
    assert check(members.documenter.vault).damaged == ()


def test_a_copy_that_damage_took_comes_back_with_its_record(members, photo):
    ref, _ = recorded(members.documenter, photo)
    members.documenter.syncing.run()
    members.coordinator.syncing.run()
    lose(members.coordinator.vault, "files", "small_copies")
    FetchingBack(members.coordinator.vault, members.coordinator.syncing).run()
    members.coordinator.syncing.run()
    assert copies(members.coordinator, ref) == copies(members.documenter, ref) != []


def test_an_unsent_copy_is_sent_out_of_a_damaged_vault(members, photo, tmp_path, monkeypatch):
    monkeypatch.setattr("desktop.store.rescue.saving.calibrated", lambda: CHEAP)
    here = members.documenter
    members.sync()
    ref, record = recorded(here, photo)
    made = copies(here, ref)
    here.vault.close()
    without(here.vault.folder, "files")
    rescue(here.vault.folder, PASSPHRASE, tmp_path / "new", NEW)
    with closing(Vault.open(tmp_path / "new", NEW)) as vault:
        found = Laptop.of(vault)
        catching_up.sync(vault, found.syncing)
        members.coordinator.syncing.run()
        assert copies(members.coordinator, ref) == made
        found.syncing.run()
        assert found.casework.delivery(record).state is Whereabouts.RECEIVED


def test_words_alone_hold_back_copies_too(members, photo):
    ref, _ = recorded(members.documenter, photo)
    members.documenter.syncing.run(limits=Limits(words_only=True))
    members.coordinator.syncing.run()
    assert copies(members.coordinator, ref) == []


def test_a_copy_stays_when_the_original_is_removed_to_make_room(members, photo):
    ref, _ = recorded(members.documenter, photo)
    for laptop in (members.documenter, members.coordinator, members.documenter):
        laptop.syncing.run()
    room = members.documenter.collecting.carrying_less.room()
    assert [line.ref.id for line in room.removable] == [ref.id]
    assert members.documenter.collecting.carrying_less.remove([ref.id]).removed == (ref.id,)
    assert [kind for kind, _ in copies(members.documenter, ref)] == ["image/jpeg"]


def video():
    """Two seconds of a photograph that is being moved, and of noise."""
    out, picture = io.BytesIO(), Image.open(io.BytesIO(samples.photograph("china.jpg")))
    with av.open(out, "w", format="matroska") as film:
        frames, sound = film.add_stream("mjpeg", rate=10), film.add_stream("pcm_s16le", rate=16_000)
        frames.width, frames.height, frames.pix_fmt = 640, 426, "yuvj420p"
        sound.layout = "mono"
        for at in range(20):
            film.mux(frames.encode(av.VideoFrame.from_image(picture.crop((0, at % 2, 640, 426 + at % 2)))))
            heard = av.AudioFrame(format="s16", layout="mono", samples=1600)
            heard.planes[0].update(random.Random(at).randbytes(3200))
            heard.sample_rate, heard.pts = 16_000, at * 1600
            film.mux(sound.encode(heard))
        for stream in (frames, sound):
            film.mux(stream.encode(None))
    return out.getvalue()
