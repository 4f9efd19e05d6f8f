import pytest

from sync.crypto.checkpoints import verified_checkpoint
from sync.errors import Unreadable
from tests.sync.crypto.harms import one_bit_off
from tests.vectors.reading import vectors

(FROZEN,) = vectors("checkpoint")
NOTE, GROUP, LOG_KEY = FROZEN["note"], bytes.fromhex(FROZEN["group"]), bytes.fromhex(FROZEN["log_key"])


def test_the_frozen_checkpoint_verifies():
    checkpoint = verified_checkpoint(NOTE, group=GROUP, log_key=LOG_KEY)
    assert (checkpoint.size, checkpoint.root.hex()) == (FROZEN["size"], FROZEN["root"])


def test_a_checkpoint_of_another_server_is_refused():
    with pytest.raises(Unreadable):
        verified_checkpoint(NOTE, group=GROUP, log_key=b"\x01" * 32)


def test_a_checkpoint_of_another_group_is_refused():
    with pytest.raises(Unreadable):
        verified_checkpoint(NOTE, group=b"\x01" * 32, log_key=LOG_KEY)


def test_a_checkpoint_with_any_bit_changed_is_refused():
    for harmed in one_bit_off(NOTE.encode()):
        with pytest.raises(Unreadable):
            verified_checkpoint(harmed.decode("utf-8", "replace"), group=GROUP, log_key=LOG_KEY)
