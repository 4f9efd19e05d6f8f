"""Joining: every way in which an invitation does not open the door."""

from __future__ import annotations

import msgspec
import pytest

from sync.client.received import collected
from sync.crypto.enrolment import InvitationKey
from sync.crypto.keys import DeviceKeys
from sync.crypto.requests import RequestSigner
from sync.protocol import codes, messages, routes
from sync.protocol.statements import Role
from tests.sync.server.town import Person, Town, checked, code, now, obj, roster_of


def test_the_answer_holds_the_whole_roster_with_its_proof(town: Town) -> None:
    rosa = town.coordinator()
    juan = Person(town, DeviceKeys.generate())
    answer = juan.enrol(*rosa.invite())
    received = checked(town, answer)
    roster = roster_of(town.group, answer)
    assert set(roster.members) == {rosa.id, juan.id}
    assert roster.members[juan.id].role is Role.DOCUMENTER
    assert received.end.next == received.proofs[0].size


def test_asking_with_an_empty_statement_enrols_nobody(town: Town) -> None:
    rosa = town.coordinator()
    juan = Person(town, DeviceKeys.generate())
    answer = juan.ask_enrolment(*rosa.invite(), b"")
    assert answer.status_code == 200
    assert len(rosa.roster().members) == 1


def test_an_invitation_that_was_used_is_refused_and_shown_to_the_coordinator(town: Town) -> None:
    rosa = town.coordinator()
    key, certificate = rosa.invite()
    town.joined(key, certificate)
    stranger = Person(town, DeviceKeys.generate())
    statement = stranger.enrolment(key, certificate, rosa.roster())

    assert code(stranger.ask_enrolment(key, certificate, statement)) == codes.INVITATION_USED
    assert code(stranger.ask_enrolment(key, certificate, b"")) == codes.INVITATION_USED

    told = [(one.code, msgspec.msgpack.decode(bytes(one.details))) for one in rosa.pull().notices]
    assert told == [(codes.INVITATION_USED, [key.public, stranger.id]), (codes.INVITATION_USED, [key.public, b""])]


def test_only_coordinators_are_told_and_the_same_is_told_once(town: Town) -> None:
    rosa = town.coordinator()
    key, certificate = rosa.invite()
    juan = town.joined(key, certificate)
    for _ in range(5):
        juan.ask_enrolment(key, certificate, b"")
    assert len(rosa.pull().notices) == 1
    assert juan.pull().notices == []


def test_the_genesis_invitation_works_once(town: Town) -> None:
    town.coordinator()
    stranger = Person(town, DeviceKeys.generate())
    assert code(stranger.enrol(InvitationKey(town.invitation.invitation_key), b"")) == codes.INVITATION_USED


def test_who_lost_the_answer_gets_it_again_by_sending_the_same(town: Town) -> None:
    rosa = town.coordinator()
    key, certificate = rosa.invite()
    juan = Person(town, DeviceKeys.generate())
    statement = juan.enrolment(key, certificate, rosa.roster())
    first = juan.ask_enrolment(key, certificate, statement)
    again = juan.ask_enrolment(key, certificate, statement)
    assert first.status_code == again.status_code == 200
    assert collected([first.content]).entries == collected([again.content]).entries
    assert rosa.pull().notices == []


def test_an_invitation_that_expired_is_refused(town: Town) -> None:
    rosa = town.coordinator()
    key, certificate = rosa.invite(days=-1)
    stranger = Person(town, DeviceKeys.generate())
    assert code(stranger.ask_enrolment(key, certificate, b"")) == codes.INVITATION_EXPIRED
    # A statement that claims an earlier time does not help: the server's own clock counts.
    earlier = stranger.enrolment(key, certificate, rosa.roster(), at=now() - 2 * 24 * 3600 * 1000)
    assert code(stranger.ask_enrolment(key, certificate, earlier)) == codes.INVITATION_EXPIRED


