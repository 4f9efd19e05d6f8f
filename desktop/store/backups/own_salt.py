"""The passphrase under a salt that no vault has, for the keyslots of backups (VAULT.md, section 10).

With the vault's own salt a stick would show which laptop it belongs to: a passphrase that opens the one and not the
other, under one salt, can only be a duress passphrase. The key is derived when the passphrase is at hand, and kept in
the vault like the other slot keys; it counts for as long as that passphrase does. A new vault has none, because one
that a duress passphrase made has none either, and the two must not be told apart.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from desktop.errors import EnvironmentProblem, WrongPassphrase
from desktop.store.facts import FactStore
from desktop.store.keyslots import HEADER, PAGE, Cost, Keyslots, Kind
from desktop.store.ways import KnownWay

if TYPE_CHECKING:
    from desktop.store.vault import Vault

FACT: Final = "backup passphrase"
_KEY: Final = 32
_OF: Final = 16


@dataclass(frozen=True, slots=True)
class OwnSalt:
    """`header`: of the pages of backups, without a slot in use. `slot_key`: of the passphrase under it."""

    header: Keyslots
    slot_key: bytes = field(repr=False)


def derived(passphrase: str, cost: Cost, slot_key: bytes) -> bytes:
    """As it is kept. `slot_key`: what this passphrase is in the vault itself. As long as opening a vault."""
    header = Keyslots.made(cost)
    return header.header + header.slot_key(passphrase) + _of(slot_key)


def kept(facts: FactStore, ways: Sequence[KnownWay]) -> OwnSalt | None:
    """None: it was never derived, or the passphrase is another one since."""
    packed = facts.get(FACT)
    if packed is None or len(packed) != HEADER + _KEY + _OF:
        return None
    page = Keyslots.read(packed[:HEADER].ljust(PAGE, b"\0"))
    is_todays = any(way.kind is Kind.PASSPHRASE and _of(way.slot_key) == packed[-_OF:] for way in ways)
    return OwnSalt(page.blank(), packed[HEADER : HEADER + _KEY]) if page is not None and is_todays else None


def is_there(vault: Vault) -> bool:
    with vault.reading() as unit:
        return kept(unit.facts, unit.ways.all()) is not None


def prepare(vault: Vault, passphrase: str) -> None:
    """From now on backups can be made. Twice as long as opening a vault. Raises WrongPassphrase."""
    page, known = vault.keyring.page(), vault.keyring.all()
    way = next((way for way in known if way.kind is Kind.PASSPHRASE), None)
    if way is None or page.slot_key(passphrase) != way.slot_key:
        raise WrongPassphrase
    packed = derived(passphrase, page.cost, way.slot_key)
    with vault.unit() as unit:
        unit.facts.put(FACT, packed)


def prepare_again(vault: Vault, passphrase: str) -> None:
    """After a change of the passphrase, where there are backups. Whatever is in the way does not undo that change: the
    passphrase is asked for at the next backup.
    """
    with vault.reading() as unit:
        was_there = bool(unit.facts.get(FACT))
    if was_there:
        with suppress(EnvironmentProblem):
            prepare(vault, passphrase)


def _of(slot_key: bytes) -> bytes:
    """Which passphrase it belongs to, without holding its key a second time."""
    return hashlib.sha256(b"amparo/1 backup salt\0" + slot_key).digest()[:_OF]
