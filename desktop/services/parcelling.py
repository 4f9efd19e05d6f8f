"""Sync by stick: what waits as sealed files, and the answers that come back for them. Knows no window and no line.

What a parcel holds waits on as before: only a receipt in an answer, verified here, says that it is on the server.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from desktop.errors import ExportFull, FileInTheWay, FileUnreadable, FileVanished, InsideTheVault
from desktop.services.stick_files import new_file
from desktop.services.syncing import Syncing
from desktop.store.sync_store import VaultSyncStore
from desktop.store.vault import Vault
from sync.client import answered, meeting, parcels
from sync.client.answered import Answered
from sync.client.meeting import Met
from sync.client.packing import Write
from sync.client.parcels import Packed
from sync.client.ports import Page
from sync.protocol import limits
from sync.protocol.parcels import MAGIC

__all__ = ["LARGEST_PART", "LEAST", "LEAST_PART", "Parcelling", "ReadAnswer", "ReadParcel", "WrittenParcel", "numbered"]

LEAST: Final = 1024
"""Bytes; a parcel with nothing in it asks for news all the same."""
LEAST_PART: Final = 1_000_000
LARGEST_PART: Final = 2**32 - 1
"""What a stick in FAT32 takes as one file."""
_BLOCK: Final = 256 * 1024
Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenParcel:
    """Read back after it was written. `left_…`: did not fit, or, of files, was not to go; `damaged` files neither.
    Files count as left when any chunk of theirs is. `names`: of the files on the stick. `full`: there was no room for
    another one; `stopped`: somebody asked to.
    """

    size: int
    objects: int
    chunks: int
    left_objects: int
    left_files: int
    damaged: int
    names: tuple[str, ...]
    full: bool = False
    stopped: bool = False


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadParcel:
    """Another laptop's parcel, read without a server. `whole`: the parcel was. `author`: a device id. `files`: came
    whole by it. `gaps`: pieces of files stand behind others that are in another part, which has to be read before.
    """

    author: str
    whole: bool
    records_received: int
    acknowledgements: int
    files: int
    gaps: int


class Parcelling:
    def __init__(self, vault: Vault, syncing: Syncing) -> None:
        self._vault = vault
        self._syncing = syncing

    def write(
        self,
        path: Path,
        *,
        most: int = limits.PARCEL,
        part: int | None = None,
        words_only: bool = False,
        step: Step | None = None,
        stopped: Callable[[], bool] | None = None,
    ) -> WrittenParcel:
        """Everything that waits, words first, in a new file of at most `most` bytes (`LEAST` or more); with `part` in
        as many as it takes, `numbered`, of at most so many bytes each (`LEAST_PART` or more), each of which can be
        handed in without the others. What the server refused goes once more. `step`: bytes written, and bytes that
        wait.

        Raises NotAMember, FileInTheWay, InsideTheVault, ExportFull, StickReadOnly, StickGone, ExportNotKept; then
        nothing of it is left there but parts that are whole. A stick that is full, or a stop, after a whole part is no
        error: what did not fit waits.
        """
        path = path.absolute()
        if self._vault.folder.resolve() in path.resolve().parents:
            raise InsideTheVault
        if part is not None and any(_is_part(other, path) for other in _beside(path)):
            raise FileInTheWay
        with self._syncing.apart() as membership:
            self._syncing.tell_custody()
            with self._vault.unit() as unit:
                unit.outbox.retry_refused()
            member = parcels.member_of(VaultSyncStore(self._vault), membership)
            writing = _Writing(path, step, stopped, self._waiting(), split=part is not None)
            size = max(LEAST, most) if part is None else max(LEAST_PART, min(part, LARGEST_PART))
            writing.write(
                parcels.pack(
                    member, writing.opened, most=size, split=writing.split, words_only=words_only, step=writing.step
                )
            )
        return writing.result()

    def _waiting(self) -> int:
        with self._vault.reading() as unit:
            return unit.outbox.waiting().bytes

    def read(self, path: Path) -> ReadAnswer | ReadParcel:
        """Take in an answer, or what another member's parcel has for this laptop, as far as it is whole; reading it
        again changes nothing.

        Raises NotAMember, FileVanished, FileUnreadable, BadParcel, HistoryBroken, RosterBroken, Unreadable.
        """
        with self._syncing.apart() as membership, _opened(path) as file:
            store = _Counting(self._vault)
            member = parcels.member_of(store, membership)
            if _is_parcel(file):
                return _of_parcel(meeting.read(member, _blocks(file)), len(store.records))
            return _of_answer(answered.read(member, _blocks(file)), len(store.records))


def _of_parcel(found: Met, records: int) -> ReadParcel:
    return ReadParcel(
        author=found.author.hex(),
        whole=found.state == "whole",
        records_received=records,
        acknowledgements=found.acknowledgements,
        files=found.files,
        gaps=found.gaps,
    )


def _of_answer(found: Answered, records: int) -> ReadAnswer:
    refused: dict[str, int] = {}
    for _, code in found.refused:
        refused[code] = refused.get(code, 0) + 1
    assert found.parcel is not None
    return ReadAnswer(
        whole=found.state == "whole",
        parcel=found.parcel.state,
        records_received=records,
        acknowledgements=found.acknowledgements,
        older=found.older == found.parts,
        unproved=found.unproved > 0,
        stale=not found.parcel.paged,
        more=found.more,
        refused=refused,
    )


def numbered(path: Path, number: int) -> Path:
    """Of part `number`, from 1."""
    return path.with_name(f"{path.stem}.{number}{path.suffix}")


def _is_part(other: str, path: Path) -> bool:
    return re.fullmatch(rf"{re.escape(path.stem)}\.\d+{re.escape(path.suffix)}", other) is not None


def _beside(path: Path) -> list[str]:
    try:
        return [other.name for other in path.parent.iterdir()]
    except OSError:
        return []  # whatever is the matter is said when the first part is written


class _Stopped(Exception):
    """Somebody asked to."""


class _Writing:
    """The files of one parcel on its stick."""

    def __init__(
        self, path: Path, step: Step | None, stopped: Callable[[], bool] | None, waiting: int, *, split: bool
    ) -> None:
        self._path, self._step, self._stopped, self._waiting = path, step, stopped, waiting
        self.split = split
        self._packed = Packed()
        self._names: list[str] = []
        self._ended: Exception | None = None

    def write(self, parts: Iterator[Packed]) -> None:
        try:
            for self._packed in parts:
                pass
        except (ExportFull, _Stopped) as ended:
            if isinstance(ended, ExportFull) and not self._names:
                raise
            self._ended = ended

    @contextmanager
    def opened(self, number: int) -> Iterator[Write]:
        path = numbered(self._path, number) if self.split else self._path
        with new_file(path) as file:
            yield file.write
        self._names.append(path.name)

    def step(self, done: int, most: int) -> None:
        if self._stopped is not None and self._stopped():
            raise _Stopped
        if self._step is not None:
            before = self._packed.size
            self._step(before + done, max(before + done, self._waiting if self.split else min(most, self._waiting)))

    def result(self) -> WrittenParcel:
        packed = self._packed
        return WrittenParcel(
            size=packed.size,
            objects=packed.objects,
            chunks=packed.chunks,
            left_objects=packed.left_objects,
            left_files=packed.left_files,
            damaged=len(packed.damaged),
            names=tuple(self._names),
            full=isinstance(self._ended, ExportFull),
            stopped=isinstance(self._ended, _Stopped),
        )


class _Counting(VaultSyncStore):
    """The vault's store, and which records something came for."""

    def __init__(self, vault: Vault) -> None:
        super().__init__(vault)
        self.records: set[bytes] = set()

    def take_in(self, page: Page) -> None:
        super().take_in(page)
        self.records.update(revision.record for revision in page.revisions)


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


def _is_parcel(file: IO[bytes]) -> bool:
    try:
        start = file.read(len(MAGIC))
        file.seek(0)
    except OSError:
        return False  # the reader finds it out as well
    return start.startswith(MAGIC[:14])


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    """To the end, or as far as the stick gives it: what is missing then is found out by the reader."""
    try:
        while block := file.read(_BLOCK):
            yield block
    except OSError:
        return
