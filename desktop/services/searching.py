"""Finding records by any word in them. Knows the vault's index, not how it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.services.describing import describe_by_forms
from desktop.services.lines import RecordLine
from desktop.services.reading import Reading
from desktop.store.vault import Vault


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

    def find(self, words: str, form_id: str | None = None, limit: int = 50) -> list[Hit]:
        """Records that hold every word, the best match first; words may be unfinished. Never raises for odd input."""
        with self._vault.reading() as unit:
            reading = Reading(unit, self._vault.device_id, self.language)
            return [
                Hit(line=reading.line(found.line), snippet=found.snippet, matches=found.matches)
                for found in unit.search.find(words, form_id, limit)
            ]
