"""Erasing a vault for good, in a hurry. Needs no passphrase, asks nobody. Knows no window."""

from __future__ import annotations

from pathlib import Path

from desktop.store.destroying import destroy


def erase(folder: Path) -> bool:
    """Whether nothing opens the vault any more: what opens it was overwritten, on the disk as far as the system says.

    The vault must not be open in this process. A backup elsewhere still opens, and so may copies of old blocks that a
    flash disk keeps (`desktop.store.destroying`).
    """
    return (folder / "keyslots").exists() and destroy(folder).keyslots
