"""A disk as a power cut leaves it: what was synced is there; of the rest anything may be, in pieces and out of order.

Of what was written into a file and not synced each sector of 512 bytes is there or not, whatever was written later.
Names in a folder come, go and change in order, and those after the last sync of the folder may be missing; syncing a
file does not keep its name. That is less than what usual file systems promise.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.chaos.tracing import Call

_SECTOR: Final = 512
_HABITS: Final = (0.0, 0.5, 0.9, 1.0)
"""How much of what was not synced a disk has kept: most disks keep all or nothing, the rest is the interesting part."""


@dataclass
class File:
    kept: bytearray = field(default_factory=bytearray)
    waiting: list[tuple[int, bytes | None]] = field(default_factory=list)
    """(offset, data), or (size, None) for a truncation."""

    def sync(self) -> None:
        for one in self.waiting:
            _apply(self.kept, *one)
        self.waiting = []

    def left(self, chance: random.Random, habit: float) -> bytes:
        content = bytearray(self.kept)
        for offset, data in self.waiting:
            if data is None:
                if chance.random() < habit:
                    _apply(content, offset, None)
                continue
            at = 0
            while at < len(data):
                end = min(len(data), at + _SECTOR - (offset + at) % _SECTOR)
                if chance.random() < habit:
                    _apply(content, offset + at, data[at:end])
                at = end
        return bytes(content)


@dataclass
class Folder:
    """`now`: as the process sees it. `waiting`: changes of names that are not synced."""

    now: dict[str, File | Folder] = field(default_factory=dict)
    kept: dict[str, File | Folder] = field(default_factory=dict)
    waiting: list[Callable[[dict[str, File | Folder]], None]] = field(default_factory=list)

    def change(self, how: Callable[[dict[str, File | Folder]], None]) -> None:
        how(self.now)
        self.waiting.append(how)

    def sync(self) -> None:
        self.kept, self.waiting = dict(self.now), []

    def lay_out(self, folder: Path, chance: random.Random, habit: float) -> None:
        folder.mkdir()
        names = dict(self.kept)
        reached = sum(1 for _ in self.waiting if chance.random() < habit) if habit < 1 else len(self.waiting)
        for how in self.waiting[:reached]:
            how(names)
        for name, what in names.items():
            if isinstance(what, Folder):
                what.lay_out(folder / name, chance, habit)
            else:
                (folder / name).write_bytes(what.left(chance, habit))


class Disk:
    """`root` is there, durable, as it lies on the disk now."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._top = _taken(root)

    def do(self, call: Call) -> None:
        folder, name = self._folder(call.path)
        if call.what == "create":
            made = File()
            folder.change(lambda names: names.__setitem__(name, made))
        elif call.what == "folder":
            inner = Folder()
            folder.change(lambda names: names.__setitem__(name, inner))
        elif call.what == "remove":
            folder.change(lambda names: names.pop(name, None))
        elif call.what == "rename":
            there, other = self._folder(call.other)
            assert there is folder, "only within a folder"
            moved = folder.now[name]
            folder.change(lambda names: (names.pop(name, None), names.__setitem__(other, moved)))
        else:
            self._change(folder if not name else folder.now[name], call)

    def lay_out(self, folder: Path, chance: random.Random) -> None:
        """What is left if the power goes now."""
        self._top.lay_out(folder, chance, chance.choice(_HABITS))

    def _change(self, what: File | Folder, call: Call) -> None:
        if call.what == "sync":
            what.sync()
        elif isinstance(what, File):
            what.waiting.append((call.offset, call.data if call.what == "write" else None))

    def _folder(self, path: str) -> tuple[Folder, str]:
        """The one that holds it, and the name; the name is empty for the root itself."""
        *folders, name = Path(path).relative_to(self._root).parts or ("",)
        found = self._top
        for one in folders:
            inner = found.now[one]
            assert isinstance(inner, Folder)
            found = inner
        return found, name


def _taken(root: Path) -> Folder:
    found: dict[str, File | Folder] = {}
    for path in root.iterdir():
        found[path.name] = _taken(path) if path.is_dir() else File(bytearray(path.read_bytes()))
    return Folder(dict(found), found)


def _apply(content: bytearray, offset: int, data: bytes | None) -> None:
    size = offset if data is None else offset + len(data)
    if len(content) < size:
        content.extend(bytes(size - len(content)))
    if data is None:
        del content[size:]
    else:
        content[offset:size] = data
