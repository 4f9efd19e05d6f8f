from __future__ import annotations

import pytest

from desktop.store.keyslots import Cost
from desktop.store.sittings import Sitting
from desktop.store.vault import Vault

CHEAP = Cost(memory=64, passes=1, lanes=1)
PASSPHRASE = "seven herons over the estuary"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "vault"


@pytest.fixture
def make_vault(tmp_path):
    """Vaults by name; the same name again opens it again. All are closed in the end."""
    made = []

    def make(name="vault"):
        place = tmp_path / name
        vault = Vault.open(place, PASSPHRASE) if place.exists() else Vault.create(place, PASSPHRASE, CHEAP)
        made.append(vault)
        return vault

    yield make
    for vault in made:
        vault.close()


@pytest.fixture
def vault(make_vault):
    return make_vault()


@pytest.fixture
def save():
    """`save(vault, "case", {...})` gives the id; `record=` and further fields of a sitting as they are.

    An existing record is written on its heads unless `parents=` says otherwise.
    """

    def save_one(vault, form, changes, **others):
        with vault.unit() as unit:
            if others.get("record") and "parents" not in others:
                others["parents"] = unit.records.get(others["record"]).record.heads
            return unit.save(Sitting(form=form, changes=changes, **others)).record

    return save_one


@pytest.fixture
def line():
    """The record as lists show it."""

    def read(vault, record_id):
        with vault.reading() as unit:
            return unit.records.get(record_id)

    return read


@pytest.fixture(scope="module")
def shared_vault(tmp_path_factory):
    """For tests that only read, many times."""
    vault = Vault.create(tmp_path_factory.mktemp("shared") / "vault", PASSPHRASE, CHEAP)
    with vault.unit() as unit:
        unit.save(Sitting(form="case", changes={"title": "Eviction at the river", "what": "渔民社区被强制拆迁"}))
    yield vault
    vault.close()
