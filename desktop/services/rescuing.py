"""Saving what verifies of a damaged vault into a new one, and saying what did not. Knows no window.

The damaged vault stays as it is, whatever happens: what could not be read today may be read by somebody with better
means, and a backup or the server may have it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import WeakPassphrase
from desktop.services.checking import check
from desktop.services.describing import describe_by_forms
from desktop.services.strength import strength
from desktop.store.keyslots import Key
from desktop.store.making import left_beside
from desktop.store.rescue.copying import Copied
from desktop.store.rescue.saving import save_out_of, save_what_verifies
from desktop.store.resealing import reseal
from desktop.store.vault import Vault

Step = Callable[[int, int], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescued:
    """What the new vault holds, read back: `records`, `files` that are whole. `files_damaged`: kept as they are, and do
    not verify; `files_to_come`: wait to be fetched from the server; `files_gone`: neither here nor there.
    `words_lost`: something that people wrote, or a proof of it, could not be read; the server may have it.
    `device_lost`: the keys by which the group knows this laptop could not be read. `whole`: all that is in the new
    vault verifies. `left`: unfinished folders of earlier tries that were ended in the middle. They are sealed, and are
    not deleted: what they came from may not be there any more.
    """

    records: int
    files: int
    files_damaged: int
    files_to_come: int
    files_gone: int
    words_lost: bool
    device_lost: bool
    whole: bool
    left: tuple[str, ...] = ()


def rescue(damaged: Path, key: Key, folder: Path, passphrase: str, step: Step = lambda _done, _total: None) -> Rescued:
    """`step` is told bytes of files, done and in all.

    Raises WeakPassphrase, VaultExists, NoVaultHere, VaultInUse, WrongPassphrase, VaultDamaged,
    DiskFull, NotWritable; then nothing is left in `folder`.
    """
    _expect_enough(passphrase)
    return _read_back(save_what_verifies(damaged, key, folder, passphrase, step), folder, passphrase)


def rescue_open(vault: Vault, folder: Path, passphrase: str, step: Step = lambda _done, _total: None) -> Rescued:
    """The same of a vault that is open. Raises WeakPassphrase, VaultExists, VaultDamaged, DiskFull,
    NotWritable.
    """
    _expect_enough(passphrase)
    return _read_back(save_out_of(vault, folder, passphrase, step), folder, passphrase)


def _expect_enough(passphrase: str) -> None:
    if not strength(passphrase).enough:
        raise WeakPassphrase


def _read_back(copied: Copied, folder: Path, passphrase: str) -> Rescued:
    with closing(Vault.open(folder, passphrase)) as vault:
        describe_by_forms(vault)
        if vault.sync_store().membership() is None:
            reseal(vault)  # there was nobody to send it to
        found = check(vault)
    return Rescued(
        records=found.records,
        files=found.files,
        files_damaged=len(copied.files_damaged),
        files_to_come=len(copied.files_to_come),
        files_gone=len(copied.files_gone),
        words_lost=bool(copied.objects_lost or copied.gaps),
        device_lost=copied.device_lost,
        whole=not found.damaged,
        left=tuple(str(place) for place in left_beside(folder.absolute())),
    )
