"""What strangers need to check a receipt by: of each group its id, the log's public key, and how far its log is."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from sync.server.db.engine import Database
from sync.server.db.schema import GroupRow
from sync.server.services import log
from sync.server.signatures import SigningKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """`group`, `key` in hex. `checkpoint`: the newest, a signed note (SPEC section 10)."""

    group: str
    key: str
    size: int
    checkpoint: str


def logs(database: Database, key: SigningKey) -> list[Log]:
    """Of all groups, in the order they were made. Their names are not here."""
    found = []
    with database.reading() as connection:
        for group_id in connection.execute(select(GroupRow.id).order_by(GroupRow.number)).scalars().all():
            group = log.find(connection, group_id)
            if group is not None:
                note = log.checkpoint(connection, group, key, group.size).note
                found.append(Log(group=group_id.hex(), key=key.public.hex(), size=group.size, checkpoint=note))
    return found
