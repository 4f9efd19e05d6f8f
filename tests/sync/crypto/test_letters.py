"""A letter opens for those it is sealed to, as the letter it is, and for nobody else."""

import dataclasses

import msgspec
import pytest

from sync.crypto.keys import DeviceKeys
from sync.crypto.letters import Heading, open_letter, write_letter
from sync.crypto.objects import verified
from sync.errors import Unreadable
from sync.protocol import letters
from sync.protocol.letters import Content, Letter
from sync.protocol.objects import Kind, parsed, split
from tests.vectors.reading import vectors

ANA, LEO, EVA = (DeviceKeys.generate() for _ in range(3))
HEADING = Heading(group=b"a" * 32, partner=b"b" * 32, thread=b"t" * 16, number=4)
SAID = Content((b"one", b"two"), "case", msgspec.Raw(msgspec.msgpack.encode([1, "x"])))


def written(**change) -> Letter:
    raw = write_letter(ANA, HEADING, SAID, recipients={k.id: k.hpke_public for k in (LEO, EVA)}, time_ms=1)
    letter = parsed(verified(raw, ANA.signing_public).body, Letter)
    return msgspec.structs.replace(letter, **change)


@pytest.mark.parametrize("vector", vectors("letter"), ids=lambda vector: vector["name"])
def test_frozen_letters_open(vector):
    keys, raw = DeviceKeys.from_bytes(bytes.fromhex(vector["private"])), bytes.fromhex(vector["raw"])
    parts = verified(raw, bytes.fromhex(vector["signing_public"]))
    letter = parsed(parts.body, Letter)
    assert (parts.kind, letter.group.hex(), letter.number) == (Kind.LETTER, vector["group"], vector["number"])
    opened = letters.content(open_letter(keys, parts.author, letter))
    assert (opened.what, bytes(opened.body).hex()) == (vector["what"], vector["body"])
    assert [one.hex() for one in opened.statements] == vector["statements"]


def test_each_recipient_opens_it():
    for keys in (LEO, EVA):
        data = open_letter(keys, ANA.id, written())
        assert (letters.content(data), letters.statements_in(data)) == (SAID, (b"one", b"two"))


def test_nobody_else_opens_it():
    with pytest.raises(Unreadable):
        open_letter(ANA, ANA.id, written())
    (first, sealed), _ = written().recipients
    assert first == LEO.id
    stolen = DeviceKeys.generate()
    with pytest.raises(Unreadable):
        open_letter(stolen, ANA.id, written(recipients=((stolen.id, sealed),)))


@pytest.mark.parametrize(
    "change",
    [
        {"group": b"c" * 32},
        {"partner": b"c" * 32},
        {"thread": b"u" * 16},
        {"number": 5},
        {"nonce": b"n" * 12},
        {"sealed": b"s" * 99},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_letter_does_not_pass_for_another_one(change):
    with pytest.raises(Unreadable):
        open_letter(LEO, ANA.id, written(**change))


def test_a_letter_does_not_pass_for_somebody_else_s():
    with pytest.raises(Unreadable):
        open_letter(LEO, EVA.id, written())


def test_two_letters_share_neither_key_nor_nonce():
    one, other = written(), written()
    assert one.nonce != other.nonce
    assert one.sealed != other.sealed
    assert {sealed for _, sealed in one.recipients}.isdisjoint({sealed for _, sealed in other.recipients})


def test_the_signature_covers_who_may_open_it():
    raw = write_letter(ANA, HEADING, SAID, recipients={LEO.id: LEO.hpke_public}, time_ms=1)
    body = parsed(split(raw).body, Letter)
    changed = msgspec.msgpack.encode(msgspec.structs.replace(body, recipients=((EVA.id, b"x"),)))
    with pytest.raises(Unreadable):
        verified(raw[:18] + changed + raw[-64:], ANA.signing_public)


@pytest.mark.parametrize("data", [b"", b"\xc0", b"\x93\x90", msgspec.msgpack.encode([["x"], "case", 1])])
def test_what_is_no_content_is_unreadable(data):
    with pytest.raises(Unreadable):
        letters.content(data)


def test_a_number_of_another_thread_says_nothing():
    heading = dataclasses.replace(HEADING, number=2**32 - 1)
    raw = write_letter(ANA, heading, SAID, recipients={LEO.id: LEO.hpke_public}, time_ms=1)
    assert parsed(split(raw).body, Letter).number == 2**32 - 1
