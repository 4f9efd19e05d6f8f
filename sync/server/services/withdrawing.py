"""Withdrawals of consent (SPEC section 16), within one transaction: for what one holds, and what it takes out of the
log's rows. The leaves stay. Knows no segment: whoever writes those anew finds their names in `purges` (`tending`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, func, insert, select, update

from sync.protocol import merkle
from sync.protocol.objects import Withdrawal
from sync.protocol.statements import Role
from sync.server.db.schema import FileRow, LeafRow, MemberRow, PurgeRow, RunRow, WithdrawalRow
from sync.server.services import log, rosters
from sync.server.services.log import Group


@dataclass(slots=True)
class Withdrawing:
    """Of one batch. `freed`: bytes less that are stored for a device, by device."""

    connection: Connection
    group: Group
    freed: dict[bytes, int] = field(default_factory=dict)
    has_purged: bool = False
    """Whether anything was taken out: what is left of it outside of the rows goes next."""
    _known: dict[bytes, list[tuple[bytes, bool]]] = field(default_factory=dict)
    """By subject: (author, whether it holds whoever's it is)."""
    _persons: dict[bytes, set[bytes]] = field(default_factory=dict)

    def prepare(self, subjects: Iterable[bytes]) -> None:
        """Read at once what was withdrawn of these records and files."""
        for some in log.batches(sorted(set(subjects))):
            wanted = select(WithdrawalRow.subject, WithdrawalRow.author, WithdrawalRow.entitled).where(
                WithdrawalRow.group == self.group.number, WithdrawalRow.subject.in_(some)
            )
            for row in self.connection.execute(wanted):
                self._known.setdefault(row.subject, []).append((row.author, row.entitled))

    def holds(self, subject: bytes, by: bytes) -> bool:
        """Whether this record or file, of which `by` brings something, was withdrawn. Of what is not known here yet it
        is whoever brings it that it belongs to.
        """
        known = self._known.get(subject, ())
        if any(entitled for _, entitled in known):
            return True
        return bool(known) and self.owner(subject) is None and any(self._is_one(by, author) for author, _ in known)

    def take(self, body: Withdrawal, author: bytes, position: int) -> bool:
        """Enter it and take out what it withdraws. False: nothing of it is its author's. What is its only once it comes
        waits.
        """
        office = self._is_coordinator(author)
        kept: dict[bytes, bool] = {}
        for subject in dict.fromkeys((*body.records, *body.files)):
            owner = self.owner(subject)
            is_theirs = office or (owner is not None and self._is_one(owner, author))
            # Who follows somebody's withdrawal may name what of theirs it takes away.
            if is_theirs or owner is None or any(entitled for _, entitled in self._known.get(subject, ())):
                kept[subject] = is_theirs
        for subject, entitled in kept.items():
            self._enter(subject, author, position, entitled=entitled)
        self._purge_records([one for one in body.records if kept.get(one)])
        self._purge_files([one for one in body.files if kept.get(one)])
        return bool(kept)

    def owner(self, subject: bytes) -> bytes | None:
        """Who wrote the first revision of the record in the log, or announced the file. None: nobody yet."""
        here = LeafRow.group == self.group.number
        first = select(LeafRow.author).where(here, LeafRow.record == subject).order_by(LeafRow.position).limit(1)
        found: bytes | None = self.connection.execute(first).scalar_one_or_none()
        if found is None:
            file = select(FileRow.author).where(FileRow.group == self.group.number, FileRow.file == subject)
            found = self.connection.execute(file).scalar_one_or_none()
        return found

    def _enter(self, subject: bytes, author: bytes, position: int, *, entitled: bool) -> None:
        if (author, entitled) in self._known.get(subject, ()):
            return
        again = delete(WithdrawalRow).where(WithdrawalRow.group == self.group.number)
        self.connection.execute(again.where(WithdrawalRow.subject == subject, WithdrawalRow.author == author))
        row = {"group": self.group.number, "subject": subject, "author": author}
        self.connection.execute(insert(WithdrawalRow).values(row | {"position": position, "entitled": entitled}))
        self._known.setdefault(subject, []).append((author, entitled))

    def _purge_records(self, records: list[bytes]) -> None:
        for some in log.batches(records):
            of_them = LeafRow.group == self.group.number, LeafRow.record.in_(some), LeafRow.size > 0
            sizes = select(LeafRow.author, func.sum(LeafRow.size)).where(*of_them).group_by(LeafRow.author)
            self._free({author: int(size) for author, size in self.connection.execute(sizes)})
            self.connection.execute(update(LeafRow).where(*of_them).values(raw=None, size=0))

    def _purge_files(self, files: list[bytes]) -> None:
        for some in log.batches(files):
            of_them = FileRow.group == self.group.number, FileRow.file.in_(some)
            for row in self.connection.execute(
                select(FileRow.author, FileRow.sealed_size, FileRow.manifest_id).where(*of_them)
            ).all():
                announced = (
                    LeafRow.group == self.group.number,
                    LeafRow.object_id == row.manifest_id,
                    LeafRow.leaf_kind == merkle.OBJECT_LEAF,
                )
                size = self.connection.execute(select(LeafRow.size).where(*announced)).scalar_one_or_none() or 0
                self._free({row.author: row.sealed_size + size})
                self.connection.execute(update(LeafRow).where(*announced).values(raw=None, size=0))
            runs = RunRow.group == self.group.number, RunRow.file.in_(some)
            segments = set(self.connection.execute(select(RunRow.segment).where(*runs)).scalars())
            segments -= set(self.connection.execute(select(PurgeRow.segment)).scalars())
            if segments:
                self.connection.execute(insert(PurgeRow), [{"segment": segment} for segment in sorted(segments)])
            self.connection.execute(delete(RunRow).where(*runs))
            self.connection.execute(delete(FileRow).where(*of_them))

    def _free(self, sizes: Mapping[bytes, int]) -> None:
        self.has_purged = self.has_purged or bool(sizes)
        for author, size in sizes.items():
            self.freed[author] = self.freed.get(author, 0) + size

    def _is_coordinator(self, device: bytes) -> bool:
        wanted = select(MemberRow.role, MemberRow.revoked).where(
            MemberRow.group == self.group.number, MemberRow.device == device
        )
        row = self.connection.execute(wanted).one()
        return row.role == Role.COORDINATOR and not row.revoked

    def _is_one(self, first: bytes, second: bytes) -> bool:
        """Whether both devices are one person's."""
        return first == second or first in self._before(second) or second in self._before(first)

    def _before(self, device: bytes) -> set[bytes]:
        if device not in self._persons:
            self._persons[device] = rosters.load(self.connection, self.group).before(device)
        return self._persons[device]


def is_withdrawn(connection: Connection, group: Group, record: bytes) -> bool:
    wanted = select(WithdrawalRow.author).where(
        WithdrawalRow.group == group.number, WithdrawalRow.subject == record, WithdrawalRow.entitled
    )
    return connection.execute(wanted).first() is not None
