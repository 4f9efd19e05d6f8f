"""A disk that takes no more: said, nothing half-written, everything from before still there.

Where we may mount one it is a real small disk; elsewhere the system's limit on the size of files refuses the same.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.services.locking import open_vault
from desktop.store.vault import Vault
from tests.laptops import CHEAP, PASSPHRASE, Laptop, titled

MEGABYTE = 1024 * 1024
ROOM = 3 * MEGABYTE


@dataclass
class SmallDisk:
    """A vault with one record on a disk with about a megabyte left."""

    vault: Path
    limit: int | None

    def run(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "desktop", *map(str, arguments), "--passphrase-fd", "0"],
            input=f"{PASSPHRASE}\n",
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=self._limited,
        )

    def _limited(self) -> None:
        if self.limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (self.limit, self.limit))

    def titles(self) -> list[str]:
        laptop = Laptop.of(open_vault(self.vault, PASSPHRASE))
        try:
            return [line.title for line in laptop.casework.lines()]
        finally:
            laptop.vault.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[SmallDisk]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(disk)]
    mounted = os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    try:
        laptop = Laptop.of(Vault.create(disk / "vault", PASSPHRASE, CHEAP))
        laptop.casework.save(None, "case", titled("case", "Before"))
        laptop.vault.close()
        if mounted:
            free = os.statvfs(disk)
            (disk / "filler").write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - MEGABYTE)))
        yield SmallDisk(disk / "vault", None if mounted else MEGABYTE)
    finally:
        if mounted:
            subprocess.run(["umount", str(disk)], check=True)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    file = tmp_path / "film.bin"
    file.write_bytes(os.urandom(2 * MEGABYTE))
    return file


def test_evidence_that_does_not_fit_leaves_nothing_behind(small_disk, film, tmp_path):
    (tmp_path / "case.json").write_text(json.dumps({"what/title": "After"}))
    ran = small_disk.run("record", "add", small_disk.vault, "case", tmp_path / "case.json", "--attach", film)
    assert ran.returncode == 2
    assert "no room left" in ran.stderr
    assert small_disk.titles() == ["Before"]
    assert list((small_disk.vault / "files").iterdir()) == []


def test_a_record_that_does_not_fit_is_not_half_saved(small_disk, tmp_path):
    words = " ".join(os.urandom(8).hex() for _ in range(100_000))
    (tmp_path / "case.json").write_text(json.dumps({"what/title": "After", "what/summary": words}))
    ran = small_disk.run("record", "add", small_disk.vault, "case", tmp_path / "case.json")
    # SQLite tells a full disk from other failed writes; a limit on the size of files is one of the others.
    assert ran.returncode == 2 if small_disk.limit is None else ran.returncode != 0
    assert "What was saved before is safe" in ran.stderr or small_disk.limit is not None
    assert small_disk.titles() == ["Before"]


def test_a_copy_that_does_not_fit_is_taken_away_again(small_disk, tmp_path):
    paper = tmp_path / "paper.bin"
    paper.write_bytes(os.urandom(MEGABYTE // 2))
    laptop = Laptop.of(open_vault(small_disk.vault, PASSPHRASE))
    ref = laptop.collecting.take_in(paper).ref
    laptop.vault.close()
    outside = small_disk.vault.parent / "copies"
    outside.mkdir()
    if small_disk.limit is None:
        left = os.statvfs(outside)
        (outside / "filler").write_bytes(bytes(max(0, left.f_bavail * left.f_frsize - 300_000)))
    else:
        small_disk.limit = 300_000
    ran = small_disk.run("evidence", "save", small_disk.vault, ref.id, outside / "copy.bin")
    assert ran.returncode == 2
    assert "no room left" in ran.stderr
    assert {file.name for file in outside.iterdir()} <= {"filler"}
