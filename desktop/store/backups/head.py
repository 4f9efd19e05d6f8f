"""The head of a backup and its copy, the foot: keyslots and commits (VAULT.md, section 10). Opens nothing.

They are found without a key, and nothing of them is believed before it opened.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from desktop.backup_errors import BackupDamaged, NotABackup, StickGone
from desktop.errors import VaultDamaged
from desktop.store.backups import commit
from desktop.store.backups.commit import SealedCommit
from desktop.store.backups.parts import LARGEST, Parts
from desktop.store.backups.stick import stick
from desktop.store.keyslot_file import FILE, KeyslotFile

COMMITS: Final = FILE
SIZE: Final = FILE + 2 * commit.PAGE


@dataclass(frozen=True, slots=True)
class Head:
    """What is read of head and foot, the head's first. `whole`: all four commits are there, and alike."""

    keyslots: tuple[KeyslotFile, ...] = field(repr=False)
    commits: tuple[SealedCommit, ...]
    whole: bool


def read(parts: Parts) -> Head:
    """Sets the size of the parts, too. Raises NotABackup, BackupTooNew, BackupDamaged("head"), StickGone."""
    with stick():
        if not parts.place(0).exists():
            raise StickGone
    first = parts.read(0, SIZE)
    parts.size = _part_size(parts, first)
    length = parts.length()
    last = parts.read(length - SIZE, SIZE) if length >= 2 * SIZE else b""
    pages = [region[at : at + commit.PAGE] for region in (first, last) for at in range(COMMITS, SIZE, commit.PAGE)]
    found = [one for one in map(commit.parsed, pages) if one is not None]
    if not found:
        if any(map(commit.claims_to_be_one, pages)):
            raise BackupDamaged("head")
        raise NotABackup
    slots = [_keyslots(region) for region in (first, last)]
    alike = len(found) == len(pages) and first == last and all(one is not None and one.alike for one in slots)
    return Head(tuple(one for one in slots if one is not None), tuple(found), alike)


def packed(slots: bytes, page: bytes) -> bytes:
    """`slots` one page of keyslots, `page` a commit: both stand there twice."""
    return slots + slots + page + page


def _part_size(parts: Parts, first: bytes) -> int:
    for at in range(COMMITS, SIZE, commit.PAGE):
        found = commit.parsed(first[at : at + commit.PAGE])
        if found is not None:
            return found.part_size
    # The head is damaged. Each part but the last is as long as a part is.
    with stick():
        return parts.place(0).stat().st_size if parts.place(1).is_file() else LARGEST


def _keyslots(region: bytes) -> KeyslotFile | None:
    try:
        return KeyslotFile.parsed(region[:FILE])
    except VaultDamaged:
        return None
