"""What can happen to a file of evidence, and whether what was noted of it is whole. Knows no hash and no storage.

Each device writes a chain of its own for each file: entries counted from 0, each bound to the one before. Chains of
several devices stand beside each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Final


class Deed(IntEnum):
    """The codes of SPEC section 8. What a newer version did besides has no name here."""

    EARLIER = 0
    IMPORTED = 1
    RECORDED = 2
    RECEIVED = 3
    ATTACHED = 4
    CHANGED = 5
    VIEWED = 6
    PLAYED = 7
    SAVED_OUT = 8
    EXPORTED = 9
    HANDED_OVER = 10
    DERIVED_TO = 11
    DERIVED_FROM = 12
    CHECKED = 13
    REMOVED = 14

    @staticmethod
    def named(code: int) -> str:
        """`viewed`; of a code that is not known here, the code."""
        return Deed(code).name.lower() if code in _CODES else str(code)

    @staticmethod
    def of(name: str) -> Deed | None:
        """The opposite of `named`; None for a deed that is not known here."""
        return _NAMES.get(name)


_CODES: Final = frozenset(Deed)
_NAMES: Final = {deed.name.lower(): deed for deed in Deed}

LEAVES_AT_ONCE: Final = frozenset(
    {Deed.SAVED_OUT, Deed.EXPORTED, Deed.HANDED_OVER, Deed.DERIVED_TO, Deed.DERIVED_FROM, Deed.REMOVED}
)
"""The coordination is told of these by the next sync."""
LEAVES_DAILY: Final = frozenset({Deed.VIEWED, Deed.PLAYED})
"""… of these once a day; of all others when something else is told."""


class TimeSource(IntEnum):
    LAPTOP = 0
    """A clock that was never compared with another one."""
    MEASURED = 1
    """A laptop's clock; how far from the server's it was when they last met stands beside it."""
    EARLIER = 2
    """Noted by a version that had no chains."""


class Flaw(Enum):
    """Why a chain is not whole."""

    CUT = "cut"
    """Entries at the beginning, between, or at the end are missing."""
    ALTERED = "altered"
    """What an entry says is not what its digest was made of."""
    REORDERED = "reordered"
    """An entry is not where it was written."""
    FORKED = "forked"
    """Two entries at one place: the device went on from an older copy of itself, or somebody wrote beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An entry as it was kept. `previous`: the digest that it was written on, known only where a segment begins."""

    number: int
    clock: int
    entry: bytes
    digest: bytes
    previous: bytes | None = None


Digest = Callable[[bytes, int, bytes], bytes]
"""(digest before it, number, entry) → digest: of one chain, with its device and file."""


def flaws(links: Sequence[Link], digest: Digest, length: int | None = None) -> Iterator[tuple[Flaw, int]]:
    """What is wrong with one chain, and at which number. `length`: how many entries it should have, where known."""
    at: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        at[link.number].append(link)
    end = max([length or 0, *(number + 1 for number in at)])
    before: list[Link] = []
    for number in range(end):
        here = at[number]
        if not here and (number == 0 or before):
            yield Flaw.CUT, number
        if len(here) > 1:
            yield Flaw.FORKED, number
        for link in here:
            flaw = _flaw(link, before, links, digest)
            if flaw is not None:
                yield flaw, number
        before = here


def _flaw(link: Link, before: Sequence[Link], links: Sequence[Link], digest: Digest) -> Flaw | None:
    written_on = [one.digest for one in before] or ([] if link.previous is None else [link.previous])
    if not written_on:
        return None  # what is missing before it was said; nothing can be said of it
    if any(digest(previous, link.number, link.entry) == link.digest for previous in written_on):
        return Flaw.REORDERED if before and link.clock <= min(one.clock for one in before) else None
    # Is the one that belongs here somewhere else?
    moved = any(digest(previous, link.number, one.entry) == one.digest for previous in written_on for one in links)
    return Flaw.REORDERED if moved else Flaw.ALTERED


def first_flaw(links: Sequence[Link], digest: Digest, length: int | None = None) -> tuple[Flaw, int] | None:
    return next(flaws(links, digest, length), None)


def checked_details(right: bool) -> bytes:
    return b"\x01" if right else b"\x00"


def derived_details(file_id: str, sha256: str) -> bytes:
    """Of the other file; both in hex."""
    return bytes.fromhex(file_id) + bytes.fromhex(sha256)
