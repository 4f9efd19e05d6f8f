"""A card is its maker's, whole, and whoever swaps it has other words to read out."""

import dataclasses

import pytest

from sync.crypto.group_cards import make_card, verified_card
from sync.crypto.keys import DeviceKeys
from sync.errors import BadGroupCard
from sync.protocol import group_cards
from tests.sync.crypto.harms import one_bit_off
from tests.vectors.reading import vectors

KEYS = DeviceKeys.from_bytes(bytes(range(128)))
SAID = {
    "group": b"g" * 32,
    "log_key": b"l" * 32,
    "name": "Red",
    "length": 3,
    "last": b"e" * 32,
    "made": 1,
    "expires": 9,
}


@pytest.mark.parametrize("vector", vectors("group_card"), ids=lambda vector: vector["name"])
def test_frozen_cards_are_read_and_have_their_words(vector):
    card = verified_card(group_cards.from_text(vector["text"]))
    assert (card.name, card.group.hex(), card.device.hex()) == (vector["called"], vector["group"], vector["device"])
    assert (card.last.hex(), card.expires) == (vector["last"], vector["expires"])
    assert (list(group_cards.words(card)), group_cards.digits(card)) == (vector["words"], vector["digits"])


def test_the_words_stay_when_name_dates_and_roster_change_and_no_other_time():
    card = verified_card(make_card(KEYS, **SAID))
    same = [dataclasses.replace(card, name="Otra"), dataclasses.replace(card, length=9, last=b"x" * 32, expires=99)]
    assert {group_cards.words(one) for one in same} == {group_cards.words(card)}
    other = DeviceKeys.generate()
    swapped = [
        dataclasses.replace(card, group=b"h" * 32),
        dataclasses.replace(card, log_key=b"m" * 32),
        dataclasses.replace(card, signing_key=other.signing_public),
        dataclasses.replace(card, hpke_key=other.hpke_public),
    ]
    assert len({group_cards.words(one) for one in [card, *swapped]}) == 5
    assert len({group_cards.digits(one) for one in [card, *swapped]}) == 5
    assert len(group_cards.words(card)) == 8
    assert all(0 <= word < 2048 for word in group_cards.words(card))
    assert len(group_cards.digits(card)) == 30


def test_a_card_with_any_bit_changed_is_none():
    for harmed in list(one_bit_off(make_card(KEYS, **SAID)))[::40]:
        with pytest.raises(BadGroupCard):
            verified_card(harmed)


def test_another_key_cannot_sign_for_its_maker():
    raw = make_card(KEYS, **SAID)
    forged = make_card(DeviceKeys.generate(), **SAID)
    with pytest.raises(BadGroupCard, match="altered"):
        verified_card(raw[:-64] + forged[-64:])


@pytest.mark.parametrize("spoil", [lambda t: t[:-9], lambda t: t[:40], lambda t: t.replace("A", "B", 1)])
def test_a_text_cut_short_says_so(spoil):
    with pytest.raises(BadGroupCard, match="cut_short"):
        group_cards.from_text(spoil(group_cards.as_text(make_card(KEYS, **SAID))))


@pytest.mark.parametrize("text", ["", "amparo:abc", "hello", "amparo-group:" + "A" * 20_000])
def test_something_else_is_not_one(text):
    with pytest.raises(BadGroupCard, match="not_one"):
        group_cards.from_text(text)


def test_blanks_that_crept_in_do_not_matter():
    raw = make_card(KEYS, **SAID)
    text = group_cards.as_text(raw)
    assert group_cards.from_text("  " + "\n".join(text[at : at + 40] for at in range(0, len(text), 40)) + "\n") == raw


@pytest.mark.parametrize("name", ["", "x" * 101])
def test_a_name_has_bounds(name):
    with pytest.raises(ValueError, match="characters"):
        make_card(KEYS, **SAID | {"name": name})
