"""What coordinators ought to know, told with every pull for a while. Only ids and keys that the log has anyway."""

from __future__ import annotations

from typing import Final

import msgspec
from sqlalchemy import Connection, insert, select

from sync.protocol import messages
from sync.server.db.schema import NoticeRow
from sync.server.services.log import Group

TOLD_FOR_MS: Final = 30 * 24 * 3600 * 1000
MOST: Final = 100
ONCE_IN_MS: Final = 3600 * 1000
"""The same is noted once in this time, so that knocking again and again does not fill the table."""


def note(connection: Connection, group: Group, code: str, details: object, now: int) -> None:
    packed = msgspec.msgpack.encode(details)
    same = select(NoticeRow.number).where(
        NoticeRow.group == group.number,
        NoticeRow.code == code,
        NoticeRow.details == packed,
        NoticeRow.time > now - ONCE_IN_MS,
    )
    if connection.execute(same.limit(1)).first() is None:
        connection.execute(insert(NoticeRow).values(group=group.number, code=code, time=now, details=packed))


def recent(connection: Connection, group: Group, now: int) -> list[messages.Notice]:
    wanted = (
        select(NoticeRow.code, NoticeRow.time, NoticeRow.details)
        .where(NoticeRow.group == group.number, NoticeRow.time > now - TOLD_FOR_MS)
        .order_by(NoticeRow.number.desc())
        .limit(MOST)
    )
    return [messages.Notice(row.code, row.time, msgspec.Raw(row.details)) for row in connection.execute(wanted)][::-1]
