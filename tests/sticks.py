"""A stick that is pulled out while a vault on it is open: a real mount that goes where we may mount, else a folder.

Files that were open on it stay open either way, and can be written to: that is what a program must not take for saving.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Stick:
    """`folder`: where it is plugged in. `inside`: what is on it, wherever that is now."""

    folder: Path
    inside: Path
    is_real: bool

    def put_in(self) -> None:
        if self.is_real:
            subprocess.run(["mount", "--bind", self.inside, self.folder], check=True)
        else:
            self.folder.rmdir()
            self.inside.rename(self.folder)

    def pull_out(self) -> None:
        if self.is_real:
            subprocess.run(["umount", "--lazy", self.folder], check=True)
        else:
            self.folder.rename(self.inside)
            self.folder.mkdir()

    def become_another(self) -> None:
        """While it is out: the same bytes on a file system of another number, as a stick in another socket has."""
        beside = self.inside.with_name("copied")
        shutil.copytree(self.inside, beside)
        shutil.rmtree(self.inside)
        beside.rename(self.inside)


@contextmanager
def stick_in(home: Path) -> Iterator[Stick]:
    """Put in, and out at the end."""
    stick = Stick(home / "stick", home / "inside", is_real=False)
    stick.folder.mkdir()
    stick.inside.mkdir()
    mount = ["mount", "--bind", str(stick.inside), str(stick.folder)]
    stick.is_real = os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    if not stick.is_real:
        stick.inside.rmdir()
    try:
        yield stick
    finally:
        subprocess.run(["umount", "--lazy", stick.folder], capture_output=True, check=False)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nobody here may write into it, nor into anything below; what is open for writing already stays so.

    Root may write anywhere, so inside the block root is nobody, who can reach the folder: all above it lets people in.
    """
    below = [folder, *folder.rglob("*")]
    modes = {path: path.stat().st_mode for path in [*below, *folder.parents][:-1]}
    for path in modes:
        path.chmod((0o444 if path.is_file() else 0o555) if path in below else 0o755)
    somebody = os.geteuid()
    if somebody == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        if somebody == 0:
            os.seteuid(0)
        for path, mode in modes.items():
            path.chmod(mode)


@contextmanager
def small_disk(home: Path, size: int) -> Iterator[Path]:
    """A real one of so many bytes where we may mount it; else the system's limit on the size of a file is that."""
    folder = home / "small"
    folder.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    is_real = os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    if not is_real:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield folder
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        if is_real:
            subprocess.run(["umount", str(folder)], check=True)
