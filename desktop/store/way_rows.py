"""The tables of the ways into the vault (VAULT.md, section 6). Rows never leave this package."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.schema import Base


class WayRow(Base):
    """A way into the vault that is in use, with what is needed to seal its slot again. `needed` of its holders."""

    __tablename__ = "ways"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[int]
    slot: Mapped[int]
    key: Mapped[bytes]
    made: Mapped[int]
    proved: Mapped[int | None]
    needed: Mapped[int]


class HolderRow(Base):
    """Who holds a share, and a hash of it by which it is known again."""

    __tablename__ = "holders"

    way: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    value_hash: Mapped[bytes]
    proved: Mapped[int | None]
