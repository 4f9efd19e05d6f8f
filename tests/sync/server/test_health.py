"""What balancers and the keeper's monitoring are told, and what strangers are not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families

from sync.protocol import routes
from sync.server import opening
from sync.server.config import Folder
from sync.server.db.engine import Database
from tests.servers import RunningServer, free_port, running
from tests.sync.server.town import Town


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[tuple[RunningServer, str]]:
    """A server with a keeper's door, and the door's address."""
    with running(tmp_path / "server") as server:
        server.stop()
        door = f"127.0.0.1:{free_port()}"
        text = Folder(server.folder).settings_file.read_text()
        Folder(server.folder).settings_file.write_text(text.replace('keeper = ""', f'keeper = "{door}"'))
        server.start()
        yield server, f"http://{door}"


def asked(server: RunningServer, path: str, method: str = "GET") -> requests.Response:
    trusted = server.folder / "tls.crt"
    with requests.Session() as session:
        session.trust_env = False
        # The certificate names no address; the pin is what laptops go by.
        session.verify = False
        assert trusted.is_file()
        return session.request(method, f"{server.address}{path}", timeout=30)


def metrics(door: str) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    text = requests.get(f"{door}/metrics", timeout=30).text
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


@pytest.mark.filterwarnings("ignore:Unverified HTTPS request")
def test_it_says_that_it_lives_and_is_ready_at_both_doors(kept) -> None:
    server, door = kept
    for answer in (asked(server, "/healthz"), requests.get(f"{door}/healthz", timeout=30)):
        assert (answer.status_code, answer.json()) == (200, {"live": True, "ready": True})


@pytest.mark.filterwarnings("ignore:Unverified HTTPS request")
def test_requests_are_counted_by_route_and_by_nothing_else(kept) -> None:
    server, door = kept
    group = os.urandom(32).hex()
    for _ in range(3):
        assert asked(server, "/v1/about").status_code == 200
    assert asked(server, routes.CHECKPOINT.format(group=group)).status_code in (401, 404)
    assert asked(server, "/nothing/here", "DELETE").status_code == 404
    told = metrics(door)
    about = (("method", "GET"), ("route", "/v1/about"), ("status", "200"))
    assert told["amparo_requests_total", about] == 3
    assert told["amparo_sent_bytes_total", about[:2]] == 3 * len(b'{"amparo":1}')
    assert told["amparo_request_seconds_count", about[:2]] == 3
    routes_told = {value for _, labels in told for name, value in labels if name == "route"}
    assert routes_told == {"/v1/about", "none", routes.CHECKPOINT}
    assert group not in requests.get(f"{door}/metrics", timeout=30).text
    assert {value for _, labels in told for name, value in labels if name == "method"} == {"GET", "other"}


@pytest.mark.filterwarnings("ignore:Unverified HTTPS request")
def test_strangers_see_no_counts_and_the_keepers_door_leads_nowhere_else(kept) -> None:
    server, door = kept
    assert asked(server, "/metrics").status_code == 404
    assert requests.get(f"{door}/v1/about", timeout=30).status_code == 404
    assert requests.get(f"{door}/", timeout=30).status_code == 404


def test_a_server_whose_database_does_not_answer_says_that_it_is_not_ready(made_server: Path) -> None:
    with opening.opened(made_server) as opened:
        town = Town.of(opened)
        with town.client:
            assert town.client.get("/healthz").status_code == 200
            # What a stopped PostgreSQL or a pulled disk looks like from here.
            opened.server.database.engine.dispose()
            opened.server.database.engine.pool._creator = _refusing(opened.server.database)
            opened.server.readiness._asked = None
            answer = town.client.get("/healthz")
    assert (answer.status_code, answer.json()) == (503, {"live": True, "ready": False})


def _refusing(database: Database):
    refused = database.engine.dialect.loaded_dbapi.OperationalError

    def connect(*_: object) -> object:
        raise refused("unable to open the database")

    return connect
