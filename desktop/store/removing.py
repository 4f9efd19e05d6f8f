"""Originals that may be removed from this laptop, as far as rows tell, and the removal (VAULT.md, section 14). Verifies
no receipt: whoever removes does, in the same transaction.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.custody import Deed
from desktop.domain.records import Whereabouts
from desktop.store import disk
from desktop.store.custody import CustodyStore
from desktop.store.file_rows import FileStore, KeptFile, State
from desktop.store.files import SealedFiles
from desktop.store.members import MemberStore
from desktop.store.parts import Part
from desktop.store.receipts import ReceiptStore
from desktop.store.revisions import batches
from desktop.store.schema import CustodyRow, RecordRow

_BLOCK: Final = 1024 * 1024
_COMES: Final = (Deed.IMPORTED, Deed.RECORDED, Deed.RECEIVED)


class Hindrance(Enum):
    """Why an original stays."""

    NOT_HERE = "not_here"
    """Not all of it is on this laptop."""
    NO_GROUP = "no_group"
    """This device belongs to no group, or not any more: nothing could be fetched again."""
    NOT_RECEIVED = "not_received"
    """Of its record, as it is now, something is not proved to be with the coordination."""
    NO_OTHER = "no_other"
    """No other device of the coordination is known to have the file still."""
    UNPROVED = "unproved"
    """A receipt that was kept does not verify now."""
    COORDINATION = "coordination"
    """Of whole records: this device is the coordination's, and others remove theirs because it has them."""
    DRAFT = "draft"
    """Of whole records: somebody is in the middle of a sitting."""
    SHARED = "shared"
    """Of whole records: another record here names one of its files, whose key would go with it."""
    NO_WAY_BACK = "no_way_back"
    """Of whole records: it is not proved that the key could be had again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """`holders`: devices of the coordination in office, not this one, that opened it and did not say they removed it.
    `hindrance` None: rows have nothing against removing it.
    """

    kept: KeptFile
    holders: tuple[str, ...]
    hindrance: Hindrance | None


class Removing:
    def __init__(
        self,
        session: Session,
        files: FileStore,
        receipts: ReceiptStore,
        members: MemberStore,
        custody: CustodyStore,
    ) -> None:
        self._session = session
        self._files = files
        self._receipts = receipts
        self._members = members
        self._custody = custody

    def originals(self, files: Sequence[KeptFile]) -> list[Original]:
        """In their order."""
        records = sorted({kept.record for kept in files if kept.record is not None})
        parts = self._receipts.parts(records)
        places = self._places(records)
        gone = self._removed_by([kept.ref.id for kept in files])
        here = self._members.here
        belongs = self._members.membership() is not None and here not in self._members.revoked()
        found = []
        for kept in files:
            of_record = parts.get(kept.record or "", ())
            received = all(part.on_server and part.whereabouts is Whereabouts.RECEIVED for part in of_record)
            own = next((part for part in of_record if part.is_file and part.id == kept.ref.id), None)
            holders = _holders(own, gone[kept.ref.id])
            hindrance = None
            if not kept.is_here:
                hindrance = Hindrance.NOT_HERE
            elif not belongs:
                hindrance = Hindrance.NO_GROUP
            elif not (received and own and kept.manifest and kept.on_server) or (
                places.get(kept.record or "") is not Whereabouts.RECEIVED
            ):
                hindrance = Hindrance.NOT_RECEIVED
            elif not holders:
                hindrance = Hindrance.NO_OTHER
            found.append(Original(kept=kept, holders=holders, hindrance=hindrance))
        return found

    def remove(self, file_id: str, now: int) -> None:
        """The row says so from this transaction on; the bytes are erased after it."""
        self._files.present(file_id, 0)
        self._files.came(file_id, State.REMOVED)
        self._custody.note(file_id, Deed.REMOVED, now)

    def want_again(self, file_id: str) -> bool:
        """Fetched from its first chunk on by the next sync. False: it was not removed."""
        kept = self._files.get(file_id)
        if kept is None or kept.state is not State.REMOVED:
            return False
        self._files.came(file_id, State.FETCHED)
        return True

    def _places(self, records: Sequence[str]) -> Mapping[str, Whereabouts]:
        found: dict[str, Whereabouts] = {}
        for some in batches(records):
            rows = select(RecordRow.id, RecordRow.whereabouts).where(RecordRow.id.in_(some))
            found |= {id: Whereabouts(place) for id, place in self._session.execute(rows)}
        return found

    def _removed_by(self, file_ids: Sequence[str]) -> Mapping[str, set[str]]:
        """By file, the devices whose newest word on it is that they made room of it, too."""
        last: dict[tuple[str, str], str] = {}
        told = (*_COMES, Deed.REMOVED)
        for some in batches(file_ids):
            rows = select(CustodyRow.file, CustodyRow.device, CustodyRow.deed).where(
                CustodyRow.file.in_(some), CustodyRow.deed.in_([deed.name.lower() for deed in told])
            )
            for file, device, deed in self._session.execute(rows.order_by(CustodyRow.number, CustodyRow.seq)):
                last[file, device] = deed
        found: dict[str, set[str]] = defaultdict(set)
        for (file, device), deed in last.items():
            if Deed.of(deed) is Deed.REMOVED:
                found[file].add(device)
        return found


def erase(files: SealedFiles, file_id: str) -> bool:
    """Random bytes over the sealed ones, synced, then away with them. False: something is left, for the next opening.

    Whatever fails, the row says already that the file is not here.
    """
    path = files.path(file_id)
    try:
        with suppress(FileNotFoundError), path.open("rb+") as sealed:
            left = path.stat().st_size
            while left > 0:
                left -= sealed.write(os.urandom(min(left, _BLOCK)))
            disk.sync_file(sealed)
        files.remove(file_id)
        disk.sync_folder(path.parent)
    except OSError:
        return False
    return True


def _holders(part: Part | None, gone: set[str]) -> tuple[str, ...]:
    return () if part is None else tuple(device for device in part.received_by if device not in gone)
