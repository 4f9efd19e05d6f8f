"""At its first backup a vault that somebody made and one that a duress passphrase made ask for the same."""

from __future__ import annotations

from contextlib import closing

import pytest
from sqlalchemy import text

from desktop.backup_errors import BackupNeedsPassphrase
from desktop.services.backing_up import BackingUp
from desktop.services.locking import make_vault, open_vault
from desktop.services.recovering import Recovering
from tests.laptops import CHEAP

PASSPHRASE = "tide garlic hockey outdoor lamp river"
DURESS = "seven herons over the wide estuary"


@pytest.fixture(params=["made by somebody", "made by a duress passphrase"])
def vault(request, tmp_path, monkeypatch):
    """New, and opened again, with the passphrase that opens it."""
    monkeypatch.setattr("desktop.store.vault.calibrated", lambda: CHEAP)
    folder, passphrase = tmp_path / "vault", PASSPHRASE
    with closing(make_vault(folder, PASSPHRASE)) as made:
        if request.param.endswith("duress passphrase"):
            BackingUp(made).prepare(PASSPHRASE)  # a vault that had backups
            Recovering(made).set_duress(PASSPHRASE, DURESS)
            passphrase = DURESS
    with closing(open_vault(folder, passphrase)) as opened:
        yield opened, passphrase


def test_both_ask_once_for_the_passphrase_and_then_back_up(vault, tmp_path):
    opened, passphrase = vault
    backing_up = BackingUp(opened)
    assert backing_up.needs_passphrase()
    with pytest.raises(BackupNeedsPassphrase):
        backing_up.back_up(tmp_path / "backup.amparo")
    backing_up.prepare(passphrase)
    assert not backing_up.needs_passphrase()
    assert backing_up.back_up(tmp_path / "backup.amparo").begun
    with opened.reading() as unit:
        assert not unit.facts.get("catch up")


def test_both_know_the_same_things_of_themselves(vault):
    opened, _ = vault
    with opened.session() as session:
        facts = set(session.scalars(text("SELECT name FROM facts")))
    assert facts == {"device keys"}
