"""The tables that the migrations make are those that the code expects, all at once or not at all."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from sync.server.db import upgrade as upgrading
from sync.server.db.engine import Database
from sync.server.db.schema import Row
from sync.server.db.upgrade import HEAD, MIGRATIONS, upgrade, version
from tests.stores.fixtures import NewStores


@pytest.fixture
def database(tmp_path: Path, new_stores: NewStores):
    database = Database(new_stores().database or f"sqlite:///{tmp_path / 'new.db'}")
    yield database
    database.close()


def test_the_tables_are_those_of_the_schema(database: Database) -> None:
    upgrade(database)
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Row.metadata) == []
        assert version(connection) == HEAD


def test_the_newest_step_is_the_one_the_code_asks_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_upgrading_again_does_nothing(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    upgrade(database)
    monkeypatch.setattr(upgrading, "MIGRATIONS", Path("/nowhere"))
    upgrade(database)


def test_a_step_that_fails_leaves_nothing_behind(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(text("CREATE TABLE nodes (level INTEGER)"))
    with pytest.raises(Exception, match="nodes"):
        upgrade(database)
    with database.reading() as connection:
        assert inspect(connection).get_table_names() == ["nodes"]


def test_what_was_committed_is_on_the_disk(database: Database) -> None:
    with database.reading() as connection:
        if database.is_sqlite:
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2
        else:
            assert connection.exec_driver_sql("SHOW synchronous_commit").scalar_one() == "on"


def test_a_transaction_that_fails_changes_nothing(database: Database) -> None:
    upgrade(database)

    def fail() -> None:
        with database.writing() as connection:
            connection.execute(text("INSERT INTO groups (id, size) VALUES ('', 0)"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM groups")).scalar_one() == 0


def test_processes_that_start_together_make_the_tables_once(database: Database) -> None:
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(upgrade, [database] * 3))
    with database.reading() as connection:
        assert version(connection) == HEAD
