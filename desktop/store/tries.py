"""Tries to open the vault that failed: how many, and when, in the clear beside the vault (VAULT.md, section 1).

It must never hinder anybody: what cannot be read is as if it were not there, what cannot be written is not written.
"""

from __future__ import annotations

import hashlib
import struct
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.errors import EnvironmentProblem
from desktop.store import disk
from desktop.store.unit import now

_NAME: Final = "tries"
_COUNT: Final = struct.Struct(">IQQ")
_CHECKSUM: Final = 12
_MOST: Final = 2**32 - 1


@dataclass(frozen=True, slots=True)
class Tries:
    """Times in ms since 1970, by this machine's clock of then."""

    count: int
    first: int
    last: int


def read(folder: Path) -> Tries | None:
    """None: none is known of."""
    try:
        with (folder / _NAME).open("rb") as file:
            data = file.read(_COUNT.size + _CHECKSUM + 1)
    except OSError:
        return None
    body, checksum = data[: _COUNT.size], data[_COUNT.size :]
    if len(body) != _COUNT.size or checksum != _sum(body):
        return None
    found = Tries(*_COUNT.unpack(body))
    return found if found.count else None


def note(folder: Path) -> None:
    """One more failed."""
    known, time = read(folder), now()
    if known is None:
        forget(folder)  # whatever lies there may be longer than a count
    count = min(known.count + 1, _MOST) if known else 1
    body = _COUNT.pack(count, known.first if known else time, time)
    with suppress(OSError, EnvironmentProblem):
        disk.write_synced(folder / _NAME, 0, body + _sum(body))


def forget(folder: Path) -> None:
    """They were told."""
    with suppress(OSError):
        (folder / _NAME).unlink(missing_ok=True)


def _sum(body: bytes) -> bytes:
    return hashlib.sha256(body).digest()[:_CHECKSUM]
