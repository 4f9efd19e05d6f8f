"""Groups that this one works with, letters to and from them, and what is shared. Verifies and opens nothing.

What another group shares is kept as it came, beside the records and not among them: no list, search, export or grant
takes it up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from desktop.store.ally_rows import AllyRow, LetterRow, ShareRow
from desktop.store.file_rows import State, new_row
from desktop.store.schema import FileRow, ObjectRow
from desktop.store.shared_case import SharedCase, SharedFile, unpacked
from sync.client.letter_ports import Ally, ArrivedLetter, Unanswered, VoidLetter
from sync.errors import Unreadable
from sync.protocol import group_cards
from sync.protocol.group_cards import GroupCard
from sync.protocol.letters import Letter, What
from sync.protocol.objects import Kind, parsed, split

OLD = "old"
"""Why a letter is void: a later one of its thread is here."""
_ANSWERED = (What.CASE, What.END)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAlly:
    """`id`: the group's, in hex. Times in ms; `compared` None: nobody did. `aloud`: by words, not in person."""

    id: str
    name: str = field(repr=False)
    card: GroupCard
    raw: bytes
    added: int
    compared: int | None
    aloud: bool
    statements: tuple[bytes, ...]
    told: int

    def as_ally(self) -> Ally:
        return Ally(card=self.card, statements=self.statements, told=self.told)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLetter:
    """Somebody else's. Times in ms: `time` by its author's clock."""

    id: str
    ally: str
    author: str
    thread: str
    what: str
    time: int
    came: int
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptShare:
    """A case of ours. `received`: when the other group said that the newest letter came; `body`: what that says."""

    thread: str
    ally: str
    record: str
    partners: frozenset[str] = field(repr=False)
    number: int
    begun: int
    ended: int | None
    looked: str
    time: int
    received: int | None
    body: bytes = field(repr=False)


