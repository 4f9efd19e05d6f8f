"""Sync by stick: what waits as one sealed file, and the answer that comes back for it. Knows no window and no line.

What a parcel holds waits on as before: only a receipt in an answer, verified here, says that it is on the server.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from desktop.backup_errors import StickGone, StickReadOnly
from desktop.errors import ExportFull, ExportNotKept, FileInTheWay, FileUnreadable, FileVanished, InsideTheVault
from desktop.services.syncing import Syncing
from desktop.store import disk
from desktop.store.sync_store import VaultSyncStore
from desktop.store.vault import Vault
from sync.client import answered, parcels
from sync.client.ports import Page
from sync.protocol import limits

__all__ = ["LEAST", "Parcelling", "ReadAnswer", "WrittenParcel"]

LEAST: Final = 1024
"""Bytes; a parcel with nothing in it asks for news all the same."""
_BLOCK: Final = 256 * 1024
Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenParcel:
    """Read back after it was written. `left_…`: did not fit, or, of files, was not to go; `damaged` files neither.
    Files count as left when any chunk of theirs is.
    """

    size: int
    objects: int
    chunks: int
    left_objects: int
    left_files: int
    damaged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAnswer:
    """`whole`: the answer was. `parcel`: what the server says of the parcel: `whole`, `cut`, `damaged`. `older`: all
    that it could tell was heard before. `unproved`: something was passed over because it does not grow out of what was
    heard last. `stale`: the parcel was too old, by its clock, to be told news. `more`: there was more than fitted.
    """

    whole: bool
    parcel: str
    records_received: int
    acknowledgements: int
    older: bool
    unproved: bool
    stale: bool
    more: bool
    refused: Mapping[str, int]


class Parcelling:
    def __init__(self, vault: Vault, syncing: Syncing) -> None:
        self._vault = vault
        self._syncing = syncing

    def write(
        self, path: Path, *, most: int = limits.PARCEL, words_only: bool = False, step: Step | None = None
    ) -> WrittenParcel:
        """Everything that waits, words first, in a new file of at most `most` bytes (`LEAST` or more). What the server
        refused goes once more.

        Raises NotAMember, FileInTheWay, InsideTheVault, ExportFull, StickReadOnly, StickGone, ExportNotKept; then
        nothing of it is left there.
        """
        path = path.absolute()
        vault = self._vault.folder.resolve()
        if vault in path.resolve().parents:
            raise InsideTheVault
        with self._syncing.apart() as membership, _new_file(path) as out:
            self._syncing.tell_custody()
            with self._vault.unit() as unit:
                unit.outbox.retry_refused()
            member = parcels.member_of(VaultSyncStore(self._vault), membership)
            tell = step or (lambda done, most: None)
            packed = parcels.pack(member, out.write, most=max(LEAST, most), words_only=words_only, step=tell)
        return WrittenParcel(
            size=packed.size,
            objects=packed.objects,
            chunks=packed.chunks,
            left_objects=packed.left_objects,
            left_files=packed.left_files,
            damaged=len(packed.damaged),
        )

    def read(self, path: Path) -> ReadAnswer:
        """Take in an answer, as far as it is whole; reading it again changes nothing.

        Raises NotAMember, FileVanished, FileUnreadable, BadParcel, HistoryBroken, RosterBroken, Unreadable.
        """
        with self._syncing.apart() as membership, _opened(path) as file:
            store = _Counting(self._vault)
            found = answered.read(parcels.member_of(store, membership), _blocks(file))
        refused: dict[str, int] = {}
        for _, code in found.refused:
            refused[code] = refused.get(code, 0) + 1
        assert found.parcel is not None
        return ReadAnswer(
            whole=found.state == "whole",
            parcel=found.parcel.state,
            records_received=len(store.records),
            acknowledgements=found.acknowledgements,
            older=found.older == found.parts,
            unproved=found.unproved > 0,
            stale=not found.parcel.paged,
            more=found.more,
            refused=refused,
        )


class _Counting(VaultSyncStore):
    """The vault's store, and which records something came for."""

    def __init__(self, vault: Vault) -> None:
        super().__init__(vault)
        self.records: set[bytes] = set()

    def take_in(self, page: Page) -> None:
        super().take_in(page)
        self.records.update(revision.record for revision in page.revisions)


class _Out:
    """A file being written, hashed as it grows."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.size = 0
        self.hash = hashlib.sha256()

    def write(self, data: bytes) -> None:
        with _on_stick(self.size + len(data)):
            self.file.write(data)
        self.hash.update(data)
        self.size += len(data)


@contextmanager
def _new_file(path: Path) -> Iterator[_Out]:
    """It gets its name when it is whole and was read back; else nothing is left."""
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    with _on_stick(0):
        try:
            # Taken at once and exclusively: nobody else's file can come between the question and the rename.
            _exclusive(path).close()
        except FileExistsError:
            raise FileInTheWay from None
    try:
        with _on_stick(0):
            file = _exclusive(beside)
        with file:
            out = _Out(file)
            yield out
            with _on_stick(out.size):
                disk.sync_file(file)
                disk.forget_cached(file)
        with _on_stick(out.size):
            _read_back(beside, out)
            beside.replace(path)
            disk.sync_folder(path.parent)
    except BaseException:
        for left in (beside, path):
            with suppress(OSError):
                left.unlink(missing_ok=True)
        raise


def _read_back(path: Path, out: _Out) -> None:
    found = hashlib.sha256()
    with path.open("rb") as file:
        for block in _blocks(file):
            found.update(block)
    if found.digest() != out.hash.digest():
        raise ExportNotKept


def _exclusive(path: Path) -> IO[bytes]:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "wb")


@contextmanager
def _on_stick(size: int) -> Iterator[None]:
    """What the system says about a stick, in our words. `size`: bytes that there is no room for."""
    try:
        yield
    except OSError as refusal:
        if refusal.errno in disk.FULL:
            raise ExportFull(size) from None
        raise (StickReadOnly if refusal.errno in disk.REFUSED else StickGone) from None


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise FileVanished from None
    except OSError:
        raise FileUnreadable from None
    with file:
        yield file


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    """To the end, or as far as the stick gives it: what is missing then is found out by the reader."""
    try:
        while block := file.read(_BLOCK):
            yield block
    except OSError:
        return
