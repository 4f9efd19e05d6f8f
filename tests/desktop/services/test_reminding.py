"""What Today asks about the ways in, and for how long it keeps quiet when it was put off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from desktop.services import reminding
from desktop.services.recovering import Recovering
from desktop.services.reminding import asked
from desktop.store.vault import Vault
from tests.laptops import CHEAP, PASSPHRASE


@pytest.fixture
def vault(tmp_path):
    made = Vault.create(tmp_path / "vault", PASSPHRASE, CHEAP)
    yield made
    made.close()


def days(count):
    return datetime.now(UTC) + timedelta(days=count)


def test_a_vault_with_nothing_but_a_passphrase_is_asked_about_after_a_week(vault):
    assert not asked(vault).no_way_back
    assert asked(vault, days(8)).no_way_back


def test_at_the_first_start_it_is_offered_at_once_and_put_off_for_a_month(vault):
    reminding.offer_sheet(vault)
    assert asked(vault).no_way_back
    reminding.put_off_sheet(vault)
    assert not asked(vault, days(29)).no_way_back
    assert asked(vault, days(31)).no_way_back


def test_with_a_sheet_it_is_not_asked_for_one_but_for_its_proof(vault):
    reminding.offer_sheet(vault)
    words = " ".join(Recovering(vault).make_sheet().words)
    assert asked(vault) == reminding.Asked()
    assert len(asked(vault, days(8)).due) == 1
    reminding.put_off_proving(vault, days(8))
    assert asked(vault, days(10)).due == ()
    assert len(asked(vault, days(12)).due) == 1
    Recovering(vault).prove_sheet(words)
    assert asked(vault, days(6)).due == ()


def test_a_clock_that_was_set_back_puts_nothing_off_for_ever(vault):
    reminding.offer_sheet(vault)
    reminding.put_off_sheet(vault, days(3650))
    assert asked(vault).no_way_back
