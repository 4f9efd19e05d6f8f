"""Bits that flipped, pieces that are missing or from elsewhere: never restored wrong, never in silence."""

from __future__ import annotations

import random
import shutil

import pytest

from desktop.backup_errors import BackupDamaged, BackupPartMissing, OpensNoBackup
from desktop.store.backups import head
from desktop.store.backups.opened import opened
from desktop.store.backups.segments import end_of
from desktop.store.backups.writing import back_up
from sync.crypto.stream import CHUNK_SEALED
from tests.desktop.store.backups.conftest import contents
from tests.desktop.store.conftest import PASSPHRASE


@pytest.fixture
def backup(furnished, stick, save):
    """Two states: one with files, and one with another record."""
    back_up(furnished, stick / "backup")
    save(furnished, "case", {"title": "later"})
    back_up(furnished, stick / "backup")
    return stick / "backup"


def segments(path, vault):
    """(first, newest)."""
    found = opened(path, vault.backup_key)
    try:
        return found.commit.before, found.commit.newest
    finally:
        found.parts.close()


def flipped(path, places):
    data = bytearray(path.read_bytes())
    for place in places:
        data[place] ^= 1 << place % 8
    path.write_bytes(data)


def test_a_flipped_bit_anywhere_is_never_restored_wrong_and_never_in_silence(furnished, backup, restored, stick):
    whole, everything = backup.read_bytes(), contents(furnished)
    dice = random.Random(3)
    first, newest = segments(backup, furnished)
    regions = {
        "keyslots": range(head.COMMITS),
        "commits": range(head.COMMITS, head.SIZE),
        "first segment": range(first.offset, end_of(first)),
        "newest segment": range(newest.offset, end_of(newest)),
        "foot": range(end_of(newest), len(whole)),
    }
    said = {}
    for name, region in regions.items():
        for place in dice.sample(region, 6):
            backup.write_bytes(whole)
            flipped(backup, [place])
            said.setdefault(name, []).append(_outcome(restored, backup, everything))
    assert set(said["keyslots"]) == set(said["commits"]) == set(said["foot"]) == {"whole"}
    assert set(said["newest segment"]) <= {"damaged", "whole"}
    assert set(said["first segment"]) <= {"damaged", "a file is damaged", "whole"}


def _outcome(restored, backup, everything):
    try:
        report, vault = restored(backup)
    except BackupDamaged:
        return "damaged"
    if report.damaged:
        with vault.reading() as unit:
            there = {path.name for path in (vault.folder / "files").iterdir()}
            assert not there & set(report.damaged)
            assert unit.records.count() == 6
        vault.close()
        return "a file is damaged"
    assert contents(vault) == everything
    vault.close()
    return "whole"


@pytest.mark.parametrize("region", [(0, head.COMMITS), (head.COMMITS, head.SIZE), (0, head.SIZE)])
def test_without_its_head_a_backup_is_opened_by_its_foot(furnished, backup, restored, region):
    data = bytearray(backup.read_bytes())
    data[slice(*region)] = bytes(region[1] - region[0])
    backup.write_bytes(data)
    assert contents(restored(backup)[1]) == contents(furnished)
    back_up(furnished, backup)
    flipped(backup, [backup.stat().st_size - 5])
    assert contents(restored(backup)[1]) == contents(furnished)


def test_in_parts_too_the_foot_is_found_without_the_head(furnished, stick, restored):
    back_up(furnished, stick / "backup", part_size=64 * 1024)
    data = bytearray((stick / "backup").read_bytes())
    data[: head.SIZE] = bytes(head.SIZE)
    (stick / "backup").write_bytes(data)
    assert contents(restored(stick / "backup")[1]) == contents(furnished)


def test_without_head_and_foot_it_is_damaged_and_no_other_file(furnished, backup, restored):
    size = backup.stat().st_size
    flipped(backup, [head.COMMITS + 100, head.COMMITS + 4196, size - 100, size - 4196])
    with pytest.raises(BackupDamaged) as damaged:
        restored(backup)
    assert damaged.value.part == "head"
    with pytest.raises(BackupDamaged):
        back_up(furnished, backup)


def test_keyslots_that_are_all_damaged_are_no_wrong_passphrase(furnished, backup, restored):
    size = backup.stat().st_size
    flipped(backup, [at + 500 for at in (0, 4096, size - head.SIZE, size - head.SIZE + 4096)])
    with pytest.raises(BackupDamaged) as damaged:
        restored(backup, "not the passphrase")
    assert damaged.value.part == "head"
    flipped(backup, [500])
    with pytest.raises(OpensNoBackup):
        restored(backup, "not the passphrase")


