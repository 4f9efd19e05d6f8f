"""From entries of the log to what the vault can use: verify, then open. Knows neither server nor store.

The entries are proven to be in the log. What does not verify, does not parse or has no key here is set aside with a
reason and never stops the rest: one broken object must not keep a hundred others from arriving.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from sync.client.chain import Chain
from sync.client.ports import (
    UNSURE,
    Arrived,
    ArrivedAcknowledgement,
    ArrivedManifest,
    ArrivedRevision,
    ArrivedWithdrawal,
    Heard,
    Secret,
    SetAside,
)
from sync.crypto.grants import open_grant
from sync.crypto.keys import DeviceKeys
from sync.crypto.objects import verified
from sync.crypto.seal import open_content, record_key
from sync.errors import NewerFormat, Unreadable
from sync.protocol import seen
from sync.protocol.objects import Acknowledgement, Grant, Kind, Manifest, Parts, Revision, Withdrawal, parsed, split
from sync.protocol.statements import Role

NOT_A_MEMBER = "not_a_member"
BAD_SIGNATURE = "bad_signature"
UNREADABLE = "unreadable"
NEWER = "newer"
"""Of a format that this version does not know; tried again at each sync, for the version may be another one by then."""
NO_KEY = "no_key"
UNKNOWN_KIND = "unknown_kind"
TRIED_AGAIN = (NEWER, UNKNOWN_KIND, UNSURE)
"""At the beginning of each sync."""


@dataclass(slots=True)
class Opening:
    """`held`: the secrets that the vault has under a key id."""

    keys: DeviceKeys
    group: bytes
    chain: Chain
    held: Callable[[bytes], Sequence[Secret]]
    secrets: list[Secret] = field(default_factory=list)
    revisions: list[ArrivedRevision] = field(default_factory=list)
    manifests: list[ArrivedManifest] = field(default_factory=list)
    acknowledgements: list[ArrivedAcknowledgement] = field(default_factory=list)
    withdrawals: list[ArrivedWithdrawal] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)
    """Not verified yet: the server's signature is in it."""
    _lookups: dict[bytes, list[Secret]] = field(default_factory=dict)

    def take(self, entries: Iterable[Arrived]) -> None:
        """Grants first, whatever their place: they open what stands before them too."""
        checked = [(entry, parts) for entry in entries if (parts := self._checked(entry)) is not None]
        for wanted in (True, False):
            for entry, parts in checked:
                if (parts.kind is Kind.GRANT) is wanted:
                    self._open(entry, parts)

    def _checked(self, entry: Arrived) -> Parts | None:
        try:
            member = self.chain.member_at(split(entry.raw).author, entry.index)
        except Unreadable:
            self._set_aside(entry, UNKNOWN_KIND)
            return None
        if member is None:
            self._set_aside(entry, NOT_A_MEMBER)
            return None
        try:
            return verified(entry.raw, member.signing_key)
        except Unreadable:
            self._set_aside(entry, BAD_SIGNATURE)
            return None

    def _open(self, entry: Arrived, parts: Parts) -> None:
        try:
            match parts.kind:
                case Kind.GRANT:
                    self.open_grant(entry, parts)
                case Kind.REVISION:
                    self._open_revision(entry, parsed(parts.body, Revision))
                case Kind.MANIFEST:
                    self._open_manifest(entry, parsed(parts.body, Manifest))
                case Kind.ACKNOWLEDGEMENT:
                    self.open_acknowledgement(entry, parsed(parts.body, Acknowledgement))
                    self._hear(entry, seen.in_acknowledgement(parts.body))
                case Kind.WITHDRAWAL:
                    self._open_withdrawal(entry, parsed(parts.body, Withdrawal))
                case Kind.STATEMENT:
                    pass  # the chain has it
        except Unreadable:
            self._set_aside(entry, UNREADABLE)

    def open_grant(self, entry: Arrived, parts: Parts) -> None:
        grant = parsed(parts.body, Grant)
        if grant.group != self.group or grant.recipient != self.keys.id:
            raise Unreadable("grant")
        opened = open_grant(self.keys, grant.sealed, group=self.group, author=parts.author, key_ids=grant.key_ids)
        for granted in opened:
            secret = Secret(key_id=granted.key_id, key=granted.key, record=granted.record)
            # A second secret under a known key id is one more to try: it cannot push the first one out.
            if secret not in self._known(granted.key_id):
                self._known(granted.key_id).append(secret)
                self.secrets.append(secret)

    def _open_revision(self, entry: Arrived, revision: Revision) -> None:
        keys = [_record_key(secret, revision.record) for secret in self._known(revision.key_id)]
        usable = [key for key in keys if key is not None]
        for key in usable:
            try:
                content = open_content(
                    key,
                    revision.nonce,
                    revision.sealed,
                    author=entry.author,
                    record=revision.record,
                    key_id=revision.key_id,
                )
            except NewerFormat:
                self._set_aside(entry, NEWER)
                return  # its key opened it: no other one will
            except Unreadable:
                continue
            opened = ArrivedRevision(**place_of(entry), record=revision.record, key_id=revision.key_id, content=content)
            self.revisions.append(opened)
            self._hear(entry, seen.in_content(content))
            return
        self._set_aside(entry, UNREADABLE if usable else NO_KEY)

    def _open_manifest(self, entry: Arrived, manifest: Manifest) -> None:
        self.manifests.append(
            ArrivedManifest(
                **place_of(entry),
                file=manifest.file,
                key_id=manifest.key_id,
                sealed_size=manifest.sealed_size,
                chunk_hashes=manifest.chunk_hashes,
            )
        )

    def open_acknowledgement(self, entry: Arrived, acknowledgement: Acknowledgement) -> None:
        if acknowledgement.group != self.group or acknowledgement.recipient != self.keys.id:
            raise Unreadable("acknowledgement")
        named = acknowledgement.ids()
        self.acknowledgements.append(ArrivedAcknowledgement(**place_of(entry), object_ids=named))

    def _open_withdrawal(self, entry: Arrived, withdrawal: Withdrawal) -> None:
        if withdrawal.group != self.group:
            raise Unreadable("withdrawal")
        by = self.chain.member_at(entry.author, entry.index)
        self.withdrawals.append(
            ArrivedWithdrawal(
                **place_of(entry),
                records=withdrawal.records,
                files=withdrawal.files,
                object_ids=withdrawal.ids(),
                time=withdrawal.time,
                by_office=by is not None and by.role is Role.COORDINATOR,
            )
        )

    def _hear(self, entry: Arrived, found: seen.Seen | None) -> None:
        if found is not None and entry.author != self.keys.id:
            self.heard.append(Heard(author=entry.author, object_id=entry.object_id, index=entry.index, seen=found))

    def _known(self, key_id: bytes) -> list[Secret]:
        if key_id not in self._lookups:
            self._lookups[key_id] = list(self.held(key_id))
        return self._lookups[key_id]

    def _set_aside(self, entry: Arrived, reason: str) -> None:
        self.aside.append(SetAside(**place_of(entry), reason=reason))


def arrived(index: int, raw: bytes, object_id: bytes) -> Arrived:
    """The author stands at a fixed place (SPEC section 5) whatever the kind; it is believed when the signature is."""
    return Arrived(index=index, object_id=object_id, author=raw[2:18], raw=raw)


def _record_key(secret: Secret, record: bytes) -> bytes | None:
    if not secret.record:
        return record_key(secret.key, record)
    return secret.key if secret.record == record else None


class Place(TypedDict):
    index: int
    object_id: bytes
    author: bytes
    raw: bytes


def place_of(entry: Arrived) -> Place:
    return {"index": entry.index, "object_id": entry.object_id, "author": entry.author, "raw": entry.raw}
