"""A vault out of a backup, with its passphrase, its recovery sheet or the shares of trusted people. Knows no window.

Whatever is raised, the backup was only read and nothing is left in the folder. A duress passphrase is just a wrong one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.services.rehearsing import uncovered
from desktop.services.views import moment
from desktop.services.ways import HeldShare
from desktop.store import shares, sheets
from desktop.store.backups import head, restoring
from desktop.store.backups.parts import Parts
from desktop.store.backups.progress import Stage, Step, silent
from desktop.store.keyslots import Key

__all__ = ["Restored", "Stage", "Step", "look", "restore", "restore_with_shares", "restore_with_sheet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What the new vault holds. `taken`: the moment it shows; what was done later is not in it. `missing`: how many
    files its records name that are not here, `damaged` of them because they do not open in the backup any more.
    `unfinished`: behind it stands another backup that was cut off. `earlier`: a newer one is there and is damaged.
    """

    taken: datetime
    records: int
    files: int
    missing: int
    damaged: int
    unfinished: bool
    earlier: bool


def look(path: Path) -> int:
    """Before anybody is asked for a passphrase: how large the backup is, in bytes. Fast.

    Raises NotABackup, BackupTooNew, BackupDamaged, StickGone.
    """
    parts = Parts(path.absolute())
    try:
        head.read(parts)
        return parts.length()
    finally:
        parts.close()


def restore(path: Path, folder: Path, passphrase: str, step: Step = silent, *, earlier: bool = False) -> Restored:
    """`folder` must not exist or be empty. `earlier`: where the newest state is damaged, take the newest whole one.

    Raises VaultExists, OpensNoBackup, NotABackup, BackupEmpty, BackupTooNew, BackupPartMissing, BackupDamaged (`part`
    "earlier": ask whether to), StickGone, VaultTooNew, VaultDamaged (this disk keeps nothing), DiskFull, NotWritable.
    """
    return _restore(path, folder, passphrase, step, earlier=earlier)


def restore_with_sheet(path: Path, folder: Path, words: str, step: Step = silent, *, earlier: bool = False) -> Restored:
    """The same with a recovery sheet. Raises WordsUnreadable, too."""
    return _restore(path, folder, sheets.secret_of(words), step, earlier=earlier)


def restore_with_shares(
    path: Path, folder: Path, held: Sequence[HeldShare], step: Step = silent, *, earlier: bool = False
) -> Restored:
    """The same with shares. Raises WordsUnreadable, SharesMissing, WrongShares, too."""
    return _restore(path, folder, shares.joined(uncovered(held)), step, earlier=earlier)


def _restore(path: Path, folder: Path, key: Key, step: Step, *, earlier: bool) -> Restored:
    found = restoring.restore(path, folder, key, step, earlier=earlier)
    return Restored(
        taken=moment(found.taken),
        records=found.records,
        files=found.files,
        missing=found.missing,
        damaged=len(found.damaged),
        unfinished=found.unfinished,
        earlier=found.earlier,
    )
