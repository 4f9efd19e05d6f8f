"""The documents of a bundle out of what a vault has (BUNDLE.md, sections 3 and 4). Opens no vault: it is given all.

A proof that does not hold is left out: the bundle says less then, and nothing that is not so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from desktop.domain.answers import FileRef
from desktop.errors import VaultDamaged
from desktop.services.bundles import telling
from desktop.services.bundles.documents import (
    ChainDocument,
    CustodyDocument,
    EntryDocument,
    ProofsDocument,
    ReceiptDocument,
    RevisionDocument,
)
from desktop.store.custody import Noted
from desktop.store.proof_material import KeptProof, Material
from sync.client.ports import Arrived, Membership
from sync.crypto.checkpoints import verified_checkpoint
from sync.errors import Unreadable
from sync.protocol import merkle, statements
from sync.protocol.objects import FixedManifest, Statement, parsed, split

_NOWHERE = bytes(32)


def custody_document(ref: FileRef, noted: Sequence[Noted], material: Material) -> CustodyDocument:
    """Raises VaultDamaged for entries that the disk spoiled."""
    shown = {one.id for one in material.revisions}
    devices = dict.fromkeys(one.device for one in noted if one.number is not None)
    chains = []
    for device in devices:
        own = sorted((one for one in noted if one.device == device and one.number is not None), key=_place)
        try:
            entries = tuple(_entry(one, shown, first=place == 0) for place, one in enumerate(own))
        except Unreadable:
            raise VaultDamaged("custody", ref.id) from None
        chains.append(ChainDocument(device=device, start=(own[0].previous or _NOWHERE).hex(), entries=entries))
    return CustodyDocument(
        amparo_custody=1,
        file=ref.id,
        sha256=ref.sha256,
        size=ref.size,
        media_type=ref.media_type,
        chains=tuple(chains),
    )


def proofs_document(
    material: Material,
    noted: Sequence[Noted],
    key: bytes,
    membership: Membership | None,
    roster: Sequence[Arrived],
    maker: bytes,
) -> ProofsDocument:
    concerned = {maker, *(bytes.fromhex(one.device) for one in noted if one.device)}
    concerned |= {split(raw).author for raw in (material.manifest, *(one.raw for one in material.revisions)) if raw}
    return ProofsDocument(
        amparo_proofs=1,
        group=None if membership is None else membership.group.hex(),
        log_key=None if membership is None else membership.log_key.hex(),
        key=key.hex(),
        head=_head(material, noted),
        manifest=material.manifest,
        roster=() if membership is None else tuple(_up_to_the_last_about(concerned, roster)),
        revisions=tuple(
            RevisionDocument(object=one.raw, heads=tuple(head.hex() for head in one.heads))
            for one in material.revisions
        ),
        receipts=() if membership is None else tuple(_receipts(material.proofs, membership)),
        earlier=() if membership is None else tuple(_earlier(material, membership)),
    )


def _earlier(material: Material, membership: Membership) -> Iterator[tuple[ReceiptDocument, ...]]:
    for proofs in material.earlier:
        if receipts := tuple(_receipts(proofs, membership)):
            yield receipts


def _entry(one: Noted, shown: Collection[str | None], *, first: bool) -> EntryDocument:
    assert one.entry is not None, "entries of a chain have their bytes"
    begins_beside = one.number == 0 and not first and one.previous is not None
    return EntryDocument(
        number=one.number or 0,
        entry=one.entry.hex(),
        digest=one.digest.hex(),
        revision=one.object if one.object in shown else None,
        on=one.previous.hex() if begins_beside and one.previous is not None else None,
        **telling.told(telling.entry_of(one.entry.hex())),
    )


def _place(one: Noted) -> tuple[int, int]:
    return one.number or 0, one.clock


def _head(material: Material, noted: Sequence[Noted]) -> str | None:
    """What the manifest's `fixed` names: the last entry that went with the words. The verifier tries whether it is."""
    if material.manifest is None:
        return None
    parts = split(material.manifest)
    try:
        parsed(parts.body, FixedManifest)
    except Unreadable:
        return None
    alone = {one.id for one in material.revisions}
    of_author = [one for one in noted if one.device == parts.author.hex() and one.number is not None]
    with_words = [one for one in of_author if one.object is not None and one.object not in alone]
    return max(with_words, key=_place).digest.hex() if with_words else None


def _up_to_the_last_about(concerned: set[bytes], roster: Sequence[Arrived]) -> list[bytes]:
    last = max((place for place, one in enumerate(roster) if _about(one) & concerned), default=-1)
    return [one.raw for one in roster[: last + 1]]


def _about(statement: Arrived) -> set[bytes]:
    """The device that it enrols or revokes."""
    body = parsed(split(statement.raw).body, Statement)
    if body.action == statements.ENROL:
        return {statement.author}
    if body.action == statements.REVOKE:
        return {statements.details(body, statements.Revoke).device}
    return set()


def _receipts(proofs: Iterable[KeptProof], membership: Membership) -> Iterator[ReceiptDocument]:
    for proof in proofs:
        try:
            checkpoint = verified_checkpoint(proof.checkpoint, group=membership.group, log_key=membership.log_key)
            leaf = merkle.leaf_hash(proof.leaf, proof.object)
            index = proof.indices[proof.leaf_hashes.index(leaf)]
            leaves = dict(zip(proof.indices, proof.leaf_hashes, strict=True))
            path = merkle.inclusion_from_leaves(checkpoint.size, leaves, proof.hashes, index)
            if merkle.root_from_inclusion(checkpoint.size, index, leaf, path) != checkpoint.root:
                continue
        except (Unreadable, ValueError, IndexError):
            continue
        yield ReceiptDocument(
            leaf=proof.leaf,
            object=proof.object.hex(),
            index=index,
            checkpoint=proof.checkpoint,
            path=tuple(node.hex() for node in path),
        )
