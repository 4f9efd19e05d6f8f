"""A device joins by an invitation (SPEC sections 6 and 12). The server checks what every member will check again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from sync.errors import RosterBroken, Unreadable
from sync.protocol import codes, messages, objects
from sync.protocol.roster import Roster
from sync.server.db.engine import Database
from sync.server.services import keeping, log, notices, rosters
from sync.server.services.admitting import roster_code
from sync.server.services.log import Group
from sync.server.services.refusals import Refusal
from sync.server.signatures import SigningKey, verify


@dataclass(frozen=True, slots=True)
class Enrolled:
    """The whole roster, as (index, object), with what proves it."""

    checkpoint: messages.Checkpoint
    statements: Sequence[tuple[int, bytes]]
    proof: messages.Proof
    end: messages.End


def enrol(
    database: Database, key: SigningKey, group_id: bytes, invitation_key: bytes, body: bytes, now: int
) -> Enrolled | Refusal:
    """`invitation_key` has signed the request. An empty statement only asks for the roster."""
    try:
        asked = messages.read(body, messages.EnrolmentRequest)
    except Unreadable:
        return Refusal(codes.MALFORMED)
    with database.writing() as connection:
        group = log.find(connection, group_id, locked=True)
        if group is None:
            return Refusal(codes.UNKNOWN_GROUP)
        before = rosters.load(connection, group)
        refusal = _objection(connection, group, before, invitation_key, asked, now)
        if refusal is not None:
            return refusal
        if asked.statement and _author(asked.statement) not in before.members:
            suspended = keeping.objection(connection, group)
            if suspended is not None:
                return suspended
            grown = _grown(before, invitation_key, asked.statement)
            if isinstance(grown, Refusal):
                return grown
            rosters.record(connection, group, before, grown)
            group = log.append(connection, group, [rosters.leaf(asked.statement)])
        return whole_roster(connection, group, key, now)


def _objection(
    connection: Connection,
    group: Group,
    roster: Roster,
    invitation_key: bytes,
    asked: messages.EnrolmentRequest,
    now: int,
) -> Refusal | None:
    try:
        invited = roster.invited(asked.certificate, verify)
    except RosterBroken:
        return Refusal(codes.INVITATION_UNKNOWN)
    if invited.invitation_key != invitation_key:
        return Refusal(codes.INVITATION_UNKNOWN)
    device = _author(asked.statement)
    used_by = roster.invitations.get(invitation_key)
    if used_by is not None and used_by != device:
        notices.note(connection, group, codes.INVITATION_USED, [invitation_key, device], now)
        return Refusal(codes.INVITATION_USED)
    # Who enrolled and lost the answer gets it again, even when the invitation has expired since.
    if used_by is None and now > invited.expires:
        return Refusal(codes.INVITATION_EXPIRED)
    return None


def _grown(before: Roster, invitation_key: bytes, statement: bytes) -> Roster | Refusal:
    try:
        after = before.extended(statement, verify)
    except RosterBroken as broken:
        return Refusal(roster_code(before.length, broken))
    # It must be this invitation's enrolment and not, say, a revocation brought in by this door.
    if invitation_key not in after.invitations:
        return Refusal(codes.ROSTER_RULE)
    return after


def whole_roster(connection: Connection, group: Group, key: SigningKey, now: int) -> Enrolled:
    """As it is now, with what proves it."""
    statements = list(rosters.statements(connection, group))
    return Enrolled(
        checkpoint=log.checkpoint(connection, group, key),
        statements=statements,
        proof=log.proof(connection, group, (index for index, _ in statements)),
        # Nothing before this can have been meant for the new device: it goes on from here.
        end=messages.End(group.size, False, now),
    )


def _author(statement: bytes) -> bytes:
    """Empty for no statement, and for what is none; that is found out later."""
    try:
        return objects.split(statement).author if statement else b""
    except Unreadable:
        return b""
