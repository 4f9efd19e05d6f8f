"""What others saw of the log, and what this device told of it (SPEC section 10). Compares nothing."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from sqlalchemy import delete, exists, select, tuple_, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from desktop.store.schema import Base
from sync.client.ports import Heard, SyncState
from sync.protocol import seen
from sync.protocol.seen import Seen


class Compared(IntEnum):
    WAITS = 0
    FITS = 1
    BROKEN = 2


class HeardRow(Base):
    """Of each author the newest checkpoint that came in something it wrote. `compared` as in `Compared`."""

    __tablename__ = "heard"

    author: Mapped[str] = mapped_column(primary_key=True)
    object: Mapped[str]
    log_index: Mapped[int]
    begun: Mapped[int]
    size: Mapped[int]
    root: Mapped[bytes]
    signature: Mapped[bytes]
    compared: Mapped[int]


class ToldRow(Base):
    """The newest checkpoint that this device put into a revision under that key id."""

    __tablename__ = "told"

    key_id: Mapped[str] = mapped_column(primary_key=True)
    begun: Mapped[int]
    size: Mapped[int]


class HeardStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def hear(self, some: Sequence[Heard]) -> None:
        for one in some:
            values = {
                "object": one.object_id.hex(),
                "log_index": one.index,
                "begun": one.seen.begun,
                "size": one.seen.size,
                "root": one.seen.root,
                "signature": one.seen.signature,
                "compared": int(Compared.WAITS),
            }
            row = insert(HeardRow).values(author=one.author.hex(), **values)
            newer = tuple_(row.excluded.begun, row.excluded.size) > tuple_(HeardRow.begun, HeardRow.size)
            self._session.execute(row.on_conflict_do_update(index_elements=["author"], set_=values, where=newer))

    def waiting(self) -> list[Heard]:
        rows = self._session.scalars(select(HeardRow).where(HeardRow.compared == Compared.WAITS))
        return [
            Heard(
                author=bytes.fromhex(row.author),
                object_id=bytes.fromhex(row.object),
                index=row.log_index,
                seen=Seen(row.size, row.root, row.signature, row.begun),
            )
            for row in rows
        ]

    def compared(self, some: Sequence[Heard], how: Compared) -> None:
        for one in some:
            same = (HeardRow.author == one.author.hex(), HeardRow.object == one.object_id.hex())
            self._session.execute(update(HeardRow).where(*same).values(compared=int(how)))

    def is_settled(self) -> bool:
        """Nobody's newest one is broken, and none waits."""
        return not self._session.scalar(select(exists().where(HeardRow.compared != Compared.FITS)))

    def forget(self) -> None:
        """What was heard and told of a log that is no more."""
        self._session.execute(delete(HeardRow))
        self._session.execute(delete(ToldRow))

    def to_tell(self, state: SyncState, key_id: str) -> Seen | None:
        """What a revision under this key id is to carry: nothing, if one before it carried the same. Call it for one
        that is made in this transaction.
        """
        if state.checkpoint is None:
            return None
        found = seen.of(state.checkpoint, state.begun)
        told = self._session.get(ToldRow, key_id)
        if told is not None and (told.begun, told.size) >= (found.begun, found.size):
            return None
        values = {"begun": found.begun, "size": found.size}
        row = insert(ToldRow).values(key_id=key_id, **values)
        self._session.execute(row.on_conflict_do_update(index_elements=["key_id"], set_=values))
        return found
