"""Who sends a request: the device's key and standing in the group."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from sync.protocol import codes
from sync.server.db.engine import Database
from sync.server.db.schema import GroupRow, MemberRow
from sync.server.services.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Device:
    id: bytes
    signing_key: bytes
    role: int


def identify(database: Database, group_id: bytes, device: bytes) -> Device | Refusal:
    wanted = select(MemberRow.signing_key, MemberRow.role, MemberRow.revoked)
    with database.reading() as connection:
        number = connection.execute(select(GroupRow.number).where(GroupRow.id == group_id)).scalar_one_or_none()
        if number is None:
            return Refusal(codes.UNKNOWN_GROUP)
        row = connection.execute(wanted.where(MemberRow.group == number, MemberRow.device == device)).first()
    if row is None:
        return Refusal(codes.UNKNOWN_DEVICE)
    if row.revoked:
        return Refusal(codes.REVOKED)
    return Device(device, row.signing_key, row.role)
