"""What the database says when it cannot, in our words: never the statement, and none of its values. Knows no table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from desktop.errors import DiskFull, EnvironmentProblem, NotWritable, VaultDamaged
from desktop.store import disk

Why = Callable[[], Exception]

_FAILED: Final = "disk i/o error"
"""A page that cannot be read, or one that cannot be written for any reason but a full disk, such as a quota."""
_CLOSED: Final = ("readonly", "unable to open")
_FULL: Final = ("full",)
_DAMAGED: Final = ("malformed", "not a database", "fts5: corruption", "corrupt", "vtable constructor failed")
_HANDLES: Final = 4
"""That SQLite holds at once: the database, its log, the index of the log, and for a moment the folder."""
_TRIED = 1024 * 1024


class StoreFault(Exception):
    """A mistake of ours in SQL, without the statement and its values, which would be somebody's testimony."""


def _damage() -> Exception:
    return VaultDamaged("database")


@contextmanager
def complaints(failed: Why = _damage, closed: Why = NotWritable, damaged: Why = _damage) -> Iterator[None]:
    """`failed` says what it was if the system failed, `closed` if a file could not be opened or written, `damaged` if
    what was read does not verify under the key.
    """
    try:
        yield
    except DBAPIError as wrapped:
        raise _named(str(wrapped.orig), wrapped, (failed, closed, damaged)) from None
    except dbapi2.Error as raw:
        raise _named(str(raw), raw, (failed, closed, damaged)) from None


def is_damage(said: str) -> bool:
    """Whether what the database says means that something does not verify, or does not fit together."""
    return any(word in said.lower() for word in _DAMAGED)


def why_closed(database: Path) -> Exception:
    """It, or a file beside it, could not be opened or may not be written."""
    try:
        with disk.in_vault(), ExitStack() as opened:
            for _ in range(_HANDLES):
                opened.enter_context(database.open("rb+"))
    except EnvironmentProblem as problem:
        return problem
    return NotWritable()


def why_failed_to_read(database: Path) -> Exception:
    """A page that cannot be read is damage, unless the whole place does not answer, or has no room for SQLite's index
    of its log.
    """
    problem = _tried(database)
    return VaultDamaged("database") if problem is None or isinstance(problem, NotWritable) else problem


def why_failed_to_write(database: Path, is_whole: Callable[[], bool]) -> Exception:
    """Where something else can be written and all that is there can be read, it is no damage."""
    problem = _tried(database)
    if problem is not None:
        return problem
    with complaints():
        return NotWritable() if is_whole() else VaultDamaged("database")


def _tried(database: Path) -> EnvironmentProblem | None:
    """What stands in the way of writing beside it."""
    beside = database.with_name(f".{database.name}.tried")
    try:
        with disk.in_vault():
            disk.write_synced(beside, 0, bytes(_TRIED))
    except EnvironmentProblem as problem:
        return problem
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return None


def _named(said: str, original: Exception, why: tuple[Why, Why, Why]) -> Exception:
    said = said.lower()
    failed, closed, damaged = why
    if _FAILED in said:
        return failed()
    if is_damage(said):
        return damaged()
    if any(word in said for word in _FULL):
        return DiskFull()
    if any(word in said for word in _CLOSED):
        return closed()
    return StoreFault(type(original).__name__)
