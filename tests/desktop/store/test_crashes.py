"""Killed in the middle, again and again: what was confirmed is there, nothing is half there, the vault opens."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.store.file_rows import State
from desktop.store.vault import Vault
from tests.desktop.store import saving_until_killed
from tests.desktop.store.conftest import PASSPHRASE

ROUNDS = 20


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(random.Random(1).randbytes(700_000))
    return path


def run_and_kill(folder, source, job, seconds):
    """What it had confirmed when it was killed."""
    root = Path(saving_until_killed.__file__).parents[3]
    command = [sys.executable, "-m", "tests.desktop.store.saving_until_killed", folder, PASSPHRASE, source, job]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout.readline() == "open\n"
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        said = process.stdout.read()
    return [line.split() for line in said.splitlines(keepends=True) if line.endswith("\n")]


@pytest.mark.timeout(300)
def test_every_confirmed_save_is_there_after_a_kill(vault, source):
    folder = vault.folder
    vault.close()
    confirmed = {}
    for round_number in range(ROUNDS):
        seconds = random.Random(round_number).uniform(0.0, 0.25)
        for _, record, number in run_and_kill(folder, source, "records", seconds):
            confirmed[record] = number
        again = Vault.open(folder, PASSPHRASE)
        with again.reading() as unit:
            lines = unit.records.lines(list(confirmed))
            listed = unit.records.count()
            found = unit.search.find("number", limit=100_000)
        waiting = len(again.sync_store().outgoing(limit=100_000))
        again.close()
        assert {id: line.record.answers["title"] for id, line in lines.items()} == {
            id: f"number {number}" for id, number in confirmed.items()
        }
        # One more than confirmed may have been committed in each round; list, index and outbox agree on it.
        assert len(confirmed) <= listed <= len(confirmed) + round_number + 1
        assert listed == len(found) == waiting
    assert len(confirmed) > ROUNDS


@pytest.mark.timeout(300)
def test_every_confirmed_file_is_whole_after_a_kill_and_nothing_is_half_there(vault, source):
    folder = vault.folder
    vault.close()
    confirmed = set()
    for round_number in range(ROUNDS):
        seconds = random.Random(round_number).uniform(0.0, 0.25)
        said = run_and_kill(folder, source, "files", seconds)
        confirmed |= {words[1] for words in said if words[0] == "file"}
        again = Vault.open(folder, PASSPHRASE)
        try:
            for file in confirmed:
                assert again.files.reader(file).read(0, 800_000) == source.read_bytes()
            with again.reading() as unit:
                assert unit.files.in_state(State.TAKEN_IN) == []
                whole = {kept.ref.id for kept in unit.files.in_state(State.WHOLE)}
            assert confirmed <= whole
            recordings = {kept.ref.id for kept in again.files.unfinished()}
            there = {path.name for path in (folder / "files").iterdir()}
            assert there == whole | {f"{id}.part" for id in recordings}
        finally:
            again.close()
    assert len(confirmed) > ROUNDS / 2
