"""Where a server of the tests keeps its things: in its folder, or in a real PostgreSQL and a real S3 store, which are
started once for the process that runs the tests.

    from tests.stores.fixtures import *names below*      # in a conftest.py

    def test_something(new_stores):
        opening.make(folder, …, stores=new_stores())     each call: a database and a prefix that nobody else has
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator

import pytest

from sync.server.config import HERE, Stores
from tests.stores import postgres, seaweed
from tests.stores.postgres import Postgres
from tests.stores.seaweed import Seaweed

NewStores = Callable[[], Stores]


@pytest.fixture(scope="session")
def real_postgres() -> Iterator[Postgres]:
    with postgres.running() as started:
        yield started


@pytest.fixture(scope="session")
def real_seaweed() -> Iterator[Seaweed]:
    with seaweed.running() as started:
        yield started


@pytest.fixture(scope="session", params=["folder", "stores"])
def new_stores(request: pytest.FixtureRequest) -> NewStores:
    """What is promised of a server holds whatever it keeps its things in."""
    if request.param == "folder":
        return lambda: HERE
    database: Postgres = request.getfixturevalue("real_postgres")
    files: Seaweed = request.getfixturevalue("real_seaweed")
    return lambda: Stores(database=database.new_database(), **files.settings(uuid.uuid4().hex))
