"""What a person set for themselves, kept in the vault. Knows no window.

What the unlock screen needs before the vault is open (language, theme, size of text) is mirrored in
`desktop.settings`, which holds nothing that names anybody; the window writes it there.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from desktop.settings import CTRL_Q, EXIT_KEYS, TEXT_PERCENT, THEMES
from desktop.store.vault import Vault

LONGEST_LOCK_MINUTES = 240
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """`language`: a code, empty for the system's. `lock_after_minutes`: 0 never. `theme`: system, light, dark.
    `exit_keys`: of the quick exit, one of `EXIT_KEYS`. `quick_erase`: whether the vault may be erased after it.
    """

    language: str = ""
    lock_after_minutes: int = 5
    text_percent: int = 100
    theme: str = "system"
    my_name: str = ""
    exit_keys: str = CTRL_Q
    quick_erase: bool = False

    def looks_like(self, other: Choices) -> bool:
        """Whether what they differ in changes nothing that is on the screen."""
        kept = replace(other, lock_after_minutes=self.lock_after_minutes, exit_keys=self.exit_keys)
        return replace(kept, quick_erase=self.quick_erase) == self


class Preferences:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def read(self) -> Choices:
        """Defaults where nothing was set, or where what is kept is out of bounds."""
        with self._vault.reading() as unit:
            kept = unit.preferences.all()
        choices = Choices()
        for field in fields(Choices):
            choices = _with(choices, field.name, kept.get(field.name))
        return choices

    def write(self, choices: Choices) -> None:
        """Raises ValueError for what is out of bounds, DiskFull."""
        if not _in_bounds(choices):
            raise ValueError("out of bounds")
        with self._vault.unit() as unit:
            unit.preferences.put({name: str(value) for name, value in asdict(choices).items()})


def _with(choices: Choices, name: str, text: str | None) -> Choices:
    """The same where the text says nothing usable."""
    value = None if text is None else _value(type(getattr(choices, name)), text)
    if value is None:
        return choices
    values: dict[str, Any] = {name: value}
    changed = replace(choices, **values)
    return changed if _in_bounds(changed) else choices


def _value(kind: type, text: str) -> str | int | None:
    if kind is bool:
        return {"True": True, "False": False}.get(text)
    if kind is int:
        return int(text) if text.isdecimal() else None
    return text


def _in_bounds(choices: Choices) -> bool:
    return (
        len(choices.language) <= 8
        and 0 <= choices.lock_after_minutes <= LONGEST_LOCK_MINUTES
        and choices.text_percent in TEXT_PERCENT
        and choices.theme in THEMES
        and len(choices.my_name) <= _LONGEST_NAME
        and choices.exit_keys in EXIT_KEYS
    )
