"""Moments at which a process can die: each line of the store, each statement of SQL, and places within statements.

A kill by the clock falls where the time goes, mostly into SQLite. What is short and dangerous, between a rename and
the row that tells of it, is met by counting.
"""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType
from typing import Any

from sqlcipher3 import dbapi2

WATCHED = ("/desktop/store/", "/desktop/services/")
_INSTRUCTIONS = 200
"""Of SQLite's machine between two moments within a statement."""

_count = 0
_last: int | None = None


def count(last: int | None, *, statements: bool = False) -> None:
    """From now on, in this process: all of them, or statements alone. It dies at the `last`-th, before it is done."""
    global _count, _last
    _count, _last = 0, last
    connect = dbapi2.connect

    def watched(*arguments: Any, **named: Any) -> Any:
        connection = connect(*arguments, **named)
        connection.set_trace_callback(lambda _: _passed())
        if not statements:
            connection.set_progress_handler(_passed, _INSTRUCTIONS)
        return connection

    dbapi2.connect = watched
    if not statements:
        sys.settrace(_called)


def counted() -> int:
    return _count


def _passed() -> int:
    global _count
    _count += 1
    if _count == _last:
        os.kill(os.getpid(), signal.SIGKILL)
    return 0


def _called(frame: FrameType, _event: str, _argument: Any) -> Any:
    return _line if any(part in frame.f_code.co_filename for part in WATCHED) else None


def _line(_frame: FrameType, event: str, _argument: Any) -> Any:
    if event == "line":
        _passed()
    return _line
