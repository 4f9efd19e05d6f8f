"""The custody in a bundle: every digest anew, and what is signed of it (BUNDLE.md, 5.4 and 5.5). Knows no receipt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from desktop.domain.custody import Flaw, Link, first_flaw
from desktop.services.bundles import telling
from desktop.services.bundles.documents import ChainDocument, CustodyDocument, EntryDocument
from desktop.services.bundles.verdict import Verdict
from sync.errors import Unreadable
from sync.protocol import custody


@dataclass(slots=True)
class Chain:
    """A whole one. `signed`: by number, the objects (ids) whose signature fixes the entries up to it."""

    device: str
    last: int
    digests: Mapping[str, int]
    signed: dict[int, set[str]] = field(default_factory=dict)


def whole_chains(document: CustodyDocument, verdict: Verdict) -> dict[str, Chain]:
    """By device, those that nothing is wrong with."""
    found: dict[str, Chain] = {}
    for chain in document.chains:
        if chain.device in found:
            verdict.fault("chain", device=chain.device, flaw="forked", number=0)
        elif _is_whole(chain, document, verdict):
            digests = {entry.digest: entry.number for entry in chain.entries}
            found[chain.device] = Chain(chain.device, chain.entries[-1].number, digests)
    return found


def fix(chains: Mapping[str, Chain], device: str, heads: Sequence[str], object_id: str) -> bool:
    """This device signed these heads in this object. Whether one of them is of its chain here."""
    chain = chains.get(device)
    numbers = [] if chain is None else [chain.digests[head] for head in heads if head in chain.digests]
    for number in numbers:
        if chain is not None:
            chain.signed.setdefault(number, set()).add(object_id)
    return bool(numbers)


def check_claims(document: CustodyDocument, chains: Mapping[str, Chain], verdict: Verdict) -> None:
    """An entry names the custody revision that it is under. Call it when all that is signed was told to `fix`."""
    for chain in document.chains:
        known = chains.get(chain.device)
        wrong = next((entry for entry in chain.entries if known is not None and not _is_under(entry, known)), None)
        if wrong is not None:
            verdict.fault("entry_revision", device=chain.device, number=wrong.number)


def _is_under(entry: EntryDocument, chain: Chain) -> bool:
    claimed = entry.revision
    return claimed is None or any(
        claimed in objects for number, objects in chain.signed.items() if number >= entry.number
    )


def _is_whole(chain: ChainDocument, document: CustodyDocument, verdict: Verdict) -> bool:
    ids = bytes.fromhex(chain.device), bytes.fromhex(document.file), bytes.fromhex(document.sha256)
    flaw = first_flaw(
        list(_links(chain)), lambda previous, number, entry: custody.digest(previous, *ids, number, entry)
    )
    numbers = [entry.number for entry in chain.entries]
    if flaw is None and numbers != sorted(numbers):
        flaw = Flaw.REORDERED, numbers[0]
    if flaw is not None:
        verdict.fault("chain", device=chain.device, flaw=flaw[0].value, number=flaw[1])
        return False
    wrong = next((entry.number for entry in chain.entries if not _says_its_bytes(entry)), None)
    if wrong is not None:
        verdict.fault("entry_words", device=chain.device, number=wrong)
    return wrong is None


def _links(chain: ChainDocument) -> Iterator[Link]:
    for place, entry in enumerate(chain.entries):
        on = entry.on or (chain.start if place == 0 else None)
        yield Link(
            number=entry.number,
            clock=entry.clock,
            entry=bytes.fromhex(entry.entry),
            digest=bytes.fromhex(entry.digest),
            previous=None if on is None else bytes.fromhex(on),
        )


def _says_its_bytes(entry: EntryDocument) -> bool:
    try:
        said = telling.told(telling.entry_of(entry.entry))
    except Unreadable:
        return False
    words = EntryDocument(
        number=entry.number, entry=entry.entry, digest=entry.digest, revision=entry.revision, on=entry.on, **said
    )
    return msgspec.structs.astuple(words) == msgspec.structs.astuple(entry)
