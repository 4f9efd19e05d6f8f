"""Objects into the log, within one transaction: who may say what, and what follows from it for others.

Who holds a key id is shown what stands under it: whoever named it before anything stood under it, and whoever was
granted it by a holder. So nobody can have others' entries delivered by granting themselves a key id they have seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, insert, select, update

from sync.errors import RosterBroken
from sync.protocol import codes, limits, merkle
from sync.protocol.objects import Kind, Withdrawal
from sync.server.db.schema import FileRow, HolderRow, LeafRow, MemberRow
from sync.server.services import letters, log, rosters
from sync.server.services.candidates import Candidate
from sync.server.services.log import Group, NewLeaf
from sync.server.services.withdrawing import Withdrawing
from sync.server.signatures import verify


@dataclass(slots=True)
class Admission:
    """One batch of one device's objects. `group` must be locked; call `finish` before the transaction ends."""

    connection: Connection
    group: Group
    device: bytes
    used: int
    quota: int
    leaves: list[NewLeaf] = field(default_factory=list)
    _known: dict[tuple[bytes, int], int] = field(default_factory=dict)
    _holders: dict[bytes, set[bytes]] = field(default_factory=dict)
    _new_holders: list[dict[str, object]] = field(default_factory=list)
    _used: set[bytes] = field(default_factory=set)
    """Key ids under which a revision or a manifest stands."""
    _withdrawing: Withdrawing | None = None

    @property
    def withdrawing(self) -> Withdrawing:
        if self._withdrawing is None:
            self._withdrawing = Withdrawing(self.connection, self.group)
        return self._withdrawing

    def prepare(self, candidates: Sequence[Candidate]) -> None:
        """Read at once what is known about all of them."""
        self._known = log.known_leaves(
            self.connection, self.group, self.device, (found.object_id for found in candidates)
        )
        for some in log.batches(sorted({key_id for found in candidates for key_id in found.named})):
            wanted = select(HolderRow.key_id, HolderRow.device).where(
                HolderRow.group == self.group.number, HolderRow.key_id.in_(some)
            )
            for row in self.connection.execute(wanted):
                self._holders.setdefault(row.key_id, set()).add(row.device)
            foreign = [key_id for key_id in some if self.device not in self._holders.get(key_id, {self.device})]
            under = select(LeafRow.key_id).where(LeafRow.group == self.group.number, LeafRow.key_id.in_(foreign))
            if foreign:
                self._used.update(self.connection.execute(under.distinct()).scalars())
        self.withdrawing.prepare(subject for found in candidates for subject in _subjects(found))

    def admit(self, found: Candidate) -> str | None:
        """Append it, unless it is there already. A code when it is refused."""
        if (found.object_id, merkle.OBJECT_LEAF) in self._known:
            return None
        code = self._objection(found)
        if code is None and found.kind is Kind.STATEMENT:
            code = self._admit_statement(found)
        if code is None and found.withdrawal is not None:
            code = self._admit_withdrawal(found.withdrawal)
        if code is not None:
            return code
        self._known[found.object_id, merkle.OBJECT_LEAF] = self.next_index
        self._hold(found)
        self._announce(found)
        self.leaves.append(
            NewLeaf(
                leaf_kind=merkle.OBJECT_LEAF,
                object_id=found.object_id,
                kind=found.kind,
                author=self.device,
                recipient=found.recipient,
                key_id=found.key_id,
                raw=found.raw,
                record=found.record,
            )
        )
        self.used += _cost(found)
        return None

    def finish(self) -> None:
        if self._new_holders:
            self.connection.execute(insert(HolderRow), self._new_holders)
        log.append(self.connection, self.group, self.leaves)
        self._give_back()
        self.connection.execute(
            update(MemberRow)
            .where(MemberRow.group == self.group.number, MemberRow.device == self.device)
            .values(used=self.used)
        )

    @property
    def next_index(self) -> int:
        return self.group.size + len(self.leaves)

    def _objection(self, found: Candidate) -> str | None:
        if self.used + _cost(found) > self.quota:
            return codes.QUOTA
        if found.recipient and not self._is_member(found.recipient, in_office=found.kind is Kind.GRANT):
            return codes.UNKNOWN_RECIPIENT
        if any(self._is_foreign(key_id) for key_id in found.named):
            return codes.FOREIGN_KEY
        if found.manifest is not None and self._is_file(found.manifest.file):
            return codes.FILE_TAKEN
        if found.withdrawal is None and any(self.withdrawing.holds(one, self.device) for one in _subjects(found)):
            return codes.WITHDRAWN
        if found.letter is not None:
            return letters.objection(self.connection, self.group, self.device, found.letter)
        return None

    def _is_foreign(self, key_id: bytes) -> bool:
        """Nothing stands under one that was only granted: after a server lost what it had, whoever made a key may come
        later than whoever passed it on.
        """
        return key_id in self._used and self.device not in self._holders.get(key_id, {self.device})

    def _is_member(self, device: bytes, *, in_office: bool) -> bool:
        wanted = select(MemberRow.revoked).where(MemberRow.group == self.group.number, MemberRow.device == device)
        revoked = self.connection.execute(wanted).scalar_one_or_none()
        return revoked is False or (revoked is True and not in_office)

    def _is_file(self, file: bytes) -> bool:
        wanted = select(FileRow.manifest_id).where(FileRow.group == self.group.number, FileRow.file == file)
        return self.connection.execute(wanted).first() is not None

    def _admit_withdrawal(self, body: Withdrawal) -> str | None:
        self._enter_so_far()
        self.withdrawing.group = self.group
        return None if self.withdrawing.take(body, self.device, self.next_index) else codes.FOREIGN_RECORD

    def _enter_so_far(self) -> None:
        """What this batch brought has to be in the table before that is read."""
        self.group = log.append(self.connection, self.group, self.leaves)
        self.leaves.clear()

    def _give_back(self) -> None:
        freed = self.withdrawing.freed
        self.used = max(0, self.used - freed.pop(self.device, 0))
        for device, size in freed.items():
            of_it = update(MemberRow).where(MemberRow.group == self.group.number, MemberRow.device == device)
            self.connection.execute(of_it.values(used=MemberRow.used - size))
        freed.clear()

    def _admit_statement(self, found: Candidate) -> str | None:
        self._enter_so_far()
        before = rosters.load(self.connection, self.group)
        try:
            after = before.extended(found.raw, verify)
        except RosterBroken as broken:
            return roster_code(before.length, broken)
        rosters.record(self.connection, self.group, before, after)
        return None

    def _hold(self, found: Candidate) -> None:
        for key_id in found.named:
            holders = self._holders.setdefault(key_id, set())
            self._add_holders(key_id, holders, {self.device, found.recipient or self.device} - holders)

    def _add_holders(self, key_id: bytes, holders: set[bytes], new: Iterable[bytes]) -> None:
        for device in sorted(new):
            holders.add(device)
            row = {"group": self.group.number, "key_id": key_id, "device": device, "since": self.next_index}
            self._new_holders.append(row)

    def _announce(self, found: Candidate) -> None:
        if found.letter is not None:
            self._enter_so_far()
            gone = letters.enter(self.connection, self.group, self.device, self.next_index, found.letter)
            self.used = max(0, self.used - gone)
        if found.manifest is None:
            return
        row = {
            "group": self.group.number,
            "file": found.manifest.file,
            "manifest_id": found.object_id,
            "author": self.device,
            "key_id": found.key_id,
            "sealed_size": found.manifest.sealed_size,
            "chunk_hashes": found.manifest.chunk_hashes,
            "stored": 0,
            "complete": False,
        }
        self.connection.execute(insert(FileRow).values(**row))


def _subjects(found: Candidate) -> tuple[bytes, ...]:
    """The records and files that it is about."""
    if found.withdrawal is not None:
        return (*found.withdrawal.records, *found.withdrawal.files)
    return tuple(one for one in (found.record, found.manifest.file if found.manifest else b"") if one)


def roster_code(length: int, broken: RosterBroken) -> str:
    if length >= limits.ROSTER:
        return codes.ROSTER_FULL
    return codes.ROSTER_MOVED if broken.rule in ("number", "previous") else codes.ROSTER_RULE


def _cost(found: Candidate) -> int:
    """A manifest is charged for the whole file, so that a file is refused before its chunks travel."""
    return len(found.raw) + (found.manifest.sealed_size if found.manifest else 0)
