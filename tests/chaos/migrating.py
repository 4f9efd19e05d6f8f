"""Vaults of earlier versions that are killed while this one upgrades them: whole and old, or whole and new."""

from __future__ import annotations

import hashlib
import random
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from desktop.store.upgrade import STEPS
from desktop.store.vault import Vault
from tests.chaos.dying import LONG, NEVER, Ended, Kill, Tell, run
from tests.chaos.truth import Broken
from tests.laptops import Laptop
from tests.vectors import old_vaults
from tests.vectors.holdings import holdings, missing
from tests.vectors.old_vaults import OldVault

_BEFORE = {"keyslots", "store.db", "files"}
_OPEN = {"lock", "store.db-wal", "store.db-shm"}


class Migrating:
    def __init__(self, home: Path, chance: random.Random, version: int) -> None:
        self._folder, self._chance = home / f"version-{version}", chance
        self._old = old_vaults.frozen(version)
        self._old.laid_out(self._folder)
        self._parts = {path: path.read_bytes() for path in self._folder.rglob("*") if path.is_file()}
        self._tables = tables(self._folder, self._old)
        self._seconds = self._upgrade(Kill(after=LONG)).seconds
        self._moments = self._upgrade(NEVER).moments

    def once(self) -> bool:
        """At any moment of an opening. Whether it was killed before its end. Raises Broken."""
        by_clock = Kill(after=self._chance.uniform(0, self._seconds))
        by_count = Kill(moment=self._chance.randrange(1, self._moments + 1))
        return self._upgrade(self._chance.choice((by_clock, by_count))).killed

    def at_each_statement(self) -> Iterator[int]:
        """Before each of them, from the first of the opening to the last; gives its place. Raises Broken."""
        statements = self._upgrade(Kill(statements=True)).moments
        for place in range(1, statements + 1):
            if not self._upgrade(Kill(moment=place, statements=True)).killed:
                raise Broken(f"nothing was killed at statement {place}")
            yield place

    def _upgrade(self, kill: Kill) -> Ended:
        self._lay_out()
        ended = run(self._open, kill)
        self._expect_whole(killed=ended.killed)
        self._expect_contents()
        return ended

    def _lay_out(self) -> None:
        shutil.rmtree(self._folder)
        (self._folder / "files").mkdir(parents=True)
        for path, data in self._parts.items():
            path.write_bytes(data)

    def _open(self, tell: Tell) -> None:
        Vault.open(self._folder, self._old.passphrase).close()
        tell("upgraded")

    def _expect_whole(self, *, killed: bool) -> None:
        """As the program that made it would find it: its version, its tables, every row; else all of it is new."""
        names = {path.name for path in self._folder.iterdir()}
        copies = {name for name in names if name.startswith("store.db.before-")}
        if names - copies - _OPEN != _BEFORE or (copies and not killed):
            raise Broken(f"in the folder are {sorted(names)}")
        for name in copies:
            if not name.endswith(".part") and tables(self._folder, self._old, name) != self._tables:
                raise Broken("the copy is another one")
        found = tables(self._folder, self._old)
        if found["version"] == self._old.version and found != self._tables:
            raise Broken("it says that it is old, and is not as it was")
        if found["version"] not in range(self._old.version, len(STEPS) + 1):
            raise Broken(f"it says that it is of version {found['version']}")
        if not killed and found["version"] != len(STEPS):
            raise Broken("it was not upgraded")

    def _expect_contents(self) -> None:
        laptop = Laptop.of(Vault.open(self._folder, self._old.passphrase), "es")
        try:
            lost = missing(self._old.holds, holdings(laptop, self._old.records, self._old.words))
        finally:
            laptop.vault.close()
        if lost:
            raise Broken("; ".join(lost))
        if any(self._folder.glob("store.db.before-*")):
            raise Broken("the copy stays")


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
