import json

import pytest

from sync.crypto.keys import DeviceKeys, hpke_public_key
from sync.errors import Unreadable
from sync.protocol.devices import device_id
from tests.vectors.reading import vectors

FROZEN = vectors("device")


@pytest.mark.parametrize("vector", FROZEN, ids=lambda vector: vector["name"])
def test_frozen_private_keys_give_the_frozen_public_keys_and_id(vector):
    keys = DeviceKeys.from_bytes(bytes.fromhex(vector["private"]))
    assert keys.signing_public.hex() == vector["signing_public"]
    assert keys.hpke_public.hex() == vector["hpke_public"]
    assert keys.id.hex() == vector["id"]


def test_keys_come_back_from_the_vault_as_they_were():
    keys = DeviceKeys.generate()
    again = DeviceKeys.from_bytes(keys.to_bytes())
    assert again.to_bytes() == keys.to_bytes()
    assert again.id == keys.id == device_id(keys.signing_public, keys.hpke_public)


def test_two_devices_never_share_an_id():
    assert DeviceKeys.generate().id != DeviceKeys.generate().id


@pytest.mark.parametrize("length", [0, 127, 129])
def test_keys_of_a_wrong_length_are_refused(length):
    with pytest.raises(Unreadable):
        DeviceKeys.from_bytes(bytes(length))


@pytest.mark.parametrize(
    "key", [b"", bytes(1215), bytes(1217), b"\xff" * 1216], ids=["none", "short", "long", "no key"]
)
def test_a_public_key_that_is_none_is_refused(key):
    with pytest.raises(Unreadable):
        hpke_public_key(key)


def test_printing_keys_shows_nothing_of_them():
    keys = DeviceKeys.generate()
    shown = repr(keys) + str(keys) + json.dumps(str(keys))
    assert keys.to_bytes().hex() not in shown
    assert "PrivateKey" not in shown
