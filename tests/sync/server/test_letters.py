"""Two groups at one server: a letter reaches those it is for, and nobody reaches anything else."""

from __future__ import annotations

import os
from dataclasses import dataclass

import msgspec
import pytest
from sqlalchemy import select

from sync.client.received import Received
from sync.crypto.letters import Heading, write_letter
from sync.protocol import codes, limits, messages, routes
from sync.protocol.letters import Content
from sync.protocol.objects import Kind, object_id
from sync.protocol.statements import Role
from sync.server.db.schema import LeafRow, MemberRow
from sync.server.opening import new_group
from sync.server.services import checking
from tests.sync.server.town import Person, SealedFile, Town, checked, code, now, obj


@dataclass
class Valley:
    """`ana` coordinates the first group, `eva` the second; `juan` and `leo` document."""

    town: Town
    other: Town
    ana: Person
    juan: Person
    eva: Person
    leo: Person


@pytest.fixture
def valley(town: Town) -> Valley:
    other = Town(town.opened, town.client, new_group(town.opened, "Otra red"))
    ana, eva = town.coordinator(), other.coordinator()
    return Valley(town, other, ana, town.joined(*ana.invite()), eva, other.joined(*eva.invite()))


def letter(by: Person, to: Town, *recipients: Person, thread=b"t" * 16, number=0, files=(), group=b"") -> bytes:
    heading = Heading(group=group or by.town.group, partner=to.group, thread=thread, number=number)
    content = Content((), "case", msgspec.Raw(msgspec.msgpack.encode(os.urandom(100))))
    keys = {one.id: one.keys.hpke_public for one in recipients}
    manifests = [one.manifest_id for one in files]
    return write_letter(by.keys, heading, content, recipients=keys, manifests=manifests, time_ms=now())


def pulled(person: Person, *groups: bytes, kept: tuple[bytes, ...] = ()) -> Received:
    body = msgspec.msgpack.encode(messages.PullRequest(0, 0, kept, groups))
    return checked(person.town, person.ask(routes.pull(person.town.group), body))


def refusals(answer: Received) -> list[str]:
    return [one.code for one in answer.refused]


def pushed_file(by: Person, size: int = 70_000) -> SealedFile:
    sealed = by.file(os.urandom(8), size)
    by.push(obj(sealed.manifest), sealed.chunks())
    return sealed


def test_it_comes_to_whom_it_is_for_and_takes_letters_from_that_group(valley: Valley) -> None:
    raw = letter(valley.ana, valley.other, valley.eva)
    valley.ana.push(obj(raw))
    assert pulled(valley.eva, valley.town.group).letters == [raw]
    assert pulled(valley.eva).letters == []
    assert pulled(valley.eva, os.urandom(32)).letters == []
    for stranger in (valley.leo, valley.juan, valley.ana):
        assert pulled(stranger, valley.town.group, valley.other.group).letters == []


def test_it_is_no_part_of_either_feed_but_its_author_s(valley: Valley) -> None:
    raw = letter(valley.ana, valley.other, valley.eva)
    receipt = valley.ana.push(obj(raw))
    assert [id for _, _, id in receipt.own if id == object_id(raw)] == [object_id(raw)]
    second = valley.town.joined(*valley.ana.invite(Role.COORDINATOR))
    for person in (valley.juan, second, valley.eva, valley.leo):
        seen = pulled(person, valley.town.group)
        assert all(entry[1] == Kind.STATEMENT for _, entry in seen.entries)
        assert object_id(raw) not in [id for _, _, id, _, _ in person.names().names]
        assert person.objects(object_id(raw)).entries == []
    assert valley.ana.objects(object_id(raw)).entries[0][1] == raw


def test_what_was_kept_is_not_given_again(valley: Valley) -> None:
    first, second = (
        letter(valley.ana, valley.other, valley.eva),
        letter(valley.ana, valley.other, valley.eva, thread=b"u" * 16),
    )
    valley.ana.push(obj(first), obj(second))
    assert pulled(valley.eva, valley.town.group).letters == [first, second]
    assert pulled(valley.eva, valley.town.group, kept=(object_id(first),)).letters == [second]
    assert pulled(valley.eva, valley.town.group).letters == [second]


