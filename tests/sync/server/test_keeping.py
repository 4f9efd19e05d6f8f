"""What a keeper decides about a group, and what its members meet then."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.crypto.keys import DeviceKeys
from sync.protocol import codes, limits, routes
from sync.server import opening
from sync.server.cli import main
from sync.server.opening import Opened
from tests.sync.server.town import Person, Town, obj


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    opening.make(tmp_path / "server", host="127.0.0.1", port=8443)
    with opening.opened(tmp_path / "server") as found:
        yield found


@pytest.fixture
def town(opened: Opened) -> Iterator[Town]:
    town = Town.of(opened)
    with town.client:
        yield town


def keep(town: Town, capsys: pytest.CaptureFixture[str], *asked: object, ends: int = 0) -> dict:
    """What the keeper is told, beside the running server."""
    capsys.readouterr()
    folder = str(town.opened.folder.path)
    command, *rest = [str(one) for one in asked]
    assert main(["group", command, folder, *rest, "--json"]) == ends
    said = capsys.readouterr()
    return json.loads(said.out) if not ends else {"said": said.err}


def test_groups_are_listed_by_their_ids_with_what_they_use(town: Town, capsys) -> None:
    other = Town.of(town.opened)
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    sealed = juan.file(os.urandom(8), 100_000)
    juan.push(obj(sealed.manifest), sealed.chunks())
    rosa.push(obj(rosa.revocation(juan.id)))
    first, second = keep(town, capsys, "list")["groups"]
    assert (first["group"], second["group"]) == (town.group.hex(), other.group.hex())
    assert (first["devices"], first["revoked"], first["quota"], first["suspended"]) == (2, 1, None, False)
    assert first["used"] > 100_000
    assert (second["devices"], second["objects"], second["used"]) == (0, 1, 0)
    assert main(["group", "list", str(town.opened.folder.path)]) == 0
    assert "1 devices and 1 revoked" in capsys.readouterr().out


def test_a_groups_quota_holds_for_all_its_devices_together(town: Town, capsys) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    first = rosa.file(os.urandom(8), 600_000)
    assert not rosa.push(obj(first.manifest), first.chunks()).refused
    keep(town, capsys, "quota", town.group.hex(), "0.001")
    second = juan.file(os.urandom(8), 600_000)
    [refused] = juan.push(obj(second.manifest), second.chunks()).refused
    assert refused.code == codes.QUOTA
    small = juan.revision(os.urandom(8))
    assert not juan.push(obj(small)).refused
    keep(town, capsys, "quota", town.group.hex(), "none")
    assert not juan.push(obj(second.manifest), second.chunks()).refused


def test_from_a_suspended_group_nothing_is_taken_and_all_can_be_fetched(town: Town, capsys) -> None:
    rosa = town.coordinator()
    key, certificate = rosa.invite()
    sealed = rosa.file(os.urandom(8), limits.CHUNK)
    rosa.push(obj(sealed.manifest), sealed.chunks())
    keep(town, capsys, "suspend", town.group.hex())
    answer = rosa.ask_push(obj(rosa.revision(os.urandom(8))))
    assert (answer.status_code, answer.json()["code"]) == (403, codes.SUSPENDED)
    late = Person(town, DeviceKeys.generate())
    assert late.enrol(key, certificate).json()["code"] == codes.SUSPENDED
    assert len(rosa.pull_all()) == 1
    got = town.send(rosa.signer, "GET", routes.file(town.group, sealed.file) + "?first=0", b"", signed_body=b"")
    assert got.status_code == 200
    keep(town, capsys, "resume", town.group.hex())
    assert rosa.ask_push(obj(rosa.revision(os.urandom(8)))).status_code == 200
    assert late.enrol(key, certificate).status_code == 200


def test_a_removed_group_leaves_nothing_and_its_neighbour_everything(town: Town, capsys) -> None:
    other = Town.of(town.opened)
    with other.client:
        for one in (town, other):
            person = one.coordinator()
            sealed = person.file(os.urandom(8), 200_000)
            person.push(obj(person.revision(os.urandom(8))), obj(sealed.manifest), sealed.chunks())
    held = {name for name, _ in town.opened.server.segments.sizes()}
    assert len(held) == 2
    said = keep(town, capsys, "remove", town.group.hex(), ends=1)["said"]
    assert "--for-good" in said
    assert len(keep(town, capsys, "list")["groups"]) == 2
    assert keep(town, capsys, "remove", town.group.hex(), "--for-good")["segments"] == 1
    assert [one["group"] for one in keep(town, capsys, "list")["groups"]] == [other.group.hex()]
    assert len({name for name, _ in town.opened.server.segments.sizes()} & held) == 1
    assert main(["check", str(town.opened.folder.path)]) == 0
    assert town.group not in Path(town.opened.folder.database).read_bytes()


@pytest.mark.parametrize("asked", [("quota", "1"), ("suspend",), ("resume",), ("remove", "--for-good")])
def test_a_group_that_is_not_here_is_named(town: Town, capsys, asked) -> None:
    command, *rest = asked
    said = keep(town, capsys, command, os.urandom(32).hex(), *rest, ends=1)["said"]
    assert "group list" in said
