"""The log as the server shows it to whoever wants to check all of it: read by a second implementation."""

from __future__ import annotations

import hashlib
import os

import pytest

from sync.crypto.keys import DeviceKeys
from sync.protocol import codes, routes, tiles
from sync.protocol.tiles import Tile
from tests.sync.server.town import Person, Town, code, obj
from tests.vectors import second_log


def ask(person: Person, path: str):
    return person.town.send(person.signer, "GET", path, None, signed_body=b"")


def note(person: Person) -> str:
    answer = ask(person, routes.checkpoint(person.town.group))
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    return answer.content.decode()


def fetching(person: Person):
    def fetch(path: str) -> bytes:
        answer = ask(person, routes.tile(person.town.group, path))
        assert answer.status_code == 200, path
        return answer.content

    return fetch


def grow(person: Person, count: int) -> None:
    key_id = os.urandom(8)
    person.push(*(obj(person.revision(key_id, 20)) for _ in range(count)))


def test_tiles_alone_prove_that_two_checkpoints_are_of_one_log(town: Town):
    rosa = town.coordinator()
    notes = [note(rosa)]
    for count in (5, 249, 1, 300):
        grow(rosa, count)
        notes.append(note(rosa))
    read = [second_log.note(one, town.invitation.log_key) for one in notes]
    assert [one.size for one in read] == [2, 7, 256, 257, 557]
    assert second_log.holds(fetching(rosa), read)
    forged = second_log.Note(read[1].group, read[1].size, hashlib.sha256(b"another").digest())
    assert not second_log.holds(fetching(rosa), [forged, read[-1]])


def test_a_tile_that_was_changed_is_noticed(town: Town):
    rosa = town.coordinator()
    grow(rosa, 30)
    newest = second_log.note(note(rosa), town.invitation.log_key)
    honest = fetching(rosa)

    def spoiled(path: str) -> bytes:
        found = honest(path)
        return found if path.startswith("entries") else found[:40] + bytes([found[40] ^ 1]) + found[41:]

    assert second_log.holds(honest, [newest])
    assert not second_log.holds(spoiled, [newest])


def test_a_full_tile_stays_as_it_is_for_ever(town: Town):
    rosa = town.coordinator()
    grow(rosa, 260)
    path = routes.tile(town.group, tiles.path(Tile(0, 0)))
    before = ask(rosa, path)
    grow(rosa, 10)
    assert "immutable" in before.headers["cache-control"]
    assert ask(rosa, path).content == before.content
    assert len(before.content) == 256 * 32


@pytest.mark.parametrize("tile", [Tile(0, 0), Tile(1, 0, 1), Tile(None, 1, 1), Tile(0, 10**15), Tile(0, 0, 200)])
def test_what_the_log_has_not_grown_to_is_not_there(town: Town, tile: Tile):
    rosa = town.coordinator()
    answer = ask(rosa, routes.tile(town.group, tiles.path(tile)))
    assert (answer.status_code, code(answer)) == (404, codes.NOT_FOUND)


@pytest.mark.parametrize("path", ["0/0", "9/000", "nonsense", "0/000/000", "entries", "0/000.p/256"])
def test_no_other_path_is_a_tile(town: Town, path: str):
    assert ask(town.coordinator(), routes.tile(town.group, path)).status_code == 404


def test_no_tile_is_larger_than_its_bound(town: Town):
    rosa = town.coordinator()
    grow(rosa, 256)
    for level in (None, 0):
        assert len(fetching(rosa)(tiles.path(Tile(level, 0)))) <= tiles.LARGEST


def test_strangers_are_shown_nothing_of_the_log(town: Town):
    stranger = Person(town, DeviceKeys.generate())
    for path in (routes.checkpoint(town.group), routes.tile(town.group, "0/000.p/1")):
        assert code(ask(stranger, path)) == codes.UNKNOWN_DEVICE
        assert town.send(None, "GET", path, None).status_code == 401
