"""A file of evidence as a device that Qt reads: decrypted on the fly, block by block. Nothing touches the disk.

FFmpeg reads it on a thread of its own, so every call that waits for that thread must run without Python's lock:
`playback` sees to that.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from PySide6.QtCore import QIODevice, QObject

from desktop.services.collecting import Reader

BLOCK = 4 * 65_520
"""Four sealed chunks: FFmpeg and the image readers ask for 32 KiB at a time, mostly one after the other."""
KEPT = 16
"""Blocks kept in memory, 4 MiB."""


class DecryptingDevice(QIODevice):
    """Read-only, seekable. A chunk that does not verify ends the reading: `damaged` says so afterwards."""

    def __init__(self, reader: Reader, parent: QObject | None = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]  # None is no parent; the stubs forget it
        self._reader = reader
        self._blocks: OrderedDict[int, bytes] = OrderedDict()
        self._lock = Lock()
        self._over = False
        self.damaged: Exception | None = None
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def isSequential(self) -> bool:
        return False

    def size(self) -> int:
        return self._reader.size

    def bytesAvailable(self) -> int:
        return 0 if self._over else max(0, self._reader.size - self.pos())

    def atEnd(self) -> bool:
        """After damage, too: FFmpeg would ask again for ever."""
        return self.bytesAvailable() == 0

    def readData(self, most: int) -> object:
        """Fewer than `most` bytes only at the end, or before damage: not every reader asks for what is missing."""
        start, pieces = self.pos(), []
        end = min(start + most, self._reader.size)
        with self._lock:
            while start < end and not self._over:
                piece = self._piece(start, end)
                pieces.append(piece)
                start += len(piece)
                self._over = not piece
        return b"".join(pieces)

    def writeData(self, data: bytes, size: int) -> int:  # type: ignore[override]  # the stubs leave out the size
        return -1

    def _piece(self, start: int, end: int) -> bytes:
        """Up to the end of a block; nothing where the block does not verify."""
        number, offset = divmod(start, BLOCK)
        try:
            return self._block(number)[offset : offset + end - start]
        except Exception as error:  # noqa: BLE001  # it must not cross C++; the viewer shows it
            self.damaged = error
            return b""

    def _block(self, number: int) -> bytes:
        known = self._blocks.get(number)
        if known is None:
            known = self._reader.read(number * BLOCK, BLOCK)
            self._blocks[number] = known
            if len(self._blocks) > KEPT:
                self._blocks.popitem(last=False)
        else:
            self._blocks.move_to_end(number)
        return known
