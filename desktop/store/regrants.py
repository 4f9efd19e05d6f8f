"""What a later device of somebody is to get of what an earlier one could read (SPEC section 7, "re-grant").

Reads alone. Whoever wrote in a record need not be able to read it: a member who heard of a record's id can write a
revision for it, under a key of his own. What counts is that the earlier device sealed under a key, for then it had it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from desktop.store.content import unpacked
from desktop.store.revisions import batches
from desktop.store.schema import GrantedRow, LinkRow, MemberRow, ObjectRow, RecordRow, RevisionRow, SecretRow
from sync.crypto.seal import record_key
from sync.protocol import objects, statements
from sync.protocol.objects import Kind

_NOTE = "note"


def readable_keys(session: Session, earlier: Collection[str], known: Collection[str]) -> set[str]:
    """Key ids without those in `known`. `earlier`: devices of one person, none of them a coordinator's.

    A secret opens every record under it, so that it is among them only if all of those may be read.
    """
    return _Reading(session, tuple(sorted(earlier)), frozenset(known)).keys()


@dataclass
class _Reading:
    session: Session
    earlier: tuple[str, ...]
    known: frozenset[str]

    def keys(self) -> set[str]:
        found = set(self.session.scalars(select(GrantedRow.key_id).where(GrantedRow.device.in_(self.earlier))))
        for key_id in self._candidates():
            if all((record, key_id) in self.sealed or self._may_read(record) for record in self._under(key_id)):
                found.add(key_id)
        return found - self.known - self._ambiguous()

    def _ambiguous(self) -> set[str]:
        """Under which somebody granted a second secret: nobody could tell which of the two was theirs. The key of one
        record that the secret gives is none.
        """
        twice = select(SecretRow.key_id).group_by(SecretRow.key_id).having(func.count() > 1)
        rows: dict[str, list[tuple[str, bytes]]] = {}
        wanted = select(SecretRow.key_id, SecretRow.record, SecretRow.secret).where(SecretRow.key_id.in_(twice))
        for key_id, record, secret in self.session.execute(wanted):
            rows.setdefault(key_id, []).append((record, secret))
        return {key_id for key_id, some in rows.items() if not _agree(some)}

    @cached_property
    def sealed(self) -> set[tuple[str, str]]:
        """(record, key id) of what these devices wrote: the key was theirs."""
        wanted = select(RevisionRow.record, RevisionRow.key_id).where(RevisionRow.author.in_(self.earlier)).distinct()
        return {(record, key_id) for record, key_id in self.session.execute(wanted)}

    @cached_property
    def own(self) -> set[str]:
        """Records that began under keys that were theirs: what was written on them later was for them too."""
        written = {record for record, _ in self.sealed}
        found = set()
        for some in batches(sorted(written)):
            begun: dict[str, list[str]] = {}
            wanted = select(RevisionRow.record, RevisionRow.key_id, RevisionRow.content)
            for record, key_id, content in self.session.execute(wanted.where(RevisionRow.record.in_(some))):
                if not unpacked(content).parents:
                    begun.setdefault(record, []).append(key_id)
            found |= {record for record, keys in begun.items() if all((record, key) in self.sealed for key in keys)}
        return found

    @cached_property
    def notes(self) -> set[str]:
        """Notes by others about these records. A note goes to whoever wrote what it is about, unless revoked then."""
        found = set()
        until = self._revoked_at()
        for some in batches(sorted(self.own)):
            about = (
                select(RevisionRow.record)
                .join(LinkRow, LinkRow.record == RevisionRow.record)
                .join(RecordRow, and_(RecordRow.id == RevisionRow.record, RecordRow.form == _NOTE))
                .join(ObjectRow, ObjectRow.id == RevisionRow.id)
                .where(LinkRow.target.in_(some), ObjectRow.own == 0)
            )
            if until is not None:
                about = about.where(or_(ObjectRow.log_index.is_(None), ObjectRow.log_index < until))
            found |= set(self.session.scalars(about))
        return found

    def _may_read(self, record: str) -> bool:
        return record in self.own or record in self.notes

    def _candidates(self) -> set[str]:
        """Cheap to find where nothing is new: what is under no record of theirs and no note about one is none."""
        written = {record for record, _ in self.sealed}
        found = {key_id for _, key_id in self.sealed}
        for some in batches(sorted(written)):
            about = select(LinkRow.record).where(LinkRow.target.in_(some))
            near = or_(RevisionRow.record.in_(some), RevisionRow.record.in_(about))
            found |= set(self.session.scalars(select(RevisionRow.key_id).where(near)))
        return found - self.known

    def _under(self, key_id: str) -> Iterable[str]:
        return self.session.scalars(select(RevisionRow.record).where(RevisionRow.key_id == key_id).distinct()).all()

    def _revoked_at(self) -> int | None:
        """The place in the log at which the last of them was revoked; None while one of them is not."""
        rows = select(MemberRow.device).where(MemberRow.device.in_(self.earlier), MemberRow.revoked.is_(None))
        if self.session.scalar(rows.limit(1)) is not None:
            return None
        wanted = select(ObjectRow.log_index, ObjectRow.raw).where(ObjectRow.kind == Kind.STATEMENT)
        statements_here = self.session.execute(wanted)
        return max((index for index, raw in statements_here if index and _revokes(raw) in self.earlier), default=0)


def _agree(secrets: Iterable[tuple[str, bytes]]) -> bool:
    """(record or empty, secret): whether no two of them could be keys of one record and differ."""
    whole = [secret for record, secret in secrets if not record]
    single = [(record, secret) for record, secret in secrets if record]
    if len(whole) > 1 or len({record for record, _ in single}) < len(single):
        return False
    return all(record_key(one, bytes.fromhex(record)) == secret for one in whole for record, secret in single)


def _revokes(raw: bytes) -> str:
    body = objects.parsed(objects.split(raw).body, objects.Statement)
    if body.action != statements.REVOKE:
        return ""
    return statements.details(body, statements.Revoke).device.hex()
