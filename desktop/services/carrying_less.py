"""Making room: originals that the coordination has go from this laptop, and come again (VAULT.md, section 14).

    carrying = collecting.carrying_less
    carrying.room()                  what may be removed, as far as the lists tell, and what not and why
    carrying.remove(file_ids)        each in a transaction that checks everything once more, from the proofs
    carrying.fetch_again(file_ids)   the next sync brings them

The one thing in the program that deletes what somebody saved. Whatever is not proved, at that moment, stays.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from desktop.domain.answers import FileRef
from desktop.errors import NoSuchFile, RecordRemoved
from desktop.store.file_rows import KeptFile, State
from desktop.store.removing import Hindrance, Original, erase
from desktop.store.unit import Unit, now
from desktop.store.vault import Vault
from sync.client.ports import Membership
from sync.client.receipts import confirmed
from sync.errors import Unreadable
from sync.protocol import merkle

__all__ = ["CarryingLess", "Hindrance", "Line", "Made", "Room"]

Step = Callable[[int, int], None]
"""Told (files done, files in all); what it raises ends the work between two files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One file. `bytes`: what it takes on the disk; `holders`: names of those who have it beside the server, as far as
    their cards say; `hindrance` None: it may be removed. `removed`: it was.
    """

    ref: FileRef
    bytes: int
    holders: tuple[str, ...]
    hindrance: Hindrance | None
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """Largest first."""

    removable: tuple[Line, ...]
    staying: tuple[Line, ...]

    @property
    def bytes(self) -> int:
        return sum(line.bytes for line in self.removable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was removed, and what it freed; what stayed, and why. `later`: of these something is on the disk until the
    vault is opened the next time.
    """

    removed: tuple[str, ...]
    bytes: int
    stayed: tuple[tuple[str, Hindrance], ...]
    later: tuple[str, ...]


class CarryingLess:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._turn = threading.Lock()
        """Between the word that a file is removed and the end of its bytes nobody may want it again."""

    def room(self) -> Room:
        """From the lists, which is quick; receipts are verified when something is removed."""
        with self._vault.reading() as unit:
            copies = unit.small_copies.all()
            whole = unit.files.in_state(State.WHOLE)
            files = [kept for kept in whole if kept.record is not None and kept.ref.id not in copies]
            lines = _lines(unit, files)
        lines.sort(key=lambda line: -line.bytes)
        removable = tuple(line for line in lines if line.hindrance is None)
        return Room(removable, tuple(line for line in lines if line.hindrance is not None))

    def about(self, file_id: str) -> Line:
        """Raises NoSuchFile."""
        with self._vault.reading() as unit:
            kept = unit.files.get(file_id)
            if kept is None:
                raise NoSuchFile
            return _lines(unit, [kept])[0]

    def remove(self, file_ids: Collection[str], step: Step | None = None) -> Made:
        """Raises NoSuchFile before anything is done; DiskFull, NotWritable, VaultGone: what was removed until then is,
        the rest is as it was.
        """
        wanted = list(dict.fromkeys(file_ids))
        for file_id in wanted:
            self.about(file_id)
        freed = 0
        removed: list[str] = []
        stayed: list[tuple[str, Hindrance]] = []
        later: list[str] = []
        for count, file_id in enumerate(wanted):
            if step is not None:
                step(count, len(wanted))
            with self._turn:
                size, hindrance = self._removed(file_id)
                if hindrance is not None:
                    stayed.append((file_id, hindrance))
                    continue
                removed.append(file_id)
                if erase(self._vault.files, file_id):
                    freed += size
                else:
                    later.append(file_id)
        return Made(removed=tuple(removed), bytes=freed, stayed=tuple(stayed), later=tuple(later))

    def fetch_again(self, file_ids: Collection[str]) -> tuple[str, ...]:
        """Those of them that had been removed: the next sync goes on with them. Raises NoSuchFile; RecordRemoved for a
        file whose record went too: without that nothing opens it.
        """
        with self._turn, self._vault.unit() as unit:
            for file_id in file_ids:
                kept = unit.files.get(file_id)
                if kept is None:
                    raise NoSuchFile
                if kept.record is not None and unit.stubs.among([kept.record]):
                    raise RecordRemoved
            return tuple(file_id for file_id in dict.fromkeys(file_ids) if unit.removing.want_again(file_id))

    def _removed(self, file_id: str) -> tuple[int, Hindrance | None]:
        """Everything is asked in the transaction that removes it: what a sync brings comes before or after."""
        with self._vault.unit() as unit:
            kept = unit.files.get(file_id)
            if kept is None:
                raise NoSuchFile
            unit.receipts.place([kept.record] if kept.record is not None else [])
            found = unit.removing.originals([kept])[0]
            hindrance = found.hindrance or _unproved(unit, found)
            if hindrance is None:
                unit.removing.remove(file_id, now())
        return kept.sealed_size, hindrance


def _unproved(unit: Unit, original: Original) -> Hindrance | None:
    """Every receipt of its record is verified anew, and the one that the file is complete must be among them."""
    membership, kept = unit.members.membership(), original.kept
    if membership is None or kept.record is None or kept.manifest is None:
        return Hindrance.UNPROVED
    found = proved(unit, kept.record, membership)
    complete = (merkle.FILE_LEAF, bytes.fromhex(kept.manifest))
    return None if found is not None and complete in found else Hindrance.UNPROVED


def proved(unit: Unit, record: str, membership: Membership) -> set[tuple[int, bytes]] | None:
    """(leaf kind, object id) of all that the receipts kept for it prove now; None: one of them proves nothing."""
    found: set[tuple[int, bytes]] = set()
    for kept in unit.kept_receipts(record):
        if kept.receipts is None:
            return None
        try:
            found |= confirmed(kept.receipts, group=membership.group, log_key=membership.log_key)
        except Unreadable:
            return None
    return found


def _lines(unit: Unit, files: Sequence[KeptFile]) -> list[Line]:
    names = unit.members.names()
    return [
        Line(
            ref=one.kept.ref,
            bytes=one.kept.sealed_size,
            holders=tuple(dict.fromkeys(names.get(device) or device[:8] for device in one.holders)),
            hindrance=one.hindrance,
            removed=one.kept.state is State.REMOVED,
        )
        for one in unit.removing.originals(files)
    ]
