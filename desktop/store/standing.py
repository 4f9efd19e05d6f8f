"""How much of what is one's own is proved to be on the server, by the order in which it goes. Reading alone.

Counted from receipts, and from what the server said of files it has in part: never from what was merely sent.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from desktop.store.file_rows import State
from desktop.store.schema import FileRow, ObjectRow, RecordRow, TallyRow
from desktop.store.small_copies import IS_COPY
from sync.client.ports import Urgency
from sync.protocol import limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`waiting` of `count` have still to go up, all of them or a part; `waiting_bytes` of `bytes`, sealed.

    What the server refused waits, and has no bytes that will go. Of words `bytes` are those that wait: the rest is not
    worth counting.
    """

    count: int = 0
    waiting: int = 0
    bytes: int = 0
    waiting_bytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """In the order of a push. Records that urge and the others; small copies and originals of their files."""

    urgent: Share = Share()
    words: Share = Share()
    copies: Share = Share()
    originals: Share = Share()


def standing(session: Session) -> Standing:
    total, urging = _records(session)
    urgent, urgent_bytes, words, word_bytes = _waiting_words(session)
    copies, originals = _files(session)
    return Standing(
        urgent=_words(urging, urgent, urgent_bytes),
        words=_words(max(0, total - urging), words, word_bytes),
        copies=copies,
        originals=originals,
    )


def _words(count: int, waiting: int, size: int) -> Share:
    """A record that was deleted waits, too, and is counted among no records."""
    return Share(count=max(count, waiting), waiting=waiting, bytes=size, waiting_bytes=size)


def _records(session: Session) -> tuple[int, int]:
    """Own ones, and how many of them are urgent."""
    total = session.scalar(select(func.sum(TallyRow.records)).where(TallyRow.own == 1)) or 0
    urging = select(func.count()).where(RecordRow.deleted == 0, RecordRow.urgent == 1, RecordRow.own == 1)
    return total, session.scalar(urging) or 0


def _waiting_words(session: Session) -> tuple[int, int, int, int]:
    """Records with something urgent, and the bytes of that and of grants; the same of everything else."""
    urges = ObjectRow.urgency <= Urgency.URGENT
    goes = ObjectRow.refused.is_(None)
    counted = select(
        func.count(ObjectRow.record.distinct()).filter(urges),
        func.sum(ObjectRow.size).filter(urges, goes),
        func.count(ObjectRow.record.distinct()).filter(~urges),
        func.sum(ObjectRow.size).filter(~urges, goes),
    ).where(ObjectRow.own == 1, ObjectRow.receipt.is_(None))
    urgent, urgent_bytes, words, word_bytes = session.execute(counted).one()
    return urgent, urgent_bytes or 0, words, word_bytes or 0


def _files(session: Session) -> tuple[Share, Share]:
    """Small copies and originals that a record names."""
    mine = (FileRow.own == 1, FileRow.record.is_not(None))
    unsent = FileRow.receipt.is_(None) & (FileRow.state != State.REMOVED)
    refused = exists().where(ObjectRow.id == FileRow.manifest, ObjectRow.refused.is_not(None))
    size = func.sum(FileRow.sealed_size)
    goes = size.filter(unsent, ~refused)
    counted = select(IS_COPY, func.count(), func.count().filter(unsent), size, goes).where(*mine)
    there = _there_already(session)
    shares: dict[bool, Share] = {
        bool(is_copy): Share(
            count=count,
            waiting=waiting,
            bytes=total or 0,
            waiting_bytes=max(0, (waiting_bytes or 0) - there.get(bool(is_copy), 0)),
        )
        for is_copy, count, waiting, total, waiting_bytes in session.execute(counted.group_by(IS_COPY))
    }
    return shares.get(True, Share()), shares.get(False, Share())


def _there_already(session: Session) -> dict[bool, int]:
    """Sealed bytes of unfinished files that the server has, by whether they are of small copies."""
    begun = select(IS_COPY, FileRow.sealed_size, FileRow.progress).where(
        FileRow.own == 1, FileRow.receipt.is_(None), FileRow.progress.is_not(None), FileRow.record.is_not(None)
    )
    found: dict[bool, int] = {}
    for is_copy, size, progress in session.execute(begun.where(FileRow.state != State.REMOVED)):
        chunks = sum(last - first for first, last in _ranges(progress or b"\x90"))
        found[bool(is_copy)] = found.get(bool(is_copy), 0) + min(size, chunks * limits.CHUNK)
    return found


_ranges = msgspec.msgpack.Decoder(tuple[tuple[int, int], ...]).decode
