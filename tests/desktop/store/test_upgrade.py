from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import create_engine, inspect
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2

from desktop.errors import VaultTooNew
from desktop.store.migrations import v0001, v0002, v0003
from desktop.store.schema import Base
from desktop.store.upgrade import STEPS, upgrade
from desktop.store.way_rows import HolderRow, WayRow


def first(c):
    c.execute("CREATE TABLE cases (id TEXT PRIMARY KEY)")


def dies_half_way(c):
    c.execute("ALTER TABLE cases ADD COLUMN title TEXT")
    raise RuntimeError("power cut")


def dies_at_once(c):
    raise RuntimeError("power cut")


def second(c):
    c.execute("ALTER TABLE cases ADD COLUMN title TEXT")
    c.execute("CREATE INDEX ix_cases_title ON cases (title)")


@pytest.fixture
def database(tmp_path):
    with closing(sqlite3.connect(tmp_path / "plain.db", isolation_level=None)) as connection:
        yield connection


def test_a_step_cut_short_can_be_run_again(database):
    with pytest.raises(RuntimeError):
        upgrade(database, [first, dies_half_way])
    assert database.execute("PRAGMA user_version").fetchone() == (1,)
    upgrade(database, [first, second])
    assert database.execute("PRAGMA user_version").fetchone() == (2,)


def test_a_newer_vault_is_left_alone(database):
    database.execute("PRAGMA user_version = 9")
    with pytest.raises(VaultTooNew):
        upgrade(database, [first])


def test_the_database_is_copied_before_it_is_changed_and_not_when_it_is_new(database, tmp_path):
    path = tmp_path / "plain.db"
    upgrade(database, [first], keep_before=path)
    database.execute("INSERT INTO cases VALUES ('a')")
    assert [p.name for p in tmp_path.iterdir()] == ["plain.db"]
    upgrade(database, [first, second], keep_before=path)
    with closing(sqlite3.connect(tmp_path / "plain.db.before-2")) as kept:
        assert kept.execute("SELECT * FROM cases").fetchall() == [("a",)]


def test_the_copy_is_for_its_owner_alone_and_is_made_again_when_the_vault_was_used_meanwhile(database, tmp_path):
    path, kept = tmp_path / "plain.db", tmp_path / "plain.db.before-2"
    upgrade(database, [first], keep_before=path)
    kept.write_bytes(b"of a crash, before the older program wrote again")
    upgrade(database, [first, second], keep_before=path)
    assert kept.read_bytes()[:6] == b"SQLite"
    assert kept.stat().st_mode & 0o077 == 0


def test_a_step_that_fails_leaves_no_copy_and_one_after_a_step_that_did_not_leaves_it(database, tmp_path):
    path = tmp_path / "plain.db"
    upgrade(database, [first], keep_before=path)
    with pytest.raises(RuntimeError):
        upgrade(database, [first, dies_half_way], keep_before=path)
    assert [p.name for p in tmp_path.iterdir()] == ["plain.db"]
    with pytest.raises(RuntimeError):
        upgrade(database, [first, second, dies_at_once], keep_before=path)
    assert database.execute("PRAGMA user_version").fetchone() == (2,)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["plain.db", "plain.db.before-2"]


def test_the_steps_make_the_tables_that_the_stores_use(tmp_path):
    path = str(tmp_path / "made.db")
    with closing(dbapi2.connect(path, isolation_level=None)) as connection:
        upgrade(connection, STEPS)
    made = inspect(create_engine("sqlite://", module=dbapi2, creator=lambda: dbapi2.connect(path), poolclass=NullPool))
    wanted = create_engine("sqlite://")
    Base.metadata.create_all(wanted)
    expected = inspect(wanted)
    assert {WayRow.__tablename__, HolderRow.__tablename__} <= set(expected.get_table_names())
    for table in expected.get_table_names():
        ours = {column["name"]: column["nullable"] for column in expected.get_columns(table)}
        theirs = {column["name"]: column["nullable"] for column in made.get_columns(table)}
        key = set(expected.get_pk_constraint(table)["constrained_columns"])
        assert theirs.keys() == ours.keys(), table
        assert {n: v for n, v in theirs.items() if n not in key} == {n: v for n, v in ours.items() if n not in key}
        assert set(made.get_pk_constraint(table)["constrained_columns"]) == key, table
        names = {index["name"] for index in expected.get_indexes(table)}
        assert {index["name"] for index in made.get_indexes(table) if index["name"]} >= names, table
    made.engine.dispose()
    wanted.dispose()


def test_a_vault_that_had_the_third_step_before_it_was_finished_gets_the_rest_of_it(tmp_path):
    def made(name):
        return closing(dbapi2.connect(str(tmp_path / name), isolation_level=None))

    def tables(connection):
        return set(connection.execute("SELECT type, name FROM sqlite_master").fetchall())

    with made("early.db") as early, made("whole.db") as whole:
        upgrade(early, STEPS[:2])
        early.execute(v0003._RESEALED)
        early.execute("INSERT INTO resealed VALUES ('a', 'b')")
        early.execute("PRAGMA user_version = 3")
        upgrade(early)
        upgrade(whole)
        assert tables(early) == tables(whole)
        assert early.execute("SELECT * FROM resealed").fetchall() == [("a", "b")]
        assert early.execute("PRAGMA user_version").fetchone() == (len(STEPS),)


@pytest.mark.parametrize(
    "early",
    [
        (),
        (*v0002._CUSTODY, v0002._PROVED_EARLY, v0002._WHEREABOUTS),
        (*v0002._WAYS, *v0002._CUSTODY, v0002._PROVED_EARLY, v0002._WHEREABOUTS),
        (*v0002._SEARCH, v0002._BACKUPS, *v0002._WAYS, *v0002._CUSTODY, v0002._PROVED_EARLY, v0002._WHEREABOUTS),
    ],
    ids=["empty", "custody", "ways", "all but persons"],
)
def test_a_vault_that_had_the_second_step_before_it_was_finished_gets_the_rest_of_it(tmp_path, early):
    def made(name):
        return closing(dbapi2.connect(str(tmp_path / name), isolation_level=None))

    def tables(connection):
        named = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
        return {(kind, name, sql if kind == "index" else None) for kind, name, sql in named}

    with made("early.db") as unfinished, made("whole.db") as whole:
        upgrade(unfinished, STEPS[:1])
        unfinished.execute("BEGIN")
        for statement in early:
            unfinished.execute(statement)
        unfinished.execute("COMMIT")
        if early:
            unfinished.execute("DROP INDEX ix_custody_once")
            unfinished.execute("CREATE UNIQUE INDEX ix_custody_once ON custody (file, device, digest)")
        unfinished.execute("PRAGMA user_version = 2")
        upgrade(unfinished)
        upgrade(whole)
        assert tables(unfinished) == tables(whole)
        columns = "SELECT name FROM pragma_table_info('custody') ORDER BY name"
        assert unfinished.execute(columns).fetchall() == whole.execute(columns).fetchall()
        assert v0002.rest(unfinished) == v0002.rest(whole) == []


def test_a_released_step_is_never_edited_into_something_that_knows_us():
    assert not [name for name in vars(v0001) if name.startswith("desktop")]
