"""A withdrawal takes out of the server what it names, if its author may, and nothing of it comes in again; the log and
its proofs stay.
"""

from __future__ import annotations

import os

from sqlalchemy import select

from sync.crypto.objects import signed_object
from sync.protocol import codes, merkle
from sync.protocol.objects import Kind, Withdrawal, object_id
from sync.protocol.statements import Role
from sync.server.db.schema import LeafRow
from sync.server.services.checking import check
from tests.sync.server.town import Person, SealedFile, Town, obj

SIZE = 150_000


def withdrawal(by: Person, records=(), files=(), ids=()) -> bytes:
    return by.author.withdrawal(records, files, ids, group=by.town.group, time_ms=1)


def revision(by: Person, record: bytes, key_id: bytes, sealed: bytes = b"") -> bytes:
    return by.author.revision(os.urandom(32), sealed or os.urandom(200), record=record, key_id=key_id)


def told(by: Person) -> tuple[bytes, bytes, bytes, SealedFile]:
    """Record, key id, revision and file of one that is on the server."""
    record, key_id = os.urandom(16), os.urandom(8)
    words, file = revision(by, record, key_id), by.file(key_id, SIZE)
    answer = by.push(obj(words), obj(file.manifest), file.chunks())
    assert not answer.refused
    return record, key_id, words, file


def refusals(answer) -> list[tuple[bytes, str]]:
    return [(one.object_id, one.code) for one in answer.refused]


def on_disk(town: Town) -> bytes:
    """Every byte of the server's folder; where its things lie elsewhere, all that those give."""
    opened = town.opened
    if opened.settings.database:
        with opened.server.database.reading() as connection:
            rows = connection.execute(select(LeafRow.raw).where(LeafRow.raw.is_not(None))).scalars().all()
        shelf = opened.server.segments
        return b"".join([*rows, *(shelf.get(name, 0, size) for name, size in shelf.sizes())])
    return b"".join(path.read_bytes() for path in sorted(town.opened.folder.path.rglob("*")) if path.is_file())


