from __future__ import annotations

from contextlib import closing

import pytest

from desktop.store.reindexing import is_emptied
from desktop.store.vault import Vault
from tests.laptops import Laptop, laptop, titled
from tests.vectors import old_vaults


@pytest.fixture
def old(tmp_path):
    frozen = old_vaults.frozen(1)
    return Vault.open(frozen.laid_out(tmp_path / "vault"), frozen.passphrase)


def words(vault):
    with vault.session() as session:
        return session.connection().exec_driver_sql("SELECT count(*) FROM words").scalar()


def test_what_an_upgrade_emptied_is_filled_at_the_first_opening(old):
    assert words(old) == 0
    found = Laptop.of(old)
    try:
        living = len(found.casework.lines("case"))
        assert living
        assert words(old) >= living
        assert found.searching.find("de")
    finally:
        old.close()


def test_what_an_earlier_version_folded_otherwise_is_folded_anew(tmp_path):
    frozen = old_vaults.frozen(2)
    with closing(Vault.open(frozen.laid_out(tmp_path / "vault"), frozen.passphrase)) as vault:
        assert is_emptied(vault)
        assert Laptop.of(vault).searching.find("de")
        assert not is_emptied(vault)


def test_a_full_index_is_left_alone(tmp_path, monkeypatch):
    with laptop(tmp_path / "vault") as found:
        found.casework.save(None, "case", titled("case", "Heron"))
        monkeypatch.setattr("desktop.services.describing.fill_again", lambda _vault: pytest.fail("it was full"))
        assert Laptop.of(found.vault).searching.find("h")
