"""From the keys in the open vault to the one sign that it is gone, through the real processes."""

from __future__ import annotations

import pytest

from desktop.errors import VaultDamaged
from desktop.services.preferences import Choices, Preferences
from desktop.store.vault import Vault
from tests.desktop.ui.leaving.real_program import PATIENCE, laptop
from tests.desktop.ui.starting import folder
from tests.laptops import PASSPHRASE

__all__ = ["folder"]


def test_leaving_and_erasing_ends_with_a_closed_window_and_a_vault_that_nothing_opens(tmp_path, folder):
    vault = Vault.open(folder, PASSPHRASE)
    Preferences(vault).write(Choices(quick_erase=True))
    vault.close()
    before = (folder / "keyslots").read_bytes()
    with laptop(folder, tmp_path) as found:
        found.current.do(f"type {PASSPHRASE}")
        found.current.do("unlock")
        found.current.do("press Ctrl+Q")
        sheet = found.next()
        assert found.program.wait(PATIENCE) == 0
        sheet.do("press Ctrl+Shift+Delete")
        assert (folder / "keyslots").read_bytes() == before
        sheet.do("press Ctrl+Shift+Delete")
        assert sheet.ends()
        assert found.processes() == []
    with pytest.raises(VaultDamaged):
        Vault.open(folder, PASSPHRASE)
