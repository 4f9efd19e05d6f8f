"""Backing up to a stick, and when to remind of it. Knows no window.

A backup is one sealed file that grows; it counts once every byte of it was read back. `back_up` takes as long as the
stick does; what its `step` raises stops it, and what was on the stick before stays.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from desktop.services.views import moment
from desktop.store.backups import own_salt, writing
from desktop.store.backups.kept import KnownBackup
from desktop.store.backups.progress import Stage, Step, silent
from desktop.store.vault import Vault

__all__ = ["FILE_NAME", "BackedUp", "BackingUp", "BackupFacts", "Reminder", "Stage", "Step"]

FILE_NAME: Final = "backup.amparo"
"""On a stick, where nobody wants another name. Says what it is: a backup nobody finds is none."""
REMIND_AFTER: Final = timedelta(days=1)
PUT_OFF: Final = timedelta(days=7)

_WANTED_SINCE = "backup wanted since"
_PUT_OFF_UNTIL = "backup put off until"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedUp:
    """A backup that was written and read back. `taken`: the moment that it shows. Bytes: `size` of all of it, `written`
    of what was new. `begun`: it is a new one. `apart`: on another disk than the vault, else it is lost with the laptop.
    `mended`: parts of it had gone bad, and were written again. `left_out`: ids of files that are damaged in the vault.
    """

    taken: datetime
    size: int
    written: int
    files: int
    begun: bool
    apart: bool
    mended: bool
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFacts:
    """The newest backup that counts. `place`: where its file was; the stick may be elsewhere by now."""

    taken: datetime
    size: int
    place: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """So much is neither on the server nor in a backup that counts. `last`: the newest one, None: there is none."""

    records: int
    files: int
    last: datetime | None


class BackingUp:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._one_at_a_time = threading.Lock()

    def back_up(self, path: Path, step: Step = silent) -> BackedUp:
        """Add what is new to the backup at `path`; begin one where nothing is. A second call waits for the first.

        Raises BackupNeedsPassphrase, NotABackup, OthersBackup, BackupAhead, BackupTooNew, BackupPartMissing,
        BackupDamaged, BackupNotKept, StickFull, StickReadOnly, StickGone; VaultDamaged where the vault's own database
        does not verify.
        """
        with self._one_at_a_time:
            made = writing.back_up(self._vault, path, step)
        return BackedUp(
            taken=moment(made.taken),
            size=made.size,
            written=made.written,
            files=made.files,
            begun=made.begun,
            apart=made.apart,
            mended=made.mended,
            left_out=made.left_out,
        )

    def needs_passphrase(self) -> bool:
        """Whether it has to be typed once (`prepare`) before the first backup of this vault. Fast."""
        return not own_salt.is_there(self._vault)

    def prepare(self, passphrase: str) -> None:
        """The passphrase opens backups from now on. Some seconds. Raises WrongPassphrase."""
        own_salt.prepare(self._vault, passphrase)

    def newest(self) -> BackupFacts | None:
        """The last one that was read back and is on another disk. Fast."""
        with self._vault.reading() as unit:
            return _facts(unit.backups.newest())

    def reminder(self, now: datetime | None = None) -> Reminder | None:
        """None: nothing would be lost with the laptop, or nothing that has been so for a day, or it was put off. Fast.

        What would be lost is counted by rows. Clocks only say how long; one that was set back begins anew.
        """
        time = _milliseconds(now or datetime.now(UTC))
        with self._vault.reading() as unit:
            here, last = unit.backups.only_here(), unit.backups.newest()
            since, off = unit.facts.number(_WANTED_SINCE), unit.facts.number(_PUT_OFF_UNTIL)
        if not here.records and not here.files:
            self._put(_WANTED_SINCE, since, 0)
            return None
        if not since or since > time:
            self._put(_WANTED_SINCE, since, time)
            return None
        is_off = off is not None and time < off <= time + _milliseconds_of(PUT_OFF)
        if is_off or time - since < _milliseconds_of(REMIND_AFTER):
            return None
        return Reminder(records=here.records, files=here.files, last=None if last is None else moment(last.taken))

    def put_off(self, now: datetime | None = None) -> None:
        """Say nothing of it for a week."""
        time = _milliseconds(now or datetime.now(UTC))
        self._put(_PUT_OFF_UNTIL, None, time + _milliseconds_of(PUT_OFF))

    def _put(self, name: str, known: int | None, number: int) -> None:
        if (known or 0) != number:
            with self._vault.unit() as unit:
                unit.facts.put_number(name, number)


def _facts(known: KnownBackup | None) -> BackupFacts | None:
    if known is None:
        return None
    return BackupFacts(taken=moment(known.taken), size=known.size, place=Path(known.place))


def _milliseconds(time: datetime) -> int:
    return round(time.timestamp() * 1000)


def _milliseconds_of(span: timedelta) -> int:
    return round(span.total_seconds() * 1000)
