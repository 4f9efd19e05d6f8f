"""Bring the tables to this version. Each step is one transaction, with the version number in it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text

from sync.server.db import postgres
from sync.server.db.engine import Database
from sync.server.errors import TooNew

HEAD: Final = "0003"
"""Versions are numbers of four digits, one more each time: they are in order as texts, too."""
MIGRATIONS: Final = Path(__file__).parent / "migrations"


def upgrade(database: Database) -> None:
    """Does nothing, and loads nothing, when the tables are those of this version. What was before the first step is
    kept beside an SQLite database until its keeper deletes it. Raises TooNew, and changes nothing.
    """
    with database.reading() as connection:
        before = version(connection)
    if before == HEAD:
        return
    if before is not None and before > HEAD:
        raise TooNew
    if before is not None:
        database.keep(f"before-{HEAD}")
    # Alembic takes half a second to load; a server that only starts again does not need it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with database.writing() as connection:
        if not database.is_sqlite:
            postgres.one_upgrade_at_a_time(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, HEAD)


def version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return found
