"""Records that were removed from this laptop and are wanted again come from the server (VAULT.md, section 15). Their
files come with the sync after. Knows no window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from desktop.store.return_store import VaultReturnStore
from desktop.store.vault import Vault
from sync.client.fetching_back import fetch_objects
from sync.client.progress import Step
from sync.client.transport import Transport
from sync.protocol import limits


def fetch_wanted(vault: Vault, transport: Transport, step: Step, stopped: Callable[[], bool]) -> set[bytes]:
    """Ids of the records that are whole here again. What the server does not give leaves its record a stub, which says
    so. Raises SyncError; what came until then is kept, and the next sync goes on.
    """
    found = set()
    for asked in _together(vault):
        if stopped():
            break
        ids = [bytes.fromhex(id) for of_record in asked.values() for id in of_record]
        withheld = fetch_objects(VaultReturnStore(vault), transport, ids, step, stopped).withheld
        for record, of_record in asked.items():
            with vault.unit() as unit:
                if unit.settle_stub(record, len(withheld.intersection(map(bytes.fromhex, of_record)))):
                    found.add(bytes.fromhex(record))
    return found


def _together(vault: Vault) -> Iterator[Mapping[str, list[str]]]:
    """What to ask for by record, as many records at a time as fit into one question, or one large one."""
    with vault.reading() as unit:
        wanted = {record: unit.stubs.to_ask_for(record) for record in unit.stubs.wanted()}
    some: dict[str, list[str]] = {}
    for record, ids in wanted.items():
        if some and sum(map(len, some.values())) + len(ids) > limits.ASKED:
            yield some
            some = {}
        some[record] = ids
    if some:
        yield some
