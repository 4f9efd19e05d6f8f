from __future__ import annotations

import hashlib
import os
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.custody import Deed
from desktop.errors import DiskFull, FileNotHere, FileTooBig, FileUnreadable, FileVanished, NoSuchFile, VaultDamaged
from desktop.store import files
from desktop.store.file_rows import State
from sync.crypto.stream import CHUNK_PLAIN, chunk_count, open_chunk, sealed_size
from sync.protocol.chunks import chunk_hash

SIZES = [0, 1, 100, CHUNK_PLAIN - 1, CHUNK_PLAIN, CHUNK_PLAIN + 1, 2 * CHUNK_PLAIN, 17 * CHUNK_PLAIN + 5, 3_000_000]


@pytest.fixture
def take(vault, tmp_path):
    def take_in(data, name="photo.jpg", **options):
        source = tmp_path / "source.bin"
        source.write_bytes(data)
        return vault.files.take_in(source, name, "image/jpeg", **options)

    return take_in


def stored(vault):
    return sorted(path.name for path in (vault.folder / "files").iterdir())


def noise(size):
    return random.Random(size).randbytes(size)


@pytest.mark.parametrize("size", SIZES)
def test_a_file_comes_back_byte_by_byte_and_lies_there_sealed(vault, take, size):
    data = noise(size)
    ref = take(data)
    assert (ref.size, ref.sha256, ref.name) == (size, hashlib.sha256(data).hexdigest(), "photo.jpg")
    assert vault.files.reader(ref.id).read(0, size + 10) == data
    sealed = (vault.folder / "files" / ref.id).read_bytes()
    assert len(sealed) == sealed_size(size)
    assert size < 100 or data[:50] not in sealed


def test_the_chunks_are_those_of_the_specification(vault, take):
    ref = take(noise(200_000))
    with vault.reading() as unit:
        kept = unit.files.get(ref.id)
        hashes = unit.files.chunk_hashes(ref.id)
    plain = b""
    for number in range(chunk_count(ref.size)):
        sealed = vault.files.chunk(ref.id, number)
        assert hashes[16 * number :][:16] == chunk_hash(sealed)
        last = number == chunk_count(ref.size) - 1
        plain += open_chunk(kept.key, bytes.fromhex(ref.id), number, sealed, last=last)
    assert plain.rstrip(b"\0") == noise(200_000).rstrip(b"\0")


@given(data=st.data())
def test_any_place_can_be_read(shared_file, data):
    content, reader = shared_file
    offset = data.draw(st.integers(0, len(content) + 10))
    size = data.draw(st.integers(0, 200_000))
    assert reader.read(offset, size) == content[offset : offset + size]


@pytest.fixture(scope="module")
def shared_file(shared_vault, tmp_path_factory):
    content = noise(500_000)
    source = tmp_path_factory.mktemp("source") / "a"
    source.write_bytes(content)
    return content, shared_vault.files.reader(shared_vault.files.take_in(source, "a", "b/c").id)


def test_progress_is_told_and_ends_at_the_whole(take):
    told = []
    take(noise(9_000_000), step=lambda done, whole: told.append((done, whole)))
    assert told[-1] == (9_000_000, 9_000_000)
    assert len(told) > 1


def test_an_import_that_is_stopped_leaves_nothing(vault, take):
    def stop(done, whole):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take(noise(9_000_000), step=stop)
    assert stored(vault) == []
    with vault.reading() as unit:
        assert unit.files.unattached() == []


def test_a_file_that_is_not_there_and_one_that_cannot_be_read_are_told_apart(vault, tmp_path):
    with pytest.raises(FileVanished):
        vault.files.take_in(tmp_path / "gone.jpg", "gone.jpg", "image/jpeg")
    with pytest.raises(FileUnreadable):
        vault.files.take_in(tmp_path, "folder", "image/jpeg")
    assert stored(vault) == []


def test_a_stick_pulled_out_in_the_middle_leaves_nothing(vault, take, tmp_path, monkeypatch):
    class Pulled:
        def __init__(self, file):
            self._file = file

        def readinto(self, block):
            if self._file.tell():
                raise OSError(5, "Input/output error")
            return self._file.readinto(block)

    pump = files._pump
    monkeypatch.setattr(files, "_pump", lambda file, *rest: pump(Pulled(file), *rest))
    with pytest.raises(FileVanished):
        take(noise(3_000_000))
    assert stored(vault) == []


@pytest.mark.parametrize("harm", ["grows", "shrinks"])
def test_a_file_that_changes_while_it_is_read_is_not_taken_in(vault, take, tmp_path, harm):
    def change(done, whole):
        if done < whole:
            os.truncate(tmp_path / "source.bin", 9_500_000 if harm == "grows" else 5_000_000)

    with pytest.raises(FileUnreadable):
        take(noise(9_000_000), step=change)
    assert stored(vault) == []


def test_a_file_larger_than_one_may_be_is_refused_and_leaves_nothing(vault, take, monkeypatch):
    monkeypatch.setattr("desktop.store.sealing.limits.FILE", 1_000_000)
    with pytest.raises(FileTooBig):
        take(noise(3_000_000))
    assert stored(vault) == []


