"""Backed up and restored: everything is there, and what did not change is not written again."""

from __future__ import annotations

from threading import Thread

import pytest

from desktop.backup_errors import BackupAhead, BackupPartMissing
from desktop.errors import VaultDamaged, VaultExists
from desktop.store.backups import adding
from desktop.store.backups.progress import Stage
from desktop.store.backups.restoring import restore
from desktop.store.backups.writing import back_up
from desktop.store.file_rows import State
from tests.desktop.store.backups.conftest import contents
from tests.desktop.store.conftest import PASSPHRASE

SMALL = 64 * 1024


def test_a_restored_vault_holds_every_record_and_file(furnished, stick, restored):
    made = back_up(furnished, stick / "backup")
    assert (made.begun, made.files, made.left_out, made.mended) == (True, 2, (), False)
    assert made.size == (stick / "backup").stat().st_size
    report, vault = restored(stick / "backup")
    assert contents(vault) == contents(furnished)
    assert list(vault.damages()) == []
    assert (report.records, report.files, report.missing, report.damaged) == (5, 2, 0, ())
    assert (report.unfinished, report.earlier, report.taken) == (False, False, made.taken)


def test_nothing_of_what_people_wrote_can_be_read_on_the_stick(furnished, stick):
    back_up(furnished, stick / "backup")
    raw = (stick / "backup").read_bytes()
    assert not any(words in raw for words in (b"case 0", b"photo", b"xxxx", PASSPHRASE.encode()))
    for sealed in (furnished.folder / "files").iterdir():
        assert sealed.read_bytes()[:64] not in raw


def test_a_second_backup_brings_what_is_new_and_only_that(furnished, stick, restored, save, attach):
    first = back_up(furnished, stick / "backup")
    save(furnished, "case", {"title": "later"})
    attach(furnished, 5000)
    second = back_up(furnished, stick / "backup")
    assert not second.begun
    assert second.generation == first.generation + 1
    assert second.written < first.written / 2
    _, vault = restored(stick / "backup")
    assert contents(vault) == contents(furnished)
    assert len(contents(vault)[1]) == 3


def test_saving_goes_on_while_a_backup_is_written(furnished, stick, restored, save, monkeypatch):
    monkeypatch.setattr(adding, "_TOLD", 4096)
    before = contents(furnished)
    saved = []

    def step(stage, done, total):
        if len(saved) < 5 and stage is Stage.WRITING:
            other = Thread(target=lambda: saved.append(save(furnished, "case", {"what": "y" * 50_000})))
            other.start()
            other.join()

    back_up(furnished, stick / "backup", step)
    assert len(saved) == 5
    _, vault = restored(stick / "backup")
    assert contents(vault) == before
    assert set(saved) < contents(furnished)[0].keys()
    back_up(furnished, stick / "backup")
    assert contents(restored(stick / "backup")[1]) == contents(furnished)


def test_a_backup_waits_for_somebody_who_reads_for_long(furnished, stick, restored, save):
    waited = []
    reading = furnished.reading()

    def step(stage, done, total):
        if stage is Stage.READING and total == 0:
            waited.append(True)
            if len(waited) == 2:
                reading.__exit__(None, None, None)

    with_old_snapshot = reading.__enter__()
    assert with_old_snapshot.records.count() == 5
    save(furnished, "case", {"title": "in the log alone"})
    back_up(furnished, stick / "backup", step)
    assert len(waited) == 2
    assert contents(restored(stick / "backup")[1]) == contents(furnished)


def test_it_is_never_restored_into_a_folder_that_holds_anything(furnished, stick, tmp_path):
    back_up(furnished, stick / "backup")
    place = tmp_path / "mine"
    place.mkdir()
    (place / "diary.txt").write_text("mine")
    with pytest.raises(VaultExists):
        restore(stick / "backup", place, PASSPHRASE)
    with pytest.raises(VaultExists):
        restore(stick / "backup", furnished.folder, PASSPHRASE)
    assert [path.name for path in place.iterdir()] == ["diary.txt"]
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_a_restored_vault_goes_on_with_the_backup_and_the_old_one_is_told_so(furnished, stick, restored, save):
    back_up(furnished, stick / "backup")
    _, vault = restored(stick / "backup")
    save(vault, "case", {"title": "on the new laptop"})
    assert back_up(vault, stick / "backup").generation == 2
    before = (stick / "backup").read_bytes()
    with pytest.raises(BackupAhead):
        back_up(furnished, stick / "backup")
    assert (stick / "backup").read_bytes() == before


