"""The rules of SPEC section 6, each broken once, and a chain that keeps them."""

from __future__ import annotations

import os
from dataclasses import replace

import msgspec
import pytest

from sync.crypto import enrolment
from sync.crypto.enrolment import InvitationKey, Place
from sync.crypto.keys import DeviceKeys
from sync.crypto.objects import Author, signed_object
from sync.crypto.sign import verify
from sync.errors import RosterBroken
from sync.protocol import objects, statements
from sync.protocol.objects import Kind
from sync.protocol.roster import Roster
from sync.protocol.statements import Genesis, Revoke, Role

NOW = 1_700_000_000_000
DAY = 24 * 3600 * 1000


class Chain:
    """A group under construction."""

    def __init__(self) -> None:
        self.first = InvitationKey.generate()
        raw = enrolment.genesis(self.first, role=Role.COORDINATOR, expires=NOW + DAY, time_ms=NOW)
        self.roster = Roster(objects.object_id(raw)).extended(raw, verify)

    @property
    def place(self) -> Place:
        return Place(self.roster.group, self.roster.length, self.roster.last)

    def add(self, raw: bytes) -> None:
        self.roster = self.roster.extended(raw, verify)

    def join(self, key: InvitationKey | None = None, certificate: bytes = b"") -> DeviceKeys:
        keys = DeviceKeys.generate()
        self.add(self.enrolment(keys, key or self.first, certificate))
        return keys

    def enrolment(self, keys: DeviceKeys, key: InvitationKey, certificate: bytes, at: int = NOW) -> bytes:
        return enrolment.enrolment(keys, self.place, invitation=key, certificate=certificate, card=b"card", time_ms=at)

    def invite(self, inviter: DeviceKeys, role: Role = Role.DOCUMENTER) -> tuple[InvitationKey, bytes]:
        key = InvitationKey.generate()
        return key, enrolment.certificate(
            inviter, group=self.roster.group, invitation=key.public, role=role, expires=NOW + DAY
        )

    def revocation(self, by: DeviceKeys, of: bytes) -> bytes:
        return enrolment.revocation(by, self.place, device=of, time_ms=NOW)

    def same(self, by: DeviceKeys, device: bytes, earlier: bytes) -> bytes:
        return enrolment.succession(by, self.place, device=device, earlier=earlier, time_ms=NOW)

    def rule(self, raw: bytes) -> str:
        """Which rule it breaks; the roster stays as it is."""
        before = self.roster
        with pytest.raises(RosterBroken) as broken:
            before.extended(raw, verify)
        assert broken.value.number == before.length
        assert self.roster == before
        return broken.value.rule


def test_a_chain_that_keeps_the_rules_says_who_is_a_member() -> None:
    chain = Chain()
    rosa = chain.join()
    ana = chain.join(*chain.invite(rosa, Role.COORDINATOR))
    juan = chain.join(*chain.invite(ana))
    chain.add(chain.revocation(ana, rosa.id))
    members = chain.roster.members
    assert {one: (members[one].role, members[one].revoked is None) for one in members} == {
        rosa.id: (Role.COORDINATOR, False),
        ana.id: (Role.COORDINATOR, True),
        juan.id: (Role.DOCUMENTER, True),
    }
    assert [one.device for one in chain.roster.coordinators()] == [ana.id]
    assert (members[juan.id].inviter, members[juan.id].card) == (ana.id, b"card")
    assert chain.roster.length == 5


def test_the_genesis_must_be_the_one_the_invitation_named() -> None:
    key = InvitationKey.generate()
    raw = enrolment.genesis(key, role=Role.COORDINATOR, expires=NOW, time_ms=NOW)
    with pytest.raises(RosterBroken):
        Roster(bytes(32)).extended(raw, verify)


def test_a_genesis_signed_by_another_key_is_none() -> None:
    key, other = InvitationKey.generate(), InvitationKey.generate()
    raw = enrolment.genesis(key, role=Role.COORDINATOR, expires=NOW, time_ms=NOW)
    forged = signed_object(other.key, Kind.STATEMENT, raw[2:18], objects.parsed(raw[18:-64], objects.Statement))
    with pytest.raises(RosterBroken):
        Roster(objects.object_id(forged)).extended(forged, verify)


