"""What a person set stays in the vault, within bounds."""

from __future__ import annotations

import pytest

from desktop.services.preferences import Choices


def test_nothing_set_is_the_defaults(here):
    assert here.preferences.read() == Choices()


def test_what_was_set_comes_back(here):
    wanted = Choices(language="es", lock_after_minutes=10, text_percent=150, theme="dark", my_name="Rosa Q.")
    here.preferences.write(wanted)
    assert here.preferences.read() == wanted


@pytest.mark.parametrize(
    "wrong", [{"lock_after_minutes": -1}, {"lock_after_minutes": 9999}, {"text_percent": 5}, {"theme": "pink"}]
)
def test_what_is_out_of_bounds_is_refused(here, wrong):
    with pytest.raises(ValueError, match="out of bounds"):
        here.preferences.write(Choices(**wrong))
    assert here.preferences.read() == Choices()


def test_what_is_kept_out_of_bounds_counts_as_not_set(here):
    with here.vault.unit() as unit:
        unit.preferences.put({"text_percent": "huge", "theme": "pink", "lock_after_minutes": "99999", "language": "es"})
    assert here.preferences.read() == Choices(language="es")
