"""One broken or foreign object never keeps others from arriving: it is set aside with a reason."""

import os

import pytest

from sync.client.chain import Chain
from sync.client.opening import Opening, arrived
from sync.client.ports import Arrived, Secret
from sync.crypto.enrolment import InvitationKey, Place, certificate, enrolment, genesis, revocation
from sync.crypto.grants import GrantedKey
from sync.crypto.keys import DeviceKeys
from sync.crypto.objects import Author, signed_object
from sync.crypto.seal import record_key
from sync.errors import RosterBroken
from sync.protocol.objects import Acknowledgement, Kind, object_id
from sync.protocol.statements import Role

FIRST, SECOND = InvitationKey(b"\x01" * 32), InvitationKey(b"\x02" * 32)
ANA, LEO, STRANGER = DeviceKeys.generate(), DeviceKeys.generate(), DeviceKeys.generate()
SECRET = GrantedKey(b"k" * 8, b"s" * 32)
RECORD = b"r" * 16


def statement(index, raw):
    return arrived(index, raw, object_id(raw))


@pytest.fixture
def chain():
    """Ana coordinates (statement 1), Leo documents (statement 2 of the log)."""
    first = genesis(FIRST, role=Role.COORDINATOR, expires=99, time_ms=1)
    group = object_id(first)
    ana = enrolment(ANA, Place(group, 1, group), invitation=FIRST, certificate=b"", card=b"", time_ms=2)
    entitled = certificate(ANA, group=group, invitation=SECOND.public, role=Role.DOCUMENTER, expires=99)
    place = Place(group, 2, object_id(ana))
    leo = enrolment(LEO, place, invitation=SECOND, certificate=entitled, card=b"", time_ms=3)
    return Chain.of(group, [statement(index, raw) for index, raw in enumerate((first, ana, leo))])


@pytest.fixture
def vault():
    """Secrets by key id."""
    return {}


@pytest.fixture
def opening(chain, vault):
    return Opening(ANA, chain.roster.group, chain, lambda key_id: vault.get(key_id, ()))


def grant(opening, *, author=LEO, recipient=ANA, secret=SECRET, group=None):
    return Author(author).grant(
        [secret], group=group or opening.group, recipient=recipient.id, recipient_key=recipient.hpke_public
    )


def revision(text=b"words", *, author=LEO, secret=SECRET, record=RECORD, key=None):
    key = key or record_key(secret.key, record)
    return Author(author).revision(key, text, record=record, key_id=secret.key_id)


def take(opening, *raws, at=10):
    opening.take([statement(index, raw) for index, raw in enumerate(raws, at)])
    return [aside.reason for aside in opening.aside]


def test_a_grant_opens_what_came_before_and_after_it(opening):
    assert take(opening, revision(b"before"), grant(opening), revision(b"after")) == []
    assert [one.content for one in opening.revisions] == [b"before", b"after"]
    assert opening.secrets == [Secret(key_id=SECRET.key_id, key=SECRET.key)]


def test_a_key_from_the_vault_opens_too(opening, vault):
    vault[SECRET.key_id] = (Secret(key_id=SECRET.key_id, key=SECRET.key),)
    assert take(opening, revision()) == []
    assert not opening.secrets


def test_the_key_of_one_record_opens_that_record_only(opening):
    own = GrantedKey(SECRET.key_id, record_key(SECRET.key, RECORD), RECORD)
    assert take(opening, grant(opening, secret=own), revision(), revision(record=b"q" * 16)) == ["no_key"]
    assert len(opening.revisions) == 1


def test_without_its_key_a_revision_is_set_aside_as_it_came(opening):
    raw = revision()
    assert take(opening, raw) == ["no_key"]
    assert (opening.aside[0].raw, opening.aside[0].index, opening.aside[0].author) == (raw, 10, LEO.id)


def test_a_false_key_does_not_push_out_the_true_one(opening):
    false = GrantedKey(SECRET.key_id, b"f" * 32)
    assert take(opening, grant(opening, secret=false), grant(opening), revision()) == []
    assert len(opening.revisions) == 1


def test_a_revision_under_another_key_is_unreadable(opening):
    assert take(opening, grant(opening), revision(key=b"x" * 32), revision(b"good")) == ["unreadable"]
    assert [one.content for one in opening.revisions] == [b"good"]


def test_a_grant_for_somebody_else_or_another_group_is_unreadable(opening):
    foreign = [grant(opening, recipient=LEO), grant(opening, group=b"g" * 32)]
    assert take(opening, *foreign) == ["unreadable"] * 2
    assert not opening.secrets


def test_what_a_stranger_signed_is_nobodys(opening):
    assert take(opening, grant(opening, author=STRANGER), revision(author=STRANGER)) == ["not_a_member"] * 2


