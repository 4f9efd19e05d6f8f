"""All tables of one database into another, whichever of the two kinds either is. Knows no files.

A backup of any server is a server in a folder, and from there it goes back to any stores: so a village that grew moves
to PostgreSQL by the same way.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, Select, Table, func, insert, select

from sync.server.db import postgres
from sync.server.db.engine import Database
from sync.server.db.schema import GroupRow, MarkRow, NonceRow, Row, SegmentRow
from sync.server.errors import AlreadyThere
from sync.server.services.shelving import LIVE

_ROWS: Final = 500


def copy_tables(source: Connection, target: Database) -> None:
    """Within one view of the source and one transaction of the target, whose tables must be there and empty. Raises
    AlreadyThere. Left out: names of segments that are not in use, and nonces, which are of an hour.
    """
    with target.writing() as writing:
        if any(writing.execute(select(func.count()).select_from(one)).scalar_one() for one in (GroupRow, MarkRow)):
            raise AlreadyThere
        for table in Row.metadata.sorted_tables:
            if table.name != NonceRow.__tablename__:
                _copy(source, writing, table)
        if not target.is_sqlite:
            postgres.continue_numbers(writing, GroupRow.__tablename__, GroupRow.number.key)


def _copy(source: Connection, writing: Connection, table: Table) -> None:
    wanted: Select[Any] = select(table).order_by(*table.primary_key.columns)
    if table.name == SegmentRow.__tablename__:
        wanted = wanted.where(SegmentRow.state.in_(LIVE))
    rows = source.execution_options(yield_per=_ROWS).execute(wanted)
    for some in rows.mappings().partitions(_ROWS):
        writing.execute(insert(table), [dict(row) for row in some])
