"""Search in plain SQLite FTS5, which seals nothing: what ours stands beside. Knows no vault.

What a person sees of a hit is its title and the words around the match, with the match marked. So the peer that counts
(`as_ours`) hands those over too: from a table that holds the same text, as many of the first rows, in the order that
ours promises (`desktop/decisions/index-without-text.md`), each by the quickest means that FTS5 has for it: `rank` for a
few, descending row ids for many, and its own `snippet`. It still does less than ours: nothing is sealed, nothing else
of a record is told, text is folded only as far as its tokenizer goes, and no row is the merge of several revisions.

The other ways of asking are the same table in another order, or without what a person sees.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

_RANKED = 400
_TABLE = """
CREATE VIRTUAL TABLE words USING fts5(
    title, body, prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
)
"""
_SHOWN = "SELECT rowid, title, snippet(words, 1, '[', ']', '…', 24) FROM words WHERE words MATCH ?"
_IDS = "SELECT rowid FROM words WHERE words MATCH ?"
_NEWEST = "ORDER BY rowid DESC LIMIT ?"
_BY_RANK = "AND rank MATCH 'bm25(8.0, 1.0)' ORDER BY rank LIMIT ?"

Row = tuple[int, str, str]


class PlainSearch:
    def __init__(self, database: Path) -> None:
        self._plain: Any = dbapi2.connect(f"file:{database}?mode=ro", uri=True, isolation_level=None)

    def close(self) -> None:
        self._plain.close()

    def row_ids(self, words: str, limit: int) -> list[tuple[int]]:
        """Nothing but numbers, newest first."""
        return self._asked(f"{_IDS} {_NEWEST}", _match(words), limit)

    def newest(self, words: str, limit: int) -> list[Row]:
        return self._asked(f"{_SHOWN} {_NEWEST}", _match(words), limit)

    def ranked(self, words: str, limit: int) -> list[Row]:
        """However many there are."""
        return self._asked(f"{_SHOWN} {_BY_RANK}", _match(words), limit)

    def as_ours(self, words: str, limit: int) -> list[Row]:
        """A few by rank; of many those with the words in their title first, then the newest."""
        match = _match(words)
        if len(self._asked(f"{_IDS} LIMIT ?", match, _RANKED + 1)) <= _RANKED:
            return self.ranked(words, limit)
        found = self._asked(f"{_SHOWN} {_NEWEST}", f"title : ({match})", limit)
        if len(found) < limit:
            found += self._asked(f"{_SHOWN} {_NEWEST}", match, limit)
        return list({row[0]: row for row in found}.values())[:limit]

    def _asked(self, question: str, *values: object) -> list[Any]:
        found: list[Any] = self._plain.execute(question, values).fetchall()
        return found


def made(database: Path) -> Any:
    """To be filled with `add`, and closed."""
    plain = dbapi2.connect(str(database), isolation_level=None)
    plain.execute(_TABLE)
    return plain


def add(plain: Any, rows: Iterable[Row]) -> None:
    """(row id, title, text)"""
    plain.execute("BEGIN")
    plain.executemany("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", rows)
    plain.execute("COMMIT")


def _match(words: str) -> str:
    return " AND ".join(f'"{word}"*' for word in words.split())
