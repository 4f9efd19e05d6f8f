"""One of several pushes that go side by side, each over a connection of its own. Its thread knows no vault: frames are
handed to it one at a time, and what the server answered is taken from it when it is over.

Each ends with the tree size that is known by then: the answer to another one may have been taken in meanwhile.
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
from sync.protocol.frames import encode_known

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
    is_begun: bool = False
    """The connection is made, and frames go."""
    is_through: bool = False
    """All that was given to it is with the system, and nothing more comes."""
    _known: int | None = None
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

    @property
    def is_hungry(self) -> bool:
        """All that was given to it is with the system."""
        return self.has_room and not self.pending

    def give(self, frame: bytes) -> None:
        with self.changed:
            self._frames.append(frame)
            self.pending += len(frame)
            self.changed.notify_all()

    def close(self, known_size: int) -> None:
        """It ends with the frames it has, and is answered for them, from this tree size on."""
        with self.changed:
            if not self.is_closed:
                self.is_closed, self._known = True, known_size
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
        if self.is_begun:
            raise CutOff  # what it was given is gone; what did not arrive is sent by another
        with self.changed:
            self.is_begun = True
            self.changed.notify_all()
        while (frame := self._next()) is not None:
            yield frame
            with self.changed:
                self.pending -= len(frame)
                self.changed.notify_all()
        if self._known is not None and self._known != self.known_size:
            yield encode_known(self._known)
        with self.changed:
            self.is_through = True
            self.changed.notify_all()

    def _next(self) -> bytes | None:
        with self.changed:
            while not self._frames:
                if self.is_closed or self.halted.is_set():
                    return None
                self.changed.wait(_LOOK_AGAIN)
            frame = self._frames.popleft()
            self.changed.notify_all()
            return frame
