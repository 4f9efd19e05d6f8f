"""The tables of groups that this one works with (VAULT.md, section 6). Rows never leave this package."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.schema import Base


class AllyRow(Base):
    """Another group, by its card as it came. `compared`: when, None: nobody did. `statements`: msgpack array of its
    roster as far as it is known. `told`: how many statements of our own roster it was told.
    """

    __tablename__ = "allies"

    id: Mapped[str] = mapped_column(primary_key=True)
    card: Mapped[bytes]
    name: Mapped[str]
    added: Mapped[int]
    compared: Mapped[int | None]
    aloud: Mapped[bool]
    statements: Mapped[bytes]
    told: Mapped[int]


class LetterRow(Base):
    """A letter to or from another group. `raw` is empty of own ones, which stand in `objects`, and `body` too of what
    is of no use; then `void` says why. `told`: the server knows that it is here. `answered`: of somebody else's, its
    author was told; of an own one, when (ms) the other group said that it came.
    """

    __tablename__ = "letters"

    id: Mapped[str] = mapped_column(primary_key=True)
    ally: Mapped[str]
    own: Mapped[bool]
    author: Mapped[str]
    thread: Mapped[str]
    number: Mapped[int]
    what: Mapped[str]
    time: Mapped[int]
    came: Mapped[int]
    raw: Mapped[bytes]
    body: Mapped[bytes]
    void: Mapped[str]
    told: Mapped[bool]
    answered: Mapped[int | None]

    __table_args__ = (Index("ix_letters_thread", "ally", "author", "thread"),)


class ShareRow(Base):
    """A case that this laptop shares with another group. `partners`: msgpack array of the words by which narrators
    named it. `looked`: of what vault and on which day it was last asked whether all of it may still leave.
    """

    __tablename__ = "shares"

    thread: Mapped[str] = mapped_column(primary_key=True)
    ally: Mapped[str]
    record: Mapped[str] = mapped_column(index=True)
    partners: Mapped[bytes]
    number: Mapped[int]
    begun: Mapped[int]
    ended: Mapped[int | None]
    looked: Mapped[str]
