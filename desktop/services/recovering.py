"""Ways into a vault beside the everyday passphrase: made, proved, removed, used. Knows no window.

A recovery sheet is 24 words on paper. Trusted people each hold a share and a PIN; so many of them together open the
vault. A duress passphrase opens an empty vault and destroys this one: off until somebody sets it. Nothing of it can
be seen in the folder, and `ways` tells only inside the open vault.

Every method takes from a moment to a few seconds (`change_passphrase`, `set_new_passphrase`, `make_shares`) and must
not run on the window's thread. Words, secrets and PINs are returned to the caller and kept nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from desktop.services.ways import (
    HeldShare,
    ProvedShares,
    Share,
    ShareFacts,
    Sheet,
    Trusted,
    WayIn,
    WrongTries,
)
from desktop.store.vault import Vault


class Recovering:
    """The ways into this open vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def ways(self) -> tuple[WayIn, ...]:
        """Those in use, passphrase first, then the oldest first. Fast."""
        raise NotImplementedError

    def due(self, now: datetime | None = None) -> tuple[WayIn, ...]:
        """Sheets and shares that have to be proved: a week after they were made, then every half year. Fast."""
        raise NotImplementedError

    def is_passphrase(self, passphrase: str) -> bool:
        """Whether the everyday passphrase is this one, for asking once more before a way in is made or removed. A
        duress passphrase typed here is just not it: nothing is destroyed. About a second.
        """
        raise NotImplementedError

    def change_passphrase(self, old: str, new: str, duress: str = "") -> bool:
        """From now on `new` opens the vault and `old` does not; every other way in stays.

        The cost of a guess is measured anew on this machine, unless there is a duress passphrase and `duress` is left
        empty: then cost and salt stay as they were. True: measured anew.

        Raises WrongPassphrase (`old`, or `duress`, is not it), WeakPassphrase, PassphraseTaken (`new` is the duress
        passphrase, or too much like it), DiskFull, NotWritable; then everything opens as before.
        """
        raise NotImplementedError

    def set_new_passphrase(self, new: str) -> None:
        """After `open_with_sheet` or `open_with_shares`, and only then: `new` takes the place of the forgotten one. A
        duress passphrase stays as it was.

        Raises WeakPassphrase, PassphraseTaken, WrongPassphrase (the vault was opened by its passphrase: change it
        instead), DiskFull, NotWritable.
        """
        raise NotImplementedError

    def make_sheet(self, language: str = "en") -> Sheet:
        """A new recovery sheet, which opens the vault from now on. An earlier one stays until it is removed: once the
        new one was proved it is `replaced`.

        Raises TooManyWays (two are in use: prove the newer, remove one), DiskFull, NotWritable.
        """
        raise NotImplementedError

    def prove_sheet(self, words: str) -> WayIn:
        """Try the words (typed, or the text of the QR code) on this vault's own keyslots. Nothing is written but
        the date.

        Raises WordsUnreadable (not words of a sheet), WrongSheet (they open no slot of this vault).
        """
        raise NotImplementedError

    def make_shares(self, needed: int, trusted: Sequence[Trusted]) -> tuple[Share, ...]:
        """Shares of which `needed` (2 or more) open the vault together, each with its holder's PIN (4 signs or more;
        six digits suggested). Earlier ones stay, as with sheets. A fraction of a second for each share.

        Raises WeakPin, TooManyWays, DiskFull, NotWritable; ValueError for `needed` below 2 or above the number of
        people, and for more than 16 people.
        """
        raise NotImplementedError

    def prove_shares(self, held: Sequence[HeldShare]) -> ProvedShares:
        """Try shares, one or several, on this vault. Holders need not come together: each right share is dated. The way
        in counts as proved when enough came together, or when so many have been proved one by one.

        Raises WordsUnreadable for the first that is no share. Nothing is written but dates.
        """
        raise NotImplementedError

    def remove(self, id: int) -> None:
        """This sheet, these shares or this duress passphrase open nothing any more: their slot becomes random bytes in
        both copies. Raises NoSuchWay (also for the passphrase, which is changed and never removed), DiskFull,
        NotWritable.
        """
        raise NotImplementedError

    def set_duress(self, passphrase: str, duress: str) -> None:
        """Unlocking with `duress` destroys this vault and opens an empty one in its place; off until this is called.
        Takes the place of an earlier duress passphrase. `passphrase` is the everyday one, to be sure who asks.

        Raises WrongPassphrase, WeakPassphrase, PassphraseTaken (the same as the everyday one, or so like it that a slip
        of the finger would destroy everything), DiskFull, NotWritable.
        """
        raise NotImplementedError

    def remove_duress(self) -> None:
        """Raises NoSuchWay where there is none, DiskFull, NotWritable."""
        raise NotImplementedError


def open_with_sheet(folder: Path, words: str) -> Vault:
    """Open a vault whose passphrase is lost; the sheet counts as proved. Ask for a new passphrase next
    (`set_new_passphrase`). Fast: there is nothing to stretch.

    Raises WordsUnreadable, WrongSheet, and what `locking.open_vault` raises but WrongPassphrase.
    """
    raise NotImplementedError


def open_with_shares(folder: Path, held: Sequence[HeldShare]) -> Vault:
    """The same with the shares of trusted people; more than are needed is no fault.

    Raises WordsUnreadable, SharesMissing (too few, or not of one set), WrongShares (a PIN is wrong, or they belong to
    another vault: nobody can tell the two apart, nor which share it is), and what `locking.open_vault` raises.
    """
    raise NotImplementedError


def look_at_sheet(words: str) -> None:
    """Before anything is opened: raises WordsUnreadable unless these can be the words of a sheet. Fast."""
    raise NotImplementedError


def look_at_share(words: str) -> ShareFacts:
    """Before anything is opened, what a share says of itself. Raises WordsUnreadable. Fast."""
    raise NotImplementedError


def suggest_pin() -> str:
    """Six digits, drawn by lot."""
    raise NotImplementedError


def wrong_tries(vault: Vault) -> WrongTries | None:
    """Failed tries before this opening, None: none is known of. To be shown after unlocking, then `forget_wrong_tries`."""
    raise NotImplementedError


def forget_wrong_tries(vault: Vault) -> None:
    """They were shown. Does nothing where the folder cannot be written."""
    raise NotImplementedError
