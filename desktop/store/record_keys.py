"""Secrets that records are sealed under (SPEC section 7): which one a record takes, and who lacks which.

Knows no HPKE and no network: it hands out what has to be granted and is told what was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from desktop.store.members import MemberStore
from desktop.store.regrants import readable_keys
from desktop.store.schema import ByHandRow, GrantedRow, ObjectRow, RevisionRow, SecretRow
from desktop.store.stubs import StubGrantRow
from sync.client.ports import Secret, Ungranted
from sync.crypto.seal import new_secret, record_key
from sync.protocol.objects import Kind


class SecretStore:
    def __init__(self, session: Session, members: MemberStore) -> None:
        self._session = session
        self._members = members

    def of(self, key_id: str) -> list[Secret]:
        return [_secret(row) for row in self._session.scalars(select(SecretRow).where(SecretRow.key_id == key_id))]

    def add(self, secrets: Iterable[Secret]) -> None:
        """Secrets of others, as granted to this device. One that is here already stays as it is."""
        known = self._members.count()
        for secret in secrets:
            values = _values(secret, own=False, usable=False, extra="", members=known)
            self._session.execute(upsert(SecretRow).values(values).on_conflict_do_nothing())

    def take_back(self, secrets: Sequence[Secret]) -> None:
        """Secrets of this device that were lost here. No new record takes one of them: who has it was lost too.

        Somebody who had one may have been revoked since; then no later revision takes it either.
        """
        known = self._members.count()
        for secret in secrets:
            values = _values(secret, own=True, usable=False, extra="", members=known)
            self._session.execute(upsert(SecretRow).values(values).on_conflict_do_nothing())
        revoked = self._members.revoked()
        if revoked and secrets:
            ids = [secret.key_id.hex() for secret in secrets]
            self._session.execute(update(SecretRow).where(SecretRow.key_id.in_(ids)).values(retired=True))

    def key_for_new(self, record_id: str, readers: Collection[str]) -> tuple[str, bytes]:
        """(key id, the record's key) under the open secret for these readers beside the coordination, or a new one."""
        extra = " ".join(sorted(readers))
        row = self._session.scalar(select(SecretRow).where(SecretRow.open == 1, SecretRow.extra == extra))
        if row is not None:
            return row.key_id, record_key(row.secret, bytes.fromhex(record_id))
        key_id, key = new_secret()
        made = Secret(key_id=key_id, key=key)
        values = _values(made, own=True, usable=True, extra=extra, members=self._members.count())
        self._session.execute(insert(SecretRow).values(values))
        return key_id.hex(), record_key(key, bytes.fromhex(record_id))

    def key_of_its_own(self, record_id: str, readers: Collection[str]) -> tuple[str, bytes]:
        """A new secret for this record alone: whoever is granted it, now or later, can read nothing else with it."""
        key_id, key = new_secret()
        made = Secret(key_id=key_id, key=key)
        extra = " ".join(sorted(readers))
        values = _values(made, own=True, usable=False, extra=extra, members=self._members.count())
        self._session.execute(insert(SecretRow).values(values))
        return key_id.hex(), record_key(key, bytes.fromhex(record_id))

    def key_of(self, record_id: str, key_id: str) -> bytes | None:
        """The key a record has under this key id; None if it is not here or must not be used for new revisions."""
        rows = self._session.scalars(
            select(SecretRow).where(SecretRow.key_id == key_id, SecretRow.record.in_(("", record_id)))
        ).all()
        if not rows or any(row.retired for row in rows):
            return None
        row = rows[0]
        return row.secret if row.record else record_key(row.secret, bytes.fromhex(record_id))

    def granted(self, grants: Iterable[tuple[bytes, Sequence[bytes]]]) -> None:
        """(recipient, key ids)."""
        for recipient, key_ids in grants:
            for key_id in key_ids:
                row = {"key_id": key_id.hex(), "device": recipient.hex()}
                self._session.execute(upsert(GrantedRow).values(row).on_conflict_do_nothing())

    def forget_of(self, record_id: str) -> None:
        """Keys that open this one record alone."""
        self._session.execute(delete(SecretRow).where(SecretRow.record == record_id))

    def came_by_hand(self, key_ids: Collection[str]) -> None:
        """Before the secrets are added: one that is known already came another way."""
        known = set(self._session.scalars(select(SecretRow.key_id).where(SecretRow.key_id.in_(key_ids))))
        # One whose only record was withdrawn is not among the secrets any more.
        known |= set(self._session.scalars(select(ByHandRow.key_id).where(ByHandRow.key_id.in_(key_ids))))
        self._session.add_all(ByHandRow(key_id=key_id) for key_id in sorted(set(key_ids) - known))
        self._session.flush()

    def of_another_log(self) -> None:
        """The log begins anew. Whoever is first to write under a key id holds it there: what others made waits, but for
        what this device wrote under before and grants to its other authors first.
        """
        borrowed = {one.secret.key_id.hex() for one in self.borrowed()}
        others = set(self._session.scalars(select(SecretRow.key_id).where(SecretRow.own == 0))) - borrowed
        self._session.execute(delete(ByHandRow))
        self._session.add_all(ByHandRow(key_id=key_id) for key_id in sorted(others))
        self._session.flush()

    def came_by_log(self, key_ids: Collection[str]) -> None:
        by_hand = set(self._session.scalars(select(ByHandRow.key_id))) & set(key_ids)
        if by_hand:
            self._session.execute(delete(ByHandRow).where(ByHandRow.key_id.in_(by_hand)))

    def ungranted(self) -> list[Ungranted]:
        """Secrets somebody lacks. None of them is used for new records any more once it was handed out here.

        A secret of ours is wanted by this device itself (it comes back with the grant), every coordinator, and its
        extra readers. One of somebody else's, if this device is a coordinator, by the coordinators who came after it
        did: the others have it. One that a person could read who has a later laptop now, by this device's word, is
        wanted by that laptop.
        """
        coordinators = self._members.coordinators()
        here = self._members.here
        granted = self._granted()
        regranted = self._regranted(granted)
        apart = set(self._session.scalars(select(StubGrantRow.key_id).distinct()))
        found = []
        by_hand = set(self._session.scalars(select(ByHandRow.key_id)))
        for row in self._session.scalars(select(SecretRow).order_by(SecretRow.seq)):
            if row.key_id in by_hand:
                continue  # whoever granted it has to be known to the server as its holder first
            had = granted.get(row.key_id, set())
            later = regranted.get(row.key_id, set())
            extra = (set(row.extra.split()) | later) - self._members.revoked()
            if row.own:
                # What it gave itself and would open a removed record is on the server alone.
                wanted = {*coordinators, *extra} if row.key_id in apart else {here, *coordinators, *extra}
            elif here in coordinators:
                had = had | {here} | {device for device, place in coordinators.items() if place < row.members}
                wanted = (coordinators.keys() - {here}) | later
            else:
                continue
            if wanted - had:
                found.append(_ungranted(row, extra, had))
        self._close([one.secret for one in found])
        return found

    def borrowed(self) -> list[Ungranted]:
        """Secrets of others under which this device wrote; `extra`: who else did, and is not revoked."""
        here, revoked = self._members.here, self._members.revoked()
        under = select(ObjectRow.key_id).where(ObjectRow.own == 1, ObjectRow.kind.in_((Kind.REVISION, Kind.MANIFEST)))
        found = []
        for row in self._session.scalars(select(SecretRow).where(SecretRow.own == 0, SecretRow.key_id.in_(under))):
            authors = select(RevisionRow.author).where(RevisionRow.key_id == row.key_id).distinct()
            found.append(_ungranted(row, set(self._session.scalars(authors)) - revoked - {here}, ()))
        return found

    def retire(self, revoked: Collection[str]) -> None:
        """What these devices may have is used for no later revision."""
        if not revoked:
            return
        if self._members.were_coordinators().intersection(revoked):
            self._session.execute(update(SecretRow).values(retired=True, open=False))
            return
        theirs = select(RevisionRow.key_id).where(RevisionRow.author.in_(revoked))
        granted = select(GrantedRow.key_id).where(GrantedRow.device.in_(revoked))
        doomed = SecretRow.key_id.in_(theirs) | SecretRow.key_id.in_(granted)
        self._session.execute(update(SecretRow).where(doomed).values(retired=True, open=False))

    def _regranted(self, granted: Mapping[str, set[str]]) -> dict[str, set[str]]:
        """By key id the later devices that are to have it by this device's word."""
        found: dict[str, set[str]] = {}
        for device, earlier in self._members.served_again().items():
            had = {key_id for key_id, devices in granted.items() if device in devices}
            for key_id in readable_keys(self._session, earlier, had):
                found.setdefault(key_id, set()).add(device)
        return found

    def _granted(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for key_id, device in self._session.execute(select(GrantedRow.key_id, GrantedRow.device)):
            found.setdefault(key_id, set()).add(device)
        return found

    def _close(self, secrets: Iterable[Secret]) -> None:
        for secret in secrets:
            closing = update(SecretRow).where(SecretRow.key_id == secret.key_id.hex()).values(open=False)
            self._session.execute(closing)


def _ungranted(row: SecretRow, extra: Collection[str], had: Collection[str]) -> Ungranted:
    return Ungranted(
        secret=_secret(row),
        extra=tuple(bytes.fromhex(device) for device in sorted(extra)),
        granted=tuple(bytes.fromhex(device) for device in sorted(had)),
    )


def _secret(row: SecretRow) -> Secret:
    return Secret(key_id=bytes.fromhex(row.key_id), key=row.secret, record=bytes.fromhex(row.record))


def _values(secret: Secret, *, own: bool, usable: bool, extra: str, members: int) -> dict[str, object]:
    return {
        "key_id": secret.key_id.hex(),
        "record": secret.record.hex(),
        "secret": secret.key,
        "own": own,
        "open": usable,
        "retired": False,
        "extra": extra,
        "members": members,
    }
