"""Records that were removed from this laptop and are wanted again come from the server (VAULT.md, section 15). Their
files come with the sync after. Knows no window.
"""

from __future__ import annotations

from collections.abc import Callable

from desktop.store.return_store import VaultReturnStore
from desktop.store.vault import Vault
from sync.client.fetching_back import fetch_objects
from sync.client.progress import Step
from sync.client.transport import Transport


def fetch_wanted(vault: Vault, transport: Transport, step: Step, stopped: Callable[[], bool]) -> set[bytes]:
    """Ids of the records that are whole here again. What the server does not give leaves its record a stub, which says
    so. Raises SyncError; what came until then is kept, and the next sync goes on.
    """
    with vault.reading() as unit:
        wanted = unit.stubs.wanted()
    found = set()
    for record in wanted:
        if stopped():
            break
        with vault.reading() as unit:
            ids = [bytes.fromhex(id) for id in unit.stubs.to_ask_for(record)]
        back = fetch_objects(VaultReturnStore(vault), transport, ids, step, stopped)
        with vault.unit() as unit:
            if unit.settle_stub(record, len(back.withheld)):
                found.add(bytes.fromhex(record))
    return found
