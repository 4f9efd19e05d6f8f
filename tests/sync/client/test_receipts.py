import dataclasses

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.client.ports import Receipts
from sync.client.receipts import confirmed
from sync.errors import Unreadable
from sync.protocol import checkpoints, merkle
from tests.sync.crypto.harms import one_bit_per_byte

GROUP, KEY = b"g" * 32, Ed25519PrivateKey.generate()
LOG_KEY = KEY.public_key().public_bytes_raw()
IDS = [bytes([n]) * 32 for n in range(7)]
HASHES = [merkle.leaf_hash(merkle.OBJECT_LEAF, one) for one in IDS]


def subtree(level, place):
    if level == 0:
        return HASHES[place]
    return merkle.node_hash(subtree(level - 1, 2 * place), subtree(level - 1, 2 * place + 1))


@pytest.fixture(scope="module")
def receipts():
    indices = [1, 4]
    text = checkpoints.text(GROUP, len(IDS), merkle.root(len(IDS), subtree))
    return Receipts(
        checkpoint=checkpoints.compose(text, LOG_KEY, KEY.sign(text.encode())),
        leaves=tuple((index, merkle.OBJECT_LEAF, IDS[index]) for index in indices),
        indices=tuple(indices),
        hashes=tuple(merkle.prove_leaves(len(IDS), indices, subtree)),
        leaf_hashes=tuple(HASHES[index] for index in indices),
    )


def check(receipts, group=GROUP, log_key=LOG_KEY):
    return confirmed(receipts, group=group, log_key=log_key)


def test_a_receipt_confirms_what_it_names(receipts):
    assert check(receipts) == {(merkle.OBJECT_LEAF, IDS[1]), (merkle.OBJECT_LEAF, IDS[4])}


def test_it_confirms_nothing_else(receipts):
    for named in [(1, 1, IDS[2]), (2, 1, IDS[2]), (1, 2, IDS[1]), (9, 1, IDS[1])]:
        with pytest.raises(Unreadable):
            check(dataclasses.replace(receipts, leaves=(named,)))


def test_a_receipt_of_another_group_or_server_confirms_nothing(receipts):
    with pytest.raises(Unreadable):
        check(receipts, group=b"h" * 32)
    with pytest.raises(Unreadable):
        check(receipts, log_key=bytes(32))


def test_a_receipt_with_a_bit_changed_confirms_nothing(receipts):
    for part in ("hashes", "leaf_hashes"):
        for place, value in enumerate(getattr(receipts, part)):
            for harmed in one_bit_per_byte(value):
                values = list(getattr(receipts, part))
                values[place] = harmed
                with pytest.raises(Unreadable):
                    check(dataclasses.replace(receipts, **{part: tuple(values)}))
    for harmed in one_bit_per_byte(receipts.checkpoint.encode()):
        with pytest.raises(Unreadable):
            check(dataclasses.replace(receipts, checkpoint=harmed.decode("utf-8", "replace")))


def test_a_receipt_with_parts_missing_confirms_nothing(receipts):
    for part in ("hashes", "leaf_hashes", "indices"):
        with pytest.raises(Unreadable):
            check(dataclasses.replace(receipts, **{part: getattr(receipts, part)[:-1]}))
