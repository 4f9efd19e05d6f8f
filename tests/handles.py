"""A system that opens no more files: the limit of this process is near, and all handles below it but some are taken."""

from __future__ import annotations

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ROOM = 64
"""More than any test leaves: where no number below the highest is free, these are all that can be taken."""


@contextmanager
def handles_left(count: int) -> Iterator[None]:
    """So many files can be opened inside."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    highest = max(int(path.name) for path in Path("/proc/self/fd").iterdir())
    resource.setrlimit(resource.RLIMIT_NOFILE, (highest + _ROOM, hard))
    taken = []
    try:
        try:
            while True:
                taken.append(os.open(os.devnull, os.O_RDONLY))
        except OSError:
            pass  # that was the last one
        for _ in range(count):
            os.close(taken.pop())
        yield
    finally:
        for handle in taken:
            os.close(handle)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
