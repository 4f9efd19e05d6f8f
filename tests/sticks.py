"""A stick that is pulled out while a vault on it is open: a real mount that goes where we may mount, else a folder.

Files that were open on it stay open either way, and can be written to: that is what a program must not take for saving.
"""

from __future__ import annotations

import os
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
