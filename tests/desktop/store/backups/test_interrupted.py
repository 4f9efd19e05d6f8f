"""Killed, stopped, pulled out, full, read-only: what was whole on the stick is whole, and the next backup goes on."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.backup_errors import BackupNotKept, StickFull, StickGone, StickReadOnly
from desktop.store.backups import adding
from desktop.store.backups.progress import Stage
from desktop.store.backups.writing import back_up
from desktop.store.vault import Vault
from tests.desktop.store.backups import backing_up_until_killed
from tests.desktop.store.backups.conftest import contents
from tests.desktop.store.conftest import PASSPHRASE
from tests.journeys.bad_input.small_disk import small_disk

ROUNDS = 6


class Stopped(Exception):
    pass


def at(wanted, deed):
    """A step that does something once, when this stage begins, or is under way for `WRITING`."""
    done = []

    def step(stage, _done, total):
        if stage is wanted and not done and (total or stage is not Stage.READING):
            done.append(True)
            deed()

    return step


def stop():
    raise Stopped


def run_and_kill(folder, backup, seconds):
    root = Path(backing_up_until_killed.__file__).parents[4]
    command = [sys.executable, "-m", "tests.desktop.store.backups.backing_up_until_killed", folder, PASSPHRASE, backup]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout.readline() == "open\n"
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        return process.stdout.read() == "done\n"


@pytest.mark.timeout(300)
def test_killed_at_any_moment_it_is_the_state_before_or_the_new_one(furnished, stick, restored, attach, monkeypatch):
    back_up(furnished, stick / "backup")
    folder, known = furnished.folder, [contents(furnished)]
    dice = random.Random(7)
    for number in range(ROUNDS):
        vault = Vault.open(folder, PASSPHRASE) if number else furnished
        attach(vault, 300_000 + number)
        known.append(contents(vault))
        vault.close()
        done = run_and_kill(folder, stick / "backup", dice.uniform(0, 0.2))
        _, again = restored(stick / "backup")
        found = contents(again)
        again.close()
        assert found in known
        if done:
            assert found == known[-1]
        known = known[known.index(found) :]
    vault = Vault.open(folder, PASSPHRASE)
    made = back_up(vault, stick / "backup")
    vault.close()
    assert not made.mended
    assert contents(restored(stick / "backup")[1]) == known[-1]


@pytest.mark.parametrize("stage", [Stage.READING, Stage.WRITING])
def test_stopped_before_it_counts_it_is_as_it_was(furnished, stick, restored, attach, stage):
    back_up(furnished, stick / "backup")
    size, before = (stick / "backup").stat().st_size, contents(furnished)
    attach(furnished, 3_000_000)
    with pytest.raises(Stopped):
        back_up(furnished, stick / "backup", at(stage, stop))
    assert (stick / "backup").stat().st_size == size
    report, vault = restored(stick / "backup")
    assert (contents(vault), report.unfinished) == (before, False)


def test_stopped_while_it_is_checked_it_is_there_and_does_not_count(furnished, stick, restored):
    with pytest.raises(Stopped):
        back_up(furnished, stick / "backup", at(Stage.CHECKING, stop))
    with furnished.reading() as unit:
        assert unit.backups.newest() is None
    assert contents(restored(stick / "backup")[1]) == contents(furnished)


def test_a_first_backup_that_was_stopped_leaves_nothing(furnished, stick):
    with pytest.raises(Stopped):
        back_up(furnished, stick / "backup", at(Stage.WRITING, stop))
    assert list(stick.iterdir()) == []


def test_what_was_written_before_a_power_cut_is_not_written_again(furnished, stick, restored, attach, monkeypatch):
    monkeypatch.setattr(adding, "_BATCH", 1)
    attach(furnished, 2_000_000)
    written = []

    def step(stage, done, total):
        written.append(done)
        if stage is Stage.WRITING and done >= total:
            stop()

    with pytest.raises(Stopped):
        back_up(furnished, stick / "backup", step)
    report, _ = restored(stick / "backup")
    assert (report.records, report.missing) == (6, 1)
    made = back_up(furnished, stick / "backup")
    assert made.written < 2_500_000
    report, vault = restored(stick / "backup")
    assert (contents(vault), report.missing) == (contents(furnished), 0)


def test_a_stick_that_is_pulled_out_is_named_and_what_was_on_it_stays(furnished, stick, restored, attach, tmp_path):
    back_up(furnished, stick / "backup")
    before = contents(furnished)
    attach(furnished, 3_000_000)
    away = tmp_path / "pocket"
    with pytest.raises(StickGone):
        back_up(furnished, stick / "backup", at(Stage.WRITING, lambda: stick.rename(away)))
    assert contents(restored(away / "backup")[1]) in (before, contents(furnished))
    away.rename(stick)
    assert back_up(furnished, stick / "backup").left_out == ()
    assert contents(restored(stick / "backup")[1]) == contents(furnished)


def test_no_backup_is_begun_where_no_stick_is(furnished, tmp_path):
    with pytest.raises(StickGone):
        back_up(furnished, tmp_path / "no stick" / "backup")
    assert not (tmp_path / "no stick").exists()


@contextmanager
def files_up_to(size):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_stick_is_named_with_what_is_needed_and_is_as_it_was(furnished, stick, restored, attach):
    back_up(furnished, stick / "backup")
    size, before = (stick / "backup").stat().st_size, contents(furnished)
    attach(furnished, 3_000_000)
    with files_up_to(size + 1_000_000), pytest.raises(StickFull) as full:
        back_up(furnished, stick / "backup")
    assert full.value.limit > 3_000_000
    assert (stick / "backup").stat().st_size == size
    assert contents(restored(stick / "backup")[1]) == before
    back_up(furnished, stick / "backup")
    assert contents(restored(stick / "backup")[1]) == contents(furnished)


def test_room_is_asked_for_before_anything_is_written(furnished, tmp_path, attach):
    with small_disk(tmp_path / "small") as disk:
        back_up(furnished, disk.folder / "backup")
        before = (disk.folder / "backup").read_bytes()
        attach(furnished, 13_000_000)
        if disk.is_real:
            with pytest.raises(StickFull):
                back_up(furnished, disk.folder / "backup", at(Stage.WRITING, stop))
        assert (disk.folder / "backup").read_bytes() == before


def test_a_read_only_stick_is_named(furnished, stick, tmp_path):
    """A file system that refuses: as root no permission does."""
    back_up(furnished, stick / "backup")
    before = (stick / "backup").read_bytes()
    with refusing(stick), pytest.raises(StickReadOnly):
        back_up(furnished, stick / "backup")
    assert (stick / "backup").read_bytes() == before


@contextmanager
def refusing(folder):
    mount = ["mount", "--bind", str(folder), str(folder)]
    if os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(folder)], check=True)
        try:
            yield
        finally:
            subprocess.run(["umount", str(folder)], check=True)
        return
    for path in (*folder.iterdir(), folder):
        path.chmod(0o500)
    try:
        yield
    finally:
        for path in (folder, *folder.iterdir()):
            path.chmod(0o700)


def spoil(path, place):
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)


def test_what_a_stick_kept_badly_is_written_once_more(furnished, stick, restored):
    made = back_up(furnished, stick / "backup", at(Stage.CHECKING, lambda: spoil(stick / "backup", 100_000)))
    assert made.mended
    assert contents(restored(stick / "backup")[1]) == contents(furnished)


def test_a_stick_that_keeps_nothing_is_named_and_nothing_of_it_counts(furnished, stick):
    def step(stage, done, total):
        if stage is Stage.CHECKING and done == 0:
            spoil(stick / "backup", (stick / "backup").stat().st_size - 40_000)

    with pytest.raises(BackupNotKept):
        back_up(furnished, stick / "backup", step)
    with furnished.reading() as unit:
        assert unit.backups.newest() is None


def test_a_backup_that_went_bad_since_is_mended_by_the_next(furnished, stick, restored, save):
    back_up(furnished, stick / "backup")
    for place in (60_000, 200_000):
        spoil(stick / "backup", place)
    save(furnished, "case", {"title": "later"})
    assert back_up(furnished, stick / "backup").mended
    assert contents(restored(stick / "backup")[1]) == contents(furnished)
