"""What stands in the memory of processes: read through the kernel, searched for bytes. Linux only."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_REGION = re.compile(r"([0-9a-f]+)-([0-9a-f]+) rw")
_PIECE = 16 * 1024 * 1024


def processes_of(session: int) -> list[int]:
    """The living processes of a session (`setsid`): a program and whatever it started."""
    found = []
    for place in Path("/proc").iterdir():
        if place.name.isdecimal():
            try:
                said = (place / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(said[3]) == session and said[0] != "Z":
                found.append(int(place.name))
    return found


def found_in(processes: Iterable[int], needles: Mapping[str, bytes]) -> set[str]:
    """The names of the needles that stand anywhere in what these processes can write: heaps, stacks, what they were
    started with.
    """
    found: set[str] = set()
    for process in processes:
        for piece in _pieces(process, max(map(len, needles.values()))):
            found |= {name for name, needle in needles.items() if name not in found and needle in piece}
    return found


def files_of(process: int) -> list[str]:
    """What the process has open."""
    return [str(file.readlink()) for file in Path(f"/proc/{process}/fd").iterdir()]


def spelled(name: str, text: str) -> dict[str, bytes]:
    """As Python, Qt and files hold it."""
    return {f"{name} {code}": text.encode(code) for code in ("utf-8", "latin-1", "utf-16-le", "utf-32-le")}


def _pieces(process: int, overlap: int) -> Iterator[bytes]:
    maps = Path(f"/proc/{process}/maps").read_text(encoding="utf-8", errors="replace")
    regions = [(int(start, 16), int(end, 16)) for start, end in _REGION.findall(maps)]
    memory = os.open(f"/proc/{process}/mem", os.O_RDONLY)
    try:
        for start, end in regions:
            for at in range(start, end, _PIECE):
                try:
                    yield os.pread(memory, min(_PIECE + overlap, end - at), at)
                except OSError:  # a region of a device
                    continue
    finally:
        os.close(memory)
