"""Back into a vault whose passphrase is forgotten."""

from __future__ import annotations

import pytest

from desktop.errors import PassphraseTaken, WeakPassphrase, WrongPassphrase, WrongSheet
from desktop.services import locking, way_back
from desktop.services.recovering import Recovering
from desktop.services.ways import HeldShare, Trusted
from desktop.store import sheets
from desktop.store.keyslots import Cost
from desktop.store.vault import Vault
from tests.laptops import CHEAP, PASSPHRASE

NEW = "lantern mangrove seventeen courier orbit"
DURESS = "quiet copper window thursday basket elm"
PEOPLE = [Trusted(name="Ana", pin="482913"), Trusted(name="Leo", pin="105577")]


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    monkeypatch.setattr("desktop.store.vault.calibrated", lambda: CHEAP)
    monkeypatch.setattr("desktop.store.shares.PIN_COST", Cost(64, 1, 1))


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "vault"


@pytest.fixture
def words(folder):
    vault = Vault.create(folder, PASSPHRASE, CHEAP)
    made = " ".join(Recovering(vault).make_sheet().words)
    vault.close()
    return made


def test_checking_leaves_the_vault_closed_and_its_passphrase_as_it_was(folder, words):
    way_back.check(folder, words)
    locking.open_vault(folder, PASSPHRASE).close()


def test_the_new_passphrase_takes_the_place_of_the_forgotten_one(folder, words):
    way_back.open_anew(folder, words, NEW).close()
    with pytest.raises(WrongPassphrase):
        locking.open_vault(folder, PASSPHRASE)
    locking.open_vault(folder, NEW).close()
    way_back.check(folder, words)


def test_shares_lead_back_too(folder, words):
    vault = locking.open_vault(folder, PASSPHRASE)
    shares = Recovering(vault).make_shares(2, PEOPLE)
    vault.close()
    key = tuple(
        HeldShare(words=" ".join(share.words), pin=person.pin) for share, person in zip(shares, PEOPLE, strict=True)
    )
    way_back.check(folder, key)
    way_back.open_anew(folder, key, NEW).close()
    locking.open_vault(folder, NEW).close()


def test_words_of_another_vault_open_nothing(folder, words):
    with pytest.raises(WrongSheet):
        way_back.check(folder, " ".join(sheets.words_of(sheets.new_secret())))


def test_where_the_new_passphrase_cannot_be_set_the_vault_is_closed_and_as_it_was(folder, words):
    vault = locking.open_vault(folder, PASSPHRASE)
    Recovering(vault).set_duress(PASSPHRASE, DURESS)
    vault.close()
    with pytest.raises(WeakPassphrase):
        way_back.open_anew(folder, words, "weak")
    with pytest.raises(PassphraseTaken):
        way_back.open_anew(folder, words, DURESS)
    locking.open_vault(folder, PASSPHRASE).close()
