"""Shares of trusted people: so many of them with their PINs, and nothing with fewer."""

from __future__ import annotations

import hashlib
import unicodedata
from itertools import combinations, permutations

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from shamir_mnemonic import combine_mnemonics
from shamir_mnemonic.share import Share
from shamir_mnemonic.utils import MnemonicError
from shamir_mnemonic.wordlist import WORDLIST

from desktop.errors import SharesMissing, WeakPin, WordsUnreadable, WrongShares
from desktop.store import shares
from desktop.store.keyslots import Cost, Kind, Secret
from tests.vectors.reading import vectors

PINS = ["482913", "105577", "900412", "377120"]


@pytest.fixture(autouse=True)
def _cheap(request, monkeypatch):
    if "frozen" not in request.node.name:
        monkeypatch.setattr(shares, "PIN_COST", Cost(64, 1, 1))


@pytest.fixture
def made():
    secret, covered, _ = shares.split(3, PINS)
    return secret, covered


def bare(covered, pins=PINS):
    return [shares.uncovered(shares.read(" ".join(one.words)), pins[one.number]) for one in covered]


def test_any_so_many_give_the_secret_back_in_any_order(made):
    secret, covered = made
    for some in combinations(covered, 3):
        for order in permutations(some):
            assert shares.joined(bare(order)) == secret
    assert shares.joined(bare(covered)) == secret


def test_fewer_or_the_same_one_twice_are_not_enough(made):
    _, covered = made
    for some in ([], covered[:1], covered[:2], [covered[0], covered[1], covered[1]]):
        with pytest.raises(SharesMissing) as caught:
            shares.joined(bare(some))
        assert caught.value.given == len({one.number for one in some})


def test_one_wrong_pin_gives_nothing_and_does_no_harm_where_enough_are_right(made):
    secret, covered = made
    wrong = [*PINS[:2], "111111", PINS[3]]
    with pytest.raises(WrongShares):
        shares.joined(bare(covered[:3], wrong))
    assert shares.joined(bare(covered, wrong)) == secret


def test_shares_of_two_sets_are_not_mixed(made):
    secret, covered = made
    _, others, _ = shares.split(3, PINS)
    assert shares.joined(bare([others[0], *covered[:2], others[1], covered[3]])) == secret
    with pytest.raises(SharesMissing):
        shares.joined(bare([others[0], *covered[:2], others[1]]))


def test_every_pin_gives_a_share_that_could_be_the_right_one(made):
    """What makes guessing the PIN of one share pointless: nothing in it tells a right value from a wrong one."""
    _, covered = made
    values = set()
    for pin in ("0000", "1234", "482913", "a whole sentence"):
        share = shares.uncovered(covered[0], pin).share
        assert Share.from_mnemonic(" ".join(share.words())) == share
        values.add(share.value)
    assert len(values) == 4


def test_a_share_is_known_again_by_its_value_alone(made):
    secret, covered, whole = shares.split(2, PINS[:2])
    assert [one.value_hash for one in bare(covered)] == [one.value_hash for one in whole]
    assert bare(covered, ["999999"] * 2)[0].value_hash != whole[0].value_hash
    assert secret.kind is Kind.SHARES


def test_without_the_covers_they_are_plain_slip_39_and_with_them_they_are_not(made):
    secret, covered = made
    plain = [one.share.mnemonic() for one in bare(covered[:3])]
    assert combine_mnemonics(plain) == secret.value
    with pytest.raises(MnemonicError):
        combine_mnemonics([" ".join(one.words) for one in covered[:3]])


@pytest.mark.parametrize("typed", ["482 913", " 482913\n", "٤٨٢٩١٣", "४८२९१३", "４８２９１３"])
def test_a_pin_may_be_typed_with_spaces_and_in_other_digits(made, typed):
    secret, covered = made
    assert shares.joined(bare(covered[:3], [typed, *PINS[1:]])) == secret


