"""Sync by stick: what waits as sealed files, and the answers that come back for them. Knows no window and no line.

What a parcel holds waits on as before: only a receipt in an answer, verified here, says that it is on the server.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import Final

from desktop.errors import ExportFull, FileInTheWay, InsideTheVault
from desktop.services.catching_up import is_behind
from desktop.services.reading_parcels import ReadAnswer, ReadParcel, read_file
from desktop.services.sharing import Sharing
from desktop.services.stick_files import new_file
from desktop.services.syncing import Syncing
from desktop.store.letter_store import VaultLetterStore
from desktop.store.resealing import reseal
from desktop.store.sync_store import VaultSyncStore
from desktop.store.vault import Vault
from sync.client import parcels
from sync.client.letters import Post
from sync.client.packing import Write
from sync.client.parcels import Packed
from sync.client.proxies import is_onion
from sync.protocol import limits

__all__ = [
    "LARGEST_PART",
    "LEAST",
    "LEAST_PART",
    "Parcelling",
    "ReadAnswer",
    "ReadParcel",
    "WrittenParcel",
    "numbered",
    "unused",
]

LEAST: Final = 1024
"""Bytes; a parcel with nothing in it asks for news all the same."""
LEAST_PART: Final = 1_000_000
LARGEST_PART: Final = 2**32 - 1
"""What a stick in FAT32 takes as one file."""
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
            if is_behind(self._vault):
                # Nobody reached the server since damage: what lost its signed object would never go (signed-again.md).
                reseal(self._vault)
            self._syncing.tell_custody()
            with self._vault.unit() as unit:
                unit.outbox.retry_refused()
            Sharing(self._vault).settle()
            member = parcels.member_of(VaultSyncStore(self._vault), membership)
            member.post = Post(VaultLetterStore(self._vault), member.keys, membership.group)
            member.post.answer(member)
            writing = _Writing(path, step, stopped, self.waiting(), split=part is not None)
            size = max(LEAST, most) if part is None else max(LEAST_PART, min(part, LARGEST_PART))
            writing.write(
                parcels.pack(
                    member, writing.opened, most=size, split=writing.split, words_only=words_only, step=writing.step
                )
            )
        return writing.result()

    def waiting(self) -> int:
        """Bytes that a parcel would hold, about."""
        with self._vault.reading() as unit:
            return unit.outbox.waiting().bytes

    def servers(self) -> tuple[str, ...]:
        """Where the server's upload page is; none without a group. First what any computer's browser opens."""
        with self._vault.reading() as unit:
            membership = unit.members.membership()
        return tuple(sorted(membership.servers, key=is_onion)) if membership is not None else ()

    def names(self) -> Mapping[str, str]:
        """What members call each other, by device."""
        with self._vault.reading() as unit:
            return unit.members.names()

    def read(self, path: Path) -> ReadAnswer | ReadParcel:
        """Take in an answer, or what another member's parcel has for this laptop, as far as it is whole; reading it
        again changes nothing.

        Raises NotAMember, FileVanished, FileUnreadable, BadParcel, HistoryBroken, RosterBroken, Unreadable.
        """
        with self._syncing.apart() as membership:
            return read_file(self._vault, membership, path)


def numbered(path: Path, number: int) -> Path:
    """Of part `number`, from 1."""
    return path.with_name(f"{path.stem}.{number}{path.suffix}")


def unused(folder: Path, day: date) -> Path:
    """A name for a new parcel in this folder. It says nothing but the day."""
    names = _beside(folder / "parcel")
    for number in count(1):
        path = folder / (f"parcel-{day}.parcel" if number == 1 else f"parcel-{day}-{number}.parcel")
        if path.name not in names and not any(_is_part(name, path) for name in names):
            return path
    raise AssertionError


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
