"""Found a group: make its genesis statement and the first coordinator's invitation, and forget both keys of it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import insert

from sync.protocol import devices, objects, statements
from sync.protocol.invitations import Invitation
from sync.protocol.objects import Kind
from sync.protocol.statements import Genesis, Role
from sync.server.db.engine import Database
from sync.server.db.schema import GroupRow
from sync.server.services import log, rosters
from sync.server.signatures import SigningKey

VALID_MS: Final = 14 * 24 * 3600 * 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What an invitation says about this server."""

    servers: tuple[str, ...]
    tls_pin: bytes
    log_key: bytes = field(repr=False)


def found(database: Database, place: Place, name: str, now: int) -> Invitation:
    """The name goes into the invitation alone. The invitation's private key and the card key are nowhere else."""
    key, expires = SigningKey.generate(), now + VALID_MS
    raw = _genesis(key, expires, now)
    group_id = objects.object_id(raw)
    with database.writing() as connection:
        connection.execute(insert(GroupRow).values(id=group_id, size=0))
        group = log.find(connection, group_id, locked=True)
        assert group is not None
        log.append(connection, group, [rosters.leaf(raw)])
    return Invitation(
        servers=place.servers,
        tls_pin=place.tls_pin,
        log_key=place.log_key,
        group=group_id,
        card_key=os.urandom(32),
        invitation_key=key.private_bytes(),
        group_name=name,
        role=Role.COORDINATOR,
        expires=expires,
    )


def _genesis(key: SigningKey, expires: int, now: int) -> bytes:
    details = Genesis(key.public, Role.COORDINATOR, expires)
    body = statements.statement(statements.GENESIS, b"", 0, b"", now, details)
    before = objects.unsigned(Kind.STATEMENT, devices.invitation_author(key.public), body)
    return before + key.sign(objects.signed_bytes(before))
