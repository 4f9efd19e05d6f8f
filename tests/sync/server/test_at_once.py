"""Several devices at once: the log stays one sequence without gaps, and nothing is counted twice."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

from sync.protocol.frames import Frame, FrameType
from sync.server.services import checking
from sync.server.services.intake import Intake
from tests.sync.server.town import Person, Town


def intake(person: Person) -> Intake:
    server = person.town.opened.server
    return Intake(
        server.database, server.segments, person.town.group, person.id, person.keys.signing_public, server.quota
    )


def test_pushes_at_once_leave_one_log(town: Town) -> None:
    rosa = town.coordinator()
    people = [rosa, *(town.joined(*rosa.invite()) for _ in range(3))]

    def push(person: Person) -> list[bytes]:
        sent = [person.revision(os.urandom(8)) for _ in range(30)]
        taking = intake(person)
        for at in range(0, 30, 3):
            assert taking.take([Frame(FrameType.OBJECT, raw) for raw in sent[at : at + 3]]) is None
        return sent

    with ThreadPoolExecutor(4) as pool:
        sent = [raw for some in pool.map(push, people) for raw in some]
    server = town.opened.server
    findings = checking.check(server.database, server.segments)
    assert findings.damage == []
    assert sum(len(page.own) for person in people for page in person.pull_all()) == len(sent) + 4


def test_the_same_file_from_two_lines_of_one_device_is_stored_once(town: Town) -> None:
    rosa = town.coordinator()
    sealed = rosa.file(os.urandom(8), 40 * 65_536 + 50)
    manifest = Frame(FrameType.OBJECT, sealed.manifest)
    chunks = [Frame(FrameType.CHUNK, sealed.chunk(number)[5:]) for number in range(41)]

    def push(order: list[int]) -> None:
        taking = intake(rosa)
        taking.take([manifest])
        for at in range(0, 41, 4):
            taking.take([chunks[number] for number in order[at : at + 4]])

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(push, [list(range(41)), list(reversed(range(41)))]))
    # What one line lost to the other is asked for by the progress, as after a cut.
    missing = rosa.push().progress
    rosa.push(sealed.chunks())
    assert rosa.ask_file(sealed.file).content == b"".join(sealed.pieces)
    assert rosa.push().progress == []
    server = town.opened.server
    assert checking.check(server.database, server.segments).damage == []
    assert len(missing) <= 1
