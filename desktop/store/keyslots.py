"""The keyslots: what turns a passphrase into the vault key (VAULT.md, sections 2 and 3). Knows no database.

The one importer of `cryptography` on the desktop's side.
"""

from __future__ import annotations

import hashlib
import os
import struct
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.errors import VaultDamaged, WrongPassphrase

SLOTS: Final = 8
PAGE: Final = 4096
FILE: Final = 2 * PAGE
"""More than this is not read, whatever lies there."""
VAULT_KEY: Final = 32

_LABEL: Final = b"amparo/1 keyslot\0"
_DATABASE: Final = b"amparo/1 vault database\0"
_MAGIC: Final = b"AMPARO"
_FORMAT: Final = 1
_HEADER: Final = struct.Struct(">6sHIII16s28x")
_PLAIN: Final = struct.Struct(">B32sQ431x")
_SLOT: Final = 500
_NONCE: Final = 12
_CHECKSUM: Final = 32


class Kind(IntEnum):
    PASSPHRASE = 1
    RECOVERY = 2
    SHARES = 3
    DURESS = 4


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at the passphrase costs. `memory` in KiB."""

    memory: int
    passes: int
    lanes: int

    def is_sane(self) -> bool:
        """Whether a reader computes it: a header that somebody made up must not eat the machine."""
        memory_fits = 8 * self.lanes <= self.memory <= 4 * 1024 * 1024
        return 1 <= self.passes <= 1000 and 1 <= self.lanes <= 16 and memory_fits


@dataclass(frozen=True, slots=True)
class Opened:
    """A slot that opened."""

    number: int
    kind: Kind
    vault_key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Keyslots:
    """One page, as bytes: `header` and 8 slots, which are sealed or random and look the same."""

    header: bytes
    slots: tuple[bytes, ...] = field(repr=False)

    @staticmethod
    def made(cost: Cost) -> Keyslots:
        """A page without a slot in use."""
        header = _HEADER.pack(_MAGIC, _FORMAT, cost.memory, cost.passes, cost.lanes, os.urandom(16))
        return Keyslots(header, tuple(os.urandom(_SLOT) for _ in range(SLOTS)))

    @property
    def cost(self) -> Cost:
        _, _, memory, passes, lanes, _ = _HEADER.unpack(self.header)
        return Cost(memory, passes, lanes)

    def slot_key(self, passphrase: str) -> bytes:
        """The one expensive computation; its result is tried on all slots."""
        *_, salt = _HEADER.unpack(self.header)
        return stretched(passphrase, salt, self.cost)

    def opened(self, slot_key: bytes) -> Opened | None:
        """What opens under this key. All slots are tried whichever opens, so that time does not tell which."""
        found = None
        for number, slot in enumerate(self.slots):
            try:
                plain = AESGCM(slot_key).decrypt(slot[:_NONCE], slot[_NONCE:], self._associated(number))
            except InvalidTag:
                continue
            kind, vault_key, _ = _PLAIN.unpack(plain)
            if kind in list(Kind):
                found = Opened(number, Kind(kind), vault_key)
        return found

    def with_slot(self, number: int, kind: Kind, slot_key: bytes, vault_key: bytes, now: int) -> Keyslots:
        nonce = os.urandom(_NONCE)
        # Random, because a slot has no counter that survives a restored copy; one slot key seals a handful of times
        # in its life, so that a repeat among 2^96 cannot be expected.
        plain = _PLAIN.pack(kind, vault_key, now)
        sealed = nonce + AESGCM(slot_key).encrypt(nonce, plain, self._associated(number))
        return Keyslots(self.header, (*self.slots[:number], sealed, *self.slots[number + 1 :]))

    def page(self) -> bytes:
        body = self.header + b"".join(self.slots)
        return body + hashlib.sha256(body).digest()

    def _associated(self, number: int) -> bytes:
        return _LABEL + self.header + bytes([number])


@dataclass(frozen=True, slots=True)
class KeyslotFile:
    """What is read of the file: its two copies. `whole`: the checksum of at least one is right."""

    candidates: tuple[Keyslots, ...]
    whole: bool
    alike: bool

    @staticmethod
    def parsed(data: bytes) -> KeyslotFile:
        """Raises VaultDamaged when no copy can even be tried."""
        pages = [data[at : at + PAGE] for at in (0, PAGE)]
        right = [page for page in pages if _is_whole(page)]
        candidates = tuple(_split(page) for page in right or pages if _has_sane_header(page))
        if not candidates:
            raise VaultDamaged("keyslots")
        return KeyslotFile(candidates, bool(right), len(right) == len(pages) and pages[0] == pages[1])

    def opened(self, passphrase: str) -> tuple[Keyslots, Opened]:
        """Raises WrongPassphrase, or VaultDamaged where the damage may be the reason."""
        for keyslots in dict.fromkeys(self.candidates):
            found = keyslots.opened(keyslots.slot_key(passphrase))
            if found is not None:
                return keyslots, found
        raise WrongPassphrase if self.whole else VaultDamaged("keyslots")


def new_vault_key() -> bytes:
    return os.urandom(VAULT_KEY)


def database_key(vault_key: bytes) -> bytes:
    return HKDF(SHA256(), VAULT_KEY, salt=None, info=_DATABASE).derive(vault_key)


def stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    # NFKC: the same passphrase typed on another keyboard or system may come in other code points.
    typed = unicodedata.normalize("NFKC", passphrase).encode()
    argon = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    return argon.derive(typed)


def write(keyslots: Keyslots, write_at: Callable[[int, bytes], None]) -> None:
    """Both copies, one after the other: `write_at(offset, page)` returns when the page is on the disk."""
    page = keyslots.page()
    write_at(0, page)
    write_at(PAGE, page)


def _is_whole(page: bytes) -> bool:
    return len(page) == PAGE and hashlib.sha256(page[:-_CHECKSUM]).digest() == page[-_CHECKSUM:]


def _has_sane_header(page: bytes) -> bool:
    if len(page) != PAGE:
        return False
    magic, version, memory, passes, lanes, _ = _HEADER.unpack(page[: _HEADER.size])
    return magic == _MAGIC and version == _FORMAT and Cost(memory, passes, lanes).is_sane()


def _split(page: bytes) -> Keyslots:
    slots = page[_HEADER.size : PAGE - _CHECKSUM]
    return Keyslots(page[: _HEADER.size], tuple(slots[at : at + _SLOT] for at in range(0, len(slots), _SLOT)))