def test_an_invitation_by_a_documenter_is_unknown(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    stranger = Person(town, DeviceKeys.generate())
    assert code(stranger.enrol(*juan.invite(Role.COORDINATOR))) == codes.INVITATION_UNKNOWN


def test_an_invitation_by_a_revoked_coordinator_is_unknown(town: Town) -> None:
    rosa = town.coordinator()
    ana = town.joined(*rosa.invite(Role.COORDINATOR))
    invited = ana.invite()
    rosa.push(obj(rosa.revocation(ana.id)))
    assert code(Person(town, DeviceKeys.generate()).enrol(*invited)) == codes.INVITATION_UNKNOWN


def test_an_invitation_to_another_group_is_unknown(town: Town) -> None:
    other = Town.of(town.opened)
    invited = other.coordinator().invite()
    town.coordinator()
    assert code(Person(town, DeviceKeys.generate()).enrol(*invited)) == codes.INVITATION_UNKNOWN


@pytest.mark.parametrize("certificate", [b"", b"x", bytes(64), bytes(500), bytes(5000)])
def test_a_key_without_its_certificate_is_unknown(town: Town, certificate: bytes) -> None:
    rosa = town.coordinator()
    key, _ = rosa.invite()
    stranger = Person(town, DeviceKeys.generate())
    assert code(stranger.ask_enrolment(key, certificate, b"")) == codes.INVITATION_UNKNOWN


def test_a_certificate_with_another_signature_is_unknown(town: Town) -> None:
    rosa = town.coordinator()
    key, certificate = rosa.invite()
    stranger = Person(town, DeviceKeys.generate())
    assert code(stranger.ask_enrolment(key, certificate[:-64] + bytes(64), b"")) == codes.INVITATION_UNKNOWN


def test_somebody_elses_invitation_does_not_carry_ours(town: Town) -> None:
    rosa = town.coordinator()
    (key, _), (_, certificate) = rosa.invite(), rosa.invite()
    stranger = Person(town, DeviceKeys.generate())
    assert code(stranger.ask_enrolment(key, certificate, b"")) == codes.INVITATION_UNKNOWN


def test_who_was_slower_is_told_that_the_roster_moved_and_gets_in_on_the_second_try(town: Town) -> None:
    rosa = town.coordinator()
    key, certificate = rosa.invite()
    juan = Person(town, DeviceKeys.generate())
    old = rosa.roster()
    town.joined(*rosa.invite())
    late = juan.enrolment(key, certificate, old)
    assert code(juan.ask_enrolment(key, certificate, late)) == codes.ROSTER_MOVED
    assert juan.enrol(key, certificate).status_code == 200


def test_no_other_statement_comes_in_by_this_door(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    key, certificate = rosa.invite()
    stranger = Person(town, DeviceKeys.generate())
    answer = stranger.ask_enrolment(key, certificate, rosa.revocation(juan.id))
    assert rosa.roster().members[juan.id].revoked is None
    assert answer.status_code in (200, 400)


@pytest.mark.parametrize("statement", [b"x", bytes(500), b"\x01\x01" + bytes(200), b"\x01\x03" + bytes(200)])
def test_garbage_in_place_of_a_statement_enrols_nobody(town: Town, statement: bytes) -> None:
    rosa = town.coordinator()
    stranger = Person(town, DeviceKeys.generate())
    answer = stranger.ask_enrolment(*rosa.invite(), statement)
    assert code(answer) == codes.ROSTER_RULE
    assert len(rosa.roster().members) == 1


def test_a_body_that_does_not_parse_is_malformed(town: Town) -> None:
    rosa = town.coordinator()
    key, _ = rosa.invite()
    signer = RequestSigner.of_invitation(key.private)
    answer = town.send(signer, "POST", routes.enrolments(town.group), b"\xc1", signed_body=b"\xc1")
    assert code(answer) == codes.MALFORMED


def test_an_enrolment_signed_by_a_device_is_refused(town: Town) -> None:
    rosa = town.coordinator()
    body = msgspec.msgpack.encode(messages.EnrolmentRequest(b"", b""))
    answer = town.send(rosa.signer, "POST", routes.enrolments(town.group), body, signed_body=body)
    assert code(answer) == codes.INVITATION_UNKNOWN
