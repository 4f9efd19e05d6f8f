"""Parcels that are being handed in piece by piece: files in the server's folder until they are whole or forgotten.

Knows how much there may be and for how long; looks into none of them.
"""

from __future__ import annotations

import os
import re
import shutil
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sync.protocol import codes
from sync.server.services.refusals import Refusal

KEPT: Final = 48 * 3600.0
"""Seconds since the last piece."""
KEPT_ANSWERED: Final = 3600.0
"""Seconds that one is kept whose answer was given: the browser may have lost it."""
MOST_AT_ONCE: Final = 64
OF_ONE_DEVICE: Final = 8
PIECE: Final = 1024 * 1024
_SPARE: Final = 64 * 1024 * 1024
"""Bytes that stay free on the disk for what was promised to be kept."""
_NAME: Final = re.compile(r"([0-9a-f]{32})-([0-9a-f]{32})-([0-9]{1,10})", re.ASCII)
_ID: Final = re.compile(r"[0-9a-f]{32}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Upload:
    """`size`: bytes that it is to have."""

    path: Path
    id: str
    device: str
    size: int

    @property
    def have(self) -> int:
        return self.path.stat().st_size


class Uploads:
    """`most`: bytes that all of them together may be announced to have. Called from worker threads."""

    def __init__(self, folder: Path, most: int) -> None:
        self._folder = folder
        self._most = most
        self._lock = threading.Lock()

    def begin(self, id: str, device: bytes, size: int) -> Upload | Refusal:
        """A new one, or the one that is here already."""
        with self._lock:
            self._forget_old()
            others = self._all()
            for one in others:
                if one.id == id and one.size == size:
                    return one
                if one.id == id:
                    one.path.unlink()  # the same parcel, cut at another place on its stick
            others = [one for one in others if one.id != id]
            if size > self._most:
                return Refusal(codes.TOO_LARGE)
            is_full = len(others) >= MOST_AT_ONCE or sum(one.size for one in others) + size > self._most
            if is_full or sum(one.device == device.hex() for one in others) >= OF_ONE_DEVICE:
                return Refusal(codes.QUOTA)
            if shutil.disk_usage(self._folder).free < size + _SPARE:
                return Refusal(codes.QUOTA)
            path = self._folder / f"{id}-{device.hex()}-{size}"
            path.touch(mode=0o600)
            return Upload(path, id, device.hex(), size)

    def find(self, id: str) -> Upload | None:
        if not _ID.fullmatch(id):
            return None
        return next((one for one in self._all() if one.id == id), None)

    def append(self, upload: Upload, at: int, piece: bytes) -> bool:
        """Durable when it returns. False: it does not go on from there; nothing was changed."""
        with self._lock:
            if at != upload.have or at + len(piece) > upload.size:
                return False
            with upload.path.open("ab") as file:
                file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            return True

    def answered(self, upload: Upload) -> None:
        """It is forgotten soon."""
        then = time.time() - KEPT + KEPT_ANSWERED
        os.utime(upload.path, (then, then))

    def drop(self, upload: Upload) -> None:
        upload.path.unlink(missing_ok=True)

    def _all(self) -> list[Upload]:
        self._folder.mkdir(mode=0o700, exist_ok=True)
        found = [(path, _NAME.fullmatch(path.name)) for path in self._folder.iterdir()]
        return [Upload(path, name[1], name[2], int(name[3])) for path, name in found if name is not None]

    def _forget_old(self) -> None:
        before = time.time() - KEPT
        for one in self._all():
            if one.path.stat().st_mtime < before:
                one.path.unlink()