def test_nobody_takes_a_letter_out_of_somebody_else_s_hands(valley: Valley) -> None:
    raw = letter(valley.ana, valley.other, valley.eva)
    valley.ana.push(obj(raw))
    for person in (valley.leo, valley.juan, valley.ana):
        pulled(person, valley.town.group, kept=(object_id(raw),))
    assert pulled(valley.eva, valley.town.group).letters == [raw]


def test_a_later_one_takes_the_place_of_those_before_it_and_an_earlier_one_does_not(valley: Valley) -> None:
    old, new, late = (letter(valley.ana, valley.other, valley.eva, number=number) for number in (0, 2, 1))
    valley.ana.push(obj(old))
    valley.ana.push(obj(new))
    valley.ana.push(obj(late))
    assert pulled(valley.eva, valley.town.group).letters == [new]


def test_another_author_s_thread_of_the_same_name_is_another_one(valley: Valley) -> None:
    second = valley.town.joined(*valley.ana.invite(Role.COORDINATOR))
    hers, his = letter(valley.ana, valley.other, valley.eva), letter(second, valley.other, valley.eva, number=9)
    valley.ana.push(obj(hers))
    second.push(obj(his))
    assert pulled(valley.eva, valley.town.group).letters == [hers, his]


def test_coordinators_alone_write_to_other_groups(valley: Valley) -> None:
    raw = letter(valley.juan, valley.other, valley.eva)
    assert refusals(valley.juan.push(obj(raw))) == [codes.FOREIGN_LETTER]


@pytest.mark.parametrize("whom", ["a documenter", "a stranger", "one of ours", "our own group", "no group", "revoked"])
def test_it_goes_to_coordinators_in_office_of_a_group_that_is_here(valley: Valley, whom: str) -> None:
    town, other, ana, eva = valley.town, valley.other, valley.ana, valley.eva
    gone = other.joined(*eva.invite(Role.COORDINATOR))
    eva.push(obj(eva.revocation(gone.id)))
    nowhere = Town(town.opened, town.client, town.invitation)
    nowhere.invitation = new_group(town.opened, "X")
    raw = {
        "a documenter": letter(ana, other, valley.leo),
        "a stranger": letter(ana, other, nowhere.coordinator()),
        "one of ours": letter(ana, other, ana),
        "our own group": letter(ana, town, ana),
        "no group": _to(ana, os.urandom(32), eva),
        "revoked": letter(ana, other, eva, gone),
    }[whom]
    assert refusals(ana.push(obj(raw))) == [codes.UNKNOWN_RECIPIENT]
    assert pulled(eva, town.group).letters == []


def _to(by: Person, partner: bytes, recipient: Person) -> bytes:
    heading = Heading(group=by.town.group, partner=partner, thread=bytes(16), number=0)
    content = Content((), "end", msgspec.Raw(msgspec.msgpack.encode([])))
    return write_letter(by.keys, heading, content, recipients={recipient.id: recipient.keys.hpke_public}, time_ms=1)


def test_a_letter_in_the_name_of_another_group_is_not_taken(valley: Valley) -> None:
    raw = letter(valley.ana, valley.other, valley.eva, group=valley.other.group)
    assert refusals(valley.ana.push(obj(raw))) == [codes.MALFORMED]


def test_somebody_else_s_letter_is_not_taken(valley: Valley) -> None:
    raw = letter(valley.ana, valley.other, valley.eva)
    assert refusals(valley.juan.push(obj(raw))) == [codes.FOREIGN_AUTHOR]
    assert refusals(valley.ana.push(obj(raw[:-1] + bytes([raw[-1] ^ 1])))) == [codes.BAD_SIGNATURE]


def test_files_of_a_letter_can_be_fetched_by_whom_it_is_for_and_no_other_file(valley: Valley) -> None:
    lent, kept = pushed_file(valley.ana), pushed_file(valley.ana)
    assert valley.eva.ask_file(lent.file).status_code == 404
    valley.ana.push(obj(letter(valley.ana, valley.other, valley.eva, files=[lent])))
    assert valley.eva.ask_file(lent.file).content == b"".join(lent.pieces)
    assert valley.eva.ask_file(lent.file, first=1).content == lent.pieces[1]
    for file in (kept.file, os.urandom(16)):
        answer = valley.eva.ask_file(file)
        assert (answer.status_code, code(answer)) == (404, codes.UNKNOWN_FILE)
    assert code(valley.leo.ask_file(lent.file)) == codes.UNKNOWN_FILE


