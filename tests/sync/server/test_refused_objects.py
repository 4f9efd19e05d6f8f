"""What is wrong with one object or chunk of a push is told, and holds up none of the others."""

from __future__ import annotations

import os

import pytest

from sync.crypto.keys import DeviceKeys
from sync.crypto.objects import signed_object
from sync.protocol import codes, limits
from sync.protocol.frames import FrameType, encode, encode_chunk
from sync.protocol.objects import Kind, Revision, object_id
from sync.protocol.statements import Role
from tests.sync.server.town import Person, Town, code, obj


def pushed(person: Person, bad: bytes) -> str:
    """The code for `bad`, pushed between two good objects that must get in."""
    before, after = person.revision(os.urandom(8)), person.revision(os.urandom(8))
    answer = person.push(obj(before), obj(bad), obj(after))
    assert {object_id(before), object_id(after)} <= {one for _, _, one in answer.own}
    assert object_id(bad) not in {one for _, _, one in answer.own}
    assert [one.object_id for one in answer.refused] == [object_id(bad)]
    return answer.refused[0].code


def test_a_wrong_signature(town: Town) -> None:
    rosa = town.coordinator()
    raw = rosa.revision(os.urandom(8))
    assert pushed(rosa, raw[:-1] + bytes((raw[-1] ^ 1,))) == codes.BAD_SIGNATURE


def test_the_signature_of_another_kind(town: Town) -> None:
    rosa = town.coordinator()
    raw = rosa.revision(os.urandom(8))
    assert pushed(rosa, raw[:1] + b"\x05" + raw[2:]) == codes.BAD_SIGNATURE


