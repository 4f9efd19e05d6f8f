from __future__ import annotations

import pytest

from tests.chaos.short import chaos


@pytest.mark.timeout(600)
def test_whatever_is_killed_the_vault_opens_and_what_was_confirmed_is_there():
    seed, kills, confirmed = chaos(2012, runs=60)
    assert seed == "seed 2012"
    assert kills.startswith("60 kills (")
    assert confirmed.endswith(" deeds were confirmed before them, and all of them were there")
