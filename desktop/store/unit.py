"""One transaction on the vault, and the stores that live as long as it. Knows no key of the vault and no window.

with vault.unit() as unit:       # one user action: all of it is kept when the block ends, or nothing is
    unit.save(Sitting(...))

with vault.reading() as unit:    # a snapshot: what another thread writes meanwhile is not seen
    unit.records.page(...)
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from sqlalchemy.orm import Session

from desktop.store import carrying, narrowing, parting, resealing, sittings, standing, taking_back
from desktop.store.allies import AllyStore
from desktop.store.announcing_again import Unannounced
from desktop.store.backups.kept import BackupStore
from desktop.store.beginnings import BeginningStore
from desktop.store.connections import SIGHT
from desktop.store.custody import CustodyStore
from desktop.store.departures import DepartureStore
from desktop.store.describing import Describe, plainly
from desktop.store.doubts import DoubtStore
from desktop.store.drafts import DraftStore
from desktop.store.facts import FactStore
from desktop.store.file_rows import FileStore
from desktop.store.heard import HeardStore
from desktop.store.inbox import Inbox
from desktop.store.inventory import Inventory
from desktop.store.kept_receipts import KeptReceipt, kept_receipts
from desktop.store.listing import Listing
from desktop.store.members import MemberStore
from desktop.store.outbox import Outbox
from desktop.store.outside import OutsideStore
from desktop.store.parting import Leaving
from desktop.store.preferences import PreferenceStore
from desktop.store.receipts import ReceiptStore
from desktop.store.record_keys import SecretStore
from desktop.store.records import RecordStore
from desktop.store.removing import Removing
from desktop.store.resealed import ResealedIds
from desktop.store.resealing import Resealed
from desktop.store.revisions import RevisionStore
from desktop.store.search import SearchIndex
from desktop.store.sittings import Saved, Sitting
from desktop.store.small_copies import SmallCopyStore
from desktop.store.standing import Standing
from desktop.store.stubs import StubStore
from desktop.store.ways import WayStore
from desktop.store.wholeness import Wholeness
from desktop.store.withdrawals import WithdrawalRow, WithdrawalStore
from sync.client.ports import ArrivedWithdrawal
from sync.crypto.keys import DeviceKeys


class Unit:
    """Ends with its block. `device_id` (hex) is this vault's device."""

    def __init__(self, session: Session, keys: DeviceKeys, describe: Describe = plainly) -> None:
        self._session = session
        self._describe = describe
        self.keys = keys
        self.device_id = keys.id.hex()
        self.forgotten: list[str] = []
        """Files whose keys go with this transaction."""
        self.to_erase: list[str] = []
        """The same, of records for which consent was withdrawn: their bytes are written over."""
        self.forgot_words = False
        """Words went that the search index still holds, marked as gone."""

    def save(self, sitting: Sitting) -> Saved:
        """Answers, revision, outbox, lists and search index; the draft it came from ends. See `sittings.save`."""
        return sittings.save(self, sitting, now())

    def later_key(self, record: str) -> tuple[str, bytes]:
        """Key id and key for the next revision of a record that is here."""
        return sittings.later_key(self, record)

    def standing(self) -> Standing:
        """How much of what is one's own is on the server. See `standing.standing`."""
        return standing.standing(self._session)

    def kept_receipts(self, record: str) -> list[KeptReceipt]:
        """The proofs by which this record is said to be on the server, to be checked again."""
        return list(kept_receipts(self._session, record))

    def revise_custody(self) -> int:
        """Make the revisions of custody that are due, and queue them; how many. See `carrying.revise`."""
        return carrying.revise(self, self._session, now())

    def sign_again(self, found: Sequence[Unannounced]) -> Resealed:
        """What damage took the signed object of. See `resealing.reseal`."""
        return resealing.sign_again(self, self._session, found)

    def leaving(self, record: str) -> Leaving | None:
        """See `parting.leaving`."""
        return parting.leaving(self, self._session, record)

    def untouched(self, before: int, limit: int) -> list[str]:
        """See `parting.untouched`."""
        return parting.untouched(self._session, before, limit)

    def proofs_to_leave(self, record: str) -> tuple[set[parting.Leaf], list[list[KeptReceipt]]]:
        """What has to be proved before it is removed. See `parting.leaves` and `parting.ways_back`."""
        return parting.leaves(self._session, record), parting.ways_back(self, self._session, record)

    def part_with(self, going: Leaving) -> list[str]:
        """See `parting.part_with`."""
        return parting.part_with(self, self._session, going, now())

    def settle_stub(self, record: str, withheld: int) -> bool:
        """See `parting.settle`."""
        return parting.settle(self, self._session, record, withheld)

    def hear_withdrawals(self, withdrawals: Sequence[ArrivedWithdrawal]) -> None:
        """See `taking_back.hear`."""
        taking_back.hear(self, self._session, withdrawals, now())

    def hear_withdrawals_again(self) -> None:
        """See `taking_back.hear_again`."""
        taking_back.hear_again(self, self._session, now())

    def follow_withdrawals(self, held: Mapping[str, WithdrawalRow]) -> None:
        """See `taking_back.follow`."""
        taking_back.follow(self, self._session, held, now())

    def refuse_withdrawn(self, gone: Iterable[taking_back.Gone]) -> None:
        """See `taking_back.refuse`."""
        taking_back.refuse(self, self._session, gone, now())

    def say_withdrawals_again(self) -> None:
        """See `taking_back.say_again`."""
        taking_back.say_again(self, self._session, now())

    def may_withdraw(self, record: str) -> bool:
        """See `taking_back.may`."""
        return taking_back.may(self, record)

    def withdraw(self, records: Collection[str]) -> str | None:
        """See `taking_back.withdraw`."""
        return taking_back.withdraw(self, self._session, records, now())

    def narrow(self, key_ids: Iterable[str]) -> None:
        """See `narrowing.narrow`."""
        narrowing.narrow(self._session, self.stubs, key_ids, self.device_id)

    def let_go(self, file_ids: Collection[str]) -> None:
        """Of these files forget those that no record and no draft names. Their keys go with the transaction, and what
        they leave on the disk after it.
        """
        if not file_ids:  # of most records: nothing is asked of the database for them
            return
        in_drafts = self.drafts.files()
        for kept in self.files.unattached(file_ids):
            if kept.ref.id not in in_drafts:
                self.custody.forget(kept.ref.id)
                self.forgotten += self.forget_file(kept.ref.id)

    def forget_file(self, file_id: str) -> list[str]:
        """The rows, and with them the keys, of it and of its small copies; gives the ids of all."""
        gone = [file_id, *(copy for _, copy in self.small_copies.of([file_id]))]
        for one in gone:
            self.files.forget(one)
            self.small_copies.forget(one)
        return gone

    def give_up(self, files: Iterable[str]) -> None:
        """Their rows and keys go with the transaction, and what they leave on the disk after it."""
        for file in files:
            self.custody.forget(file)
            self.forgotten += self.forget_file(file)

    @cached_property
    def allies(self) -> AllyStore:
        return AllyStore(self._session, self.device_id)

    def expect_sight(self) -> None:
        """Before something of this unit leaves the vault while it lasts. Raises VaultDamaged where a page that was read
        in it does not verify: elsewhere that is found when it ends.
        """
        self._session.info[SIGHT]()

    @cached_property
    def backups(self) -> BackupStore:
        return BackupStore(self._session)

    @cached_property
    def facts(self) -> FactStore:
        return FactStore(self._session)

    @cached_property
    def preferences(self) -> PreferenceStore:
        return PreferenceStore(self._session)

    @cached_property
    def ways(self) -> WayStore:
        return WayStore(self._session)

    @cached_property
    def drafts(self) -> DraftStore:
        return DraftStore(self._session)

    @cached_property
    def records(self) -> RecordStore:
        return RecordStore(self._session, self.revisions)

    @cached_property
    def revisions(self) -> RevisionStore:
        return RevisionStore(self._session)

    @cached_property
    def outside(self) -> OutsideStore:
        return OutsideStore(self._session)

    @cached_property
    def resealed(self) -> ResealedIds:
        return ResealedIds(self._session)

    @cached_property
    def search(self) -> SearchIndex:
        return SearchIndex(self._session)

    @cached_property
    def files(self) -> FileStore:
        return FileStore(self._session)

    @cached_property
    def small_copies(self) -> SmallCopyStore:
        return SmallCopyStore(self._session)

    @cached_property
    def custody(self) -> CustodyStore:
        return CustodyStore(self._session, self.facts, self.device_id)

    @cached_property
    def inventory(self) -> Inventory:
        return Inventory(self._session, self.revisions, self.files)

    @cached_property
    def wholeness(self) -> Wholeness:
        return Wholeness(self._session)

    @cached_property
    def members(self) -> MemberStore:
        return MemberStore(self._session, self.facts, self.device_id)

    @cached_property
    def heard(self) -> HeardStore:
        return HeardStore(self._session)

    @cached_property
    def beginnings(self) -> BeginningStore:
        return BeginningStore(self._session)

    @cached_property
    def doubts(self) -> DoubtStore:
        return DoubtStore(self.facts, self.receipts)

    @cached_property
    def receipts(self) -> ReceiptStore:
        return ReceiptStore(self._session, self.members)

    @cached_property
    def stubs(self) -> StubStore:
        return StubStore(self._session)

    @cached_property
    def withdrawals(self) -> WithdrawalStore:
        return WithdrawalStore(self._session, self.device_id)

    @cached_property
    def departures(self) -> DepartureStore:
        return DepartureStore(self._session, self.device_id)

    @cached_property
    def removing(self) -> Removing:
        return Removing(self._session, self.files, self.receipts, self.members, self.custody)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self._session, self.device_id)

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(self._session)

    @cached_property
    def secrets(self) -> SecretStore:
        return SecretStore(self._session, self.members)

    @cached_property
    def listing(self) -> Listing:
        return Listing(self._session, self.revisions, self.receipts, self._describe, self.members.mine)


def now() -> int:
    """Milliseconds since 1970 by this laptop's clock."""
    return time.time_ns() // 1_000_000
