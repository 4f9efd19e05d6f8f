"""A coordinator's vault with what a network writes in years, made once and kept; beside it the text in plain SQLite.

What stands beside the vault is not sealed: it is the peer that search is measured against. All of it is made up.
"""

from __future__ import annotations

import hashlib
import inspect
import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from desktop.domain.answers import Changes
from desktop.domain.merging import alone
from desktop.forms import library
from desktop.services import describing
from desktop.store import keyslots
from desktop.store.content import Content, packed
from desktop.store.keyslot_file import KeyslotFile
from desktop.store.migrations import v0001, v0002, v0003, v0004
from desktop.store.texts import Saying, texts
from desktop.store.vault import Vault
from sync.client.ports import ArrivedRevision, Page, SyncState
from tests.bench import english, plain_search, records, spanish
from tests.bench.bench import PASSPHRASE, Bench

_IN_ONE_TRANSACTION = 500
_FIRST_MS = 1_600_000_000_000
_NEWEST = 60
"""Of the last ones every second is urgent, every third a note on the case before."""
_MADE_BY = (v0001, v0002, v0003, v0004, describing, records, english, spanish, plain_search)


@dataclass(frozen=True, slots=True)
class BigVault:
    """`plain`: the same titles and texts for `PlainSearch`, under the row ids that the records have in the vault."""

    folder: Path
    plain: Path
    count: int

    def open(self) -> Vault:
        return Vault.open(self.folder, PASSPHRASE)

    def bare(self) -> Any:
        """The same database, opened by nothing but SQLCipher."""
        _, opened = KeyslotFile.parsed((self.folder / "keyslots").read_bytes()).opened(PASSPHRASE)
        connection = dbapi2.connect(str(self.folder / "store.db"), isolation_level=None)
        connection.execute(f"""PRAGMA key = "x'{keyslots.database_key(opened.vault_key).hex()}'" """)
        return connection


def big_vault(bench: Bench) -> BigVault:
    count = bench.of(100_000, 10_000)
    home = bench.folder / f"records-{count}"
    big = BigVault(home / "vault", home / "plain.db", count)
    mark, wanted = home / "made-by", _made_by()
    if not mark.is_file() or mark.read_text() != wanted:
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        _make(bench, big)
        mark.write_text(wanted)
    return big


def _made_by() -> str:
    sources = "".join(inspect.getsource(module) for module in _MADE_BY)
    return hashlib.sha256(sources.encode()).hexdigest()


def _make(bench: Bench, big: BigVault) -> None:
    vault, plain = bench.vault(big.folder), plain_search.made(big.plain)
    describing.describe_by_forms(vault)
    store, done = vault.sync_store(), 0
    for some in _pages(big.count):
        store.take_in(Page(state=SyncState(), revisions=tuple(one for one, _ in some)))
        plain_search.add(plain, _plain(vault, some))
        done += len(some)
        print(f"\r  {done:,} records", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    plain.close()
    vault.close()


def _pages(count: int) -> Iterator[list[tuple[ArrivedRevision, Changes]]]:
    chance, writer, page = random.Random(3), records.Writer(2), []
    last_case = ""
    for number in range(count):
        form, changes, urgent = _written(writer, number, count - number, last_case)
        one = _arrived(chance, number, form, changes, urgent)
        last_case = one.record.hex() if form == "case" else last_case
        page.append((one, changes))
        if len(page) == _IN_ONE_TRANSACTION or number == count - 1:
            yield page
            page = []


def _written(writer: records.Writer, number: int, left: int, last_case: str) -> tuple[str, Changes, bool]:
    """(form, answers, urgent). Nearly all are cases, so that their list is long."""
    if left <= _NEWEST and left % 3 == 0:
        return "note", writer.note(last_case), False
    if left <= _NEWEST and left % 2 == 0:
        return "threat", writer.threat(), True
    if number % 200 == 0:
        return "testimony", writer.testimony(), False
    return "case", writer.case(), False


def _arrived(chance: random.Random, number: int, form: str, changes: Changes, urgent: bool) -> ArrivedRevision:
    """As it comes from one of five documenters. In place of the sealed object stand as many random bytes."""
    clock = (_FIRST_MS + number * 60_000) << 16
    digest = library.built_in(form).digest
    opened = packed(Content(form=form, form_digest=digest, clock=clock, parents=(), changes=changes, urgent=urgent))
    return ArrivedRevision(
        index=number,
        object_id=chance.randbytes(32),
        author=bytes([number % 5]) * 16,
        raw=chance.randbytes(200 + len(opened) // 2),
        record=chance.randbytes(16),
        key_id=bytes(8),
        content=opened,
    )


def _plain(vault: Vault, some: list[tuple[ArrivedRevision, Changes]]) -> Iterator[plain_search.Row]:
    """What the vault's own index is made of, before it is folded."""
    with vault.session() as session:
        rows = session.connection().exec_driver_sql(
            "SELECT id, seq, form FROM records ORDER BY seq DESC LIMIT ?", (len(some),)
        )
        known = {id: (seq, form) for id, seq, form in rows}
    for arrived, changes in some:
        seq, form = known[arrived.record.hex()]
        said = Saying(alone(changes))
        title = describing.called(form, said.answers)
        yield seq, title, "\n".join((*describing.labels_of(form, said), *texts(said, title)))
