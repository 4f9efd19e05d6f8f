"""One page of keyslots: what turns a passphrase, a sheet or shares into the vault key (VAULT.md, sections 2 and 3).
Knows no file and no database.

Beside `backups.keys` the one importer of `cryptography` on the desktop's side.
"""

from __future__ import annotations

import hashlib
import os
import struct
import unicodedata
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SLOTS: Final = 8
PAGE: Final = 4096
VAULT_KEY: Final = 32
HEADER: Final = 64

_LABEL: Final = b"amparo/1 keyslot\0"
_DATABASE: Final = b"amparo/1 vault database\0"
_MAGIC: Final = b"AMPARO"
_FORMAT: Final = 1
_HEADER: Final = struct.Struct(">6sHIII16s28x")
_PLAIN: Final = struct.Struct(">B32sQ431x")
_SLOT: Final = 500
_NONCE: Final = 12
_CHECKSUM: Final = 32
_MOST_MEMORY: Final = 1024 * 1024
_MOST_WORK: Final = 64 * 1024 * 1024
"""In KiB, of all passes together."""


class Kind(IntEnum):
    PASSPHRASE = 1
    RECOVERY = 2
    SHARES = 3
    DURESS = 4


_SECRETS: Final = {Kind.RECOVERY: b"amparo/1 keyslot recovery\0", Kind.SHARES: b"amparo/1 keyslot shares\0"}


@dataclass(frozen=True, slots=True)
class Secret:
    """What a sheet or shares hold: random and long, so that nothing is stretched. `kind`: RECOVERY or SHARES."""

    kind: Kind
    value: bytes = field(repr=False)


Key = str | Secret
"""What somebody brings to open a vault: a passphrase, or the secret of a sheet or of shares."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at the passphrase costs. `memory` in KiB."""

    memory: int
    passes: int
    lanes: int

    def is_sane(self) -> bool:
        """Whether a reader computes it: a header that somebody made up must not eat the machine, nor hold it up for
        hours. What calibration finds is 1 GiB and 40 passes at most.
        """
        memory_fits = 8 * self.lanes <= self.memory <= _MOST_MEMORY and self.memory * self.passes <= _MOST_WORK
        return 1 <= self.passes <= 1000 and 1 <= self.lanes <= 16 and memory_fits


@dataclass(frozen=True, slots=True)
class Opened:
    """A slot that opened. `made`: ms since 1970."""

    number: int
    kind: Kind
    made: int
    vault_key: bytes = field(repr=False)
    slot_key: bytes = field(repr=False)

    def fits(self, key: Key) -> bool:
        """Whether a slot of this kind may be opened by such a key."""
        if isinstance(key, str):
            return self.kind in (Kind.PASSPHRASE, Kind.DURESS)
        return self.kind is key.kind


@dataclass(frozen=True, slots=True)
class Keyslots:
    """One page, as bytes: `header` and 8 slots, which are sealed or random and look the same."""

    header: bytes
    slots: tuple[bytes, ...] = field(repr=False)

    @staticmethod
    def made(cost: Cost) -> Keyslots:
        """A page without a slot in use, under a new salt."""
        return Keyslots(_HEADER.pack(_MAGIC, _FORMAT, cost.memory, cost.passes, cost.lanes, os.urandom(16)), _noise())

    @staticmethod
    def read(page: bytes) -> Keyslots | None:
        """None where it cannot even be tried. Says nothing of its checksum."""
        if len(page) != PAGE:
            return None
        magic, version, memory, passes, lanes, _ = _HEADER.unpack(page[: _HEADER.size])
        if magic != _MAGIC or version != _FORMAT or not Cost(memory, passes, lanes).is_sane():
            return None
        slots = page[_HEADER.size : PAGE - _CHECKSUM]
        return Keyslots(page[: _HEADER.size], tuple(slots[at : at + _SLOT] for at in range(0, len(slots), _SLOT)))

    @property
    def cost(self) -> Cost:
        _, _, memory, passes, lanes, _ = _HEADER.unpack(self.header)
        return Cost(memory, passes, lanes)

    def blank(self) -> Keyslots:
        """The same header, and no slot in use."""
        return Keyslots(self.header, _noise())

    def only(self, number: int) -> Keyslots:
        """Nothing but this slot, whose bytes stay as they are, so that a torn write over itself cannot break it."""
        noise = _noise()
        return Keyslots(self.header, (*noise[:number], self.slots[number], *noise[number + 1 :]))

    def slot_key(self, key: Key) -> bytes:
        """For a passphrase the one expensive computation; its result is tried on all slots."""
        if isinstance(key, Secret):
            return HKDF(SHA256(), 32, salt=None, info=_SECRETS[key.kind]).derive(key.value)
        *_, salt = _HEADER.unpack(self.header)
        return stretched(key, salt, self.cost)

    def opened(self, slot_key: bytes) -> Opened | None:
        """What opens under this key. All slots are tried whichever opens, so that time does not tell which."""
        found = None
        for number, slot in enumerate(self.slots):
            try:
                plain = AESGCM(slot_key).decrypt(slot[:_NONCE], slot[_NONCE:], self._associated(number))
            except InvalidTag:
                continue
            kind, vault_key, made = _PLAIN.unpack(plain)
            if kind in list(Kind):
                found = Opened(number, Kind(kind), made, vault_key, slot_key)
        return found

    def with_slot(self, number: int, kind: Kind, slot_key: bytes, vault_key: bytes, made: int) -> Keyslots:
        nonce = os.urandom(_NONCE)
        # Random, because a slot has no counter that survives a restored copy; one slot key seals a few hundred times
        # in its life, so that a repeat among 2^96 cannot be expected.
        plain = _PLAIN.pack(kind, vault_key, made)
        sealed = nonce + AESGCM(slot_key).encrypt(nonce, plain, self._associated(number))
        return Keyslots(self.header, (*self.slots[:number], sealed, *self.slots[number + 1 :]))

    def page(self) -> bytes:
        body = self.header + b"".join(self.slots)
        return body + hashlib.sha256(body).digest()

    def _associated(self, number: int) -> bytes:
        return _LABEL + self.header + bytes([number])


def is_whole(page: bytes) -> bool:
    """Whether its checksum is right: damage, told from a wrong passphrase."""
    return len(page) == PAGE and hashlib.sha256(page[:-_CHECKSUM]).digest() == page[-_CHECKSUM:]


def new_vault_key() -> bytes:
    return os.urandom(VAULT_KEY)


def database_key(vault_key: bytes) -> bytes:
    return HKDF(SHA256(), VAULT_KEY, salt=None, info=_DATABASE).derive(vault_key)


def stretched(passphrase: str, salt: bytes, cost: Cost, length: int = 32) -> bytes:
    # NFKC: the same passphrase typed on another keyboard or system may come in other code points.
    typed = unicodedata.normalize("NFKC", passphrase).encode()
    argon = Argon2id(salt=salt, length=length, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    return argon.derive(typed)


def _noise() -> tuple[bytes, ...]:
    return tuple(os.urandom(_SLOT) for _ in range(SLOTS))