class AllyStore:
    """`here`: this vault's device, in hex."""

    def __init__(self, session: Session, here: str) -> None:
        self._session = session
        self._here = here

    def all(self) -> list[KnownAlly]:
        """In the order they came."""
        return [_known(row) for row in self._session.scalars(select(AllyRow).order_by(AllyRow.added, AllyRow.id))]

    def get(self, group: str) -> KnownAlly | None:
        row = self._session.get(AllyRow, group)
        return None if row is None else _known(row)

    def put(self, card: GroupCard, raw: bytes, now: int) -> None:
        """A new one, or a later card of the same maker; what is known of the group stays."""
        known = self._session.get(AllyRow, card.group.hex())
        if known is None:
            values = {"id": card.group.hex(), "card": raw, "name": card.name, "added": now, "compared": None}
            values |= {"aloud": False, "statements": msgspec.msgpack.encode(()), "told": 0}
            self._session.execute(insert(AllyRow).values(values))
        else:
            named = update(AllyRow).where(AllyRow.id == known.id)
            self._session.execute(named.values(card=raw, name=card.name))

    def replace(self, card: GroupCard, raw: bytes) -> None:
        """Of a group whose card nobody compared: another one takes its place."""
        self._session.execute(delete(AllyRow).where(AllyRow.id == card.group.hex(), AllyRow.compared.is_(None)))

    def compared(self, group: str, now: int, *, aloud: bool) -> None:
        self._session.execute(update(AllyRow).where(AllyRow.id == group).values(compared=now, aloud=aloud))

    def remove(self, group: str) -> list[str]:
        """With everything that it shared. Gives the files whose rows went."""
        kept = self.letters(group)
        self._session.execute(delete(AllyRow).where(AllyRow.id == group))
        self._session.execute(delete(LetterRow).where(LetterRow.ally == group))
        self._session.execute(delete(ShareRow).where(ShareRow.ally == group))
        return self._let_go([file for letter in kept for file in _files_in(letter.body, letter.what)])

    # Letters of others.

    def letters(self, group: str | None = None) -> list[KeptLetter]:
        """Those that are of use, newest first."""
        wanted = select(LetterRow).where(LetterRow.own == 0, LetterRow.void == "")
        if group is not None:
            wanted = wanted.where(LetterRow.ally == group)
        return [_letter(row) for row in self._session.scalars(wanted.order_by(LetterRow.came.desc(), LetterRow.id))]

    def untold(self) -> list[bytes]:
        wanted = select(LetterRow.id).where(LetterRow.own == 0, LetterRow.told == 0).order_by(LetterRow.came)
        return [bytes.fromhex(id) for id in self._session.scalars(wanted)]

    def told(self, ids: Iterable[bytes]) -> None:
        """Of what is void nothing needs to be kept in mind any more."""
        for id in ids:
            self._session.execute(update(LetterRow).where(LetterRow.id == id.hex()).values(told=True))
            self._session.execute(delete(LetterRow).where(LetterRow.id == id.hex(), LetterRow.void != ""))

    def take(self, letters: Sequence[ArrivedLetter], void: Sequence[VoidLetter], now: int) -> tuple[int, list[str]]:
        """How many said something new, and the files that stand in no letter any more."""
        for one in void:
            self._add(one.group, one.object_id, now, void=one.reason)
        new = [one for one in letters if self._session.get(LetterRow, one.object_id.hex()) is None]
        return len(new), [file for letter in new for file in self._take(letter, now)]

    def unanswered(self) -> list[Unanswered]:
        wanted = select(LetterRow.ally, LetterRow.author, LetterRow.id).where(
            LetterRow.own == 0, LetterRow.answered.is_(None), LetterRow.void == "", LetterRow.what.in_(_ANSWERED)
        )
        return [
            Unanswered(group=bytes.fromhex(ally), author=bytes.fromhex(author), object_id=bytes.fromhex(id))
            for ally, author, id in self._session.execute(wanted.order_by(LetterRow.came))
        ]

    def answered(self, ids: Iterable[bytes], now: int) -> None:
        for id in ids:
            self._session.execute(update(LetterRow).where(LetterRow.id == id.hex()).values(answered=now))

    def introduced(self, group: str, told: int) -> None:
        self._session.execute(update(AllyRow).where(AllyRow.id == group).values(told=told))

    def outgoing(self, group: str) -> list[bytes]:
        """Our own letters to a group that it may still need, oldest first: those that stand for a share, and what was
        never confirmed by the server.
        """
        stand = select(LetterRow.id).where(LetterRow.own == 1, LetterRow.ally == group)
        wanted = select(ObjectRow.raw).where(ObjectRow.own == 1, ObjectRow.kind == Kind.LETTER)
        wanted = wanted.where(ObjectRow.receipt.is_(None) | ObjectRow.id.in_(stand)).order_by(ObjectRow.seq)
        raws = self._session.scalars(wanted).all()
        return [raw for raw in raws if parsed(split(raw).body, Letter).partner.hex() == group]

    # What is shared from here.

    def shares(self, record: str | None = None) -> list[KeptShare]:
        """Newest first, ended ones too."""
        wanted = select(ShareRow, LetterRow).join(
            LetterRow,
            (LetterRow.thread == ShareRow.thread) & (LetterRow.number == ShareRow.number) & (LetterRow.own == 1),
        )
        if record is not None:
            wanted = wanted.where(ShareRow.record == record)
        rows = self._session.execute(wanted.order_by(ShareRow.begun.desc(), ShareRow.thread))
        return [_share(share, letter) for share, letter in rows]

    def share(self, share: KeptShare, letter: bytes, what: What) -> None:
        """The newest letter of a share of ours, by its id; a new share with its first one."""
        values = {
            "thread": share.thread,
            "ally": share.ally,
            "record": share.record,
            "partners": msgspec.msgpack.encode(sorted(share.partners)),
            "number": share.number,
            "begun": share.begun,
            "ended": share.ended,
            "looked": share.looked,
        }
        changed = {name: values[name] for name in ("partners", "number", "ended", "looked")}
        self._session.execute(
            upsert(ShareRow).values(values).on_conflict_do_update(index_elements=["thread"], set_=changed)
        )
        before = LetterRow.own == 1, LetterRow.thread == share.thread
        # What did not leave yet and may not leave any more, does not.
        unsent = ObjectRow.own == 1, ObjectRow.kind == Kind.LETTER, ObjectRow.receipt.is_(None)
        self._session.execute(delete(ObjectRow).where(*unsent, ObjectRow.id.in_(select(LetterRow.id).where(*before))))
        self._session.execute(delete(LetterRow).where(*before))
        self._add(
            bytes.fromhex(share.ally),
            letter,
            share.time,
            own=True,
            author=self._here,
            thread=share.thread,
            number=share.number,
            what=str(what),
            time=share.time,
            body=share.body,
            told=True,
        )

    def looked(self, thread: str, state: str) -> None:
        self._session.execute(update(ShareRow).where(ShareRow.thread == thread).values(looked=state))

    def _take(self, letter: ArrivedLetter, now: int) -> list[str]:
        statements = msgspec.msgpack.encode(letter.statements)
        self._session.execute(update(AllyRow).where(AllyRow.id == letter.group.hex()).values(statements=statements))
        if letter.what == What.RECEIPT:
            self._confirm(letter, now)
        thread = (
            LetterRow.own == 0,
            LetterRow.ally == letter.group.hex(),
            LetterRow.author == letter.author.hex(),
            LetterRow.thread == letter.thread.hex(),
        )
        newest = self._session.scalar(select(func.max(LetterRow.number)).where(*thread))
        shared = _read(letter)
        if shared is None or (newest is not None and newest >= letter.number):
            self._add(letter.group, letter.object_id, now, void=OLD if shared else "case")
            return []
        before = [_letter(row) for row in self._session.scalars(select(LetterRow).where(*thread))]
        self._session.execute(delete(LetterRow).where(*thread))
        self._add(
            letter.group,
            letter.object_id,
            now,
            author=letter.author.hex(),
            thread=letter.thread.hex(),
            number=letter.number,
            what=letter.what,
            time=letter.time,
            raw=letter.raw,
            body=letter.body,
        )
        self._add_files(shared.files, letter.author.hex(), now)
        return self._let_go([file for one in before for file in _files_in(one.body, one.what)])

    def _confirm(self, letter: ArrivedLetter, now: int) -> None:
        """Nothing but letters of ours to this group, whatever else it names."""
        try:
            ids = msgspec.msgpack.decode(letter.body, type=list[bytes])
        except (msgspec.DecodeError, RecursionError):
            return
        for id in ids:
            ours = LetterRow.id == id.hex(), LetterRow.own == 1, LetterRow.ally == letter.group.hex()
            self._session.execute(update(LetterRow).where(*ours).values(answered=now))

    def _add_files(self, files: Iterable[SharedFile], author: str, now: int) -> None:
        for one in files:
            row = new_row(one.ref.id, state=State.FETCHED, own=False, author=author, added=now)
            row |= {"key": one.key, "name": one.ref.name, "size": one.ref.size, "media_type": one.ref.media_type}
            row |= {"sha256": one.ref.sha256, "sealed_size": one.sealed_size, "chunk_hashes": one.chunk_hashes}
            # One that is here already is nobody else's to change.
            writes = upsert(FileRow).values(row | {"manifest": one.manifest})
            self._session.execute(writes.on_conflict_do_nothing())

    def _let_go(self, files: Collection[str]) -> list[str]:
        """Of these, those that no letter names any more, and that came by none of our own records."""
        named = {file for letter in self.letters() for file in _files_in(letter.body, letter.what)}
        gone = []
        for file in dict.fromkeys(files):
            row = self._session.scalar(select(FileRow).where(FileRow.id == file))
            if row is not None and file not in named and not row.own and row.record is None:
                gone.append(file)
        return gone

    def _add(self, group: bytes, id: bytes, now: int, **values: object) -> None:
        row: dict[str, object] = {
            "id": id.hex(),
            "ally": group.hex(),
            "own": False,
            "author": "",
            "thread": "",
            "number": 0,
            "what": "",
            "time": 0,
            "came": now,
            "raw": b"",
            "body": b"",
            "void": "",
            "told": False,
            "answered": None,
        }
        self._session.execute(upsert(LetterRow).values(row | values).on_conflict_do_nothing())