def test_a_spoiled_signature_is_recognised_before_anything_is_opened(opening):
    raw = bytearray(grant(opening))
    raw[-1] ^= 1
    assert take(opening, bytes(raw)) == ["bad_signature"]
    assert not opening.secrets


def test_objects_of_newer_versions_wait(opening):
    newer_kind, newer_version = bytearray(revision()), bytearray(revision())
    newer_kind[1], newer_version[0] = 77, 9
    assert take(opening, bytes(newer_kind), bytes(newer_version), b"short") == ["unknown_kind"] * 3


def test_content_in_a_codec_of_a_newer_version_waits_for_it(opening, monkeypatch):
    with monkeypatch.context() as newer:
        newer.setattr("sync.crypto.seal.pack", lambda content: b"\x63" + content)
        raw = revision()
    assert take(opening, grant(opening), raw, revision(b"good")) == ["newer"]
    assert opening.aside[0].raw == raw
    assert [one.content for one in opening.revisions] == [b"good"]


def test_a_body_that_does_not_parse_is_unreadable(opening):
    odd = signed_object(LEO.signing, Kind.REVISION, LEO.id, Acknowledgement(b"g" * 32, ANA.id, 1, b"i" * 32))
    assert take(opening, odd) == ["unreadable"]


def test_an_acknowledgement_to_us_is_taken_and_others_are_not(opening):
    ours = Author(LEO).acknowledgement([b"i" * 32], group=opening.group, recipient=ANA.id, time_ms=1)
    others = Author(LEO).acknowledgement([b"i" * 32], group=opening.group, recipient=LEO.id, time_ms=1)
    assert take(opening, ours, others) == ["unreadable"]
    assert [one.object_ids for one in opening.acknowledgements] == [(b"i" * 32,)]


def test_what_a_revoked_device_wrote_before_counts_and_what_it_wrote_later_does_not(opening, vault, chain):
    vault[SECRET.key_id] = (Secret(key_id=SECRET.key_id, key=SECRET.key),)
    place = Place(chain.roster.group, 3, chain.roster.last)
    chain.add(statement(20, revocation(ANA, place, device=LEO.id, time_ms=4)))
    assert take(opening, revision(b"before"), at=19) == []
    assert take(opening, revision(b"after"), at=21) == ["not_a_member"]
    assert chain.in_office(LEO.id) is None


def test_what_stands_in_the_log_before_its_author_joined_is_nobodys(opening):
    assert take(opening, revision(), at=1) == ["not_a_member"]


def test_a_statement_that_breaks_a_rule_leaves_the_roster_as_it_was(chain):
    place = Place(chain.roster.group, 3, chain.roster.last)
    before = chain.roster
    with pytest.raises(RosterBroken):
        chain.add(statement(20, revocation(LEO, place, device=ANA.id, time_ms=4)))
    assert chain.roster is before


@pytest.mark.parametrize("raw", [os.urandom(200), b"", b"\x01\x03" + bytes(90)])
def test_noise_is_set_aside(opening, raw):
    opening.take([Arrived(index=10, object_id=b"i" * 32, author=b"a" * 16, raw=raw)])
    assert len(opening.aside) == 1


def withdrawal(opening, *, author, group=None):
    return Author(author).withdrawal([RECORD], [], [], group=group or opening.group, time_ms=7)


def test_a_withdrawal_says_whether_its_author_was_in_office(opening):
    assert take(opening, withdrawal(opening, author=LEO), withdrawal(opening, author=ANA)) == []
    assert [(one.author, one.records, one.by_office) for one in opening.withdrawals] == [
        (LEO.id, (RECORD,), False),
        (ANA.id, (RECORD,), True),
    ]


def test_a_withdrawal_that_a_server_or_a_stranger_made_up_does_nothing(opening):
    forged = withdrawal(opening, author=ANA)
    altered = forged[:-64] + bytes(64)
    assert take(opening, altered) == ["bad_signature"]
    assert take(opening, withdrawal(opening, author=STRANGER)) == ["bad_signature", "not_a_member"]
    assert take(opening, withdrawal(opening, author=ANA, group=bytes(32)))[-1] == "unreadable"
    assert opening.withdrawals == []


def test_a_coordinator_who_was_revoked_before_withdraws_nothing(opening, chain):
    place = Place(opening.group, 3, chain.roster.last)
    chain.add(statement(11, revocation(ANA, place, device=LEO.id, time_ms=5)))
    assert take(opening, withdrawal(opening, author=LEO), at=10) == []
    assert take(opening, withdrawal(opening, author=LEO), at=12) == ["not_a_member"]