def test_its_author_takes_it_out_to_the_last_byte_and_the_log_stays(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    record, key_id, words, file = told(juan)
    beside = juan.file(os.urandom(8), 70_000)
    other = revision(juan, os.urandom(16), key_id)
    juan.push(obj(other), obj(beside.manifest), beside.chunks())
    juan.push(obj(juan.grant(rosa, key_id)))
    signs = [words[-264:-64], file.pieces[0][100:164], file.pieces[2][10:74]]
    before = on_disk(town)
    assert all(sign in before for sign in signs), "else this shows nothing"
    leaves = {one for page in juan.pull_all() for _, _, one in page.own}
    taken = withdrawal(juan, [record], [file.file], [object_id(words), file.manifest_id])
    assert not juan.push(obj(taken)).refused
    after = on_disk(town)
    assert [sign in after for sign in signs] == [False] * len(signs)
    assert beside.pieces[0][100:164] in after
    assert other in after
    juan.place = 0
    again = juan.pull_all()
    assert leaves < {one for page in again for _, _, one in page.own}, "every leaf is named as before, and proved"
    shown = [raw for page in rosa.pull_all() for _, raw in page.entries]
    assert taken in shown
    assert other in shown
    assert not {words, file.manifest} & set(shown)
    assert check(town.opened.server.database, town.opened.server.segments).damage == []


def test_everybody_is_shown_it_whoever_holds_no_key_and_its_author_too(town: Town) -> None:
    rosa = town.coordinator()
    juan, ana = town.joined(*rosa.invite()), town.joined(*rosa.invite())
    record, _, words, _ = told(juan)
    taken = withdrawal(juan, [record], [], [object_id(words)])
    juan.push(obj(taken))
    late = town.joined(*rosa.invite())
    for person in (juan, ana, late):
        person.place = 0
        assert taken in [raw for page in person.pull_all() for _, raw in page.entries]
        assert [raw for _, raw in person.objects(object_id(taken)).entries] == [taken]


def test_a_coordinator_may_and_a_stranger_may_not(town: Town) -> None:
    rosa = town.coordinator()
    juan, ana = town.joined(*rosa.invite()), town.joined(*rosa.invite())
    record, _, words, file = told(juan)
    forged = withdrawal(ana, [record], [file.file], [object_id(words)])
    assert refusals(ana.push(obj(forged))) == [(object_id(forged), codes.FOREIGN_RECORD)]
    assert juan.ask_file(file.file).status_code == 200
    assert not rosa.push(obj(withdrawal(rosa, [record], [file.file]))).refused
    assert juan.ask_file(file.file).status_code == 404
    assert refusals(juan.objects(object_id(words))) == [(object_id(words), codes.WITHDRAWN)]


def test_who_wrote_later_than_another_in_a_record_may_not(town: Town) -> None:
    rosa = town.coordinator()
    juan, ana = town.joined(*rosa.invite()), town.joined(*rosa.invite())
    record, _, words, _ = told(juan)
    ana.push(obj(revision(ana, record, os.urandom(8))))
    forged = withdrawal(ana, [record])
    assert refusals(ana.push(obj(forged))) == [(object_id(forged), codes.FOREIGN_RECORD)]
    assert [raw for _, raw in juan.objects(object_id(words)).entries] == [words]


def test_who_wrote_in_what_somebody_withdrew_may_name_it(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    record, key_id, _, _ = told(rosa)
    rosa.push(obj(rosa.grant(juan, key_id)))
    theirs = revision(juan, record, key_id)
    juan.push(obj(theirs))
    rosa.push(obj(withdrawal(rosa, [record])))
    assert not juan.push(obj(withdrawal(juan, [record], [], [object_id(theirs)]))).refused
    assert theirs[-264:-64] not in on_disk(town)


def test_a_revoked_coordinator_is_nobody(town: Town) -> None:
    rosa = town.coordinator()
    leo = town.joined(*rosa.invite(Role.COORDINATOR))
    record, *_ = told(rosa)
    rosa.push(obj(rosa.revocation(leo.id)))
    assert leo.ask_push(obj(withdrawal(leo, [record]))).status_code == 403


def test_what_comes_afterwards_is_refused_whoever_brings_it(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    record, key_id, words, file = told(juan)
    juan.push(obj(juan.grant(rosa, key_id)), obj(withdrawal(juan, [record], [file.file])))
    for person in (juan, rosa):
        late = revision(person, record, key_id)
        assert refusals(person.push(obj(late))) == [(object_id(late), codes.WITHDRAWN)]
    again = juan.author.manifest(file=file.file, key_id=key_id, sealed_size=100, chunk_hashes=bytes(16))
    assert refusals(juan.push(obj(again))) == [(object_id(again), codes.WITHDRAWN)]
    answer = juan.push(obj(words), file.chunk(0))
    assert (object_id(words), codes.WITHDRAWN) not in refusals(answer), "its leaf is there as it was"
    assert [code for _, code in refusals(answer)] == [codes.UNKNOWN_MANIFEST]
    assert words[-264:-64] not in on_disk(town)
    assert file.pieces[0][:64] not in on_disk(town)


def test_it_may_come_before_what_it_takes_away(town: Town) -> None:
    rosa = town.coordinator()
    juan, ana = town.joined(*rosa.invite()), town.joined(*rosa.invite())
    record, key_id, foreign = os.urandom(16), os.urandom(8), os.urandom(16)
    file = juan.file(key_id, 1000)
    assert not juan.push(obj(withdrawal(juan, [record, foreign], [file.file]))).refused
    words = revision(juan, record, key_id)
    answer = juan.push(obj(words), obj(file.manifest), file.chunks())
    assert {(object_id(words), codes.WITHDRAWN), (file.manifest_id, codes.WITHDRAWN)} <= set(refusals(answer))
    theirs = revision(ana, foreign, os.urandom(8))
    assert not ana.push(obj(theirs)).refused, "it was never Juan's to take away"
    assert [raw for _, raw in ana.objects(object_id(theirs)).entries] == [theirs]


def test_within_one_push_too(town: Town) -> None:
    rosa = town.coordinator()
    record, key_id = os.urandom(16), os.urandom(8)
    before, after, file = revision(rosa, record, key_id), revision(rosa, record, key_id), rosa.file(key_id, 1000)
    taken = withdrawal(rosa, [record], [file.file])
    answer = rosa.push(obj(before), obj(file.manifest), obj(taken), obj(after), file.chunks())
    assert (object_id(after), codes.WITHDRAWN) in refusals(answer)
    assert {object_id(before), object_id(taken)} <= {one for _, _, one in answer.own}
    assert (file.manifest_id, merkle.FILE_LEAF) not in {(one, kind) for _, kind, one in answer.own}
    assert before[-264:-64] not in on_disk(town)
    assert file.pieces[0][:64] not in on_disk(town)


def test_a_later_laptop_of_the_same_person_may(town: Town) -> None:
    from sync.crypto.enrolment import Place, succession
    from tests.sync.server.town import now

    rosa = town.coordinator()
    juan, juan_again = town.joined(*rosa.invite()), town.joined(*rosa.invite())
    record, *_ = told(juan)
    roster = rosa.roster()
    place = Place(town.group, roster.length, roster.last)
    rosa.push(obj(succession(rosa.keys, place, device=juan_again.id, earlier=juan.id, time_ms=now())))
    assert not juan_again.push(obj(withdrawal(juan_again, [record]))).refused


def test_one_of_another_group_is_none(town: Town) -> None:
    rosa = town.coordinator()
    body = Withdrawal(bytes(32), (os.urandom(16),), (), b"", 1)
    raw = signed_object(rosa.keys.signing, Kind.WITHDRAWAL, rosa.id, body)
    assert refusals(rosa.push(obj(raw))) == [(object_id(raw), codes.MALFORMED)]


def test_what_went_is_given_back_to_who_may_store_only_so_much(town: Town) -> None:
    from sqlalchemy import select

    from sync.server.db.schema import MemberRow

    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())

    def used() -> int:
        with town.opened.server.database.reading() as connection:
            return int(connection.execute(select(MemberRow.used).where(MemberRow.device == juan.id)).scalar_one())

    before = used()
    record, _, _, file = told(juan)
    assert used() > before + SIZE
    taken = withdrawal(rosa, [record], [file.file])
    rosa.push(obj(taken))
    assert used() == before
