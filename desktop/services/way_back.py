"""Back into a vault whose passphrase is forgotten: first whether the words open it, then a new passphrase and the open
vault. In between nothing is open, so that a screen somebody walked away from holds no key. Knows no window.
"""

from __future__ import annotations

from pathlib import Path

from desktop.errors import WeakPassphrase
from desktop.services.recovering import Recovering, open_with_shares, open_with_sheet
from desktop.services.strength import strength
from desktop.services.ways import HeldShare
from desktop.store.vault import Vault

Key = str | tuple[HeldShare, ...]
"""The words of a sheet, or shares."""


def check(folder: Path, key: Key) -> None:
    """Opens the vault and closes it again. Raises what `open_with_sheet` and `open_with_shares` raise."""
    _opened(folder, key).close()


def open_anew(folder: Path, key: Key, new: str) -> Vault:
    """The open vault, with `new` in place of the forgotten passphrase. A few seconds.

    Raises what `check` raises, WeakPassphrase, PassphraseTaken (it is, or nearly is, the duress passphrase), DiskFull,
    NotWritable; then the vault is closed and everything opens as before.
    """
    if not strength(new).enough:
        raise WeakPassphrase
    vault = _opened(folder, key)
    try:
        Recovering(vault).set_new_passphrase(new)
    except BaseException:
        vault.close()
        raise
    return vault


def _opened(folder: Path, key: Key) -> Vault:
    return open_with_sheet(folder, key) if isinstance(key, str) else open_with_shares(folder, key)
