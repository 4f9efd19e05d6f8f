import pytest

from sync.crypto.grants import GrantedKey, open_grant, seal_grant
from sync.crypto.keys import DeviceKeys
from sync.errors import Unreadable
from tests.sync.crypto.harms import one_bit_off, one_bit_per_byte
from tests.vectors.reading import vectors

GROUP, AUTHOR = b"g" * 32, b"a" * 16
GRANTED = (GrantedKey(b"k" * 8, b"s" * 32), GrantedKey(b"l" * 8, b"t" * 32, b"r" * 16))
KEY_IDS = [b"k" * 8, b"l" * 8]


@pytest.fixture(scope="module")
def recipient():
    return DeviceKeys.generate()


def sealed_for(recipient):
    return seal_grant(GRANTED, group=GROUP, author=AUTHOR, recipient=recipient.id, recipient_key=recipient.hpke_public)


@pytest.mark.parametrize("vector", vectors("grant"), ids=lambda vector: vector["name"])
def test_frozen_grants_open(vector):
    keys = DeviceKeys.from_bytes(bytes.fromhex(vector["recipient_private"]))
    granted = open_grant(
        keys,
        bytes.fromhex(vector["sealed"]),
        group=bytes.fromhex(vector["group"]),
        author=bytes.fromhex(vector["author"]),
        key_ids=[bytes.fromhex(key_id) for key_id in vector["key_ids"]],
    )
    assert [[g.key_id.hex(), g.key.hex(), g.record.hex()] for g in granted] == vector["granted"]


def test_the_recipient_opens_it(recipient):
    assert open_grant(recipient, sealed_for(recipient), group=GROUP, author=AUTHOR, key_ids=KEY_IDS) == GRANTED


def test_nobody_else_opens_it(recipient):
    with pytest.raises(Unreadable):
        open_grant(DeviceKeys.generate(), sealed_for(recipient), group=GROUP, author=AUTHOR, key_ids=KEY_IDS)


def test_a_grant_with_a_bit_changed_in_any_byte_does_not_open(recipient):
    for harmed in one_bit_per_byte(sealed_for(recipient)):
        with pytest.raises(Unreadable):
            open_grant(recipient, harmed, group=GROUP, author=AUTHOR, key_ids=KEY_IDS)


def test_a_grant_moved_to_another_group_author_or_key_does_not_open(recipient):
    sealed = sealed_for(recipient)
    moved = [
        *({"group": group, "author": AUTHOR, "key_ids": KEY_IDS} for group in one_bit_off(GROUP)),
        *({"group": GROUP, "author": author, "key_ids": KEY_IDS} for author in one_bit_off(AUTHOR)),
        *({"group": GROUP, "author": AUTHOR, "key_ids": [k, KEY_IDS[1]]} for k in one_bit_off(KEY_IDS[0])),
        {"group": GROUP, "author": AUTHOR, "key_ids": KEY_IDS[::-1]},
        {"group": GROUP, "author": AUTHOR, "key_ids": KEY_IDS[:1]},
    ]
    for place in moved:
        with pytest.raises(Unreadable):
            open_grant(recipient, sealed, **place)


@pytest.mark.parametrize("sealed", [b"", b"x" * 50, b"x" * 1139])
def test_what_is_no_grant_does_not_open(recipient, sealed):
    with pytest.raises(Unreadable):
        open_grant(recipient, sealed, group=GROUP, author=AUTHOR, key_ids=KEY_IDS)


def test_a_key_nobody_could_open_with_is_refused(recipient):
    low_order = recipient.hpke_public[:-32] + bytes(32)
    with pytest.raises(Unreadable):
        seal_grant(GRANTED, group=GROUP, author=AUTHOR, recipient=recipient.id, recipient_key=low_order)


def test_printing_a_granted_key_does_not_show_it():
    assert "ssss" not in repr(GRANTED)
