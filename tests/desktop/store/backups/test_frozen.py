"""While a backup reads it, the database's file stays byte for byte as it is, whatever is saved."""

from __future__ import annotations

import os

from sqlalchemy import text

from desktop.store.vault import Vault
from tests.desktop.store.conftest import PASSPHRASE


def checkpoint(vault):
    with vault._connections.engine().connect() as connection:
        connection.connection.dbapi_connection.execute("PRAGMA busy_timeout = 100")
        connection.connection.dbapi_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def test_no_save_and_no_checkpoint_reaches_the_file(vault, save):
    path = vault.folder / "store.db"
    record = save(vault, "case", {"title": "before"})
    with vault.frozen(lambda: None) as session:
        before = path.read_bytes()
        for _ in range(3):
            save(vault, "case", {"what": os.urandom(10_000).hex()})
        checkpoint(vault)
        assert path.read_bytes() == before
        assert session.execute(text("SELECT count(*) FROM records")).scalar_one() == 1
    checkpoint(vault)
    assert path.read_bytes() != before
    with vault.reading() as unit:
        assert unit.records.count() == 4
        assert unit.records.get(record) is not None


def test_everything_that_was_saved_stands_in_the_file_itself(vault, save, tmp_path):
    for number in range(5):
        save(vault, "case", {"title": f"case {number}"})
    with vault.frozen(lambda: None):
        copy = tmp_path / "copy"
        (copy / "files").mkdir(parents=True)
        for name in ("store.db", "keyslots"):
            (copy / name).write_bytes((vault.folder / name).read_bytes())
    other = Vault.open(copy, PASSPHRASE)
    with other.reading() as unit:
        assert unit.records.count() == 5
    other.close()
