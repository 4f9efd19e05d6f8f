"""One object of a push, verified and taken apart as far as the server can. Knows no database."""

from __future__ import annotations

from dataclasses import dataclass

from sync.errors import Unreadable
from sync.protocol import codes, objects
from sync.protocol.letters import Letter
from sync.protocol.objects import Acknowledgement, Grant, Kind, Manifest, Revision, Withdrawal
from sync.server.services.refusals import Refusal
from sync.server.signatures import verify


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Signed by the device that sent it. `named`: the key ids it names; `record`: of a revision, whose it is."""

    object_id: bytes
    kind: Kind
    raw: bytes
    recipient: bytes = b""
    key_id: bytes = b""
    named: tuple[bytes, ...] = ()
    manifest: Manifest | None = None
    record: bytes = b""
    withdrawal: Withdrawal | None = None
    letter: Letter | None = None


def candidate(raw: bytes, group: bytes, device: bytes, signing_key: bytes) -> Candidate | Refusal:
    """The signature is verified before the body is parsed."""
    try:
        parts = objects.split(raw)
        if parts.author != device:
            return Refusal(codes.FOREIGN_AUTHOR)
        if not verify(signing_key, parts.signature, parts.signed):
            return Refusal(codes.BAD_SIGNATURE)
        return _parsed(raw, parts.kind, parts.body, group)
    except Unreadable:
        return Refusal(codes.MALFORMED)


def _parsed(raw: bytes, kind: Kind, body: bytes, group: bytes) -> Candidate | Refusal:
    object_id = objects.object_id(raw)
    match kind:
        case Kind.STATEMENT:
            return Candidate(object_id=object_id, kind=kind, raw=raw)
        case Kind.GRANT:
            grant = objects.parsed(body, Grant)
            if grant.group != group:
                return Refusal(codes.MALFORMED)
            return Candidate(
                object_id=object_id, kind=kind, raw=raw, recipient=grant.recipient, named=tuple(set(grant.key_ids))
            )
        case Kind.REVISION:
            found = objects.parsed(body, Revision)
            named = (found.key_id,)
            return Candidate(
                object_id=object_id, kind=kind, raw=raw, key_id=found.key_id, named=named, record=found.record
            )
        case Kind.ACKNOWLEDGEMENT:
            acknowledgement = objects.parsed(body, Acknowledgement)
            if acknowledgement.group != group:
                return Refusal(codes.MALFORMED)
            return Candidate(object_id=object_id, kind=kind, raw=raw, recipient=acknowledgement.recipient)
        case Kind.LETTER:
            letter = objects.parsed(body, Letter)
            if letter.group != group:
                return Refusal(codes.MALFORMED)
            return Candidate(object_id=object_id, kind=kind, raw=raw, letter=letter)
        case Kind.MANIFEST | Kind.WITHDRAWAL:
            return _of_files(object_id, raw, kind, body, group)


def _of_files(object_id: bytes, raw: bytes, kind: Kind, body: bytes, group: bytes) -> Candidate | Refusal:
    """Manifests, and what takes files away."""
    if kind is Kind.WITHDRAWAL:
        withdrawal = objects.parsed(body, Withdrawal)
        if withdrawal.group != group:
            return Refusal(codes.MALFORMED)
        return Candidate(object_id=object_id, kind=kind, raw=raw, withdrawal=withdrawal)
    manifest = objects.parsed(body, Manifest)
    named = (manifest.key_id,)
    return Candidate(object_id=object_id, kind=kind, raw=raw, key_id=manifest.key_id, named=named, manifest=manifest)
