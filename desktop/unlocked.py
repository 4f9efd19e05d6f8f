"""What exists only while the vault is open: one of each service. Built by unlocking, gone with the process at locking.

Importing this module imports everything behind the services, which takes a moment: the window does so after the unlock
screen is on the screen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from desktop.services import choosing_a_way, locking, reminding, way_back
from desktop.services.backing_up import BackingUp
from desktop.services.casework import Casework
from desktop.services.choosing_a_way import WayThere
from desktop.services.collecting import Collecting
from desktop.services.joining import Joining
from desktop.services.preferences import Choices, Preferences
from desktop.services.recovering import Recovering
from desktop.services.searching import Searching
from desktop.services.syncing import Syncing
from desktop.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Unlocked:
    vault: Vault
    casework: Casework
    collecting: Collecting
    searching: Searching
    syncing: Syncing
    joining: Joining
    preferences: Preferences
    recovering: Recovering
    backing_up: BackingUp

    @staticmethod
    def of(vault: Vault, language: str) -> Unlocked:
        return Unlocked(
            vault=vault,
            casework=Casework(vault, language),
            collecting=Collecting(vault),
            searching=Searching(vault, language),
            syncing=Syncing(vault),
            joining=Joining(vault),
            preferences=Preferences(vault),
            recovering=Recovering(vault),
            backing_up=BackingUp(vault),
        )

    def speak(self, language: str) -> None:
        """Titles and summaries of records come in this language from now on."""
        self.casework.language = language
        self.searching.language = language

    def close(self) -> None:
        self.vault.close()


def unlock(folder: Path, passphrase: str, language: str) -> tuple[Unlocked, Choices]:
    """Raises what `locking.open_vault` raises."""
    unlocked = Unlocked.of(locking.open_vault(folder, passphrase), language)
    return unlocked, unlocked.preferences.read()


def unlock_anew(folder: Path, key: way_back.Key, new: str, language: str) -> tuple[Unlocked, Choices]:
    """By a sheet or shares, `new` in place of the forgotten passphrase. Raises what `way_back.open_anew` raises."""
    unlocked = Unlocked.of(way_back.open_anew(folder, key, new), language)
    return unlocked, unlocked.preferences.read()


class FirstVault:
    """The vault of the first start. Making it and joining are two things: where joining fails, the vault is there, and
    `make` with the answers mended goes on from it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: Unlocked | None = None
        self._passphrase = ""

    @property
    def is_made(self) -> bool:
        return self._made is not None

    def make(
        self, choices: Choices, passphrase: str, invitation: str, way: WayThere | None = None
    ) -> tuple[Unlocked, Choices]:
        """`way`: to the group's server, kept with the vault; None: as the system says. Raises what `locking.make_vault`
        and `Joining.join` raise; `is_made` tells which of them it was.
        """
        if self._made is None:
            self._made = Unlocked.of(locking.make_vault(self.folder, passphrase), choices.language)
            reminding.offer_sheet(self._made.vault)
        elif passphrase != self._passphrase:
            locking.change_passphrase(self._made.vault, self._passphrase, passphrase)
        self._passphrase = passphrase
        kept = replace(self._made.preferences.read(), language=choices.language, my_name=choices.my_name)
        self._made.preferences.write(kept)
        if way is not None and way != choosing_a_way.read(self._made.vault):
            choosing_a_way.write(self._made.vault, way)
        if invitation and self._made.joining.membership() is None:
            self._made.joining.join(invitation, choices.my_name)
        self._passphrase = ""
        return self._made, kept

    def abandon(self) -> None:
        """The window closes before it was through: the vault stays, and opens with its passphrase."""
        if self._made is not None:
            self._made.close()
