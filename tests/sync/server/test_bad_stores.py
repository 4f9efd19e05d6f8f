"""A database and a store that fail: nothing is promised that is not kept, and whoever comes again is served."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.protocol import codes
from sync.server import opening
from sync.server.config import Stores
from sync.server.services import agreeing, checking
from tests.stores import faulty
from tests.stores.faulty import Faulty
from tests.stores.postgres import Postgres
from tests.stores.seaweed import Seaweed
from tests.sync.server.town import Town, obj


@pytest.fixture
def line(real_seaweed: Seaweed) -> Iterator[Faulty]:
    with faulty.before(real_seaweed.endpoint) as made:
        yield made


@pytest.fixture
def town(tmp_path: Path, real_postgres: Postgres, real_seaweed: Seaweed, line: Faulty) -> Iterator[Town]:
    files = real_seaweed.settings(uuid.uuid4().hex, line.endpoint)
    stores = Stores(database=real_postgres.new_database(), **files)
    opening.make(tmp_path / "server", host="127.0.0.1", port=8443, stores=stores)
    with opening.opened(tmp_path / "server") as opened:
        town = Town.of(opened)
        with town.client:
            yield town


def agrees(town: Town) -> bool:
    server = town.opened.server
    found = agreeing.agreement(server.database, server.segments)
    return not found.spare and not checking.check(server.database, server.segments).damage


@pytest.mark.parametrize("fault", [500, 503, "cut", "deaf", 0.5])
def test_a_store_with_a_bad_moment_is_asked_again(town: Town, line: Faulty, fault: float | str) -> None:
    rosa = town.coordinator()
    sealed = rosa.file(os.urandom(8), 100_000)
    line.faults = [fault, fault]
    assert rosa.push(obj(sealed.manifest), sealed.chunks()).progress == []
    line.faults = [fault]
    assert rosa.ask_file(sealed.file).content == b"".join(sealed.pieces)
    assert agrees(town)


@pytest.mark.logs("away")
@pytest.mark.parametrize("fault", [500, 403])
def test_a_store_that_is_away_takes_no_file_and_words_go_on(town: Town, line: Faulty, fault: int) -> None:
    rosa = town.coordinator()
    sealed = rosa.file(os.urandom(8), 100_000)
    rosa.push(obj(sealed.manifest))
    line.for_ever = fault
    answer = rosa.ask_push(sealed.chunks())
    assert (answer.status_code, answer.json()["code"]) == (503, codes.SERVER_FAULT)
    words = rosa.revision(os.urandom(8))
    assert not rosa.push(obj(words)).refused
    line.for_ever = None
    assert rosa.push(sealed.chunks()).progress == []
    assert rosa.ask_file(sealed.file).content == b"".join(sealed.pieces)
    assert agrees(town)


@pytest.mark.logs("away")
def test_a_database_that_is_away_is_no_fault_of_whoever_asks(town: Town, real_postgres: Postgres) -> None:
    rosa = town.coordinator()
    words = rosa.revision(os.urandom(8))
    real_postgres.kill()
    try:
        answer = rosa.ask_push(obj(words))
    finally:
        real_postgres.start()
    assert (answer.status_code, answer.json()["code"]) == (503, codes.SERVER_FAULT)
    assert not rosa.push(obj(words)).refused
    assert agrees(town)


def test_a_database_that_was_restarted_is_not_noticed(town: Town, real_postgres: Postgres) -> None:
    rosa = town.coordinator()
    real_postgres.restart()
    words = rosa.revision(os.urandom(8))
    assert not rosa.push(obj(words)).refused
    assert [raw for page in rosa.pull_all() for _, raw in page.entries]


def test_a_request_is_served_once_by_all_processes_together(town: Town) -> None:
    rosa = town.coordinator()
    body = town.opened.folder.path
    with opening.opened(body) as other:
        beside = Town(other, Town.of(other).client, town.invitation)
        sent: dict[str, str] = {}
        path = f"/v1/groups/{town.group.hex()}/checkpoint"
        first = town.send(rosa.signer, "GET", path, None, signed_body=b"", change=sent.update)
        assert first.status_code == 200
        again = beside.client.request("GET", path, headers=sent)
        assert (again.status_code, again.json()["code"]) == (401, codes.REPLAYED)


def test_a_server_with_another_log_key_does_not_write_into_it(town: Town, tmp_path: Path) -> None:
    from sync.server.errors import AlreadyThere, BadSettings
    from sync.server.signatures import SigningKey

    database = town.opened.settings.database
    with pytest.raises(AlreadyThere):
        opening.make(tmp_path / "other", host="127.0.0.1", port=8443, stores=Stores(database=database))
    folder = town.opened.folder
    folder.log_key.unlink()
    SigningKey.generate().save(folder.log_key)
    with pytest.raises(BadSettings), opening.opened(folder.path):
        pass
