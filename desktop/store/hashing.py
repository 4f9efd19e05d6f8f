"""SHA-256 of plain bytes, taken beside other work on the same bytes. Knows no file and no key.

The only thread outside of `ui/jobs.py` (`decisions/hashing-beside-sealing.md`): it calls nothing but `hashlib`, holds a
view of the caller's bytes for as long as one block of code runs, and is waited for at the end of that block.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager


class RunningHash:
    """To be closed by whoever went `beside`."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self._thread: ThreadPoolExecutor | None = None

    def update(self, portion: bytes | memoryview) -> None:
        self._hash.update(portion)

    @contextmanager
    def beside(self, portion: memoryview) -> Iterator[None]:
        """Counts `portion` while the block runs. Both are done when it ends, also by an exception, so the caller may
        overwrite the bytes then, and nobody reads a hash that is still being worked out.
        """
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, "hashing")
        counting = self._thread.submit(self._hash.update, portion)
        try:
            yield
        finally:
            counting.result()

    def hexdigest(self) -> str:
        return self._hash.hexdigest()

    def close(self) -> None:
        """What was counted stays."""
        if self._thread is not None:
            self._thread.shutdown()
            self._thread = None
