"""What damaged things are called by the people who use them: titles of records, names of files. Finds no damage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.services.checking import Found
from desktop.services.reading import Reading
from desktop.store.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDamage:
    """`name` is empty for what has none, or whose name lies in what is damaged."""

    found: Found
    name: str


def named(vault: Vault, damaged: Sequence[Found], language: str) -> list[NamedDamage]:
    with vault.reading() as unit:
        reading = Reading(unit, vault.device_id, language)
        names: list[NamedDamage] = []
        for found in damaged:
            name = ""
            if found.part in ("file", "custody") and found.id:
                kept = unit.files.get(found.id)
                name = kept.ref.name if kept else ""
            elif found.part in ("record", "receipt") and found.id:
                line = unit.records.get(found.id)
                name = reading.line(line).title if line else ""
            names.append(NamedDamage(found=found, name=name))
    return names