def _read(letter: ArrivedLetter) -> SharedCase | None:
    """None for a case that is not what it should be; nothing of a letter about something else."""
    if letter.what != What.CASE:
        return SharedCase(case="", name="", records=())
    try:
        return unpacked(letter.body)
    except Unreadable:
        return None


def _files_in(body: bytes, what: str) -> list[str]:
    if what != What.CASE:
        return []
    try:
        return [one.ref.id for one in unpacked(body).files]
    except Unreadable:
        return []


def _known(row: AllyRow) -> KnownAlly:
    return KnownAlly(
        id=row.id,
        name=row.name,
        card=group_cards.read(row.card),
        raw=row.card,
        added=row.added,
        compared=row.compared,
        aloud=row.aloud,
        statements=_statements(row.statements),
        told=row.told,
    )


def _letter(row: LetterRow) -> KeptLetter:
    return KeptLetter(
        id=row.id,
        ally=row.ally,
        author=row.author,
        thread=row.thread,
        what=row.what,
        time=row.time,
        came=row.came,
        body=row.body,
    )


def _share(row: ShareRow, letter: LetterRow) -> KeptShare:
    return KeptShare(
        thread=row.thread,
        ally=row.ally,
        record=row.record,
        partners=frozenset(_words(row.partners)),
        number=row.number,
        begun=row.begun,
        ended=row.ended,
        looked=row.looked,
        time=letter.time,
        received=letter.answered,
        body=letter.body,
    )


_statements = msgspec.msgpack.Decoder(tuple[bytes, ...]).decode
_words = msgspec.msgpack.Decoder(list[str]).decode
