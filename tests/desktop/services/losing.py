"""Taking things out of a vault as damage does, and telling what is in it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import text

from desktop.services.views import Delivery, HistoryEntry, RecordView
from desktop.store.file_rows import State
from desktop.store.vault import Vault
from tests.laptops import Laptop

TABLES = (
    "objects",
    "revisions",
    "records",
    "links",
    "attachments",
    "files",
    "custody",
    "custody_heads",
    "secrets",
    "granted",
    "receipts",
    "acknowledgements",
    "members",
    "set_aside",
)
"""Everything that the server, or what it gives back, can fill again."""


def lose(vault: Vault, *tables: str, where: str = "1") -> None:
    with vault.unit() as unit:
        for table in tables:
            unit._session.execute(text(f"DELETE FROM {table} WHERE {where}"))


def told(laptop: Laptop) -> Mapping[str, tuple[RecordView, Delivery, list[HistoryEntry]]]:
    """Every record as a person sees it, with its history and its proofs."""
    with laptop.vault.reading() as unit:
        records = sorted(
            unit.records.lines(sorted(unit._session.scalars(text("SELECT DISTINCT record FROM revisions"))))
        )
    casework = laptop.casework
    return {id: (casework.open(id), casework.delivery(id), casework.history(id)) for id in records}


def contents(laptop: Laptop) -> Mapping[str, bytes]:
    """The plain bytes of every file that is whole here."""
    with laptop.vault.reading() as unit:
        files = unit.files.in_state(State.WHOLE)
    return {kept.ref.id: laptop.collecting.reader(kept.ref.id).read(0, kept.ref.size) for kept in files}
