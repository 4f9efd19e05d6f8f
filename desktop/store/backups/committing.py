"""Making a written segment count: the foot behind it, then the head, each synced (VAULT.md, section 10)."""

from __future__ import annotations

import os
from collections.abc import Collection
from typing import TYPE_CHECKING

from desktop.store.backups import commit, head
from desktop.store.backups.commit import Commit, Segment
from desktop.store.backups.index import PAGE, State
from desktop.store.backups.kept import KnownBackup
from desktop.store.backups.opened import Backup
from desktop.store.backups.own_salt import OwnSalt
from desktop.store.backups.segments import end_of
from desktop.store.backups.snapshot import Snapshot
from desktop.store.backups.stick import stick

if TYPE_CHECKING:
    from desktop.store.vault import Vault


class Committing:
    """`apart`: the backup is on another disk than the vault. Else it is lost with the laptop, and does not count."""

    def __init__(self, vault: Vault, backup: Backup, salt: OwnSalt) -> None:
        self._vault = vault
        self._backup = backup
        self._salt = salt
        with stick():
            self.apart = backup.parts.path.parent.stat().st_dev != vault.folder.stat().st_dev

    def commit(self, state: State, segment: Segment, found: Snapshot, left_out: Collection[str]) -> None:
        """From here on the segment counts. The vault knows the token before the stick does.

        `left_out`: ids of files of the vault that are not in it.
        """
        backup = self._backup
        made = Commit(
            generation=state.generation,
            time=state.time,
            token=os.urandom(commit.TOKEN),
            newest=segment,
            before=state.before,
        )
        end = end_of(segment)
        left = [wanted.seq - 1 for wanted in found.files if wanted.id in left_out]
        self._note(made, end + head.SIZE, found.objects, min([found.files_until, *left]))
        region = self.region(made)
        backup.parts.write(end, region)
        backup.parts.cut(end + head.SIZE)
        backup.parts.sync()
        backup.commit, backup.end, backup.unfinished = made, end, False
        self.put_head(region)

    def region(self, made: Commit) -> bytes:
        """Head and foot, alike. Keyslots are made anew each time, and so is the salt of the commit."""
        backup = self._backup
        page = commit.sealed(made, backup.key, backup.id, backup.parts.size)
        slots = self._vault.keyring.page_for_backup(self._salt.header, self._salt.slot_key)
        return head.packed(slots.page(), page)

    def put_head(self, region: bytes) -> None:
        """Page by page, each on the stick before the next is begun."""
        for at in range(0, head.SIZE, PAGE):
            self._backup.parts.write(at, region[at : at + PAGE])
            self._backup.parts.sync()
        self._backup.whole_head = True

    def _note(self, made: Commit, size: int, objects: int, files: int) -> None:
        with self._vault.unit() as unit:
            unit.backups.add(
                KnownBackup(
                    token=made.token.hex(),
                    backup=self._backup.id.hex(),
                    generation=made.generation,
                    taken=made.time,
                    objects=objects,
                    files=files,
                    size=size,
                    verified=None,
                    apart=self.apart,
                    place=str(self._backup.parts.path),
                )
            )
