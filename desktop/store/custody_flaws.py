"""Whether the custody in the vault is whole: each chain in itself, and all of them against the signed revisions that
carried them (VAULT.md, section 9). Reads alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.domain.custody import Digest, Flaw, Link, flaws
from desktop.store.content import unpacked
from desktop.store.schema import CustodyHeadRow, CustodyRow, FileRow, ObjectRow, RevisionRow
from sync.errors import Unreadable
from sync.protocol import custody
from sync.protocol.objects import CustodyRevision, Kind, parsed, split


@dataclass(frozen=True, slots=True, kw_only=True)
class FlawedChain:
    """`file` and `device` in hex; `number`: at which entry. `file` empty: all that a revision carried is gone, and it
    cannot be said of which file it was.
    """

    file: str
    device: str
    flaw: Flaw
    number: int


def flawed_chains(session: Session, here: str, file: str | None = None) -> list[FlawedChain]:
    """The first flaw of each chain that has one, by file and device; of all files, or of one alone. `here`: this
    vault's device.
    """
    found: dict[tuple[str, str], FlawedChain] = {}
    for one in (
        *_in_themselves(session, here, file),
        *_against_words(session, file),
        *_against_custody(session, file),
    ):
        if file is not None and one.file != file:
            continue
        known = found.get((one.file, one.device))
        if known is None or one.number < known.number:
            found[one.file, one.device] = one
    named = {device for file, device in found if file}
    return [found[key] for key in sorted(found) if key[0] or key[1] not in named]


def digest_of(device: str, file: str, sha256: str) -> Digest:
    """How entries of this chain are hashed."""
    ids = bytes.fromhex(device), bytes.fromhex(file), bytes.fromhex(sha256)
    return lambda previous, number, entry: custody.digest(previous, *ids, number, entry)


def _in_themselves(session: Session, here: str, only: str | None) -> Iterator[FlawedChain]:
    heads = {head.file: head for head in session.scalars(_of(select(CustodyHeadRow), CustodyHeadRow.file, only))}
    known = session.execute(_of(select(FileRow.id, FileRow.sha256, FileRow.record), FileRow.id, only)).all()
    about = {id: (sha256, record) for id, sha256, record in known}
    chains: dict[tuple[str, str], dict[bytes, Link]] = defaultdict(dict)
    for file in heads:
        chains[file, here] = {}
    entries = _of(select(CustodyRow), CustodyRow.file, only).where(CustodyRow.number.is_not(None))
    for row in session.scalars(entries.order_by(CustodyRow.seq)):
        # What a revision of another record says of the file is shown nowhere: whoever wrote it need not have seen it.
        if row.record is None or row.file not in about or row.record == about[row.file][1]:
            chains[row.file, row.device].setdefault(row.digest or b"", _link(row))
    for (file, device), links in chains.items():
        head = heads.get(file) if device == here else None
        sha256 = head.sha256 if head else about.get(file, ("", None))[0]
        if not sha256:
            continue
        said = flaws(list(links.values()), digest_of(device, file, sha256), head.entries if head else None)
        # What others wrote and has not come is missing at the server or on its way; it was never in this vault.
        found = next((one for one in said if device == here or one[0] is not Flaw.CUT), None)
        if head is not None and found is None and head.digest not in links:
            found = Flaw.ALTERED, head.entries - 1
        if found is not None:
            yield FlawedChain(file=file, device=device, flaw=found[0], number=found[1])


def _against_words(session: Session, only: str | None) -> Iterator[FlawedChain]:
    """What came, or was written, beside the words that name a file."""
    named = _of(select(FileRow.record), FileRow.id, only).where(FileRow.record.is_not(None))
    rows = session.execute(
        select(RevisionRow.id, RevisionRow.author, RevisionRow.content).where(RevisionRow.record.in_(named))
    )
    for id, author, packed in rows:
        try:
            content = unpacked(packed)
        except Unreadable:
            continue  # whoever checks the record says so
        files = {file for file, _ in content.file_keys}
        for segment in content.custody:
            if segment.file.hex() in files:
                yield from _missing(session, id, author, segment)


def _missing(session: Session, object_id: str, device: str, segment: custody.Segment) -> Iterator[FlawedChain]:
    file = segment.file.hex()
    rows = _carried(session, object_id, file)
    kept = {row.number: row.entry for row in rows if row.device == device}
    for number, entry in enumerate(segment.entries, segment.first):
        if kept.get(number) != entry:
            flaw = Flaw.ALTERED if number in kept else Flaw.CUT
            yield FlawedChain(file=file, device=device, flaw=flaw, number=number)
            return


def _against_custody(session: Session, only: str | None) -> Iterator[FlawedChain]:
    """A custody revision says, signed, which heads its segments have."""
    revisions = select(ObjectRow.id, ObjectRow.author, ObjectRow.raw).where(
        ObjectRow.kind == Kind.REVISION, ObjectRow.record.is_(None)
    )
    if only is not None:
        told = select(CustodyRow.object).where(CustodyRow.file == only, CustodyRow.object.is_not(None))
        revisions = revisions.where(ObjectRow.id.in_(told))
    for id, author, raw in session.execute(revisions):
        rows = _carried(session, id)
        heads: dict[str, bytes] = {}
        for row in rows:
            heads[row.file] = row.digest or b""
        try:
            said = parsed(split(raw).body, CustodyRevision).heads
        except Unreadable:
            continue  # whoever checks objects says so
        if custody.heads(heads.values()) != said:
            yield from (
                FlawedChain(file=file, device=author, flaw=Flaw.CUT, number=_last(rows, file)) for file in heads
            )
            if not heads:
                yield FlawedChain(file="", device=author, flaw=Flaw.CUT, number=0)


def _carried(session: Session, object_id: str, file: str | None = None) -> Sequence[CustodyRow]:
    rows = select(CustodyRow).where(CustodyRow.object == object_id).order_by(CustodyRow.file, CustodyRow.number)
    if file is not None:
        rows = rows.where(CustodyRow.file == file)
    return session.scalars(rows).all()


def _of(rows: Any, column: Any, only: str | None) -> Any:
    """The same rows, or those of one file alone."""
    return rows if only is None else rows.where(column == only)


def _last(rows: Sequence[CustodyRow], file: str) -> int:
    return max(row.number or 0 for row in rows if row.file == file)


def _link(row: CustodyRow) -> Link:
    return Link(
        number=row.number or 0,
        clock=row.clock or 0,
        entry=row.entry or b"",
        digest=row.digest or b"",
        previous=row.previous,
    )