def test_there_is_one_genesis() -> None:
    chain = Chain()
    rosa = chain.join()
    body = statements.statement(
        "genesis", chain.roster.group, 2, chain.roster.last, NOW, Genesis(bytes(32), Role.COORDINATOR, 0)
    )
    assert chain.rule(Author(rosa).statement(body)) == "action"


@pytest.mark.parametrize(
    ("change", "rule"),
    [({"number": 3}, "number"), ({"previous": bytes(32)}, "previous"), ({"group": bytes(32)}, "previous")],
)
def test_a_statement_stands_at_its_place_in_its_chain(change: dict[str, object], rule: str) -> None:
    chain = Chain()
    rosa = chain.join()
    place = replace(chain.place, **change)
    assert chain.rule(enrolment.revocation(rosa, place, device=rosa.id, time_ms=NOW)) == rule


def test_an_invitation_enrols_one_device() -> None:
    chain = Chain()
    rosa = chain.join()
    key, certificate = chain.invite(rosa)
    chain.join(key, certificate)
    assert chain.rule(chain.enrolment(DeviceKeys.generate(), key, certificate)) == "invitation"


def test_a_device_joins_once() -> None:
    chain = Chain()
    rosa = chain.join()
    assert chain.rule(chain.enrolment(rosa, *chain.invite(rosa))) == "author"


def test_an_enrolment_after_the_invitation_expired_is_refused() -> None:
    chain = Chain()
    rosa = chain.join()
    late = chain.enrolment(DeviceKeys.generate(), *chain.invite(rosa), at=NOW + DAY + 1)
    assert chain.rule(late) == "expired"


def test_documenters_and_revoked_coordinators_invite_nobody() -> None:
    chain = Chain()
    rosa = chain.join()
    ana = chain.join(*chain.invite(rosa, Role.COORDINATOR))
    juan = chain.join(*chain.invite(rosa))
    by_ana, by_juan = chain.invite(ana), chain.invite(juan, Role.COORDINATOR)
    chain.add(chain.revocation(rosa, ana.id))
    for invited in (by_ana, by_juan):
        assert chain.rule(chain.enrolment(DeviceKeys.generate(), *invited)) == "certificate"


def test_a_certificate_of_another_group_opens_nothing() -> None:
    chain, other = Chain(), Chain()
    rosa = chain.join()
    key = InvitationKey.generate()
    certificate = enrolment.certificate(
        rosa, group=other.roster.group, invitation=key.public, role=Role.DOCUMENTER, expires=NOW + DAY
    )
    assert chain.rule(chain.enrolment(DeviceKeys.generate(), key, certificate)) == "certificate"


def test_the_invitations_key_must_have_signed_for_this_device_and_card() -> None:
    chain = Chain()
    rosa = chain.join()
    (_, certificate), other = chain.invite(rosa), InvitationKey.generate()
    assert chain.rule(chain.enrolment(DeviceKeys.generate(), other, certificate)) == "invitation"


def test_nobody_can_put_other_words_under_a_signature() -> None:
    chain = Chain()
    rosa = chain.join()
    raw = chain.enrolment(DeviceKeys.generate(), *chain.invite(rosa))
    for place in range(0, len(raw), 7):
        spoiled = bytearray(raw)
        spoiled[place] ^= 1
        chain.rule(bytes(spoiled))


def test_documenters_revoke_nobody() -> None:
    chain = Chain()
    rosa = chain.join()
    juan = chain.join(*chain.invite(rosa))
    assert chain.rule(chain.revocation(juan, rosa.id)) == "author"


def test_the_last_coordinator_stays() -> None:
    chain = Chain()
    rosa = chain.join()
    chain.join(*chain.invite(rosa))
    assert chain.rule(chain.revocation(rosa, rosa.id)) == "last_coordinator"


