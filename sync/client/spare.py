"""A second connection that is made while the first one still asks what is new, so that chunks need not wait until the
words are answered for. Asks the server nothing; a line that is near, or gives no second connection, goes without.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sync.client.pace import FAR
from sync.client.progress import Halted, Stopped
from sync.client.transport import HttpTransport
from sync.client.watched import TICK
from sync.errors import SyncError


class Spare:
    """Begins at once and waits for the first connection. Close it in the end, whatever happened."""

    def __init__(self, line: HttpTransport, stopped: Stopped) -> None:
        self._line, self._stopped = line, stopped
        self._closed = threading.Event()
        self._transport: HttpTransport | None = None
        self._thread = threading.Thread(target=self._make, name="stream")
        self._thread.start()

    def take(self) -> HttpTransport | None:
        """It is the caller's from now on; None: it is not there (yet), or was taken."""
        if self._thread.is_alive():
            return None
        taken, self._transport = self._transport, None
        return taken

    def close(self) -> None:
        self._closed.set()
        self._thread.join()
        if self._transport is not None:
            self._transport.close()

    def _make(self) -> None:
        while not self._line.made.wait(TICK):
            if self._is_unwanted():
                return
        if self._line.round_trip < FAR or self._is_unwanted():
            return
        beside = self._line.another(self._is_unwanted)
        try:
            beside.reach()
        except (SyncError, Halted):
            beside.close()
        else:
            self._transport = beside

    def _is_unwanted(self) -> bool:
        return self._closed.is_set() or self._stopped()


@contextmanager
def beside(line: HttpTransport | None, stopped: Stopped) -> Iterator[Spare | None]:
    """None for no line."""
    spare = Spare(line, stopped) if line is not None else None
    try:
        yield spare
    finally:
        if spare is not None:
            spare.close()
