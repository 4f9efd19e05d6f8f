"""What is signed in a bundle: the roster, the manifest, custody revisions, the receipts (BUNDLE.md, 5.2 to 5.6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop.services.bundles.documents import ProofsDocument, ReceiptDocument, RevisionDocument
from desktop.services.bundles.verdict import Verdict
from sync.crypto.checkpoints import verified_checkpoint
from sync.crypto.objects import verified
from sync.crypto.sign import verify
from sync.errors import RosterBroken, Unreadable
from sync.protocol import custody, merkle
from sync.protocol.objects import CustodyRevision, FixedManifest, Kind, Manifest, object_id, parsed, split
from sync.protocol.roster import Member, Roster

Keys = Mapping[bytes, bytes]
"""The key that each device signs with."""


@dataclass(frozen=True, slots=True)
class SignedManifest:
    """`fixed` empty: of a version that did not commit to the plain bytes."""

    id: str
    author: str
    body: Manifest
    fixed: bytes


@dataclass(frozen=True, slots=True)
class SignedHeads:
    id: str
    author: str
    heads: Sequence[str]


@dataclass(slots=True)
class Log:
    """By (leaf kind, object id) the size of the smallest tree that is proved to hold it."""

    places: dict[tuple[int, str], int] = field(default_factory=dict)

    def earliest(self, *leaves: tuple[int, str]) -> int | None:
        return min((self.places[leaf] for leaf in leaves if leaf in self.places), default=None)


def members(proofs: ProofsDocument, verdict: Verdict) -> Mapping[bytes, Member]:
    """By device. Empty where the roster breaks, or where there is no group."""
    if proofs.group is None:
        return {}
    roster = Roster(bytes.fromhex(proofs.group))
    try:
        for statement in proofs.roster:
            roster = roster.extended(statement, verify)
    except RosterBroken as broken:
        verdict.fault("roster", number=broken.number)
        return {}
    return roster.members


def manifest(proofs: ProofsDocument, file: str, keys: Keys, verdict: Verdict) -> SignedManifest | None:
    if proofs.manifest is None:
        return None
    try:
        author = split(proofs.manifest).author
        parts = verified(proofs.manifest, _key(keys, author))
        body = parsed(parts.body, Manifest)
    except Unreadable:
        verdict.fault("manifest")
        return None
    if parts.kind is not Kind.MANIFEST or body.file.hex() != file:
        verdict.fault("manifest")
        return None
    return SignedManifest(object_id(proofs.manifest).hex(), author.hex(), body, _fixed(parts.body))


def revision(document: RevisionDocument, keys: Keys, verdict: Verdict) -> SignedHeads | None:
    try:
        author = split(document.object).author
        parts = verified(document.object, _key(keys, author))
        body = parsed(parts.body, CustodyRevision)
    except Unreadable:
        verdict.fault("revision", object=object_id(document.object).hex())
        return None
    heads = [bytes.fromhex(head) for head in document.heads]
    if parts.kind is not Kind.REVISION or custody.heads(heads) != body.heads:
        verdict.fault("revision", object=object_id(document.object).hex())
        return None
    return SignedHeads(object_id(document.object).hex(), author.hex(), document.heads)


def log(proofs: ProofsDocument, objects: Mapping[str, Kind], verdict: Verdict) -> Log:
    """`objects`: those whose receipts these can be; a receipt of anything else has no business here."""
    return _log(proofs.receipts, proofs, objects, verdict)


def earlier_logs(proofs: ProofsDocument, objects: Mapping[str, Kind], verdict: Verdict) -> list[Log]:
    """Of before the log began anew, oldest first. Their sizes are not those of the log as it is now."""
    return [_log(receipts, proofs, objects, verdict) for receipts in proofs.earlier]


def _log(
    receipts: Sequence[ReceiptDocument], proofs: ProofsDocument, objects: Mapping[str, Kind], verdict: Verdict
) -> Log:
    found = Log()
    for receipt in receipts:
        size = _tree(receipt, proofs, objects)
        if size is None:
            verdict.fault("receipt", object=receipt.object)
            continue
        place = receipt.leaf, receipt.object
        found.places[place] = min(size, found.places.get(place, size))
    return found


def _tree(receipt: ReceiptDocument, proofs: ProofsDocument, objects: Mapping[str, Kind]) -> int | None:
    """The size of the tree that the receipt proves its leaf to be in; None: it proves nothing."""
    kind = objects.get(receipt.object)
    if kind is None or proofs.group is None or proofs.log_key is None:
        return None
    if receipt.leaf == merkle.FILE_LEAF and kind is not Kind.MANIFEST:
        return None
    try:
        checkpoint = verified_checkpoint(
            receipt.checkpoint, group=bytes.fromhex(proofs.group), log_key=bytes.fromhex(proofs.log_key)
        )
        leaf = merkle.leaf_hash(receipt.leaf, bytes.fromhex(receipt.object))
        path = [bytes.fromhex(node) for node in receipt.path]
        root = merkle.root_from_inclusion(checkpoint.size, receipt.index, leaf, path)
    except Unreadable:
        return None
    return checkpoint.size if root == checkpoint.root else None


def _fixed(body: bytes) -> bytes:
    try:
        return parsed(body, FixedManifest).fixed
    except Unreadable:
        return b""


def _key(keys: Keys, author: bytes) -> bytes:
    key = keys.get(author)
    if key is None:
        raise Unreadable("author")
    return key
