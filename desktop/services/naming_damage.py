"""What damaged things are called by the people who use them: titles of records, names of files. Finds no damage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.errors import VaultDamaged
from desktop.services.checking import Found
from desktop.services.reading import Reading
from desktop.store.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDamage:
    """`name` is empty for what has none, or whose name lies in what is damaged."""

    found: Found
    name: str


def named(vault: Vault, damaged: Sequence[Found], language: str) -> list[NamedDamage]:
    return [NamedDamage(found=found, name=_name(vault, found, language)) for found in damaged]


def _name(vault: Vault, found: Found, language: str) -> str:
    """Each is asked for by itself: what is damaged of one thing keeps nobody from reading the name of another."""
    if not found.id:
        return ""
    try:
        with vault.reading() as unit:
            if found.part in ("file", "custody"):
                kept = unit.files.get(found.id)
                return kept.ref.name if kept else ""
            if found.part in ("record", "receipt"):
                line = unit.records.get(found.id)
                return Reading(unit, vault.device_id, language).line(line).title if line else ""
    except VaultDamaged:
        pass
    return ""
