import pytest

from sync.crypto.keys import DeviceKeys
from sync.crypto.sign import sign, verify
from sync.protocol import labels
from tests.sync.crypto.harms import one_bit_off

SIGNED = labels.CERTIFICATE + b"number 4 of the list"


@pytest.fixture(scope="module")
def keys():
    return DeviceKeys.generate()


@pytest.fixture(scope="module")
def signature(keys):
    return sign(keys.signing, SIGNED)


def test_the_signer_is_recognised(keys, signature):
    assert verify(keys.signing_public, signature, SIGNED)


def test_a_signature_counts_under_its_own_label_only(keys, signature):
    moved = labels.ENROLMENT + SIGNED.removeprefix(labels.CERTIFICATE)
    assert not verify(keys.signing_public, signature, moved)


def test_nothing_without_a_label_is_signed(keys):
    with pytest.raises(AssertionError):
        sign(keys.signing, b'"@method": POST')


def test_nothing_with_a_bit_changed_verifies(keys, signature):
    public = keys.signing_public
    assert not any(verify(public, harmed, SIGNED) for harmed in one_bit_off(signature))
    assert not any(verify(public, signature, harmed) for harmed in one_bit_off(SIGNED))
    assert not any(verify(harmed, signature, SIGNED) for harmed in one_bit_off(public))


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_key_of_a_wrong_length_verifies_nothing(signature, length):
    assert not verify(bytes(length), signature, SIGNED)


@pytest.mark.parametrize("length", [0, 63, 65])
def test_a_signature_of_a_wrong_length_is_none(keys, length):
    assert not verify(keys.signing_public, bytes(length), SIGNED)
