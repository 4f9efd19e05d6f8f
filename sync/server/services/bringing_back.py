"""The roster of a group that this server lost, in part or whole, from one of its members (SPEC section 10).

The chain proves itself from the genesis on, whoever carries it. A group that is not known at all is taken only if the
keeper expects it: its id alone says which genesis is the right one.
"""

from __future__ import annotations

from sqlalchemy import insert

from sync.errors import RosterBroken, Unreadable
from sync.protocol import codes, messages, objects, statements
from sync.protocol.objects import Kind
from sync.protocol.roster import Roster
from sync.server.db.engine import Database
from sync.server.db.schema import GroupRow
from sync.server.services import log, rosters
from sync.server.services.enrolling import Enrolled, whole_roster
from sync.server.services.refusals import Refusal
from sync.server.signatures import SigningKey, verify


def expect(database: Database, group_id: bytes) -> bool:
    """False: the group is here already."""
    with database.writing() as connection:
        if log.find(connection, group_id, locked=True) is not None:
            return False
        connection.execute(insert(GroupRow).values(id=group_id, size=0))
    return True


def signing_key(body: bytes, device: bytes) -> bytes | None:
    """The key of a device, by its own enrolment among these statements. Whether it is a member is asked later."""
    try:
        for raw in messages.read(body, messages.RosterRequest).statements:
            parts = objects.split(raw)
            if parts.kind is not Kind.STATEMENT or parts.author != device:
                continue
            said = objects.parsed(parts.body, objects.Statement)
            if said.action == statements.ENROL:
                enrol = statements.details(said, statements.Enrol)
                return enrol.signing_key if statements.device_of(enrol) == device else None
    except Unreadable:
        return None
    return None


def bring_back(
    database: Database, key: SigningKey, group_id: bytes, device: bytes, body: bytes, now: int
) -> Enrolled | Refusal:
    """`device` has signed the request. What the server has already must stand at the beginning of what came, or the
    other way round; a chain that went another way since is refused with `roster_moved`.
    """
    try:
        given = messages.read(body, messages.RosterRequest).statements
    except Unreadable:
        return Refusal(codes.MALFORMED)
    with database.writing() as connection:
        group = log.find(connection, group_id, locked=True)
        if group is None:
            return Refusal(codes.UNKNOWN_GROUP)
        known = [raw for _, raw in rosters.statements(connection, group)]
        if any(ours != theirs for ours, theirs in zip(known, given, strict=False)):
            return Refusal(codes.ROSTER_MOVED)
        before = rosters.load(connection, group)
        new = given[len(known) :]
        after = _grown(before, new)
        if after is None:
            return Refusal(codes.ROSTER_RULE)
        member = after.members.get(device)
        if member is None or member.revoked is not None:
            return Refusal(codes.UNKNOWN_DEVICE if member is None else codes.REVOKED)
        rosters.record(connection, group, before, after)
        group = log.append(connection, group, [rosters.leaf(raw) for raw in new])
        return whole_roster(connection, group, key, now)


def _grown(before: Roster, new: tuple[bytes, ...]) -> Roster | None:
    try:
        for raw in new:
            before = before.extended(raw, verify)
    except RosterBroken:
        return None
    return before