def test_somebody_elses_object(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    assert pushed(rosa, juan.revision(os.urandom(8))) == codes.FOREIGN_AUTHOR


def test_an_object_that_its_author_pushed_already_is_still_foreign_to_others(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    raw = juan.revision(os.urandom(8))
    juan.push(obj(raw))
    assert pushed(rosa, raw) == codes.FOREIGN_AUTHOR


@pytest.mark.parametrize("raw", [b"", b"\x01", b"\x02" + bytes(200), b"\x01\x09" + bytes(200), b"\x01\x03" + bytes(80)])
def test_what_is_no_object(town: Town, raw: bytes) -> None:
    assert pushed(town.coordinator(), raw) in (codes.MALFORMED, codes.FOREIGN_AUTHOR)


def test_a_body_that_does_not_parse_under_a_right_signature(town: Town) -> None:
    rosa = town.coordinator()
    bad = signed_object(rosa.keys.signing, Kind.REVISION, rosa.id, Revision(b"short", b"", b"", b""))
    assert pushed(rosa, bad) == codes.MALFORMED


@pytest.mark.parametrize("kind", [Kind.GRANT, Kind.ACKNOWLEDGEMENT])
def test_a_grant_or_acknowledgement_for_nobody_here(town: Town, kind: Kind) -> None:
    rosa = town.coordinator()
    stranger = Person(town, DeviceKeys.generate())
    bad = {
        Kind.GRANT: rosa.grant(stranger, os.urandom(8)),
        Kind.ACKNOWLEDGEMENT: rosa.acknowledgement(stranger.id, [bytes(32)]),
    }[kind]
    assert pushed(rosa, bad) == codes.UNKNOWN_RECIPIENT


def test_a_grant_to_a_revoked_device(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    rosa.push(obj(rosa.revocation(juan.id)))
    assert pushed(rosa, rosa.grant(juan, os.urandom(8))) == codes.UNKNOWN_RECIPIENT


def test_a_grant_of_another_group(town: Town) -> None:
    rosa = town.coordinator()
    elsewhere = Town.of(town.opened)
    other = Person(elsewhere, rosa.keys)
    assert pushed(rosa, other.grant(rosa, os.urandom(8))) == codes.MALFORMED
    assert pushed(rosa, other.acknowledgement(rosa.id, [bytes(32)])) == codes.MALFORMED


def test_a_revocation_by_a_documenter(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    assert pushed(juan, juan.revocation(rosa.id)) == codes.ROSTER_RULE


def test_the_revocation_of_the_last_coordinator(town: Town) -> None:
    rosa = town.coordinator()
    assert pushed(rosa, rosa.revocation(rosa.id)) == codes.ROSTER_RULE


def test_a_revocation_that_somebody_was_faster_than(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    late = rosa.revocation(juan.id)
    town.joined(*rosa.invite())
    assert pushed(rosa, late) == codes.ROSTER_MOVED


def test_a_revocation_takes_hold_within_the_same_push(town: Town) -> None:
    rosa = town.coordinator()
    ana = town.joined(*rosa.invite(Role.COORDINATOR))
    grant = rosa.grant(ana, os.urandom(8))
    answer = rosa.push(obj(rosa.revocation(ana.id)), obj(grant))
    assert [(one.object_id, one.code) for one in answer.refused] == [(object_id(grant), codes.UNKNOWN_RECIPIENT)]


def test_a_file_id_that_is_taken(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    sealed = juan.file(os.urandom(8), 100)
    juan.push(obj(sealed.manifest))
    for person in (rosa, juan):
        other = person.author.manifest(file=sealed.file, key_id=os.urandom(8), sealed_size=200, chunk_hashes=bytes(16))
        assert pushed(person, other) == codes.FILE_TAKEN


def test_a_chunk_that_does_not_match_its_manifest_is_told_and_not_kept(town: Town) -> None:
    rosa = town.coordinator()
    sealed = rosa.file(os.urandom(8), 2 * 65_536 + 50)
    wrong = [encode_chunk(sealed.file, 0, os.urandom(65_536)), encode_chunk(sealed.file, 1, sealed.pieces[1][:-1])]
    for frame in (
        *wrong,
        encode_chunk(sealed.file, 7, sealed.pieces[0]),
        encode_chunk(sealed.file, 2**32 - 1, bytes(50)),
    ):
        answer = rosa.push(obj(sealed.manifest), frame, sealed.chunk(2))
        assert [(one.object_id, one.code) for one in answer.refused] == [(sealed.manifest_id, codes.CHUNK_MISMATCH)]
        assert answer.progress == [(sealed.file, ((2, 3),))]
    rosa.push(sealed.chunks())
    assert rosa.ask_file(sealed.file).content == b"".join(sealed.pieces)


def test_chunks_without_a_manifest_are_passed_over(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    sealed = juan.file(os.urandom(8), 100_000)
    juan.push(obj(sealed.manifest))
    answer = rosa.push(sealed.chunks())
    assert [(one.object_id, one.code) for one in answer.refused] == [(sealed.file + bytes(16), codes.UNKNOWN_MANIFEST)]
    assert juan.push().progress == []


def test_what_goes_beyond_the_quota(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    rosa = town.coordinator()
    small = 300_000
    object.__setattr__(town.opened.server, "quota", small)
    sealed, large = rosa.file(os.urandom(8), 200_000), rosa.file(os.urandom(8), 200_000)
    assert rosa.push(obj(sealed.manifest), sealed.chunks()).refused == []
    assert pushed(rosa, large.manifest) == codes.QUOTA
    # What is there already is not charged again.
    assert rosa.push(obj(sealed.manifest), sealed.chunks()).refused == []


@pytest.mark.parametrize(
    "garbage",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        encode(FrameType.OBJECT, b"")[:-1] + b"\xff" * 8,
        bytes((2,)) + (limits.FRAME + 1).to_bytes(4, "big"),
        encode(FrameType.CHUNK, b"short"),
        encode(FrameType.OBJECT, bytes(100))[:-1],
    ],
)
def test_garbage_ends_a_push_and_what_came_before_it_stays(town: Town, garbage: bytes) -> None:
    rosa = town.coordinator()
    revision = rosa.revision(os.urandom(8))
    answer = rosa.ask_push(obj(revision), garbage)
    assert answer.status_code == 400
    assert code(answer) == codes.MALFORMED
    assert object_id(revision) in {one for _, _, one in rosa.pull().own}


def test_frames_of_an_unknown_type_are_passed_over(town: Town) -> None:
    rosa = town.coordinator()
    revision = rosa.revision(os.urandom(8))
    unknown = bytes((99,)) + (5).to_bytes(4, "big") + b"later"
    answer = rosa.push(unknown, obj(revision), unknown)
    assert [one for _, _, one in answer.own] == [object_id(revision)]


def test_an_object_of_four_mebibytes_gets_in_and_one_byte_more_does_not(town: Town) -> None:
    rosa = town.coordinator()

    def revision(size: int) -> bytes:
        body = Revision(os.urandom(16), os.urandom(8), os.urandom(12), bytes(size))
        return signed_object(rosa.keys.signing, Kind.REVISION, rosa.id, body)

    around = len(revision(limits.OBJECT // 2)) - limits.OBJECT // 2
    whole = revision(limits.OBJECT - around)
    assert len(whole) == limits.OBJECT
    assert [one for _, _, one in rosa.push(obj(whole)).own] == [object_id(whole)]
    assert pushed(rosa, revision(limits.OBJECT - around + 1)) == codes.MALFORMED
