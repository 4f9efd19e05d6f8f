"""Make and verify group cards (SPEC section 17). Knows no roster: the caller says what the card tells of it."""

from __future__ import annotations

from sync.crypto.keys import DeviceKeys
from sync.crypto.sign import sign, verify
from sync.errors import BadGroupCard
from sync.protocol import group_cards
from sync.protocol.group_cards import GroupCard


def make_card(
    keys: DeviceKeys, *, group: bytes, log_key: bytes, name: str, length: int, last: bytes, made: int, expires: int
) -> bytes:
    """The card of the device with these keys, as bytes."""
    card = GroupCard(
        group=group,
        log_key=log_key,
        name=name,
        signing_key=keys.signing_public,
        hpke_key=keys.hpke_public,
        length=length,
        last=last,
        made=made,
        expires=expires,
    )
    packed = group_cards.packed(card)
    return packed + sign(keys.signing, group_cards.signed(packed))


def verified_card(raw: bytes) -> GroupCard:
    """A card that its maker signed; whether that is who it is taken for, the words tell. Raises BadGroupCard.

    The key stands in the card itself, so that it is parsed first: strictly, within the bounds of its size.
    """
    packed, signature = group_cards.split(raw)
    card = group_cards.read(raw)
    if not verify(card.signing_key, signature, group_cards.signed(packed)):
        raise BadGroupCard("altered")
    return card
