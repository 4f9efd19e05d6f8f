"""What can go wrong with a backup and the stick it is on. Part of the tree of `desktop.errors`.

UserError
+-- WrongPassphrase
|   +-- OpensNoBackup        what was given opens no keyslot of it
+-- NotABackup               a file where a backup should be is something else
+-- OthersBackup             a backup of another vault
+-- BackupAhead              a backup of a later state of this vault
+-- BackupTooNew             made by a later version of the program
+-- BackupEmpty              begun, and never finished
+-- BackupPartMissing        one of the files that it consists of
+-- BackupNeedsPassphrase    it has to be typed once before the first one
EnvironmentProblem
+-- DiskFull
|   +-- StickFull            with what is needed
+-- NotWritable
|   +-- StickReadOnly
+-- StickGone                pulled out, or does not answer
+-- BackupDamaged            what is read of it does not verify
+-- BackupNotKept            the stick gives back something else than was written
"""

from __future__ import annotations

from desktop.errors import DiskFull, EnvironmentProblem, NotWritable, UserError, WrongPassphrase


class NotABackup(UserError):
    """There is a file, and it is no backup; it was not touched."""


class OthersBackup(UserError):
    """The backup is of another vault than the open one; it was not touched."""


class BackupAhead(UserError):
    """The backup holds a later state of this vault than the one that is open, or one that went another way."""


class BackupTooNew(UserError):
    """The backup was made by a later version of the program."""


class BackupEmpty(UserError):
    """The backup was begun and never finished: there is nothing in it to restore."""


class BackupPartMissing(UserError):
    """A backup that is larger than one file may be consists of several. `number` (from 1): the first that is missing
    or cut short.
    """

    def __init__(self, number: int) -> None:
        super().__init__(str(number))
        self.number = number


class BackupNeedsPassphrase(UserError):
    """The vault does not know yet what its passphrase is under the salt of its backups: it has to be typed once."""


class OpensNoBackup(WrongPassphrase):
    """What was given opens no keyslot of this backup."""


class StickFull(DiskFull):
    """No room on the stick; the backup that was on it before is whole. `limit`: bytes that were needed."""

    def __init__(self, limit: int) -> None:
        super().__init__(str(limit))
        self.limit = limit


class StickReadOnly(NotWritable):
    """The stick or the folder on it cannot be written to."""


class StickGone(EnvironmentProblem):
    """The stick was pulled out, or does not answer. What was whole on it before is whole."""


class BackupDamaged(EnvironmentProblem):
    """What is read of a backup does not verify. `part`: `head` (nothing can be opened), `state` (nor can anything be
    restored), `earlier` (the newest state is damaged, an earlier one can be restored).
    """

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


class BackupNotKept(EnvironmentProblem):
    """What was written could not be read back as it was written, twice."""
