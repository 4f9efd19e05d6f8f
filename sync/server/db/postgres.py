"""All that only PostgreSQL knows. SQLite needs none of it."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

CONNECTIONS: Final = 20
"""Of one process: its worker threads, and a few commands of its keeper."""
_SESSION: Final = (
    # A process that was stopped or whose host is gone keeps its group's row locked for no longer than this.
    "-c idle_in_transaction_session_timeout=300s -c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 "
    "-c tcp_keepalives_count=3 -c lock_timeout=60s"
)
_DURABLE: Final = (
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
)
_UPGRADING: Final = 0x616D7061726F
"""Any number that every process agrees on."""


def options() -> dict[str, Any]:
    """For `create_engine`. A connection is tried before it is used: after a restart of PostgreSQL all are dead."""
    return {
        "pool_size": CONNECTIONS,
        "max_overflow": 0,
        "pool_pre_ping": True,
        "pool_timeout": 30,
        "connect_args": {"connect_timeout": 10, "options": _SESSION, "application_name": "amparo-server"},
    }


def prepare(engine: Engine) -> None:
    event.listen(engine, "connect", _on_connect)


def reading(connection: Connection) -> Connection:
    """One view of everything until it ends, as SQLite gives it."""
    return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def one_upgrade_at_a_time(connection: Connection) -> None:
    """Until the transaction ends: several processes start at once."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _UPGRADING})


def continue_numbers(connection: Connection, table: str, column: str) -> None:
    """After rows were copied with the numbers they had: the next one that is given is higher."""
    last = f'SELECT max("{column}") FROM "{table}"'  # noqa: S608 - both are names of our own
    connection.execute(text(f"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), ({last}))"))


def _on_connect(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    """What is acknowledged has to be on the disk, whatever the cluster does for others; a stronger setting stays."""
    cursor = connection.cursor()
    cursor.execute(_DURABLE)
    cursor.close()
    connection.commit()
