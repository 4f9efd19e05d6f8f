"""What a sync asks of the database is found by an index, however much there is: nothing is read from end to end."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Connection, event, insert, text

from sync.server import opening
from sync.server.db.schema import FileRow, HolderRow, LeafRow, NodeRow, RunRow
from sync.server.services import feeds, filing, log, reading, recalling
from sync.server.services.log import Group
from tests.stores.fixtures import NewStores
from tests.sync.server.town import Town

MANY = 12_000
LARGE = {"leaves", "nodes", "holders", "files", "runs", "segments"}
"""Tables that grow with what is written; of the others there is a page or two."""
DEVICE = b"d" * 16


def _fill(connection: Connection, group: int) -> None:
    """Leaves by a hundred devices under a thousand keys, and what belongs to them. Nothing in them is looked at."""
    shared = {"group": group}
    leaves = [
        shared
        | {"position": at, "leaf_kind": 1, "object_id": os.urandom(32), "kind": 3 if at % 50 else 2, "size": 200}
        | {"author": at.to_bytes(2) * 8 if at % 100 else DEVICE, "recipient": b"", "raw": b""}
        | {"key_id": (at % 1000).to_bytes(8), "record": os.urandom(16)}
        for at in range(10, MANY)
    ]
    holders = [shared | {"key_id": n.to_bytes(8), "device": DEVICE, "since": 11 + n} for n in range(200)]
    holders += [shared | {"key_id": n.to_bytes(8), "device": os.urandom(16), "since": 12 + n} for n in range(3000)]
    nodes = [shared | {"level": 0, "place": at, "hash": os.urandom(32)} for at in range(10, MANY)]
    files = [
        shared
        | {"file": n.to_bytes(16), "manifest_id": os.urandom(32), "author": DEVICE, "key_id": n.to_bytes(8)}
        | {"sealed_size": 65_536 * 3, "chunk_hashes": b"", "stored": 3, "complete": True}
        for n in range(3000)
    ]
    runs = [
        shared
        | {"file": n.to_bytes(16), "first": at, "chunks": 1, "segment": os.urandom(16).hex(), "offset": 0, "length": 9}
        for n in range(3000)
        for at in range(3)
    ]
    for row, rows in ((LeafRow, leaves), (HolderRow, holders), (NodeRow, nodes), (FileRow, files), (RunRow, runs)):
        connection.execute(insert(row), rows)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, new_stores: NewStores) -> Iterator[tuple[Town, Group]]:
    folder = tmp_path_factory.mktemp("full") / "server"
    opening.make(folder, host="127.0.0.1", port=8443, stores=new_stores())
    with opening.opened(folder) as opened:
        town, database = Town.of(opened), opened.server.database
        with database.writing() as connection:
            group = log.find(connection, town.group)
            assert group is not None
            _fill(connection, group.number)
        with database.writing() as connection:
            connection.execute(text("ANALYZE"))
        yield town, Group(group.number, group.id, MANY)


def _read_whole(town: Town, ask: Callable[[Connection], object]) -> set[str]:
    """Large tables that are read from end to end by what `ask` asks."""
    database = town.opened.server.database
    asked: list[tuple[str, object]] = []

    def note(_connection, _cursor, statement, parameters, *_) -> None:
        if statement.startswith("SELECT"):
            asked.append((statement, parameters))

    with database.reading() as connection:
        event.listen(connection, "before_cursor_execute", note)
        ask(connection)
        event.remove(connection, "before_cursor_execute", note)
        explain = "EXPLAIN QUERY PLAN " if database.is_sqlite else "EXPLAIN "
        plans = [str(row) for one, given in asked for row in connection.exec_driver_sql(explain + one, given)]
    assert plans
    wholly = [line.replace("Seq Scan on", "SCAN").replace("'", " ").replace('"', " ") for line in plans]
    return {table for line in wholly for table in LARGE if f"SCAN {table} " in line + " " and "USING" not in line}


@pytest.mark.parametrize("place", [0, 5_000, MANY - 30, MANY])
def test_a_pull_from_any_place(full: tuple[Town, Group], place: int) -> None:
    town, group = full

    def ask(connection: Connection) -> None:
        page = feeds.plan(connection, group, DEVICE, place)
        feeds.read(connection, group, list(page.entries)[:100])
        filing.progress(connection, group, DEVICE)

    assert _read_whole(town, ask) == set()


def test_the_answer_to_a_push(full: tuple[Town, Group]) -> None:
    town, group = full

    def ask(connection: Connection) -> None:
        log.own_files(connection, group, DEVICE, MANY - 100)
        log.known_leaves(connection, group, DEVICE, [os.urandom(32) for _ in range(300)])
        list(filing.announced(connection, group, DEVICE, [n.to_bytes(16) for n in range(20)]))
        filing.present(connection, group, (7).to_bytes(16))

    assert _read_whole(town, ask) == set()


def test_names_objects_and_files(full: tuple[Town, Group]) -> None:
    town, group = full

    def ask(connection: Connection) -> None:
        recalling._named(connection, group, DEVICE, MANY - 500)
        recalling._leaves(connection, group, DEVICE, [os.urandom(32) for _ in range(50)])
        reading._may_see(connection, group, DEVICE, (7).to_bytes(16))

    assert _read_whole(town, ask) == set()


def test_reading_from_end_to_end_would_be_seen(full: tuple[Town, Group]) -> None:
    def ask(connection: Connection) -> None:
        connection.execute(text("SELECT size FROM leaves WHERE size = 7")).all()

    assert _read_whole(full[0], ask) == {"leaves"}
