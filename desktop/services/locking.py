"""Making, opening and re-keying a vault. Knows no window; every other service is built on the vault it returns."""

from __future__ import annotations

from pathlib import Path

from desktop.errors import WeakPassphrase
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
    """Takes about a second, right or wrong. Never makes or changes a vault that cannot be read.

    Raises NoVaultHere, WrongPassphrase, VaultInUse, VaultDamaged, VaultTooNew, DiskFull, NotWritable.
    """
    return Vault.open(folder, passphrase)


def change_passphrase(vault: Vault, old: str, new: str) -> None:
    """From now on `new` opens the vault and `old` does not. Raises WrongPassphrase, WeakPassphrase, DiskFull."""
    if not strength(new).enough:
        raise WeakPassphrase
    vault.change_passphrase(old, new)


def is_vault(folder: Path) -> bool:
    """Whether something that calls itself a vault lies there. Opens nothing."""
    return vaults.is_vault(folder)