def test_who_is_no_member_or_revoked_already_cannot_be_revoked() -> None:
    chain = Chain()
    rosa = chain.join()
    juan = chain.join(*chain.invite(rosa))
    assert chain.rule(chain.revocation(rosa, os.urandom(16))) == "device"
    chain.add(chain.revocation(rosa, juan.id))
    assert chain.rule(chain.revocation(rosa, juan.id)) == "device"


def test_a_coordinator_says_which_devices_are_one_persons() -> None:
    chain = Chain()
    rosa = chain.join()
    first, second, third = (chain.join(*chain.invite(rosa)) for _ in range(3))
    chain.add(chain.same(rosa, second.id, first.id))
    chain.add(chain.revocation(rosa, first.id))
    chain.add(chain.same(rosa, third.id, second.id))
    assert chain.roster.before(third.id) == {second.id, first.id}
    assert chain.roster.before(first.id) == set()


def test_another_coordinator_may_say_it_too_but_nobody_twice() -> None:
    chain = Chain()
    rosa = chain.join()
    lena = chain.join(*chain.invite(rosa, Role.COORDINATOR))
    old, new = (chain.join(*chain.invite(rosa)) for _ in range(2))
    chain.add(chain.same(rosa, new.id, old.id))
    chain.add(chain.same(lena, new.id, old.id))
    assert chain.rule(chain.same(rosa, new.id, old.id)) == "same"


def test_documenters_and_the_revoked_say_nothing_of_others() -> None:
    chain = Chain()
    rosa = chain.join()
    lena = chain.join(*chain.invite(rosa, Role.COORDINATOR))
    old, new = (chain.join(*chain.invite(rosa)) for _ in range(2))
    assert chain.rule(chain.same(new, new.id, old.id)) == "author"
    chain.add(chain.revocation(rosa, lena.id))
    assert chain.rule(chain.same(lena, new.id, old.id)) == "author"


def test_nobody_comes_after_himself_or_after_somebody_unknown() -> None:
    chain = Chain()
    rosa = chain.join()
    first, second, third = (chain.join(*chain.invite(rosa)) for _ in range(3))
    chain.add(chain.same(rosa, second.id, first.id))
    chain.add(chain.same(rosa, third.id, second.id))
    assert chain.rule(chain.same(rosa, first.id, third.id)) == "same"
    assert chain.rule(chain.same(rosa, first.id, first.id)) == "device"
    assert chain.rule(chain.same(rosa, first.id, os.urandom(16))) == "device"
    assert chain.rule(chain.same(rosa, os.urandom(16), first.id)) == "device"
    chain.add(chain.revocation(rosa, third.id))
    assert chain.rule(chain.same(rosa, third.id, first.id)) == "device"


def test_a_documenters_device_does_not_come_after_a_coordinators() -> None:
    chain = Chain()
    rosa = chain.join()
    lena, juan = chain.join(*chain.invite(rosa, Role.COORDINATOR)), chain.join(*chain.invite(rosa))
    assert chain.rule(chain.same(rosa, juan.id, lena.id)) == "role"
    chain.add(chain.same(rosa, lena.id, juan.id))


def test_an_unknown_action_breaks_the_roster() -> None:
    chain = Chain()
    rosa = chain.join()
    body = statements.statement("crown", chain.roster.group, 2, chain.roster.last, NOW, Revoke(rosa.id))
    assert chain.rule(Author(rosa).statement(body)) == "action"


def test_a_newer_version_may_add_to_the_end_of_a_statement() -> None:
    chain = Chain()
    rosa = chain.join()
    juan = chain.join(*chain.invite(rosa))
    place = chain.place
    longer = ("revoke", place.group, place.number, place.previous, NOW, (juan.id, "why"), "more")
    before = bytes((1, 1)) + rosa.id + msgspec.msgpack.encode(longer)
    chain.add(before + rosa.signing.sign(objects.signed_bytes(before)))
    assert chain.roster.members[juan.id].revoked == NOW


@pytest.mark.parametrize("raw", [b"", bytes(100), b"\x01\x02" + bytes(200), bytes(5 * 1024 * 1024)])
def test_what_is_no_statement_breaks_the_roster(raw: bytes) -> None:
    assert Chain().rule(raw) in ("object", "kind", "size")