def test_an_older_copy_of_the_stick_is_added_to_and_two_sticks_can_take_turns(furnished, stick, restored, save):
    back_up(furnished, stick / "backup")
    (stick / "other").write_bytes((stick / "backup").read_bytes())
    for number, name in enumerate(("backup", "other", "backup", "other")):
        save(furnished, "case", {"title": f"turn {number}"})
        back_up(furnished, stick / name)
        assert contents(restored(stick / name)[1]) == contents(furnished)


def test_a_recording_that_a_crash_cut_off_comes_along(vault, make_vault, stick, restored):
    sink = vault.files.begin("talk.wav", "audio/wav")
    sink.write(bytes(200_000))
    sink._sealer._sync()
    back_up(vault, stick / "backup")
    _, again = restored(stick / "backup")
    (left,) = again.files.unfinished()
    salvaged = again.files.salvage(left.ref.id)
    assert again.files.reader(salvaged.id).read(0, 300_000) == bytes(salvaged.size)
    assert 60_000 < salvaged.size <= 200_000
    sink.abandon()


def test_it_is_cut_into_parts_and_each_of_them_is_needed(furnished, stick, restored):
    back_up(furnished, stick / "backup", part_size=SMALL)
    names = sorted((path.name for path in stick.iterdir()), key=lambda name: (len(name), name))
    assert names[:3] == ["backup", "backup.part2", "backup.part3"]
    assert max(path.stat().st_size for path in stick.iterdir()) == SMALL
    assert contents(restored(stick / "backup")[1]) == contents(furnished)
    part = (stick / "backup.part3").read_bytes()
    (stick / "backup.part3").unlink()
    with pytest.raises(BackupPartMissing) as missing:
        restored(stick / "backup")
    assert missing.value.number == 3
    (stick / "backup.part3").write_bytes(part[:100])
    with pytest.raises(BackupPartMissing) as short:
        back_up(furnished, stick / "backup")
    assert short.value.number == 3
    (stick / "backup.part3").write_bytes(part)
    assert back_up(furnished, stick / "backup").generation == 2


def test_much_is_written_in_several_states_and_the_last_of_them_has_all(furnished, stick, restored, monkeypatch):
    monkeypatch.setattr(adding, "_BATCH", 1)
    assert back_up(furnished, stick / "backup").generation == 2
    report, vault = restored(stick / "backup")
    assert (contents(vault), report.missing) == (contents(furnished), 0)


def test_a_damaged_file_is_left_out_and_named_and_the_rest_is_there(furnished, stick, restored):
    with furnished.reading() as unit:
        damaged, whole = sorted(unit.files.in_state(State.WHOLE), key=lambda kept: -kept.ref.size)
    path = furnished.folder / "files" / damaged.ref.id
    sealed = bytearray(path.read_bytes())
    sealed[100_000] ^= 1
    path.write_bytes(sealed)
    assert back_up(furnished, stick / "backup").left_out == (damaged.ref.id,)
    report, vault = restored(stick / "backup")
    assert (report.files, report.missing) == (2, 1)
    assert vault.files.reader(whole.ref.id).read(0, 2000) == furnished.files.reader(whole.ref.id).read(0, 2000)
    path.unlink()
    assert back_up(furnished, stick / "backup").left_out == (damaged.ref.id,)


def test_a_vault_with_a_damaged_database_is_not_backed_up_and_the_earlier_backup_stays(
    furnished, stick, restored, save
):
    back_up(furnished, stick / "backup")
    before = contents(furnished)
    for _ in range(20):
        save(furnished, "case", {"what": "z" * 20_000})
    with furnished.frozen(lambda: None):
        pass
    path = furnished.folder / "store.db"
    data = bytearray(path.read_bytes())
    data[-2000] ^= 1
    path.write_bytes(data)
    with pytest.raises(VaultDamaged):
        back_up(furnished, stick / "backup")
    assert contents(restored(stick / "backup")[1]) == before
