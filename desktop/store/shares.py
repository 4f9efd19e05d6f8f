"""Shares of trusted people: a secret of 16 bytes split by SLIP-39, each share under a PIN of its own, and back
(VAULT.md, section 3.2). Knows no vault and no names.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import combinations, islice
from typing import Final

from shamir_mnemonic.shamir import EncryptedMasterSecret, ShareGroup, recover_ems, split_ems
from shamir_mnemonic.share import Share
from shamir_mnemonic.utils import MnemonicError
from shamir_mnemonic.wordlist import WORDLIST

from desktop.errors import SharesMissing, WeakPin, WordsUnreadable, WrongShares
from desktop.store.keyslots import Cost, Kind, Secret, stretched
from desktop.store.word_lists import index_of, places, typed_words

WORDS: Final = 20
MOST: Final = 16
SHORTEST_PIN: Final = 4

PIN_COST: Final = Cost(memory=64 * 1024, passes=3, lanes=1)
"""Fixed: a share has to open on any machine."""

_BYTES: Final = 16
_LABEL: Final = b"amparo/1 share\0"
_HELD: Final = b"amparo/1 share held\0"
_HEAD_WORDS: Final = 4
_BITS_OF_A_WORD: Final = 10
_MOST_TRIED: Final = 1000


@dataclass(frozen=True, slots=True)
class Covered:
    """A share as it is handed out. `number` from 0; `needed` of those of one `set` are enough."""

    set: int
    number: int
    needed: int
    words: tuple[str, ...] = field(repr=False)

    @property
    def qr_text(self) -> str:
        return "AMPARO:SHARE:1:" + " ".join(self.words).upper()


@dataclass(frozen=True, slots=True)
class Bare:
    """A share whose cover was taken off, with the right PIN or another: nobody can tell. `value_hash`: to know it
    again.
    """

    share: Share = field(repr=False)

    @property
    def number(self) -> int:
        return int(self.share.index)

    @property
    def needed(self) -> int:
        return int(self.share.member_threshold)

    @property
    def value_hash(self) -> bytes:
        return hashlib.sha256(_HELD + bytes([self.share.index]) + self.share.value).digest()


def split(needed: int, pins: Sequence[str]) -> tuple[Secret, list[Covered], list[Bare]]:
    """A new secret in one share for each PIN, `needed` of which give it back.

    Raises WeakPin; ValueError for `needed` below 2 or above the number of shares, and for more than 16.
    """
    if not 2 <= needed <= len(pins) <= MOST:
        raise ValueError("not so many of so many")
    if any(len(_typed(pin)) < SHORTEST_PIN for pin in pins):
        raise WeakPin(SHORTEST_PIN)
    secret = os.urandom(_BYTES)
    # The identifier only tells sets apart: with the "extendable" flag it enters no key.
    whole = EncryptedMasterSecret.from_master_secret(secret, b"", secrets.randbits(15), True, 0)
    [shares] = split_ems(1, [(needed, len(pins))], whole)
    covered = [_seen(_covered(share, pin).words()) for share, pin in zip(shares, pins, strict=True)]
    return Secret(Kind.SHARES, secret), covered, [Bare(share) for share in shares]


def read(text: str, position: int = 0) -> Covered:
    """Words as typed, or the text of a QR code. `position` goes into the error. Raises WordsUnreadable."""
    typed = typed_words(text)
    if len(typed) != WORDS:
        raise WordsUnreadable("count", len(typed), position)
    found = places(typed, _index())
    if None in found:
        raise WordsUnreadable("word", found.index(None) + 1, position)
    try:
        seen = _seen([WORDLIST[number] for number in found if number is not None])
    except MnemonicError:
        raise WordsUnreadable("checksum", share=position) from None
    return seen


def known(typed: Sequence[str]) -> list[bool]:
    """Which of them are words of the list."""
    return [number is not None for number in places(typed, _index())]


def vocabulary() -> frozenset[str]:
    return frozenset(WORDLIST)


def uncovered(share: Covered, pin: str) -> Bare:
    """A fraction of a second, right or wrong."""
    return Bare(_covered(Share.from_mnemonic(" ".join(share.words)), pin))


def joined(shares: Sequence[Bare]) -> Secret:
    """Raises SharesMissing (too few, or not of one set), WrongShares (they do not fit together: a PIN is wrong)."""
    sets: dict[tuple[int, ...], dict[int, Share]] = {}
    for one in shares:
        sets.setdefault(tuple(one.share.group_parameters()), {})[one.number] = one.share
    together = max(sets.values(), key=len, default={})
    needed = next(iter(together.values())).member_threshold if together else 2
    if len(together) < needed:
        raise SharesMissing(needed, len(together))
    # More than are needed: one with a wrong PIN among them does no harm.
    for some in islice(combinations(together.values(), needed), _MOST_TRIED):
        group = ShareGroup()
        for share in some:
            group.add(share)
        with suppress(MnemonicError):
            return Secret(Kind.SHARES, recover_ems({0: group}).decrypt(b""))
    raise WrongShares


def _covered(share: Share, pin: str) -> Share:
    """Covered or uncovered: the pad is the same. A pad is used for one value only, since set and index are in its salt
    and the value of that share never changes.
    """
    salt = _LABEL + _head(share.words())
    pad = stretched(_typed(pin), salt, PIN_COST, _BYTES)
    return replace(share, value=bytes(one ^ other for one, other in zip(share.value, pad, strict=True)))


def _typed(pin: str) -> str:
    """Without spaces, which people put where they like; the digits of every script are digits."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in "".join(pin.split()))


def _head(words: Sequence[str]) -> bytes:
    number = 0
    for word in words[:_HEAD_WORDS]:
        number = (number << _BITS_OF_A_WORD) + _index()[word]
    return number.to_bytes(_HEAD_WORDS * _BITS_OF_A_WORD // 8)


def _seen(words: Sequence[str]) -> Covered:
    """Raises MnemonicError for anything but a share of ours."""
    share = Share.from_mnemonic(" ".join(words))
    ours = (share.extendable, share.iteration_exponent, share.group_index, share.group_threshold, share.group_count)
    if ours != (True, 0, 0, 1, 1) or share.member_threshold < 2:
        raise MnemonicError
    return Covered(share.identifier, share.index, share.member_threshold, tuple(words))


@cache
def _index() -> Mapping[str, int]:
    return index_of(WORDLIST)
