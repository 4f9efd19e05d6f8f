"""Making, opening and re-keying a vault. Knows no window; every other service is built on the vault it returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from desktop import settings
from desktop.errors import WeakPassphrase
from desktop.services.preferences import Choices
from desktop.services.strength import strength
from desktop.store import vault as vaults
from desktop.store.vault import Vault


def make_vault(folder: Path, passphrase: str) -> Vault:
    """A new, empty vault, open. The folder is made if it is missing; takes a few seconds.

    Raises VaultExists (the folder holds anything at all), WeakPassphrase, NotWritable, DiskFull; then nothing is
    left behind.
    """
    if not strength(passphrase).enough:
        raise WeakPassphrase
    return Vault.create(folder, passphrase)


def open_vault(folder: Path, passphrase: str) -> Vault:
    """Takes about a second, right or wrong. Never makes or changes a vault that cannot be read. A duress passphrase
    destroys the vault and opens an empty one (`decisions/duress.md`); nothing here or later tells the two apart.

    Raises NoVaultHere, WrongPassphrase, VaultInUse, VaultDamaged, VaultTooNew, DiskFull, NotWritable.
    """
    return Vault.open(folder, passphrase, _settings_of_an_empty_vault())


def change_passphrase(vault: Vault, old: str, new: str) -> None:
    """From now on `new` opens the vault and `old` does not; see `Recovering.change_passphrase`, which can do more.

    Raises WrongPassphrase, WeakPassphrase, PassphraseTaken, DiskFull, NotWritable.
    """
    if not strength(new).enough:
        raise WeakPassphrase
    vault.change_passphrase(old, new)


def is_vault(folder: Path) -> bool:
    """Whether something that calls itself a vault lies there. Opens nothing."""
    return vaults.is_vault(folder)


def _settings_of_an_empty_vault() -> Mapping[str, str]:
    """What the unlock screen shows anyway, and the usual for the rest."""
    seen = settings.read()
    choices = Choices(language=seen.language, theme=seen.theme, text_percent=seen.text_percent)
    return {name: str(value) for name, value in asdict(choices).items()}
