import pytest

from sync.crypto.tls import holds_pin, pin_of
from tests.sync.crypto.harms import one_bit_off
from tests.vectors.reading import vectors

(FROZEN,) = vectors("tls_pin")
CERTIFICATE, PIN = bytes.fromhex(FROZEN["certificate"]), bytes.fromhex(FROZEN["pin"])


def test_the_frozen_certificate_has_the_frozen_pin():
    assert pin_of(CERTIFICATE) == PIN
    assert holds_pin(CERTIFICATE, PIN)


def test_another_pin_does_not_fit():
    assert not any(holds_pin(CERTIFICATE, harmed) for harmed in one_bit_off(PIN))


@pytest.mark.parametrize("certificate", [b"", b"no certificate", CERTIFICATE[:-1]])
def test_what_is_no_certificate_holds_no_pin(certificate):
    assert not holds_pin(certificate, PIN)
