"""Whether SQLite's write-ahead log, as a crash left it, ends where it ended: SQLite takes the first frame that is wrong
for its end, and says nothing of what stands behind it. Reads alone; knows no page's content.

https://www.sqlite.org/fileformat2.html#walformat
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import IO, Final

_HEADER: Final = struct.Struct(">IIIIIIII")
_FRAME: Final = struct.Struct(">IIIIII")
_MAGIC: Final = (0x377F0682, 0x377F0683)
_PAGE: Final = 4096
_STEP: Final = _FRAME.size + _PAGE
_MOST: Final = 4096
"""Frames behind the end that are looked at: more than the page cache holds of a transaction that was under way."""


def is_cut(log: Path, frames: int) -> bool:
    """`frames`: how many SQLite took, to the last commit. True: behind them stands what was written after them and is
    not whole. A transaction that was under way when the process died is whole as far as it goes; one during which the
    power went need not be.
    """
    try:
        with log.open("rb") as file:
            header = file.read(_HEADER.size)
            if len(header) < _HEADER.size or log.stat().st_size < _HEADER.size + _STEP:
                return False
            magic, _, page, _, *salts, first, second = _HEADER.unpack(header)
            if magic not in _MAGIC or page != _PAGE or _summed((0, 0), header[:24], magic) != (first, second):
                return True
            return _breaks_off(file, magic, (salts[0], salts[1]), frames)
    except FileNotFoundError:
        return False


def _breaks_off(file: IO[bytes], magic: int, salts: tuple[int, int], frames: int) -> bool:
    file.seek(max(0, frames - 1) * _STEP + _HEADER.size if frames else _HEADER.size - _FRAME.size)
    sums = _FRAME.unpack(file.read(_FRAME.size))[4:]  # of the last frame; of the header where there is none
    file.seek(_HEADER.size + frames * _STEP)
    is_whole = True
    for _ in range(_MOST):
        frame = file.read(_STEP)
        if len(frame) < _STEP:
            return False
        _, _, *found, first, second = _FRAME.unpack(frame[: _FRAME.size])
        is_of_now = tuple(found) == salts
        if is_whole:
            sums = _summed(sums, frame[:8] + frame[_FRAME.size :], magic)
            is_whole = is_of_now and sums == (first, second)
            if not is_whole and any(one == salt for one, salt in zip(found, salts, strict=True)):
                return True
        elif is_of_now:
            return True  # what stands between was there, too
    return False


def _summed(sums: tuple[int, ...], data: bytes, magic: int) -> tuple[int, int]:
    """The log's checksum, in the order of bytes that its header names."""
    first, second = sums
    words = struct.unpack(f"{'>' if magic & 1 else '<'}{len(data) // 4}I", data)
    for at in range(0, len(words), 2):
        first = first + words[at] + second & 0xFFFFFFFF
        second = second + words[at + 1] + first & 0xFFFFFFFF
    return first, second
