"""Getting back what the server has: after damage, or after something was removed from this laptop on purpose.

    FetchingBack(vault, syncing).run()               everything that is not whole here
    FetchingBack(vault, syncing).objects(ids)        these objects alone (revisions, manifests), with the keys they need

What is whole stays as it is and does not cross the line again. Whatever is raised (NotAMember and the errors of
`sync.errors`), what came until then is kept, and the next call goes on. Knows no window.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from desktop.services.checking import unproved_receipts
from desktop.services.describing import describe_by_forms
from desktop.services.metering import Meter, Progress
from desktop.services.syncing import Limits, Syncing
from desktop.store import returns
from desktop.store.file_rows import State
from desktop.store.resealing import reseal
from desktop.store.return_store import VaultReturnStore
from desktop.store.vault import Vault
from sync.client import fetching_back
from sync.client.limits import NO_LIMITS
from sync.client.progress import Step, Stopped
from sync.client.transport import Transport

__all__ = ["CameBack", "FetchingBack", "Limits", "Progress"]

_Fetch = Callable[[VaultReturnStore, Transport, Step, Stopped], fetching_back.CameBack]


@dataclass(frozen=True, slots=True, kw_only=True)
class CameBack:
    """What came, and what did not. Ids are hex.

    `records`: something of these came back. `objects`: how many came in all. `files`: sealed files that are whole
    again. `files_to_come`: this laptop still wants them, and goes on at the next sync. `files_damaged`: something of
    them is wrong or missing here, and the server does not have it all either.
    `withheld`: objects that were named, here or by the server, and that the server does not give; `passed_over`: how
    many there are of which it gave a signed receipt once and says nothing now. `unreadable`: here, and the key to them
    is not. `signed_again`: own work that had never been sent and whose signed form was lost; it goes with the next
    sync. `whole`: everything was looked at; False where it was stopped.
    """

    records: tuple[str, ...]
    objects: int
    files: tuple[str, ...]
    files_to_come: int
    files_damaged: tuple[str, ...]
    withheld: tuple[str, ...]
    passed_over: int
    unreadable: int
    whole: bool
    budget_spent: bool
    sent_bytes: int
    received_bytes: int
    seconds: float
    signed_again: int = 0

    @property
    def is_all(self) -> bool:
        """Nothing that is known of is missing any more."""
        missing = self.files_to_come or self.files_damaged or self.withheld or self.passed_over or self.unreadable
        return self.whole and not missing


class FetchingBack:
    """`syncing`: the one of this vault: the two take turns on the line."""

    def __init__(self, vault: Vault, syncing: Syncing) -> None:
        describe_by_forms(vault)
        self._vault = vault
        self._syncing = syncing

    def run(
        self,
        step: Callable[[Progress], None] | None = None,
        stopped: Callable[[], bool] | None = None,
        limits: Limits = NO_LIMITS,
    ) -> CameBack:
        """Everything. `limits` hold back files, never words. `step` is told some ten times a second at most."""
        self._settle()
        found = self._fetched(
            lambda store, line, tell, asked: fetching_back.fetch_back(store, line, tell, asked, limits), step, stopped
        )
        return self._signed_again(found) if found.whole else found

    def objects(
        self,
        object_ids: Collection[str],
        step: Callable[[Progress], None] | None = None,
        stopped: Callable[[], bool] | None = None,
    ) -> CameBack:
        """These revisions and manifests, whether or not they are missing. Their files come with the next sync."""
        ids = [bytes.fromhex(id) for id in object_ids]
        with self._vault.unit() as unit:
            unit.listing.clear_strays()
        return self._fetched(
            lambda store, line, tell, asked: fetching_back.fetch_objects(store, line, ids, tell, asked), step, stopped
        )

    def _settle(self) -> None:
        """What can be put right without the server."""
        unproved = unproved_receipts(self._vault)
        with self._vault.unit() as unit:
            returns.settle(unit, unproved)

    def _signed_again(self, found: CameBack) -> CameBack:
        """All was looked at: what is not here now the server never had."""
        again = reseal(self._vault)
        withheld = [id for id in found.withheld if id not in again.revisions]  # nobody asks for these any more
        return replace(found, withheld=tuple(withheld), signed_again=len(again.revisions) + again.files)

    def _fetched(
        self, fetch: _Fetch, step: Callable[[Progress], None] | None, stopped: Callable[[], bool] | None
    ) -> CameBack:
        begun = time.perf_counter()
        with self._syncing.line() as transport:
            store = VaultReturnStore(self._vault)
            found = fetch(store, transport, Meter(step, transport.traffic), stopped or _never)
            traffic = transport.traffic.up, transport.traffic.down
        return self._reported(found, traffic, time.perf_counter() - begun)

    def _reported(self, found: fetching_back.CameBack, traffic: tuple[int, int], seconds: float) -> CameBack:
        with self._vault.reading() as unit:
            absent = unit.files.in_state(State.FETCHED)
            keyless = unit.wholeness.keyless()
        lost = {kept.ref.id for kept in absent if kept.own and not kept.on_server}
        damaged = lost | {id.hex() for id in found.mended.failed}
        return CameBack(
            records=tuple(sorted(id.hex() for id in found.records)),
            objects=found.objects,
            files=tuple(sorted(id.hex() for id in (*found.mended.files, *(file.file for file in found.fetched.whole)))),
            files_to_come=len(absent) - len(lost),
            files_damaged=tuple(sorted(damaged)),
            withheld=tuple(sorted(id.hex() for id in found.withheld)),
            passed_over=len(found.passed_over),
            unreadable=keyless,
            whole=found.is_whole,
            budget_spent=found.budget_spent,
            sent_bytes=traffic[0],
            received_bytes=traffic[1],
            seconds=seconds,
        )


def _never() -> bool:
    return False
