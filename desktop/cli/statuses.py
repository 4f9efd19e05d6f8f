"""Exit statuses, and which error ends with which."""

from __future__ import annotations

from typing import Final

from desktop.backup_errors import BackupDamaged
from desktop.errors import EnvironmentProblem, UserError, VaultDamaged
from desktop.forms.errors import FormUnreadable
from sync.errors import HistoryBroken, Permanent, RosterBroken

DONE: Final = 0
MENDABLE: Final = 1
"""A person can mend it: a wrong passphrase, a broken answer, an invitation that was used."""
REFUSED_BY_MACHINE: Final = 2
"""The machine refused: a full disk, no network, a fault of the program."""
DAMAGE: Final = 3
"""Something does not verify: in the vault, or in what the server shows."""
INTERRUPTED: Final = 130

_ENDS = (
    (VaultDamaged, DAMAGE),
    (BackupDamaged, DAMAGE),
    (HistoryBroken, DAMAGE),
    (RosterBroken, DAMAGE),
    (UserError, MENDABLE),
    (FormUnreadable, MENDABLE),
    (Permanent, MENDABLE),
    (EnvironmentProblem, REFUSED_BY_MACHINE),
)


def of(error: BaseException) -> int:
    return next((status for kind, status in _ENDS if isinstance(error, kind)), REFUSED_BY_MACHINE)
