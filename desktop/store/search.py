"""Finding records by words in them. The index is written by `listing`; here it is asked. Knows no form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from desktop.store.describing import Describe
from desktop.store.folding import folded, has_unspaced
from desktop.store.records import Line, RecordStore
from desktop.store.snippets import snippet

_GRAM: Final = 3
_RANKED: Final = 400
"""Up to so many hits are ranked by how well they fit; of more, the newest come first."""

_HAS_WORD: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`snippet`: text around the first match; `matches`: [first, end) places of the words in it."""

    line: Line
    snippet: str
    matches: tuple[tuple[int, int], ...]


class SearchIndex:
    def __init__(self, session: Session, records: RecordStore, describe: Describe) -> None:
        self._session = session
        self._describe = describe
        self._records = records

    def find(self, words: str, form: str | None = None, limit: int = 50) -> list[Found]:
        """Records with every word, best first; each word may be the beginning of one. Nothing for no words."""
        wanted = _wanted(words)
        if not wanted:
            return []
        lines = self._records.lines(self._ids(wanted, form, limit)).values()
        return [self._found(line, wanted) for line in lines]

    def _found(self, line: Line, wanted: Sequence[str]) -> Found:
        shown, matches = snippet(line.record, self._describe(line.record), wanted)
        return Found(line=line, snippet=shown, matches=matches)

    def _ids(self, wanted: Sequence[str], form: str | None, limit: int) -> list[str]:
        grams = [word for word in wanted if has_unspaced(word) and len(word) >= _GRAM]
        words = [word for word in wanted if word not in grams]
        if grams:
            return self._in_grams(grams, words, form, limit)
        match = _prefixes(words)
        some = self._asked(_SOME, match=match, limit=_RANKED + 1)
        if len(some) <= _RANKED:
            return self._asked(_RANKED_BY_FIT, match=match, form=form, limit=limit)
        titled = self._asked(_NEWEST, match="title : (" + match + ")", form=form, limit=limit)
        newest = self._asked(_NEWEST, match=match, form=form, limit=limit)
        return list(dict.fromkeys([*titled, *newest]))[:limit]

    def _in_grams(self, grams: Sequence[str], words: Sequence[str], form: str | None, limit: int) -> list[str]:
        match = " AND ".join(_quoted(gram) for gram in grams)
        if not words:
            return self._asked(_IN_GRAMS, match=match, form=form, limit=limit)
        return self._asked(_IN_BOTH, match=match, words=_prefixes(words), form=form, limit=limit)

    def _asked(self, question: str, **values: object) -> list[str]:
        return list(self._session.scalars(text(question), values))


# `rowid` of the index is `seq` of the record, so that newest first costs no sorting.
_SHOWN = "records.deleted = 0 AND (:form IS NULL OR records.form = :form)"
_SOME = "SELECT rowid FROM words WHERE words MATCH :match LIMIT :limit"
_RANKED_BY_FIT = f"""
SELECT records.id FROM words JOIN records ON records.seq = words.rowid
WHERE words MATCH :match AND {_SHOWN} ORDER BY bm25(words, 8.0, 1.0), words.rowid DESC LIMIT :limit
"""  # noqa: S608 - put together from constants
_NEWEST = f"""
SELECT records.id FROM words CROSS JOIN records ON records.seq = words.rowid
WHERE words MATCH :match AND {_SHOWN} ORDER BY words.rowid DESC LIMIT :limit
"""  # noqa: S608 - put together from constants
_IN_GRAMS = f"""
SELECT records.id FROM grams CROSS JOIN records ON records.seq = grams.rowid
WHERE grams MATCH :match AND {_SHOWN} ORDER BY grams.rowid DESC LIMIT :limit
"""  # noqa: S608 - put together from constants
_IN_BOTH = f"""
SELECT records.id FROM grams CROSS JOIN records ON records.seq = grams.rowid
WHERE grams MATCH :match AND grams.rowid IN (SELECT rowid FROM words WHERE words MATCH :words) AND {_SHOWN}
ORDER BY grams.rowid DESC LIMIT :limit
"""  # noqa: S608 - put together from constants


def _wanted(words: str) -> list[str]:
    # FTS5 reads a text up to its first zero, within quotes too: the quote that ends it would be missing.
    typed = folded(words[:1000].replace("\0", " "))
    return [word for word in typed.split()[:20] if _HAS_WORD.search(word)]


def _prefixes(words: Sequence[str]) -> str:
    return " AND ".join(_quoted(word) + "*" for word in words)


def _quoted(word: str) -> str:
    # Within quotes FTS5 knows one special character, the quote itself; nothing typed is ever taken for its syntax.
    return '"' + word.replace('"', '""') + '"'
