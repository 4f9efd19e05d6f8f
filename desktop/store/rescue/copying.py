"""The rows of a damaged vault that verify, into the database of a new one.

Knows no keyslot and no sealed file. What lists and search keep is left out: it is made anew from the revisions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy.orm import Session

from desktop.store.backups import own_salt
from desktop.store.content import unpacked
from desktop.store.facts import (
    CATCH_UP,
    DEVICE_KEYS,
    DOUBT,
    INDEX_TO_BE_FILLED,
    MEMBERSHIP,
    RETURNING,
    SYNC_STATE,
    FactStore,
)
from desktop.store.members import MemberStore
from desktop.store.receipts import ReceiptStore
from desktop.store.rescue import broken_stubs
from desktop.store.rescue.custody_again import custody_again
from desktop.store.rescue.reading import DamagedDatabase, Row
from desktop.store.rescue.reopening import files_again, open_again
from desktop.store.unit import now
from sync.crypto.keys import DeviceKeys
from sync.errors import Unreadable
from sync.protocol.objects import object_id

_DERIVED: Final = ("records", "tallies", "links", "attachments", "touchstones")
_OF_THE_OLD_KEYS: Final = ("ways", "holders", "backups")
"""The new vault has keyslots of its own, and its first backup is a new one."""
_MANY: Final = 50
_UNPROVED: Final = "receipt > 0 AND receipt NOT IN (SELECT seq FROM receipts)"
"""0: an own statement that came back out of the log."""

Step = Callable[[int, int], object]
"""Bytes of files done, and of how many."""


@dataclass(slots=True)
class Copied:
    """`gaps`: tables of which something could not be read. `objects_lost`: rows whose bytes are not what their name
    says. `files_damaged`: ids of files that do not verify and are copied as they are; `files_to_come`: those that the
    server is proved to have, which are fetched again; `files_gone`: neither here nor there. `device_lost`: the keys of
    the device could not be read; it is a new one now, and nobody's member.
    """

    gaps: set[str] = field(default_factory=set)
    objects_lost: int = 0
    files_damaged: list[str] = field(default_factory=list)
    files_to_come: list[str] = field(default_factory=list)
    files_gone: list[str] = field(default_factory=list)
    device_lost: bool = False


def is_made_anew(table: str) -> bool:
    """From the revisions, by the first opening; or SQLite's own."""
    return table in _DERIVED or table.startswith(("sqlite_", "words", "grams"))


def copy_rows(old: DamagedDatabase, session: Session, copied: Copied, step: Step) -> None:
    """Into an empty database of the same version. `step` is called often, so that it can be stopped."""
    new, facts = session.connection(), FactStore(session)
    fresh = {name: facts.get(name) or b"" for name in (DEVICE_KEYS, own_salt.FACT)}
    listed = new.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    for table in listed:
        if table in _OF_THE_OLD_KEYS or is_made_anew(table):
            continue
        columns = old.columns(table)
        if not columns:
            copied.gaps.add(table)
            continue
        marks = ", ".join("?" for _ in columns)
        names = ", ".join(f'"{name}"' for name in columns)
        put = f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - names of the schema
        for some in _batches(_verified(old, table, columns, copied, step)):
            new.exec_driver_sql(put, some)
    copied.device_lost = facts.get(DEVICE_KEYS) == fresh[DEVICE_KEYS]
    facts.put(own_salt.FACT, fresh[own_salt.FACT])  # that of the new passphrase
    _settle(session, facts, copied)
    facts.saw(_newest_clock(new), now())
    facts.put(INDEX_TO_BE_FILLED, b"")


def _settle(session: Session, facts: FactStore, copied: Copied) -> None:
    """What is made again from what came, what is not said any more because its proof was lost, and what has to be asked
    of the server again.
    """
    new = session.connection()
    here = DeviceKeys.from_bytes(facts.get(DEVICE_KEYS) or b"").id.hex()
    if "revisions" in copied.gaps and open_again(new) and not ("objects" in copied.gaps or copied.objects_lost):
        copied.gaps.discard("revisions")  # each of them came in an object
    if "files" in copied.gaps:
        files_again(new, here)
    if copied.device_lost or copied.gaps & broken_stubs.TABLES:
        broken_stubs.end_stubs(new)  # a new device has other grants
    if copied.gaps & {"custody", "custody_heads"}:
        custody_again(session, facts, here)
    if copied.gaps:
        for table in ("objects", "files", "stub_objects"):
            new.exec_driver_sql(f"UPDATE {table} SET receipt = NULL WHERE {_UNPROVED}")  # noqa: S608 - from above
        ReceiptStore(session, MemberStore(session, facts, here)).recount_received()
    if copied.device_lost:
        for name in (MEMBERSHIP, SYNC_STATE, RETURNING, DOUBT):
            facts.remove(name)
    elif copied.gaps or copied.objects_lost:
        facts.put_number(CATCH_UP, now())


def _verified(old: DamagedDatabase, table: str, columns: list[str], copied: Copied, step: Step) -> Iterator[Row]:
    is_right_row = _CHECKS.get(table)
    for number, row in enumerate(old.rows(table, columns)):
        if row is None:
            copied.gaps.add(table)
        elif is_right_row is None or is_right_row(dict(zip(columns, row, strict=True))):
            yield row
        else:
            copied.objects_lost += 1
        if row is None or number % _MANY == 0:
            step(0, 1)


def _is_its_object(row: Mapping[str, Any]) -> bool:
    return object_id(row["raw"]).hex() == str(row["id"])


def _reads(row: Mapping[str, Any]) -> bool:
    try:
        unpacked(row["content"])
    except Unreadable:
        return False
    return True


_CHECKS: Final[Mapping[str, Callable[[Mapping[str, Any]], bool]]] = {"objects": _is_its_object, "revisions": _reads}


def _newest_clock(connection: Any) -> int:
    """What is written from now on is later than everything that is here, even where the old clock was lost."""
    contents = connection.exec_driver_sql("SELECT content FROM revisions")
    return max((unpacked(content).clock for (content,) in contents), default=0)


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    some: list[Row] = []
    for row in rows:
        some.append(row)
        if len(some) == _MANY:
            yield some
            some = []
    if some:
        yield some
