"""How expensive a guess at the passphrase can be made on this machine (VAULT.md, section 3, "Cost")."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from typing import Final

from desktop.store.keyslots import Cost, stretched

LEAST: Final = Cost(memory=64 * 1024, passes=3, lanes=1)
_WANTED: Final = 1.0
MOST_PASSES: Final = 40
MOST_MEMORY: Final = 1024 * 1024
"""In KiB. A reader refuses what is far beyond both (`Cost.is_sane`)."""
_SALT: Final = bytes(16)


def calibrated() -> Cost:
    """About one second on this machine; takes a few seconds to find out."""
    lanes = min(4, os.cpu_count() or 1)
    ceiling = max(LEAST.memory, min(physical_memory() // 1024 // 4, MOST_MEMORY))
    cost = Cost(LEAST.memory, LEAST.passes, lanes)
    taken = _seconds(cost)
    while taken < _WANTED / 2 and cost.memory * 2 <= ceiling:
        cost = Cost(cost.memory * 2, cost.passes, lanes)
        taken = _seconds(cost)
    # The quicker of two: a busy moment must not make guessing cheap for years.
    taken = min(taken, _seconds(cost))
    passes = round(cost.passes * _WANTED / taken)
    return Cost(cost.memory, max(LEAST.passes, min(MOST_PASSES, passes)), lanes)


def physical_memory() -> int:
    """Bytes of memory of this machine; a cautious 1 GiB where the system does not say."""
    if sys.platform == "win32":
        status = _MemoryStatus()
        status.length = ctypes.sizeof(_MemoryStatus)
        asked = ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))
        return int(status.physical) if asked else 1 << 30
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return pages * size if pages > 0 and size > 0 else 1 << 30


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of the Windows API."""

    _fields_ = (
        ("length", ctypes.c_ulong),
        ("load", ctypes.c_ulong),
        ("physical", ctypes.c_ulonglong),
        ("rest", ctypes.c_ulonglong * 6),
    )


def _seconds(cost: Cost) -> float:
    begun = time.perf_counter()
    stretched("calibration", _SALT, cost)
    return time.perf_counter() - begun