def test_where_the_newest_state_is_damaged_an_earlier_one_is_offered_and_taken_on_purpose(
    furnished, stick, restored, save
):
    back_up(furnished, stick / "backup")
    before = contents(furnished)
    save(furnished, "case", {"title": "later"})
    back_up(furnished, stick / "backup")
    _, newest = segments(stick / "backup", furnished)
    flipped(stick / "backup", [newest.offset + 10])
    with pytest.raises(BackupDamaged) as damaged:
        restored(stick / "backup")
    assert damaged.value.part == "earlier"
    report, vault = restored(stick / "backup", earlier=True)
    assert (report.earlier, report.generation) == (True, 1)
    assert contents(vault) == before


def test_where_no_state_is_whole_that_is_said(furnished, stick, restored):
    back_up(furnished, stick / "backup")
    flipped(stick / "backup", [head.SIZE + 10])
    for earlier in (False, True):
        with pytest.raises(BackupDamaged) as damaged:
            restored(stick / "backup", earlier=earlier)
        assert damaged.value.part == "state"


def test_a_damaged_file_is_named_and_everything_else_restored(furnished, stick, restored, attach):
    back_up(furnished, stick / "backup")
    large = attach(furnished, 400_000)
    back_up(furnished, stick / "backup")
    _, newest = segments(stick / "backup", furnished)
    chunks = (newest.index - 200_000) // CHUNK_SEALED
    flipped(stick / "backup", [newest.offset + chunks * CHUNK_SEALED + 50])
    report, vault = restored(stick / "backup")
    assert (report.damaged, report.missing, report.files) == ((large,), 1, 3)
    expected = contents(furnished)[0]
    with vault.reading() as unit:
        assert set(expected) == {line.id for line in unit.records.page()}
    assert [damage.id for damage in vault.damages()] == [large]


def test_nothing_of_another_backup_or_another_day_can_be_put_in(furnished, stick, restored, save):
    """Segments of the same size at the same place, under keys of the same vault."""
    for name in ("one", "two"):
        back_up(furnished, stick / name)
    early = (stick / "one").read_bytes()
    for name in ("one", "two"):
        save(furnished, "case", {"title": "later"})
        back_up(furnished, stick / name)
    one, two = (stick / "one").read_bytes(), (stick / "two").read_bytes()
    first, newest = segments(stick / "one", furnished)
    swapped = one[: first.offset] + two[first.offset : end_of(first)] + one[end_of(first) :]
    doubled = one[: newest.offset] + one[first.offset :][: end_of(newest) - newest.offset] + one[end_of(newest) :]
    for forged in (swapped, doubled):
        (stick / "forged").write_bytes(forged)
        with pytest.raises(BackupDamaged):
            restored(stick / "forged")
    dropped = one[: newest.offset] + one[-head.SIZE :]
    cut = one[: newest.offset]
    for forged in (dropped, cut):
        (stick / "forged").write_bytes(forged)
        with pytest.raises(BackupPartMissing):
            restored(stick / "forged")
    # The head of an earlier day over today's segments: the foot knows better.
    (stick / "forged").write_bytes(early[: head.SIZE] + one[head.SIZE :])
    assert restored(stick / "forged")[0].generation == 2
    # The foot of another backup of this vault, further on.
    save(furnished, "case", {"title": "later still"})
    back_up(furnished, stick / "two")
    (stick / "forged").write_bytes(one[: end_of(newest)] + (stick / "two").read_bytes()[-head.SIZE :])
    assert restored(stick / "forged")[0].generation == 2
    # Head and foot of an earlier day: that is the earlier day, and something more stands behind it.
    (stick / "forged").write_bytes(early[: head.SIZE] + one[head.SIZE : end_of(newest)])
    report, _ = restored(stick / "forged")
    assert (report.generation, report.unfinished) == (1, True)


def test_a_torn_segment_behind_the_state_is_said_and_harms_nothing(furnished, backup, restored, stick):
    with backup.open("ab") as file:
        file.write(bytes(100_000))
    report, vault = restored(backup)
    assert (report.unfinished, contents(vault)) == (True, contents(furnished))
    made = back_up(furnished, backup)
    assert made.size == backup.stat().st_size
    assert not restored(backup)[0].unfinished


def test_restoring_changes_nothing_on_the_stick(furnished, backup, restored):
    before = backup.read_bytes()
    flipped(backup, [100])
    damaged = backup.read_bytes()
    restored(backup)
    assert backup.read_bytes() == damaged
    backup.write_bytes(before)
    shutil.copy(backup, backup.with_name("copy"))
    restored(backup)
    assert backup.read_bytes() == before
    assert PASSPHRASE.encode() not in before
