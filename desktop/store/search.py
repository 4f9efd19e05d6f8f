"""Finding records by words in them. The index is written by `listing`; here it is asked. Knows no form.

People wait for this at each key: nothing is merged for a hit, no text is read that nobody asks for, and the statements
go to the database as they stand here.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy.orm import Session

from desktop.domain.merging import alone, merge
from desktop.domain.records import Whereabouts
from desktop.store.content import changes_in, unpacked
from desktop.store.describing import unpacked as unpacked_line
from desktop.store.folding import folded, has_unspaced
from desktop.store.records import Listed
from desktop.store.texts import Said, Saying

_GRAM: Final = 3
_RANKED: Final = 400
"""Up to so many hits are ranked by how well they fit; of more, the newest come first."""

_HAS_WORD: Final = re.compile(r"\w")


def wanted(words: str) -> list[str]:
    """What was typed, as the index has it and as `snippets` look for it."""
    # FTS5 reads a text up to its first zero, within quotes too: the quote that ends it would be missing.
    typed = folded(words[:1000].replace("\0", " "))
    return [word for word in typed.split()[:20] if _HAS_WORD.search(word)]


def goes_on(typed: Sequence[str], words: Sequence[str]) -> bool:
    """Whether whatever has all `words` has all that was `typed` before, because it was only typed on."""
    return len(words) >= len(typed) and all(word.startswith(one) for one, word in zip(typed, words, strict=False))


@dataclass(frozen=True, slots=True)
class Places:
    """Of records, as `SearchIndex.rows` takes them, best first. `untitled`: it turned out that no title holds the
    words, at the cost of looking for them.
    """

    places: list[int]
    untitled: bool = False


class SearchIndex:
    def __init__(self, session: Session) -> None:
        self._session = session

    def state(self) -> tuple[object, ...]:
        """Equal as long as nothing at all was written: what was read of records then is what it would be now."""
        raw = self._raw()
        # The version changes with what others commit; what is written over this connection is counted by it.
        ((version,),) = self._asked("PRAGMA data_version")
        return raw, version, raw.total_changes

    def find(self, words: str, form: str | None = None, limit: int = 50) -> list[Listed]:
        """Records with every word, best first; each word may be the beginning of one. Nothing for no words."""
        found = self.places(wanted(words), form, limit).places
        rows = self.rows(found)
        return [rows[place] for place in found if place in rows]

    def places(self, words: Sequence[str], form: str | None, limit: int, *, untitled: bool = False) -> Places:
        """The same for words as they are `wanted`. `untitled`: it is known that no title holds all of them."""
        grams = [word for word in words if has_unspaced(word) and len(word) >= _GRAM]
        rest = [word for word in words if word not in grams]
        if grams and rest:
            return Places(self._found(_IN_BOTH, form, limit, _together(grams), _prefixes(rest)))
        if grams:
            return Places(self._found(_IN_GRAMS, form, limit, _together(grams)))
        return self._in_words(_prefixes(rest), form, limit, untitled) if rest else Places([])

    def rows(self, places: Sequence[int]) -> dict[int, Listed]:
        """Without those that are not here."""
        found = self._asked(_ROWS, json.dumps(places)) if places else ()
        return {place: _listed(*row) for place, *row in found}

    def said(self, record_ids: Sequence[str]) -> Mapping[str, Said]:
        """What these records say, by id; those that are not here are left out."""
        kept: dict[str, list[tuple[str, str, bytes]]] = defaultdict(list)
        for record, *revision in self._asked(_CONTENTS, json.dumps(record_ids)) if record_ids else ():
            kept[record].append(tuple(revision))
        return {record: _said(record, revisions) for record, revisions in kept.items()}

    def _in_words(self, match: str, form: str | None, limit: int, untitled: bool) -> Places:
        newest = self._found(_NEWEST, None, max(limit, _RANKED + 1), match)
        if len(newest) <= _RANKED:
            return Places(self._found(_BY_FIT, form, limit, match))
        titled = [] if untitled else self._found(_NEWEST, form, limit, f"title : ({match})")
        if len(titled) < limit and form is not None:
            newest = self._found(_NEWEST, form, limit, match)
        return Places(list(dict.fromkeys([*titled, *newest]))[:limit], untitled=not titled)

    def _found(self, question: tuple[str, str], form: str | None, limit: int, *matching: str) -> list[int]:
        of_any, of_form = question
        rows = self._asked(of_any, *matching, limit) if form is None else self._asked(of_form, *matching, form, limit)
        return [place for (place,) in rows]

    def _asked(self, question: str, *values: object) -> list[Any]:
        found: list[Any] = self._raw().execute(question, values).fetchall()
        return found

    def _raw(self) -> Any:
        return self._session.connection().connection.dbapi_connection


# `rowid` of the index is `seq` of the record, so that newest first costs no sorting. What was deleted is not in it.
def _question(table: str, order: str, matching: str = "") -> tuple[str, str]:
    """For records of any form, and of one."""
    asked, ended = f"WHERE {table} MATCH ? {matching}", f"ORDER BY {order} {table}.rowid DESC LIMIT ?"
    of_form = f"CROSS JOIN records ON records.seq = {table}.rowid {asked} AND records.form = ?"
    start = f"SELECT {table}.rowid FROM {table}"  # noqa: S608 - all of it is put together from constants
    return f"{start} {asked} {ended}", f"{start} {of_form} {ended}"


_NEWEST = _question("words", "")
_BY_FIT = _question("words", "bm25(words, 8.0, 1.0),")
_IN_GRAMS = _question("grams", "")
_IN_BOTH = _question("grams", "", "AND grams.rowid IN (SELECT rowid FROM words WHERE words MATCH ?)")
_ROWS = """
SELECT seq, records.id, form, changed, created_by, whereabouts, conflicts, urgent, own, files, shown
FROM json_each(?) AS place CROSS JOIN records ON records.seq = place.value WHERE records.deleted = 0
"""
_CONTENTS = """
SELECT record, revisions.id, author, content
FROM json_each(?) AS wanted CROSS JOIN revisions ON revisions.record = wanted.value
"""


def _listed(
    id: str,
    form: str,
    changed: int,
    created_by: str,
    whereabouts: int,
    conflicts: int,
    urgent: int,
    own: int,
    files: int,
    line: bytes,
) -> Listed:
    version, shown = unpacked_line(line)
    return Listed(
        id=id,
        form=form,
        changed=changed,
        created_by=created_by,
        whereabouts=Whereabouts(whereabouts),
        conflicts=conflicts,
        urgent=bool(urgent),
        own=bool(own),
        files=files,
        version=version,
        shown=shown,
    )


def _said(record: str, revisions: Sequence[tuple[str, str, bytes]]) -> Said:
    if len(revisions) == 1:
        return Saying(alone(changes_in(revisions[0][2])))
    return merge([unpacked(content).as_revision(id, record, author) for id, author, content in revisions])


def _together(grams: Sequence[str]) -> str:
    return " AND ".join(map(_quoted, grams))


def _prefixes(words: Sequence[str]) -> str:
    return " AND ".join(_quoted(word) + "*" for word in words)


def _quoted(word: str) -> str:
    # Within quotes FTS5 knows one special character, the quote itself; nothing typed is ever taken for its syntax.
    return '"' + word.replace('"', '""') + '"'
