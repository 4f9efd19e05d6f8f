"""Ways into a vault beside the everyday passphrase: made, proved, removed, used. Knows no window.

A recovery sheet is 24 words on paper. Trusted people each hold a share and a PIN; so many of them together open the
vault. A duress passphrase opens an empty vault and destroys this one: off until somebody sets it. Nothing of it can
be seen in the folder, and `ways` tells only inside the open vault.

Every method takes from a moment to a few seconds (`change_passphrase`, `set_new_passphrase`, `make_shares`) and must
not run on the window's thread. Words, secrets and PINs are returned to the caller and kept nowhere.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from desktop.errors import (
    EnvironmentProblem,
    NoSuchWay,
    PassphraseTaken,
    TooManyWays,
    WeakPassphrase,
    WrongPassphrase,
    WrongShares,
    WrongSheet,
)
from desktop.services import rehearsing
from desktop.services.likeness import are_alike
from desktop.services.strength import strength
from desktop.services.ways import HeldShare, ProvedShares, Share, ShareFacts, Sheet, Trusted, WayIn, WrongTries
from desktop.store import shares, sheets, tries
from desktop.store.keyslots import Kind
from desktop.store.rekeying import expect_passphrase, put_duress
from desktop.store.unit import now as time_now
from desktop.store.vault import Vault, is_vault
from desktop.store.ways import KnownHolder, NewWay

PIN_DIGITS: Final = 6
MOST_SHARES: Final = shares.MOST
_MOST_OF_A_KIND: Final = 2
"""The one that was proved, and the one that is to take its place."""


class Recovering:
    """The ways into this open vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def ways(self) -> tuple[WayIn, ...]:
        """Those in use, passphrase first, then the oldest first. Fast."""
        return rehearsing.ways(self._vault)

    def due(self, now: datetime | None = None) -> tuple[WayIn, ...]:
        """Sheets and shares that have to be proved: a week after they were made, then every half year. Fast."""
        return rehearsing.due(self._vault, now)

    def is_passphrase(self, passphrase: str) -> bool:
        """Whether the everyday passphrase is this one, for asking once more before a way in is made or removed. A
        duress passphrase typed here is just not it: nothing is destroyed. About a second.
        """
        way = self._vault.keyring.tried(passphrase)
        return way is not None and way.kind is Kind.PASSPHRASE

    def change_passphrase(self, old: str, new: str, duress: str = "") -> bool:
        """From now on `new` opens the vault and `old` does not; every other way in stays.

        The cost of a guess is measured anew on this machine, unless there is a duress passphrase and `duress` is left
        empty: then cost and salt stay as they were. True: measured anew.

        Raises WrongPassphrase (`old`, or `duress`, is not it), WeakPassphrase, PassphraseTaken (`new` is the duress
        passphrase, or too much like it), DiskFull, NotWritable; then everything opens as before.
        """
        _expect_good(new)
        if duress and are_alike(new, duress):
            raise PassphraseTaken("alike")
        return self._vault.change_passphrase(old, new, duress)

    def set_new_passphrase(self, new: str) -> None:
        """After `open_with_sheet` or `open_with_shares`, and only then: `new` takes the place of the forgotten one. A
        duress passphrase stays as it was.

        Raises WeakPassphrase, PassphraseTaken, WrongPassphrase (the vault was opened by its passphrase: change it
        instead), DiskFull, NotWritable.
        """
        _expect_good(new)
        self._vault.put_passphrase(new)

    def make_sheet(self, language: str = "en") -> Sheet:
        """A new recovery sheet, which opens the vault from now on. An earlier one stays until it is removed: once the
        new one was proved it is `replaced`.

        Raises TooManyWays (two are in use: prove the newer, remove one), DiskFull, NotWritable.
        """
        self._expect_room(Kind.RECOVERY)
        secret = sheets.new_secret()
        words = sheets.words_of(secret, language)
        slot_key = self._vault.keyring.page().slot_key(secret)
        id = self._vault.keyring.add(NewWay(Kind.RECOVERY, slot_key, time_now()))
        return Sheet(id=id, words=words, qr_text=sheets.qr_text(words))

    def prove_sheet(self, words: str) -> WayIn:
        """Try the words (typed, or the text of the QR code) on this vault's own keyslots. Nothing is written but
        the date.

        Raises WordsUnreadable (not words of a sheet), WrongSheet (they open no slot of this vault).
        """
        return rehearsing.prove_sheet(self._vault, words)

    def make_shares(self, needed: int, trusted: Sequence[Trusted]) -> tuple[Share, ...]:
        """Shares of which `needed` (2 or more) open the vault together, each with its holder's PIN (4 signs or more;
        six digits suggested). Earlier ones stay, as with sheets. A fraction of a second for each share.

        Raises WeakPin, TooManyWays, DiskFull, NotWritable; ValueError for `needed` below 2 or above the number of
        people, and for more than 16 people.
        """
        self._expect_room(Kind.SHARES)
        secret, covered, bare = shares.split(needed, [one.pin for one in trusted])
        holders = tuple(
            KnownHolder(one.number, person.name, one.value_hash) for one, person in zip(bare, trusted, strict=True)
        )
        slot_key = self._vault.keyring.page().slot_key(secret)
        self._vault.keyring.add(NewWay(Kind.SHARES, slot_key, time_now(), needed, holders))
        return tuple(
            Share(number=share.number + 1, name=person.name, words=share.words, qr_text=share.qr_text)
            for share, person in zip(covered, trusted, strict=True)
        )

    def prove_shares(self, held: Sequence[HeldShare]) -> ProvedShares:
        """Try shares, one or several, on this vault. Holders need not come together: each right share is dated. The way
        in counts as proved when enough came together, or when so many have been proved one by one.

        Raises WordsUnreadable for the first that is no share. Nothing is written but dates.
        """
        return rehearsing.prove_shares(self._vault, held)

    def remove(self, id: int) -> None:
        """This sheet, these shares or this duress passphrase open nothing any more: their slot becomes random bytes in
        both copies. Raises NoSuchWay (also for the passphrase, which is changed and never removed), DiskFull,
        NotWritable.
        """
        self._vault.keyring.remove([id])

    def set_duress(self, passphrase: str, duress: str) -> None:
        """Unlocking with `duress` destroys this vault and opens an empty one in its place; off until this is called.
        Takes the place of an earlier duress passphrase. `passphrase` is the everyday one, to be sure who asks.

        Raises WrongPassphrase, WeakPassphrase, PassphraseTaken (the same as the everyday one, or so like it that a slip
        of the finger would destroy everything), DiskFull, NotWritable.
        """
        expect_passphrase(self._vault.keyring, passphrase)
        _expect_good(duress)
        if are_alike(passphrase, duress):
            raise PassphraseTaken("alike")
        put_duress(self._vault.keyring, duress)

    def remove_duress(self) -> None:
        """Raises NoSuchWay where there is none, DiskFull, NotWritable."""
        ids = [way.id for way in self._vault.keyring.all() if way.kind is Kind.DURESS]
        if not ids:
            raise NoSuchWay
        self._vault.keyring.remove(ids)

    def _expect_room(self, kind: Kind) -> None:
        if sum(way.kind is kind for way in self._vault.keyring.all()) >= _MOST_OF_A_KIND:
            raise TooManyWays


