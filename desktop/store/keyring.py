"""The ways into an open vault: the rows that know them and the slots of the file, kept alike (VAULT.md, section 3).

The file decides: a row whose slot does not open is forgotten. Rows are added before the file is written and dropped
after it, so that whatever a crash leaves, the next opening has a row for every slot in use.
"""

from __future__ import annotations

import hmac
import secrets
import threading
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from desktop.errors import EnvironmentProblem, NoSuchWay, VaultDamaged
from desktop.store import keyslot_file
from desktop.store.keyslot_file import KeyslotFile
from desktop.store.keyslots import Key, Keyslots, Kind, Opened, new_vault_key
from desktop.store.unit import Unit
from desktop.store.ways import KnownWay, NewWay, free_slots

Session = Callable[[], AbstractContextManager[Unit]]


@dataclass(frozen=True, slots=True)
class _Slot:
    number: int
    kind: Kind
    made: int
    slot_key: bytes = field(repr=False)
    vault_key: bytes = field(repr=False)


class Keyring:
    """`unit` and `reading` are the vault's. Writes take turns."""

    def __init__(self, folder: Path, unit: Session, reading: Session) -> None:
        self._folder = folder
        self._unit = unit
        self._reading = reading
        self._turn = threading.Lock()

    def all(self) -> Sequence[KnownWay]:
        """The oldest first."""
        with self._reading() as unit:
            return unit.ways.all()

    def page(self) -> Keyslots:
        """As it is on the disk now. Raises VaultDamaged, NotWritable."""
        return keyslot_file.read(self._folder).candidates[0]

    def page_for_backup(self, header: Keyslots, passphrase: bytes) -> Keyslots:
        """All eight slots under another header, and written nowhere: what opens this vault, but for a duress
        passphrase, which must neither destroy a backup nor be found in one. `passphrase`: the slot key of the everyday
        one there.

        Raises VaultDamaged, NotWritable.
        """
        with self._turn:
            page, known = self.page(), self.all()
            vault_key = _vault_key(page, known)
            slots = [_again(page, way, vault_key) for way in known if way.kind is not Kind.DURESS]
            others = [replace(one, slot_key=passphrase) if one.kind is Kind.PASSPHRASE else one for one in slots]
            return _sealed(header, others)

    def tried(self, key: Key) -> KnownWay | None:
        """The way in that this key opens, tried on the file itself; None for one of another vault, or of none. Changes
        nothing. For a passphrase about a second.
        """
        page = self.page()
        found = page.opened(page.slot_key(key))
        if found is None or not found.fits(key):
            return None
        known = self.all()
        mine = found.kind is Kind.DURESS or hmac.compare_digest(found.vault_key, _vault_key(page, known))
        return next((way for way in known if mine and way.slot_key == found.slot_key), None)

    def add(self, way: NewWay) -> int:
        """Its id; it opens the vault when this returns. Raises VaultDamaged, DiskFull, NotWritable; then it does
        not.
        """
        return self.write([way])[0]

    def remove(self, ids: Collection[int]) -> None:
        """They open nothing any more, in neither copy. Raises NoSuchWay, VaultDamaged, DiskFull, NotWritable."""
        if not set(ids) <= {way.id for way in self.all() if way.kind is not Kind.PASSPHRASE}:
            raise NoSuchWay
        self.write([], without=ids)

    def write(
        self, new: Sequence[NewWay], *, without: Collection[int] = (), header: Keyslots | None = None
    ) -> Sequence[int]:
        """All eight slots anew: what was in use but `without`, and the `new`, whose ids are returned. `header`: where
        the salt changes, that of a page not written yet.
        """
        with self._turn:
            page = self.page()
            with self._unit() as unit:
                known = unit.ways.all()
                numbers = secrets.SystemRandom().sample(free_slots(known), len(new))
                ids = [unit.ways.add(way, number) for way, number in zip(new, numbers, strict=True)]
            vault_key = _vault_key(page, known)
            slots = [_again(page, way, vault_key) for way in known if way.id not in without]
            slots += [_first(way, number, vault_key) for way, number in zip(new, numbers, strict=True)]
            try:
                keyslot_file.write(self._folder, _sealed(header or page, slots))
            finally:
                self._forget_what_does_not_open()
            return ids

    def settle(self, file: KeyslotFile, page: Keyslots, opened: Opened) -> None:
        """After an opening: rows and slots are made alike, and a damaged copy is mended. What the machine refuses, or
        damage in the rows, does not hinder it; the next opening tries again.
        """
        with suppress(EnvironmentProblem), self._turn:
            with self._reading() as unit:
                known = unit.ways.all()
            gone = [way for way in known if file.whole and not _opens(page, way)]
            is_known = any(way.slot_key == opened.slot_key for way in known)
            if gone or not is_known:
                with self._unit() as unit:
                    unit.ways.remove([way.id for way in gone])
                    if not is_known:
                        unit.ways.add(NewWay(opened.kind, opened.slot_key, opened.made), opened.number)
                    known = unit.ways.all()
            if not file.whole:
                page = _sealed(page, [_again(page, way, opened.vault_key) for way in known])
            if not file.alike:
                keyslot_file.write(self._folder, page)

    def _forget_what_does_not_open(self) -> None:
        file = keyslot_file.read(self._folder)
        if file.whole:
            with self._unit() as unit:
                unit.ways.remove([way.id for way in unit.ways.all() if not _opens(file.candidates[0], way)])


def _opens(page: Keyslots, way: KnownWay) -> bool:
    found = page.opened(way.slot_key)
    return found is not None and (found.number, found.kind) == (way.slot, way.kind)


def _vault_key(page: Keyslots, ways: Iterable[KnownWay]) -> bytes:
    """That of the passphrase, or, where its slot is damaged, of another way in."""
    trusted = sorted((way for way in ways if way.kind is not Kind.DURESS), key=lambda way: way.kind)
    tried = (page.opened(way.slot_key) for way in trusted)
    found = next((opened.vault_key for opened in tried if opened is not None), None)
    if found is None:
        raise VaultDamaged("keyslots")
    return found


def _again(page: Keyslots, way: KnownWay, vault_key: bytes) -> _Slot:
    """As it was in the page; where the page is damaged there, as it must have been."""
    found = page.opened(way.slot_key)
    if found is not None:
        vault_key = found.vault_key
    elif way.kind is Kind.DURESS:
        vault_key = new_vault_key()
    return _Slot(way.slot, way.kind, way.made, way.slot_key, vault_key)


def _first(way: NewWay, number: int, vault_key: bytes) -> _Slot:
    of = new_vault_key() if way.kind is Kind.DURESS else vault_key
    return _Slot(number, way.kind, way.made, way.slot_key, of)


def _sealed(header: Keyslots, slots: Iterable[_Slot]) -> Keyslots:
    page = header.blank()
    for slot in slots:
        page = page.with_slot(slot.number, slot.kind, slot.slot_key, slot.vault_key, slot.made)
    return page
