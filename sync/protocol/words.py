"""What a statement says of a member, read by itself (SPEC section 15, "words by hand"). Verifies nothing."""

from __future__ import annotations

from dataclasses import dataclass

from sync.protocol import objects, statements
from sync.protocol.roster import Roster, Succession


@dataclass(frozen=True, slots=True)
class Word:
    """`earlier`: of two laptops of one person; empty where `device` is revoked."""

    raw: bytes
    author: bytes
    device: bytes
    earlier: bytes = b""

    def is_in(self, roster: Roster) -> bool:
        if self.earlier:
            return Succession(self.device, self.earlier, self.author) in roster.successions
        return self.device in roster.members and roster.members[self.device].revoked is not None


def word_in(raw: bytes) -> Word | None:
    """Of a statement whose signature was looked at; None for one that is neither. Raises Unreadable."""
    parts = objects.split(raw)
    body = objects.parsed(parts.body, objects.Statement)
    if body.action == statements.REVOKE:
        return Word(raw, parts.author, statements.details(body, statements.Revoke).device)
    if body.action == statements.SAME:
        said = statements.details(body, statements.Same)
        return Word(raw, parts.author, said.device, said.earlier)
    return None
