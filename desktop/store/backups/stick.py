"""What the system says about a stick that is full, read-only or pulled out, in our words. Knows no format."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from desktop.backup_errors import StickFull, StickGone, StickReadOnly
from desktop.errors import OutOfHandles
from desktop.store.disk import EXHAUSTED, FULL, REFUSED


@contextmanager
def stick(needed: int = 0) -> Iterator[None]:
    """`needed`: bytes that are to be written, for people to make room. Whatever it is that a stick does not do any
    more, the words are the same: put it back in, or take another one.
    """
    try:
        yield
    except OSError as refusal:
        if refusal.errno in FULL:
            raise StickFull(needed) from None
        if refusal.errno in REFUSED:
            raise StickReadOnly from None
        if refusal.errno in EXHAUSTED:
            raise OutOfHandles from None
        raise StickGone from None
