"""No segment is left behind and none is missing, whenever a process dies; what is purged goes, small ones join."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from sqlalchemy import func, select, update

from sync.server.db.schema import FileRow, RunRow, SegmentRow
from sync.server.errors import StoreAway
from sync.server.services import agreeing, checking, log, mending, shelving, tending
from sync.server.services.shelving import STALE_MS, Shelf, State
from tests.sync.server.town import Person, SealedFile, Town, obj


class Died(BaseException):
    """As a process that is killed."""


class DyingStore:
    """A store before or behind whose next call the process dies."""

    def __init__(self, within, *, at: str, before: bool) -> None:
        self._within, self._at, self._before = within, at, before
        self.place = within.place

    def __getattr__(self, name: str) -> Callable[..., object]:
        asked = getattr(self._within, name)

        def call(*given: object) -> object:
            if name == self._at and self._before:
                raise Died
            found = asked(*given)
            if name == self._at:
                raise Died
            return found

        return call


def sent(person: Person, chunks: int, at_once: int = 1) -> SealedFile:
    """A file that came so many chunks at a time, each time in a segment of its own."""
    sealed = person.file(os.urandom(8), chunks * 65_536)
    person.push(obj(sealed.manifest))
    for first in range(0, chunks, at_once):
        person.push(*(sealed.chunk(number) for number in range(first, min(first + at_once, chunks))))
    return sealed


def states(town: Town) -> dict[State, int]:
    with town.opened.server.database.reading() as connection:
        wanted = select(SegmentRow.state, func.count()).group_by(SegmentRow.state)
        return {State(row[0]): row[1] for row in connection.execute(wanted)}


def runs(town: Town, file: bytes) -> list[tuple[int, int, str]]:
    with town.opened.server.database.reading() as connection:
        wanted = select(RunRow.first, RunRow.chunks, RunRow.segment).where(RunRow.file == file).order_by(RunRow.first)
        return [tuple(row) for row in connection.execute(wanted)]


def stale(town: Town) -> None:
    """Every name that was reserved was so long ago."""
    with town.opened.server.database.writing() as connection:
        connection.execute(
            update(SegmentRow).where(SegmentRow.state == State.RESERVED).values(due=SegmentRow.due - 2 * STALE_MS)
        )


def tended(town: Town) -> None:
    server = town.opened.server
    tending.tend(server.database, server.segments, rest_ms=-1000, grace_ms=0)


def agrees(town: Town) -> bool:
    server = town.opened.server
    found = agreeing.agreement(server.database, server.segments)
    return not found.spare and not found.missing and not checking.check(server.database, server.segments).damage


@pytest.fixture
def alone(alone_town: Town) -> Town:
    """What is counted here is nobody else's."""
    return alone_town


def test_small_segments_become_one_and_the_file_stays_what_it_is(alone: Town) -> None:
    rosa = alone.coordinator()
    sealed = sent(rosa, 70, 10)
    assert len(runs(alone, sealed.file)) == 7
    tended(alone)
    assert len(runs(alone, sealed.file)) == 1
    assert rosa.ask_file(sealed.file).content == b"".join(sealed.pieces)
    assert states(alone).get(State.CONDEMNED, 0) == 0
    assert agrees(alone)


@pytest.mark.parametrize("at", ["put", "delete"])
@pytest.mark.parametrize("before", [True, False])
def test_whoever_dies_while_it_tends_leaves_nothing_wrong_behind(alone: Town, at: str, before: bool) -> None:
    rosa = alone.coordinator()
    sealed = sent(rosa, 70, 10)
    server = alone.opened.server
    dying = Shelf(server.database, DyingStore(server.segments.store, at=at, before=before))
    with pytest.raises(Died):
        tending.tend(server.database, dying, rest_ms=-1000, grace_ms=0)
    assert rosa.ask_file(sealed.file).content == b"".join(sealed.pieces)
    assert agrees(alone)
    stale(alone)
    tended(alone)
    assert states(alone) == {State.WHOLE: 1} | {
        state: number for state, number in states(alone).items() if state == State.RESERVED
    }
    assert rosa.ask_file(sealed.file).content == b"".join(sealed.pieces)
    assert len(list(server.segments.sizes())) == 1


def test_a_push_that_dies_after_its_segment_was_stored_leaves_none_behind(alone: Town) -> None:
    server = alone.opened.server
    dying = Shelf(server.database, DyingStore(server.segments.store, at="put", before=False))
    with pytest.raises(Died):
        dying.put(b"never taken into use")
    assert len(list(server.segments.sizes())) == 1
    tended(alone)
    assert len(list(server.segments.sizes())) == 1, "it could be about to be taken into use"
    stale(alone)
    tended(alone)
    assert list(server.segments.sizes()) == []
    assert states(alone) == {}


def test_a_name_that_was_swept_away_is_not_taken_into_use(alone: Town) -> None:
    server = alone.opened.server
    name = server.segments.put(b"of a process that stood still")
    stale(alone)
    tended(alone)
    with server.database.writing() as connection:
        group = log.find(connection, alone.group)
        assert group is not None
        with pytest.raises(StoreAway):
            shelving.use(connection, group.number, name, 10)


def test_what_is_released_goes_and_what_lay_beside_it_stays(alone: Town) -> None:
    rosa = alone.coordinator()
    first, second = rosa.file(os.urandom(8), 70_000), rosa.file(os.urandom(8), 80_000)
    rosa.push(obj(first.manifest), obj(second.manifest), first.chunks(), second.chunks())
    server = alone.opened.server
    with server.database.writing() as connection:
        group = log.find(connection, alone.group, locked=True)
        assert group is not None
        shelving.release(connection, group.number, first.file)
        connection.execute(FileRow.__table__.delete().where(FileRow.file == first.file))
    tending.purge(server.database, server.segments)
    left = b"".join(server.segments.get(name, 0, size) for name, size in server.segments.sizes())
    assert first.pieces[0] not in left
    assert rosa.ask_file(second.file).content == b"".join(second.pieces)
    assert agrees(alone)


def test_check_finds_what_the_store_lost_and_repair_says_whose_it_is(alone: Town) -> None:
    rosa = alone.coordinator()
    sealed, whole = sent(rosa, 3), sent(rosa, 1)
    server = alone.opened.server
    (_, _, lost) = runs(alone, sealed.file)[1]
    server.segments.store.delete(lost)
    server.segments.store.put("ab" * 16, b"nobody's")
    found = checking.check(server.database, server.segments)
    assert any("is not there" in line for line in found.damage)
    assert found.spare_segments == 1
    mended = mending.mend(server.database, server.segments)
    assert mended.spare == 1
    (gone,) = mended.lost
    assert (gone.file, gone.device, gone.chunks) == (sealed.file.hex(), rosa.id.hex(), 1)
    assert agrees(alone)
    assert rosa.ask_file(whole.file).content == b"".join(whole.pieces)
    assert rosa.push().progress == [(sealed.file, ((0, 1), (2, 3)))]
    rosa.push(obj(sealed.manifest), sealed.chunk(1))
    assert rosa.ask_file(sealed.file).content == b"".join(sealed.pieces)
    assert agrees(alone)
