"""Coordinators' words by hand in the store of tests, beside the rest of it (`fakes`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sync.protocol.roster import Roster
from sync.protocol.words import word_in


class SpokenWords:
    """Of a store with a membership and statements."""

    _words: tuple[bytes, ...] = ()

    def words(self) -> Sequence[bytes]:
        return [raw for raw in self._words if not word_in(raw).is_in(self._roster())]

    def keep_words(self, raws: Sequence[bytes]) -> None:
        self._words += tuple(raw for raw in raws if raw not in self._words)

    def drop_words(self, raws: Sequence[bytes]) -> None:
        self._words = tuple(raw for raw in self._words if raw not in raws)

    def revoked_by_hand(self) -> set[bytes]:
        return {word.device for raw in self.words() if not (word := word_in(raw)).earlier}

    def _roster(self: Any) -> Roster:
        roster = Roster(self.membership().group)
        for one in self.statements():
            roster = roster.extended(one.raw, lambda *_: True)
        return roster
