"""Vaults of earlier versions that die while this one upgrades them: whole and old, or whole and new."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from desktop.store.upgrade import STEPS
from desktop.store.vault import Vault
from tests.chaos.dying import Deed, Tell
from tests.chaos.scenes import Said, expect
from tests.laptops import Laptop
from tests.vectors import old_vaults
from tests.vectors.holdings import holdings, missing
from tests.vectors.old_vaults import OldVault

_BEFORE = {"keyslots", "store.db", "files"}
_OPEN = {"lock", "store.db-wal", "store.db-shm"}


class Migrating:
    """`by_tables`: what was upgraded after a death is compared, row by row, with what an upgrade without one makes;
    else all that the services tell of it, with what the program told that made the vault.
    """

    def __init__(self, root: Path, version: int, *, by_tables: bool = False) -> None:
        self.root = root
        self._old = old_vaults.frozen(version)
        folder = self._old.laid_out(root / "vault")
        self._parts = {path.relative_to(root): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        self._tables = tables(folder, self._old)
        self._upgraded = self._without_a_death() if by_tables else None

    def begin(self) -> Deed:
        shutil.rmtree(self.root, ignore_errors=True)
        for name, data in self._parts.items():
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).write_bytes(data)
        return self._open

    def look(self, root: Path, said: Said, *, is_real: bool) -> int:
        self._expect_whole(root / "vault", upgraded=bool(said))
        self._expect_contents(root / "vault")
        return len(said)

    def _without_a_death(self) -> dict[str, Any]:
        Vault.open(self.root / "vault", self._old.passphrase).close()
        return tables(self.root / "vault", self._old)

    def _open(self, tell: Tell) -> None:
        vault = Vault.open(self.root / "vault", self._old.passphrase)
        tell("upgraded")
        vault.close()

    def _expect_whole(self, folder: Path, *, upgraded: bool) -> None:
        """As the program that made it would find it: its version, its tables, every row; else all of it is new."""
        names = {path.name for path in folder.iterdir()}
        copies = {name for name in names if name.startswith("store.db.before-")}
        expect(names - copies - _OPEN == _BEFORE and not (copies and upgraded), f"in the folder: {sorted(names)}")
        for name in copies:
            if not name.endswith(".part"):
                expect(tables(folder, self._old, name) == self._tables, "the copy is that of the old one")
        found = tables(folder, self._old)
        versions = [len(STEPS)] if upgraded else range(self._old.version, len(STEPS) + 1)
        expect(found["version"] in versions, f"it says that it is of version {found['version']}")
        expect(
            found["version"] > self._old.version or found == self._tables, "it says that it is old, and is as it was"
        )

    def _expect_contents(self, folder: Path) -> None:
        vault = Vault.open(folder, self._old.passphrase)
        try:
            if self._upgraded is None:
                told = holdings(Laptop.of(vault, "es"), self._old.records, self._old.words)
                lost = missing(self._old.holds, told)
                expect(not lost, "; ".join(lost))
        finally:
            vault.close()
        expect(not any(folder.glob("store.db.before-*")), "the copy is gone")
        expect(self._upgraded in (None, tables(folder, self._old)), "it is as without a death")


def tables(folder: Path, old: OldVault, name: str = "store.db") -> dict[str, Any]:
    """The version, and of each table how it is made and a digest of its rows; past the program, by SQLCipher alone."""
    with closing(dbapi2.connect(str(folder / name), isolation_level=None)) as connection:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"""PRAGMA key = "x'{old.key.hex()}'" """)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        made = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
        rows = {
            table: _digest(connection, table)
            for kind, table, sql in made
            if kind == "table" and not str(sql).startswith("CREATE VIRTUAL")
        }
    return {"version": version, "made": made, "rows": rows}


def _digest(connection: Any, table: str) -> str:
    rows = sorted(map(repr, connection.execute(f'SELECT * FROM "{table}"')))
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()
