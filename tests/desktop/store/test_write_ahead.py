"""After a crash the newest saves stand in SQLite's log alone: what of it did not stay is told, once."""

from __future__ import annotations

import random
import shutil

import pytest

from desktop.errors import VaultDamaged
from desktop.store.vault import Vault
from tests.desktop.store.conftest import PASSPHRASE

HEADER, FRAME = 32, 24 + 4096


@pytest.fixture
def crashed(vault, save, tmp_path):
    """A vault as the process left it that died after five saves."""
    for number in range(5):
        save(vault, "case", {"title": f"case {number}", "what": "x" * 3000})
    return left_by(vault, tmp_path)


def left_by(vault, tmp_path):
    folder = shutil.copytree(vault.folder, tmp_path / f"crashed-{len(list(tmp_path.iterdir()))}")
    (folder / "store.db-shm").unlink()
    return folder


def log(folder):
    return bytearray((folder / "store.db-wal").read_bytes())


def count(folder):
    vault = Vault.open(folder, PASSPHRASE)
    try:
        assert list(vault.damages()) == []
        with vault.reading() as unit:
            return unit.records.count()
    finally:
        vault.close()


def test_a_log_that_is_whole_is_taken_without_a_word(crashed):
    assert len(log(crashed)) > HEADER + 5 * FRAME
    assert count(crashed) == 5


@pytest.mark.parametrize("place", ["header", "first frame", "last frame", "salt of the last frame"])
def test_a_flipped_bit_in_it_is_told_once_and_what_is_before_it_is_there(crashed, place):
    data = log(crashed)
    last = len(data) - FRAME
    byte = {"header": 9, "first frame": HEADER + 100, "last frame": last + 500, "salt of the last frame": last + 9}[
        place
    ]
    data[byte] ^= 1
    (crashed / "store.db-wal").write_bytes(data)
    with pytest.raises(VaultDamaged) as told:
        Vault.open(crashed, PASSPHRASE)
    assert told.value.part == "log"
    assert count(crashed) == (4 if byte >= last else 0)


def test_a_transaction_that_was_under_way_is_no_damage(vault, save, tmp_path):
    """So long that parts of it are in the log before it ends."""
    save(vault, "case", {"title": "before"})
    before = len(log(vault.folder))
    with vault.unit() as unit:
        unit._session.connection().exec_driver_sql("PRAGMA cache_size = 10")
        for number in range(300):
            unit.facts.put(f"fact {number}", random.Random(number).randbytes(4000))
        folder = left_by(vault, tmp_path)
    assert len(log(folder)) > before + 100 * FRAME
    assert count(folder) == 1


def test_a_frame_of_which_the_disk_took_a_part_is_no_damage(crashed):
    data = log(crashed)
    (crashed / "store.db-wal").write_bytes(data + data[-FRAME:-100])
    assert count(crashed) == 5


def test_frames_of_a_log_that_was_begun_anew_are_not_taken_for_the_end(vault, save, tmp_path):
    """SQLite writes over them from the beginning, under another salt."""
    for number in range(20):
        save(vault, "case", {"title": f"case {number}"})
    with vault.session() as session:
        session.connection().exec_driver_sql("PRAGMA wal_checkpoint(RESTART)").fetchall()
    long = len(log(vault.folder))
    save(vault, "case", {"title": "after"})
    folder = left_by(vault, tmp_path)
    assert len(log(folder)) == long
    assert count(folder) == 21


def test_a_log_that_was_never_begun_is_none(vault):
    vault.close()
    (vault.folder / "store.db-wal").write_bytes(b"")
    assert count(vault.folder) == 0
