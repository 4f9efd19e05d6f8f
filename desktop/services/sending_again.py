"""A person says that the server lost what it had confirmed: it is all sent again (SPEC section 10, "beginning anew").

Knows no window. Only where this laptop itself was contradicted: what two laptops were shown differently is not mended
by sending, and settles when both see one history again (`sync/decisions/doubt.md`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from desktop.services import catching_up
from desktop.services.metering import Progress
from desktop.services.syncing import Limits, Syncing, SyncReport
from desktop.store.sync_store import VaultSyncStore
from desktop.store.vault import Vault
from sync.client.beginning import begin_anew
from sync.client.limits import NO_LIMITS

MENDED_BY_SENDING: Final = frozenset({"smaller", "root", "proof", "leaf", "gone"})


def can_send_again(vault: Vault) -> bool:
    """Whether there is reason to."""
    with vault.reading() as unit:
        doubt = unit.doubts.get()
    return doubt is not None and doubt.what in MENDED_BY_SENDING


def sync(
    vault: Vault,
    syncing: Syncing,
    step: Callable[[Progress], None] | None = None,
    stopped: Callable[[], bool] | None = None,
    limits: Limits = NO_LIMITS,
) -> SyncReport:
    """As `catching_up.sync`, after everything that was confirmed counts as not confirmed. Without a reason nothing is
    set back. Raises HistoryBroken for a server that cannot be begun with, before anything is changed.
    """
    if can_send_again(vault):
        with syncing.line() as transport:
            begin_anew(VaultSyncStore(vault), transport)
    return catching_up.sync(vault, syncing, step, stopped, limits, again=True)
