"""The sync of a vault that was restored from a backup: first what it sent after that day comes back. Knows no window.

The same device, on an older day: what it wrote since then and sent is on the server, under keys that come with it.
Sending first would lose nothing either, but people would write again what is there (`decisions/restored-device.md`).
"""

from __future__ import annotations

from collections.abc import Callable

from desktop.services.fetching_back import FetchingBack
from desktop.services.metering import Progress
from desktop.services.syncing import Limits, Syncing, SyncReport
from desktop.store.facts import CATCH_UP
from desktop.store.vault import Vault
from sync.client.limits import NO_LIMITS
from sync.errors import Permanent


def is_behind(vault: Vault) -> bool:
    """Whether it was restored, and what the server has of it did not all come back yet."""
    with vault.reading() as unit:
        return bool(unit.facts.number(CATCH_UP))


def sync(
    vault: Vault,
    syncing: Syncing,
    step: Callable[[Progress], None] | None = None,
    stopped: Callable[[], bool] | None = None,
    limits: Limits = NO_LIMITS,
    *,
    again: bool = False,
) -> SyncReport:
    """As `Syncing.run`, which it ends with. What the server does not give back holds up nothing that is to be sent.

    Raises NotAMember and the errors of `sync.errors`.
    """
    if is_behind(vault):
        _catch_up(vault, syncing, step, stopped, limits)
    return syncing.run(step, stopped, limits, again=again)


def _catch_up(
    vault: Vault,
    syncing: Syncing,
    step: Callable[[Progress], None] | None,
    stopped: Callable[[], bool] | None,
    limits: Limits,
) -> None:
    try:
        found = FetchingBack(vault, syncing).run(step, stopped, limits)
    except Permanent:
        return
    if found.whole:
        with vault.unit() as unit:
            unit.facts.put_number(CATCH_UP, 0)