def test_files_go_with_the_letter_that_they_stood_in(valley: Valley) -> None:
    sealed = pushed_file(valley.ana)
    valley.ana.push(obj(letter(valley.ana, valley.other, valley.eva, files=[sealed])))
    assert valley.eva.ask_file(sealed.file).status_code == 200
    valley.ana.push(obj(letter(valley.ana, valley.other, valley.eva, number=1)))
    assert code(valley.eva.ask_file(sealed.file)) == codes.UNKNOWN_FILE


def test_nobody_lends_a_file_that_is_not_theirs_to_see(valley: Valley) -> None:
    of_eva = pushed_file(valley.eva)
    second = valley.town.joined(*valley.ana.invite(Role.COORDINATOR))
    of_second = pushed_file(second)
    for sealed in (of_eva, of_second):
        raw = letter(valley.ana, valley.other, valley.eva, files=[sealed])
        assert refusals(valley.ana.push(obj(raw))) == [codes.UNKNOWN_MANIFEST]
    assert code(valley.ana.ask_file(of_eva.file)) == codes.UNKNOWN_FILE


def test_a_revoked_recipient_gets_nothing_more(valley: Valley) -> None:
    second = valley.other.joined(*valley.eva.invite(Role.COORDINATOR))
    sealed = pushed_file(valley.ana)
    valley.ana.push(obj(letter(valley.ana, valley.other, valley.eva, second, files=[sealed])))
    valley.eva.push(obj(valley.eva.revocation(second.id)))
    body = msgspec.msgpack.encode(messages.PullRequest(0, 0, (), (valley.town.group,)))
    assert code(second.ask(routes.pull(valley.other.group), body)) == codes.REVOKED
    assert code(second.ask_file(sealed.file)) == codes.REVOKED


def test_a_revoked_coordinator_writes_nothing_more(valley: Valley) -> None:
    second = valley.town.joined(*valley.ana.invite(Role.COORDINATOR))
    raw = letter(second, valley.other, valley.eva)
    valley.ana.push(obj(valley.ana.revocation(second.id)))
    assert code(second.ask_push(obj(raw))) == codes.REVOKED


def test_it_counts_on_the_quota_of_who_writes_it(valley: Valley) -> None:
    def used(person: Person) -> int:
        with valley.town.opened.server.database.reading() as connection:
            return connection.execute(select(MemberRow.used).where(MemberRow.device == person.id)).scalar_one()

    before = {person.id: used(person) for person in (valley.ana, valley.eva)}
    raw = letter(valley.ana, valley.other, valley.eva)
    valley.ana.push(obj(raw))
    assert used(valley.ana) == before[valley.ana.id] + len(raw)
    assert used(valley.eva) == before[valley.eva.id]


def test_an_answer_holds_no_more_than_it_may(valley: Valley, monkeypatch: pytest.MonkeyPatch) -> None:
    raws = [letter(valley.ana, valley.other, valley.eva, thread=os.urandom(16)) for _ in range(5)]
    valley.ana.push(*map(obj, raws))
    monkeypatch.setattr(limits, "LETTERS", 2)
    given: list[bytes] = []
    while some := pulled(valley.eva, valley.town.group, kept=tuple(map(object_id, given[-2:]))).letters:
        assert len(some) == 2 or len(given) == 4
        given += some
    assert given == raws


def test_who_joins_later_is_not_shown_what_was_not_written_to_them(valley: Valley) -> None:
    raw = letter(valley.ana, valley.other, valley.eva)
    valley.ana.push(obj(raw))
    newcomer = valley.other.joined(*valley.eva.invite(Role.COORDINATOR))
    assert pulled(newcomer, valley.town.group).letters == []


def test_the_bytes_of_one_that_was_replaced_are_gone_and_everything_else_agrees(valley: Valley) -> None:
    old, new = letter(valley.ana, valley.other, valley.eva), letter(valley.ana, valley.other, valley.eva, number=1)
    valley.ana.push(obj(old), obj(new))
    server = valley.town.opened.server
    with server.database.reading() as connection:
        wanted = select(LeafRow.raw, LeafRow.size).where(LeafRow.object_id == object_id(old))
        assert connection.execute(wanted).one() == (None, 0)
    assert valley.ana.objects(object_id(old)).entries == []
    assert [id for _, _, id in valley.ana.push(obj(old)).own] == [object_id(old)]
    assert checking.check(server.database, server.segments).damage == []
