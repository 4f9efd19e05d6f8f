"""The search index filled again after an upgrade emptied it (VAULT.md, section 6), and rid of what was taken out of it
(section 15). Knows no form and no word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desktop.store.facts import INDEX_TO_BE_EMPTIED, INDEX_TO_BE_FILLED
from desktop.store.revisions import batches
from desktop.store.schema import RevisionRow

if TYPE_CHECKING:
    from desktop.store.vault import Vault


def fill_again(vault: Vault) -> None:
    """Nothing where it is full. All in one transaction: after a crash it is done at the next opening.

    `vault.describe` must be what it is going to be: titles and labels are indexed too.
    """
    with vault.session() as session:
        ids = sorted(set(session.scalars(select(RevisionRow.record))))
    with vault.unit() as unit:
        for some in batches(ids):
            unit.listing.refresh(some)
        unit.facts.remove(INDEX_TO_BE_FILLED)


def is_emptied(vault: Vault) -> bool:
    with vault.reading() as unit:
        return unit.facts.get(INDEX_TO_BE_FILLED) is not None


def empty_of_removed(vault: Vault) -> None:
    """FTS5 marks a deleted row and keeps its words until it merges; merged into one, nothing of it is left in the
    database, nor in its log. Nothing where nothing was removed. Takes as long as writing the index.
    """
    with vault.reading() as unit:
        if unit.facts.get(INDEX_TO_BE_EMPTIED) is None:
            return
    with vault.unit() as unit:
        unit.listing.merge_index()
        unit.facts.remove(INDEX_TO_BE_EMPTIED)
    vault.empty_log()
