"""Finding records by any word in them. Knows the vault's index, not how it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.services.describing import called, describe_by_forms, labels_beside, version_of
from desktop.services.lines import RecordLine
from desktop.services.reading import Reading
from desktop.store.folding import folded_label
from desktop.store.records import Listed
from desktop.store.search import wanted
from desktop.store.snippets import Snippet, beginning, snippet
from desktop.store.texts import Said, texts
from desktop.store.unit import Unit
from desktop.store.vault import Vault

FIRST = 12
"""Hits that fill a screen. Whoever types waits for these; the rest may follow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """`snippet` is the text around the first match, without markup; `matches` are [first, end) places of matches."""

    line: RecordLine
    snippet: str
    matches: tuple[tuple[int, int], ...]


class Searching:
    def __init__(self, vault: Vault, language: str = "en") -> None:
        describe_by_forms(vault)
        self._vault = vault
        self.language = language

    def find(self, words: str, form_id: str | None = None, limit: int = 50, *, after: int = 0) -> list[Hit]:
        """Records that hold every word, the best match first; words may be unfinished. `after`: without the first so
        many. Never raises for odd input.
        """
        with self._vault.reading() as unit:
            rows = unit.search.find(words, form_id, limit, after)
            lines = self._lines(unit, rows)
            snippets = _snippets(unit, rows, wanted(words))
        return [
            Hit(line=line, snippet=shown, matches=matches)
            for line, (shown, matches) in zip(lines, snippets, strict=True)
        ]

    def lines(self, words: str, form_id: str | None = None, limit: int = 50) -> list[RecordLine]:
        """The same records, for lists that show no text of theirs."""
        with self._vault.reading() as unit:
            return self._lines(unit, unit.search.find(words, form_id, limit))

    def _lines(self, unit: Unit, rows: Sequence[Listed]) -> list[RecordLine]:
        return Reading(unit, self._vault.device_id, self.language).listed(rows)


def _snippets(unit: Unit, rows: Sequence[Listed], words: Sequence[str]) -> list[Snippet]:
    """The words are looked for in the title first, which the row of a record has; its text is read where they are not
    there.
    """
    titles = {row.id: called(row.form, row.shown) for row in rows if row.version == version_of(row.form)}
    found = {id: shown for id, title in titles.items() if (shown := snippet([title], words))}
    said = unit.search.said([row.id for row in rows if row.id not in found])
    for row in rows:
        if row.id in said:
            title = titles.get(row.id)
            if title is None:  # the row is of an older form
                title = called(row.form, said[row.id].answers)
                found[row.id] = snippet([title], words) or _in_text(row.form, title, said[row.id], words)
            else:
                found[row.id] = _in_text(row.form, title, said[row.id], words)
    return [found.get(row.id) or beginning(titles.get(row.id, "")) for row in rows]


def _in_text(form_id: str, title: str, said: Said, words: Sequence[str]) -> Snippet:
    return (
        snippet(labels_beside(form_id, said, words), words, folded_label)
        or snippet(list(texts(said, title)), words)
        or beginning(title)
    )
