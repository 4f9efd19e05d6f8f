"""What was being written outside the vault when the program ended in the middle: removed, or named where it cannot be.

An export is readable by anybody, also half of one. Only places that this vault itself wrote down are touched, and only
while no other process has it open.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.services.views import moment
from desktop.store.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOver:
    """`removed`: it was there and is gone. Otherwise it was not found (it may be on a stick that is not in), or its
    disk does not let us.
    """

    place: Path
    begun: datetime
    removed: bool


def clear_up(vault: Vault) -> list[LeftOver]:
    """What was left before this opening, oldest first; what was begun since is under way. Takes as long as removing
    files takes. Raises DiskFull, NotWritable, VaultGone (of the vault).
    """
    with vault.reading() as unit:
        known = {one.place for one in unit.outside.left()}
    left = [one for one in vault.files.left_outside if one.place in known]
    found = [LeftOver(place=one.place, begun=moment(one.begun), removed=_removed(one.place)) for one in left]
    forget(vault, [one.place for one in found if one.removed])
    return found


def forget(vault: Vault, places: Sequence[Path]) -> None:
    """Somebody was told and takes care of it: it is not named again."""
    if places:
        with vault.unit() as unit:
            for place in places:
                unit.outside.ended(place)


def _removed(place: Path) -> bool:
    with suppress(OSError):
        if place.is_symlink() or not place.exists():
            return False  # a link is not what we made
        if place.is_dir():
            shutil.rmtree(place, ignore_errors=True)
        else:
            place.unlink()
        return not place.exists()
    return False
