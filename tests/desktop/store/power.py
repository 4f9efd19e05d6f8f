"""A power cut at the n-th thing that is written, renamed or removed, and the folder as the disk holds it then."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from desktop.store import destroying, disk


class PowerCut(BaseException):
    """Nothing of ours may catch it."""


class Power:
    """`steps`: what was done so far. The database's own writing is SQLite's business and not counted."""

    def __init__(self, folder: Path, number: int, *, torn: bool) -> None:
        self.steps: list[str] = []
        self._folder = folder
        self._number = number
        self._torn = torn
        self._write, self._overwrite = disk.write_synced, destroying._overwritten
        self._rename, self._remove, self._date = Path.replace, Path.unlink, os.utime

    def write_synced(self, path: Path, offset: int, data: bytes) -> None:
        if self._is_now(f"write {path.name} {offset}"):
            if self._torn:
                self._write(path, offset, data[: len(data) // 3])
            self._cut()
        self._write(path, offset, data)

    def overwritten(self, path: Path, offset: int, length: int) -> bool:
        self._cut_if(f"overwrite {path.name} {offset}")
        return self._overwrite(path, offset, length)

    def rename(self, path: Path, target: Path) -> Path:
        self._cut_if(f"rename {path.name}")
        return self._rename(path, target)

    def remove(self, path: Path, missing_ok: bool = False) -> None:
        self._cut_if(f"remove {path.name}")
        self._remove(path, missing_ok=missing_ok)

    def date(self, path: str | Path, **named: Any) -> None:
        self._cut_if(f"date {Path(path).name}")
        self._date(path, **named)

    def _is_now(self, what: str) -> bool:
        self.steps.append(what)
        return len(self.steps) == self._number + 1

    def _cut_if(self, what: str) -> None:
        if self._is_now(what):
            self._cut()

    def _cut(self) -> None:
        """What the process still does on its way out must not count: the disk is looked at as it is now."""
        shutil.copytree(self._folder, after(self._folder))
        raise PowerCut


def after(folder: Path) -> Path:
    """The folder as it was when the power was cut."""
    return folder.with_name(f"{folder.name}-after")


@contextmanager
def cut_at(folder: Path, number: int, *, torn: bool = False) -> Iterator[Power]:
    """Before the n-th change to the disk, from 0; `torn`: in the middle of it, where it is a write."""
    power = Power(folder, number, torn=torn)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "write_synced", power.write_synced)
        patch.setattr(destroying, "_overwritten", power.overwritten)
        patch.setattr(Path, "replace", lambda path, target: power.rename(path, target))
        patch.setattr(Path, "unlink", lambda path, missing_ok=False: power.remove(path, missing_ok))
        patch.setattr(os, "utime", power.date)
        yield power
