"""A damaged vault of an earlier version, whose upgrade would read what does not verify: what verifies is saved, too."""

from __future__ import annotations

from contextlib import closing

import pytest
from sqlcipher3 import dbapi2

from desktop.errors import VaultDamaged
from desktop.services.locking import open_vault
from desktop.services.rescuing import rescue
from tests.laptops import CHEAP, Laptop
from tests.vectors import old_vaults

NEW = "seven herons over the wide estuary"
PAGE = 4096


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    monkeypatch.setattr("desktop.store.rescue.saving.calibrated", lambda: CHEAP)


@pytest.mark.parametrize("table", ["objects", "records", "custody"])
def test_what_the_steps_cannot_read_does_not_keep_the_rest_from_being_saved(tmp_path, table):
    old = old_vaults.frozen(1)
    folder = old.laid_out(tmp_path / "old")
    with closing(dbapi2.connect(str(folder / "store.db"))) as connection:
        connection.execute(f"""PRAGMA key = "x'{old.key.hex()}'" """)
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    data = bytearray((folder / "store.db").read_bytes())
    data[page * PAGE - 2000] ^= 1
    (folder / "store.db").write_bytes(data)
    with pytest.raises(VaultDamaged):
        open_vault(folder, old.passphrase)
    rescued = rescue(folder, old.passphrase, tmp_path / "new", NEW)
    assert (folder / "store.db").read_bytes() == bytes(data)
    assert {path.name for path in (tmp_path / "new").iterdir()} == {"files", "keyslots", "store.db", "lock"}
    new = Laptop.of(open_vault(tmp_path / "new", NEW))
    try:
        views = {id: new.casework.open(id) for id in old.records}
        assert {id: view.deleted for id, view in views.items()} == {
            id: held["deleted"] for id, held in old.holds["records"].items()
        }
        assert rescued.records == len([view for view in views.values() if not view.deleted])
        assert {damage.part for damage in new.vault.damages()} == ({"record"} if table == "objects" else set())
    finally:
        new.vault.close()
