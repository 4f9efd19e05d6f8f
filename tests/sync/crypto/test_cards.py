import pytest

from sync.crypto.cards import Card, new_card_key, new_person, open_card, seal_card
from sync.errors import Unreadable
from tests.sync.crypto.harms import one_bit_off
from tests.vectors.reading import vectors

KEY, DEVICE, CARD = b"\x09" * 32, b"\x01" * 16, Card("Ana del muelle", b"\x02" * 16)


@pytest.mark.parametrize("vector", vectors("card"), ids=lambda vector: vector["name"])
def test_frozen_cards_open(vector):
    card = open_card(bytes.fromhex(vector["key"]), bytes.fromhex(vector["device"]), bytes.fromhex(vector["sealed"]))
    assert (card.name, card.person.hex()) == (vector["card_name"], vector["person"])


def test_members_read_it():
    assert open_card(KEY, DEVICE, seal_card(KEY, DEVICE, CARD)) == CARD


def test_a_card_with_any_bit_changed_does_not_open():
    for harmed in one_bit_off(seal_card(KEY, DEVICE, CARD)):
        with pytest.raises(Unreadable):
            open_card(KEY, DEVICE, harmed)


def test_a_card_does_not_pass_for_that_of_another_device_or_group():
    sealed = seal_card(KEY, DEVICE, CARD)
    with pytest.raises(Unreadable):
        open_card(KEY, b"\x02" * 16, sealed)
    with pytest.raises(Unreadable):
        open_card(new_card_key(), DEVICE, sealed)


@pytest.mark.parametrize("sealed", [b"", b"x" * 12, b"x" * 2000])
def test_what_is_no_card_does_not_open(sealed):
    with pytest.raises(Unreadable):
        open_card(KEY, DEVICE, sealed)


@pytest.mark.parametrize("card", [Card("", b"p" * 16), Card("n" * 201, b"p" * 16), Card("name", b"p")])
def test_a_card_without_a_proper_name_is_not_made(card):
    with pytest.raises(ValueError, match="name"):
        seal_card(KEY, DEVICE, card)


def test_a_person_has_an_id_that_nobody_else_has():
    assert new_person() != new_person()