def test_words_are_read_as_people_write_them(made):
    _, [first, *_] = made
    for typed in (
        first.qr_text,
        "\n".join(f"{number}) {word[:4].upper()}" for number, word in enumerate(first.words, start=1)),
    ):
        assert shares.read(typed) == first


def test_what_is_wrong_with_the_words_is_said_with_its_place(made):
    _, [first, second, *_] = made
    words = list(first.words)
    cases = [
        ("count", 19, words[:19]),
        ("word", 7, [*words[:6], "zzzz", *words[7:]]),
        ("checksum", 0, [*words[:-2], words[-1], words[-2]] if words[-1] != words[-2] else words[::-1]),
        ("checksum", 0, [*words[:10], *second.words[10:]]),
    ]
    for reason, place, typed in cases:
        with pytest.raises(WordsUnreadable) as caught:
            shares.read(" ".join(typed), 3)
        assert (caught.value.reason, caught.value.place, caught.value.share) == (reason, place, 3)


def test_shares_of_another_program_are_none_of_ours():
    from shamir_mnemonic import generate_mnemonics

    for groups, threshold in (([(2, 3)], 1), ([(2, 3), (2, 2)], 2)):
        foreign = generate_mnemonics(threshold, groups, bytes(16), iteration_exponent=1)[0][0]
        with pytest.raises(WordsUnreadable):
            shares.read(foreign)


@pytest.mark.parametrize(("needed", "count"), [(1, 1), (1, 3), (4, 3), (2, 17), (0, 0)])
def test_numbers_that_cannot_be_are_refused(needed, count):
    with pytest.raises(ValueError, match="so many"):
        shares.split(needed, ["482913"] * count)


@pytest.mark.parametrize("pin", ["", "123", "1 2 3", "   "])
def test_a_pin_of_three_signs_is_none(pin):
    with pytest.raises(WeakPin) as caught:
        shares.split(2, ["482913", pin])
    assert caught.value.least == 4


@pytest.mark.parametrize("vector", vectors("shares"), ids=lambda vector: vector["name"])
def test_shares_frozen_long_ago_give_their_secret(vector):
    held = [
        shares.uncovered(shares.read(one["qr"] if number % 2 else " ".join(one["words"])), one["pin"])
        for number, one in enumerate(vector["shares"])
    ]
    assert [one.value_hash.hex() for one in held] == [one["value_hash"] for one in vector["shares"]]
    assert shares.joined(held[-vector["needed"] :]) == Secret(Kind.SHARES, bytes.fromhex(vector["secret"]))


@pytest.mark.parametrize("vector", vectors("shares"), ids=lambda vector: vector["name"])
def test_the_cover_of_frozen_shares_is_the_one_written_down(vector):
    """VAULT.md, section 3.2, from the text alone: 20 words of 10 bits; 4 of head, 13 of value, 3 of checksum."""
    for one in vector["shares"]:
        bits = "".join(f"{WORDLIST.index(word):010b}" for word in one["words"])
        # 130 bits for 16 bytes: SLIP-39 fills up at the front.
        head, value = int(bits[:40], 2).to_bytes(5), int(bits[40:170], 2).to_bytes(16)
        pin = unicodedata.normalize("NFKC", one["pin"]).replace("\u0661", "1").encode()
        salt = b"amparo/1 share\0" + head
        pad = Argon2id(salt=salt, length=16, iterations=3, lanes=1, memory_cost=64 * 1024).derive(pin)
        bare = bytes(a ^ b for a, b in zip(value, pad, strict=True))
        # Four bits each: group, its threshold and count less one, index, threshold less one.
        index, threshold = int(bits[32:36], 2), int(bits[36:40], 2) + 1
        assert (bits[20:32], threshold) == ("0" * 12, vector["needed"])
        assert hashlib.sha256(b"amparo/1 share held\0" + bytes([index]) + bare).hexdigest() == one["value_hash"]
