"""What letters between groups (SPEC section 17) need from a vault, beside `ports`. Knows no database and no HTTP."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from sync.client.ports import Outgoing
from sync.protocol.group_cards import GroupCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Ally:
    """Another group whose card somebody compared. `statements`: its roster as far as it is known, verified when it
    came. `told`: how many statements of our own roster it was told.
    """

    card: GroupCard
    statements: tuple[bytes, ...] = ()
    told: int = 0

    @property
    def group(self) -> bytes:
        return self.card.group


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivedLetter:
    """Verified and opened. `statements`: the roster of its group, as far as it is known now; `body` is msgpack."""

    group: bytes
    object_id: bytes
    author: bytes
    thread: bytes
    number: int
    time: int
    what: str
    statements: tuple[bytes, ...]
    raw: bytes
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidLetter:
    """One that is of no use, with the reason: it is not asked for again."""

    group: bytes
    object_id: bytes
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """A letter that was kept, and whose author was not told so."""

    group: bytes
    author: bytes
    object_id: bytes


class LetterStore(Protocol):
    """Each method is one transaction that is durable when it returns."""

    def allies(self) -> Sequence[Ally]:
        """Those whose card was compared."""

    def untold_letters(self) -> Sequence[bytes]:
        """Ids of letters that were kept or are void, and that the server was not told of."""

    def told_letters(self, object_ids: Sequence[bytes]) -> None:
        """The server was."""

    def take_letters(self, kept: Sequence[ArrivedLetter], void: Sequence[VoidLetter]) -> int:
        """Everything or nothing; how many said something new. What is known already changes nothing; one whose number
        is not above the highest of its thread and author is kept in mind, and nothing of it taken.
        """

    def unanswered(self) -> Sequence[Unanswered]: ...

    def answered(self, group: bytes, object_ids: Sequence[bytes], outgoing: Outgoing) -> None:
        """Queue the receipt for these."""

    def introduced(self, group: bytes, told: int, outgoing: Outgoing) -> None:
        """Queue what tells the other group so many statements of our roster."""