def open_with_sheet(folder: Path, words: str) -> Vault:
    """Open a vault whose passphrase is lost; the sheet counts as proved. Ask for a new passphrase next
    (`set_new_passphrase`). Fast: there is nothing to stretch.

    Raises WordsUnreadable, WrongSheet, and what `locking.open_vault` raises but WrongPassphrase.
    """
    secret = sheets.secret_of(words)
    try:
        vault = Vault.open(folder, secret)
    except WrongPassphrase:
        raise WrongSheet from None
    with suppress(
        EnvironmentProblem, WrongPassphrase
    ):  # it is open; a date that cannot be written is none of its doing
        rehearsing.prove_sheet(vault, words)
    return vault


def open_with_shares(folder: Path, held: Sequence[HeldShare]) -> Vault:
    """The same with the shares of trusted people; more than are needed is no fault.

    Raises WordsUnreadable, SharesMissing (too few, or not of one set), WrongShares (a PIN is wrong, or they belong to
    another vault: nobody can tell the two apart, nor which share it is), and what `locking.open_vault` raises.
    """
    bare = rehearsing.uncovered(held)
    try:
        secret = shares.joined(bare)
    except WrongShares:
        if is_vault(folder):
            tries.note(folder)
        raise
    try:
        vault = Vault.open(folder, secret)
    except WrongPassphrase:
        raise WrongShares from None
    with suppress(EnvironmentProblem):
        rehearsing.prove_bare(vault, bare)
    return vault


def look_at_sheet(words: str) -> None:
    """Before anything is opened: raises WordsUnreadable unless these can be the words of a sheet. Fast."""
    sheets.secret_of(words)


def look_at_share(words: str) -> ShareFacts:
    """Before anything is opened, what a share says of itself. Raises WordsUnreadable. Fast."""
    seen = shares.read(words)
    return ShareFacts(number=seen.number + 1, needed=seen.needed, set=seen.set)


def suggest_pin() -> str:
    """Six digits, drawn by lot."""
    return f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}}"


def wrong_tries(vault: Vault) -> WrongTries | None:
    """Failed tries before this opening, None: none is known of. To be shown after unlocking, then
    `forget_wrong_tries`.
    """
    found = vault.wrong_tries
    if found is None:
        return None
    first, last = (datetime.fromtimestamp(time / 1000, UTC) for time in (found.first, found.last))
    return WrongTries(count=found.count, first=first, last=last)


def forget_wrong_tries(vault: Vault) -> None:
    """They were shown. Does nothing where the folder cannot be written."""
    vault.forget_wrong_tries()


def _expect_good(passphrase: str) -> None:
    if not strength(passphrase).enough:
        raise WeakPassphrase
