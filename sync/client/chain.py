"""The roster with the places of its statements in the log: who was a member when something was written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sync.client.ports import Arrived
from sync.crypto.sign import verify
from sync.protocol import objects, statements
from sync.protocol.roster import Member, Roster, Verify


@dataclass(slots=True)
class Chain:
    roster: Roster
    known: set[bytes] = field(default_factory=set)
    """Object ids of its statements."""
    enrolments: dict[bytes, bytes] = field(default_factory=dict)
    """By device, the object id of the statement that enrols it."""
    revoked_by_hand: frozenset[bytes] = frozenset()
    """Devices that are out by a word that the log does not have yet."""
    _enrolled: dict[bytes, int] = field(default_factory=dict)
    _revoked: dict[bytes, int] = field(default_factory=dict)

    @staticmethod
    def of(group: bytes, kept: Iterable[Arrived]) -> Chain:
        """From the vault. Its signatures were verified when they came, and the vault is sealed against changes."""
        chain = Chain(Roster(group))
        for statement in kept:
            chain.add(statement, verified=True)
        return chain

    def add(self, statement: Arrived, *, verified: bool = False) -> None:
        """Raises RosterBroken and stays as it is when a rule is broken."""
        check: Verify = _believed if verified else verify
        self.roster = self.roster.extended(statement.raw, check)
        self.known.add(statement.object_id)
        body = objects.parsed(objects.split(statement.raw).body, objects.Statement)
        if body.action == statements.ENROL:
            self._enrolled[statement.author] = statement.index
            self.enrolments[statement.author] = statement.object_id
        elif body.action == statements.REVOKE:
            self._revoked[statements.details(body, statements.Revoke).device] = statement.index

    def member_at(self, device: bytes, index: int) -> Member | None:
        """The member, if it was one at this place of the log. What a revoked device wrote later is nobody's."""
        enrolled, revoked = self._enrolled.get(device), self._revoked.get(device)
        if enrolled is None or index < enrolled or (revoked is not None and index > revoked):
            return None
        return self.roster.members[device]

    def in_office(self, device: bytes) -> Member | None:
        """The member, unless revoked, be it by a word by hand."""
        member = self.roster.members.get(device)
        out = member is None or member.revoked is not None or device in self.revoked_by_hand
        return None if out else member


def _believed(public: bytes, signature: bytes, signed: bytes) -> bool:
    return True
