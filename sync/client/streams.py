"""One of several pushes that go side by side, each over a connection of its own. Its thread knows no vault: frames are
handed to it one at a time, and what the server answered is taken from it when it is over.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from sync.client.progress import Halted
from sync.client.received import Received
from sync.client.session import Session
from sync.errors import CutOff, SyncError

AHEAD = 1
"""Frames that wait for a stream beside the one it is sending. What is handed over cannot go by another any more."""
_LOOK_AGAIN = 0.25


@dataclass
class Stream:
    """`changed` is told of everything that happens to it. Join it in the end, whatever happened."""

    session: Session
    known_size: int
    changed: threading.Condition
    halted: threading.Event
    received: Received | None = None
    failure: SyncError | Halted | None = None
    is_over: bool = False
    is_closed: bool = False
    """Nothing more is given to it."""
    _frames: deque[bytes] = field(default_factory=deque)
    _is_begun: bool = False
    pending: int = 0
    """Bytes that were given to it and are not with the system yet."""

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name="stream")
        self._thread.start()

    def join(self) -> None:
        self._thread.join()

    @property
    def has_room(self) -> bool:
        return not self.is_closed and not self.is_over and len(self._frames) < AHEAD

    def give(self, frame: bytes) -> None:
        with self.changed:
            self._frames.append(frame)
            self.pending += len(frame)
            self.changed.notify_all()

    def close(self) -> None:
        """It ends with the frames it has, and is answered for them."""
        with self.changed:
            self.is_closed = True
            self.changed.notify_all()

    def _run(self) -> None:
        try:
            self.received = self.session.push(self._blocks, self.known_size)
        except (SyncError, Halted) as failure:
            self.failure = failure
        finally:
            with self.changed:
                self.is_over = True
                self.changed.notify_all()

    def _blocks(self) -> Iterator[bytes]:
        if self._is_begun:
            raise CutOff  # what it was given is gone; what did not arrive is sent by another
        self._is_begun = True
        while (frame := self._next()) is not None:
            yield frame
            with self.changed:
                self.pending -= len(frame)

    def _next(self) -> bytes | None:
        with self.changed:
            while not self._frames:
                if self.is_closed or self.halted.is_set():
                    return None
                self.changed.wait(_LOOK_AGAIN)
            frame = self._frames.popleft()
            self.changed.notify_all()
            return frame