def test_a_recording_is_sealed_as_it_comes(vault):
    sink = vault.files.begin("interview.wav", "audio/wav")
    data = noise(700_000)
    for at in range(0, len(data), 4410):
        sink.write(data[at : at + 4410])
    part = vault.folder / "files" / f"{sink.id}.part"
    assert part.exists()
    ref = sink.finish()
    assert not part.exists()
    assert vault.files.reader(ref.id).read(0, len(data)) == data
    with vault.reading() as unit:
        assert [one.deed for one in unit.custody.of(ref.id)] == [Deed.RECORDED]


def test_an_abandoned_recording_leaves_nothing(vault):
    sink = vault.files.begin("interview.wav", "audio/wav")
    sink.write(noise(200_000))
    sink.abandon()
    assert stored(vault) == []
    with pytest.raises(NoSuchFile):
        vault.files.reader(sink.id)


def test_a_file_named_by_a_save_belongs_to_its_record_and_waits_to_be_sent(vault, take, save):
    ref = take(noise(200_000))
    store = vault.sync_store()
    assert store.outgoing_files() == []
    record = save(vault, "evidence", {"original": ref})
    with vault.reading() as unit:
        assert unit.files.get(ref.id).record == record
        assert [one.ref for one in unit.files.of_record(record)] == [ref]
        assert unit.files.unattached() == []
        assert unit.records.get(record).files == 1
    [waiting] = store.outgoing_files()
    assert (waiting.file.hex(), waiting.sealed_size, waiting.present) == (ref.id, sealed_size(ref.size), ())
    assert len(store.outgoing()) == 2


def test_a_file_named_twice_is_sent_once(vault, take, save):
    ref = take(noise(1000))
    record = save(vault, "evidence", {"original": ref})
    save(vault, "evidence", {"copy": ref}, record=record)
    save(vault, "case", {"photo": ref})
    assert len(vault.sync_store().outgoing_files()) == 1
    assert len(vault.sync_store().outgoing()) == 4


def test_a_changed_chunk_is_damage_of_that_file_and_the_rest_can_be_read(vault, take):
    ref = take(noise(300_000))
    path = vault.folder / "files" / ref.id
    sealed = bytearray(path.read_bytes())
    sealed[70_000] ^= 1
    path.write_bytes(sealed)
    reader = vault.files.reader(ref.id)
    assert reader.read(0, 1000) == noise(300_000)[:1000]
    with pytest.raises(VaultDamaged) as caught:
        reader.read(70_000, 10)
    assert (caught.value.part, caught.value.id) == ("file", ref.id)


def test_a_file_cut_short_or_missing_is_damage(vault, take):
    ref = take(noise(300_000))
    path = vault.folder / "files" / ref.id
    os.truncate(path, 100_000)
    with pytest.raises(VaultDamaged):
        vault.files.reader(ref.id).read(290_000, 10)
    path.unlink()
    with pytest.raises(VaultDamaged):
        vault.files.reader(ref.id).read(0, 10)


def test_a_file_whose_key_was_destroyed_cannot_be_read_by_anybody(vault, take):
    ref = take(noise(300_000))
    sealed = (vault.folder / "files" / ref.id).read_bytes()
    vault.files.destroy(ref.id)
    (vault.folder / "files" / ref.id).write_bytes(sealed)
    with pytest.raises(NoSuchFile):
        vault.files.reader(ref.id)
    with vault.session() as session:
        keys = session.connection().exec_driver_sql("SELECT count(*) FROM files").scalar()
    assert keys == 0


def test_a_full_disk_during_import_leaves_nothing(vault, take, monkeypatch):
    written = []
    real = os.fsync

    def full(file):
        if written or not stored(vault):
            real(file)
        else:
            written.append(file)
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.store.disk.os.fsync", full)
    with pytest.raises(DiskFull):
        take(noise(300_000))
    assert stored(vault) == []


def test_what_a_crash_left_of_an_import_is_removed_and_a_strangers_file_is_not(make_vault):
    vault = make_vault()
    sink = vault.files.begin("a.jpg", "image/jpeg", State.TAKEN_IN)
    sink.write(noise(200_000))
    sink._sealer.close()
    (vault.folder / "files" / ("ab" * 16)).write_bytes(b"of another copy of the database")
    vault.close()
    assert len(stored(vault)) == 2
    assert stored(make_vault()) == ["ab" * 16]


def test_a_recording_that_a_crash_cut_off_can_be_kept(make_vault):
    vault = make_vault()
    sink = vault.files.begin("interview.wav", "audio/wav")
    data = noise(10 * CHUNK_PLAIN)
    sink.write(data)
    sink._sealer.close()
    vault.close()
    again = make_vault()
    [left] = again.files.unfinished()
    ref = again.files.salvage(left.ref.id)
    assert again.files.reader(ref.id).read(0, len(data)) == data[: 9 * CHUNK_PLAIN]
    assert (ref.name, ref.media_type) == ("interview.wav", "audio/wav")
    assert again.files.unfinished() == []
    assert stored(again) == [ref.id]


def test_a_file_that_has_not_come_yet_says_so(vault):
    sink = vault.files.begin("a", "b/c")
    with pytest.raises(FileNotHere):
        vault.files.reader(sink.id)
    sink.abandon()


def test_a_file_is_nowhere_on_the_disk_in_the_clear_at_any_moment(vault, take, tmp_path):
    canary = b"CANARY-IN-A-FILE"

    def look(done, whole):
        for path in vault.folder.rglob("*"):
            assert path.is_dir() or canary not in path.read_bytes()

    take(canary * 600_000, name="CANARY-NAME.jpg", step=look)
