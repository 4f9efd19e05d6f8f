from __future__ import annotations

import pytest

from tests.chaos.short import chaos


@pytest.mark.timeout(600)
def test_when_the_power_goes_what_was_confirmed_is_on_the_disk():
    _, cuts, *_ = chaos(1755, cuts=80)
    assert cuts.startswith("80 power cuts (")


@pytest.mark.timeout(600)
def test_an_upgrade_killed_before_any_statement_leaves_the_old_vault_or_the_new_one_whole():
    """And the next opening makes the same of it as if nothing had been."""
    _, *upgrades = chaos(1, each_statement=True)
    assert upgrades
    assert all(": killed before each of " in one for one in upgrades)


@pytest.mark.timeout(600)
def test_a_flipped_bit_changes_nothing_or_is_named():
    _, flips, _ = chaos(1859, flips=27)
    assert flips == "27 flipped bits in 27 kinds of places"
