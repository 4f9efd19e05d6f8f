"""Whose parcels are being taken right now. Forgets everything with the process."""

from __future__ import annotations

import threading


class InHand:
    """One parcel of a device at a time, so that copies of it are not handed in by the dozen."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._devices: set[bytes] = set()

    def take(self, device: bytes) -> bool:
        with self._lock:
            if device in self._devices:
                return False
            self._devices.add(device)
            return True

    def release(self, device: bytes) -> None:
        with self._lock:
            self._devices.discard(device)
