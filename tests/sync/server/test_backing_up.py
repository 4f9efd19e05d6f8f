"""A copy of a running server is a server: in a folder, or back in PostgreSQL and an S3 store."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from sync.server import backing_up, opening, restoring
from sync.server.cli import main
from sync.server.config import HERE, Folder
from sync.server.db.engine import Database
from sync.server.db.upgrade import MIGRATIONS
from sync.server.errors import AlreadyThere, NoServerHere, TooNew
from sync.server.services import tending
from sync.server.services.checking import check
from sync.server.services.shelving import Shelf
from tests.stores.fixtures import NewStores
from tests.sync.server.town import Person, Town, obj


def fill(town: Town) -> list[Person]:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    key_id = os.urandom(8)
    sealed = juan.file(key_id, 300_000)
    juan.push(obj(juan.grant(rosa, key_id)), obj(juan.revision(key_id)), obj(sealed.manifest), sealed.chunks())
    return [rosa, juan]


@contextmanager
def reopened(folder: Path, town: Town) -> Iterator[Town]:
    """The same group at another copy of its server."""
    with opening.opened(folder) as opened:
        other = Town.of(opened)
        other.invitation = town.invitation
        with other.client:
            yield other


def again(person: Person, town: Town) -> Person:
    found = Person(town, person.keys)
    found.place = person.place
    return found


def seen(person: Person) -> list[tuple]:
    return [(page.own, page.entries) for page in person.pull_all()]


def test_a_copy_is_a_server_in_a_folder_whatever_the_stores(alone_town: Town, tmp_path: Path) -> None:
    rosa, juan = fill(alone_town)
    copied = backing_up.back_up(alone_town.opened, tmp_path / "copy")
    assert (copied.segments, copied.missing) == (1, [])
    assert Folder(tmp_path / "copy").settings().database == ""
    with reopened(tmp_path / "copy", alone_town) as town:
        assert check(town.opened.server.database, town.opened.server.segments).damage == []
        for person in (rosa, juan):
            assert seen(again(person, town)) == seen(person)
        assert not again(juan, town).push(obj(juan.revision(os.urandom(8)))).refused


def test_a_backup_goes_back_to_any_stores_and_members_go_on(
    alone_town: Town, tmp_path: Path, new_stores: NewStores
) -> None:
    rosa, juan = fill(alone_town)
    backing_up.back_up(alone_town.opened, tmp_path / "copy")
    before = sorted((path.name, path.stat().st_size) for path in (tmp_path / "copy").rglob("*") if path.is_file())
    restoring.restore(tmp_path / "copy", tmp_path / "new", stores=new_stores(), addresses=("sea.example.org",))
    after = sorted((path.name, path.stat().st_size) for path in (tmp_path / "copy").rglob("*") if path.is_file())
    assert before == after
    with reopened(tmp_path / "new", alone_town) as town:
        assert check(town.opened.server.database, town.opened.server.segments).damage == []
        assert town.opened.settings.addresses == ("https://sea.example.org:8443",)
        assert seen(again(rosa, town)) == seen(rosa)
        fresh = again(juan, town)
        assert not fresh.push(obj(juan.revision(os.urandom(8)))).refused
        # The next group gets a number of its own.
        assert Town.of(town.opened).group != town.group


class Moving(Shelf):
    """Segments are gathered into another one just before the first of them is copied."""

    moved = False

    def get(self, name: str, offset: int, length: int) -> bytes:
        if not self.moved:
            self.moved = True
            tending.tend(self.database, self, rest_ms=-1000, grace_ms=0)
        return super().get(name, offset, length)


def test_a_copy_taken_while_segments_are_gathered_names_nothing_that_it_lacks(
    alone_town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tending, "WORTH", 1)
    _, juan = fill(alone_town)
    for _ in range(3):
        sealed = juan.file(os.urandom(8), 150_000)
        juan.push(obj(sealed.manifest), sealed.chunks())
    opened = alone_town.opened
    shelf = Moving(opened.server.database, opened.server.segments.store)
    copied = backing_up.back_up(replace(opened, server=replace(opened.server, segments=shelf)), tmp_path / "copy")
    assert (shelf.moved, copied.segments, copied.missing) == (True, 1, [])
    with opening.opened(tmp_path / "copy") as copy:
        assert check(copy.server.database, copy.server.segments).damage == []
        assert len(list(copy.server.segments.sizes())) == 1


def test_what_the_store_lost_is_named_and_the_rest_is_copied(
    alone_town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(alone_town)
    store = alone_town.opened.server.segments.store
    [(name, _)] = store.sizes()
    store.delete(name)
    capsys.readouterr()
    assert main(["backup", str(alone_town.opened.folder.path), str(tmp_path / "copy"), "--json"]) == 3
    assert json.loads(capsys.readouterr().out)["missing"] == [name]
    assert Folder(tmp_path / "copy").settings()


def test_nothing_is_restored_over_anything(alone_town: Town, tmp_path: Path, new_stores: NewStores) -> None:
    fill(alone_town)
    copy = tmp_path / "copy"
    backing_up.back_up(alone_town.opened, copy)
    with pytest.raises(AlreadyThere):
        restoring.restore(copy, alone_town.opened.folder.path, stores=HERE)
    taken = new_stores()
    opening.make(tmp_path / "other", host="127.0.0.1", port=8443, stores=taken)
    if taken.database:
        with pytest.raises(AlreadyThere):
            restoring.restore(copy, tmp_path / "new", stores=taken)
    with pytest.raises(NoServerHere):
        restoring.restore(tmp_path / "nothing", tmp_path / "new2", stores=HERE)


def test_a_restore_tells_what_it_checked(alone_town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(alone_town)
    copy = tmp_path / "copy"
    assert main(["backup", str(alone_town.opened.folder.path), str(copy)]) == 0
    capsys.readouterr()
    assert main(["restore", str(copy), str(tmp_path / "new")]) == 0
    assert "all of them checked" in capsys.readouterr().out
    segment = next(path for path in (copy / "files").rglob("*") if path.is_file())
    segment.write_bytes(bytes(len(segment.read_bytes())))
    assert main(["restore", str(copy), str(tmp_path / "damaged")]) == 3
    assert "damage" in capsys.readouterr().out


def test_tables_of_a_later_version_are_left_alone_and_earlier_ones_are_kept_beside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "server"
    opening.make(folder, host="127.0.0.1", port=8443)

    def call_it(version: str) -> None:
        with opening.opened(folder) as opened, opened.server.database.writing() as connection:
            connection.execute(text(f"UPDATE alembic_version SET version_num = '{version}'"))

    assert main(["upgrade", str(folder)]) == 0
    assert "nothing was to be done" in capsys.readouterr().out
    assert not list(folder.glob("*.before-*"))
    call_it("0999")
    with pytest.raises(TooNew), opening.opened(folder):
        pass
    assert main(["status", str(folder)]) == 1
    assert "later version" in capsys.readouterr().err


def test_a_database_of_the_first_version_is_kept_beside_before_it_is_upgraded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "server"
    opening.make(folder, host="127.0.0.1", port=8443)
    path = Folder(folder).database
    path.unlink()
    first = Database(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with first.writing() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    first.close()
    before = path.read_bytes()
    assert main(["upgrade", str(folder), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["before"] == "0001"
    [kept] = folder.glob(f"amparo.db.before-{told['after']}")
    assert kept.stat().st_size == len(before)
