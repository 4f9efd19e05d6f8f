"""The program's log: what happened to the program, never what people wrote. Knows no window.

Messages are literals and codes (ruff's G and LOG rules see to it). An exception is logged by its type and where it
was raised;
its text is left out, for the system puts file names into it, and local variables are never shown.
"""

from __future__ import annotations

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from desktop.paths import log_file

if TYPE_CHECKING:
    from collections.abc import Iterator

_Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
_BYTES = 256 * 1024
_OURS = ("desktop", "sync")


def start(file: Path | None = None, level: int = logging.INFO) -> None:
    """Log to this file alone, of bounded size, from now on; to none where the system does not let us write it."""
    handler: logging.Handler
    target = file or log_file()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(target, maxBytes=_BYTES, backupCount=1, encoding="utf-8", delay=True)
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(Discreet("%(asctime)s %(levelname)s %(name)s %(message)s"))
    for name in _OURS:
        logger = logging.getLogger(name)
        logger.setLevel(level)
        for before in [one for one in logger.handlers if isinstance(one.formatter, Discreet)]:
            logger.removeHandler(before)
            before.close()
        logger.addHandler(handler)
    # Other people's libraries write addresses and file names into their messages: none of theirs is kept.
    logging.getLogger().addHandler(logging.NullHandler())
    # What cannot be written (a full disk) must not print the record to the screen.
    logging.raiseExceptions = False


class Discreet(logging.Formatter):
    """Exceptions without their texts."""

    def formatException(self, ei: _Raised) -> str:  # noqa: N802 - logging's name
        return "\n".join(_without_texts(ei[1])) if ei[1] else ""


def _without_texts(error: BaseException) -> Iterator[str]:
    for cause in _chain(error):
        yield f"{type(cause).__module__}.{type(cause).__qualname__}"
        for frame in traceback.extract_tb(cause.__traceback__):
            yield f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
