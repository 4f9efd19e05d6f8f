"""Finding records by any word in them. Knows the vault's index, not how it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from desktop.services.describing import called, describe_by_forms, labels_beside, version_of
from desktop.services.lines import RecordLine
from desktop.services.reading import Reading
from desktop.store.folding import folded_label
from desktop.store.records import Listed
from desktop.store.search import goes_on, wanted
from desktop.store.snippets import Snippet, beginning, snippet
from desktop.store.texts import Said, texts
from desktop.store.unit import Unit
from desktop.store.vault import Vault

FIRST = 12
"""Hits that fill a screen. Whoever types waits for these; the rest may follow."""

_REMEMBERED = 100
"""Records of which the next key need not read anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """`snippet` is the text around the first match, without markup; `matches` are [first, end) places of matches."""

    line: RecordLine
    snippet: str
    matches: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Known:
    """What was read of one record. `title` None: its row is of an older form, and its text says how it is called."""

    row: Listed
    line: RecordLine
    title: str | None
    said: Said | None = None


class Searching:
    def __init__(self, vault: Vault, language: str = "en") -> None:
        describe_by_forms(vault)
        self._vault = vault
        self.language = language
        self._seen = _Seen((), {})

    def find(self, words: str, form_id: str | None = None, limit: int = 50, *, after: int = 0) -> list[Hit]:
        """Records that hold every word, the best match first; words may be unfinished. `after`: without the first so
        many. Never raises for odd input.
        """
        asked = wanted(words)
        with self._vault.reading() as unit:
            return _hits(unit, self._known(unit, asked, form_id, after, after + limit), asked)

    def lines(self, words: str, form_id: str | None = None, limit: int = 50) -> list[RecordLine]:
        """The same records, for lists that show no text of theirs."""
        with self._vault.reading() as unit:
            return [known.line for known in self._known(unit, wanted(words), form_id, 0, limit)]

    def _known(self, unit: Unit, words: Sequence[str], form_id: str | None, first: int, end: int) -> list[_Known]:
        """Most of what a key finds the key before it has found, too."""
        state = (*unit.search.state(), self.language, form_id)
        before = self._seen if self._seen.state == state else _Seen(state, {})
        untitled = before.untitled if before.untitled and goes_on(before.untitled, words) else None
        found = unit.search.places(words, form_id, end, untitled=untitled is not None)
        if found.untitled and untitled is None:
            untitled = words
        known = self._read(unit, found.places[first:], before.records)
        records = before.records if len(before.records) <= _REMEMBERED else dict(islice(known.items(), _REMEMBERED))
        self._seen = _Seen(state, records, untitled)
        return list(known.values())

    def _read(self, unit: Unit, places: Sequence[int], seen: dict[int, _Known]) -> dict[int, _Known]:
        """Adds to what was seen."""
        new = unit.search.rows([place for place in places if place not in seen])
        lines = Reading(unit, self._vault.device_id, self.language).listed(list(new.values()))
        for (place, row), line in zip(new.items(), lines, strict=True):
            title = called(row.form, row.shown) if row.version == version_of(row.form) else None
            seen[place] = _Known(row, line, title)
        return {place: seen[place] for place in places if place in seen}


@dataclass(frozen=True, slots=True)
class _Seen:
    """Records by their place, as they were in one `state` of the vault, and words of which no title there held all.
    In memory, as long as the vault is open.
    """

    state: tuple[object, ...]
    records: dict[int, _Known]
    untitled: Sequence[str] | None = None


def _hits(unit: Unit, known: Sequence[_Known], words: Sequence[str]) -> list[Hit]:
    """The words are looked for in the title first, which the row of a record has; its text is read where they are not
    there.
    """
    found = [None if one.title is None else snippet([one.title], words) for one in known]
    unread = {one.row.id: one for one, shown in zip(known, found, strict=True) if shown is None and one.said is None}
    for id, said in unit.search.said(list(unread)).items():
        unread[id].said = said
    return [_hit(one, shown or _in_text(one, words)) for one, shown in zip(known, found, strict=True)]


def _hit(known: _Known, shown: Snippet) -> Hit:
    return Hit(line=known.line, snippet=shown[0], matches=shown[1])


def _in_text(known: _Known, words: Sequence[str]) -> Snippet:
    form_id, title, said = known.row.form, known.title, known.said
    if said is None:
        return beginning(title or "")
    if title is None:
        title = called(form_id, said.answers)
        if shown := snippet([title], words):
            return shown
    return (
        snippet(labels_beside(form_id, said, words), words, folded_label)
        or snippet(list(texts(said, title)), words)
        or beginning(title)
    )
