"""What a crash or locking may leave behind, written down before it is begun (VAULT.md, section 7): places outside the
vault that something is being written into, and sealed files whose keys were destroyed a moment ago. Removes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Mapped, Session, mapped_column

from desktop.errors import EnvironmentProblem
from desktop.store.schema import Base

if TYPE_CHECKING:
    from desktop.store.unit import Unit

_OURS: Final = re.compile(r"(\.making|\.reading|\.unfinished|\.copying)-[0-9a-f]{8}\Z")
"""How a name ends that was made up for what is under way. Nothing else is ever taken for ours."""


class OutsideRow(Base):
    """`place`: a path that gets its real name, or goes, when the work ends. `begun` in ms."""

    __tablename__ = "outside"

    place: Mapped[str] = mapped_column(primary_key=True)
    begun: Mapped[int]


class DoomedRow(Base):
    """A sealed file whose key went in the same transaction, and whose bytes go after it."""

    __tablename__ = "doomed"

    file: Mapped[str] = mapped_column(primary_key=True)


@dataclass(frozen=True, slots=True)
class Begun:
    """`begun`: ms since 1970."""

    place: Path
    begun: int


class OutsideStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def begin(self, place: Path, now: int) -> None:
        assert _OURS.search(place.name), "whoever clears up must know it again"
        row = {"place": str(place), "begun": now}
        self._session.execute(upsert(OutsideRow).values(row).on_conflict_do_nothing())

    def ended(self, place: Path) -> None:
        self._session.execute(delete(OutsideRow).where(OutsideRow.place == str(place)))

    def left(self) -> list[Begun]:
        """What was begun and is not known to have ended, oldest first."""
        rows = self._session.execute(select(OutsideRow.place, OutsideRow.begun).order_by(OutsideRow.begun))
        return [Begun(Path(place), begun) for place, begun in rows if _OURS.search(Path(place).name)]

    def doom(self, file: str) -> None:
        self._session.execute(upsert(DoomedRow).values(file=file).on_conflict_do_nothing())

    def doomed(self) -> list[str]:
        return list(self._session.scalars(select(DoomedRow.file)))

    def are_gone(self) -> None:
        self._session.execute(delete(DoomedRow))


@contextmanager
def known_outside(unit: Callable[[], AbstractContextManager[Unit]], place: Path, now: int) -> Iterator[None]:
    """Around all of the work at `place`: afterwards it has another name, or is gone, or the vault goes on knowing it.

    Where the vault cannot take it down (a full disk), the work is done all the same.
    """
    with suppress(EnvironmentProblem), unit() as begun:
        begun.outside.begin(place, now)
    try:
        yield
    finally:
        with suppress(EnvironmentProblem):
            if not place.exists():
                with unit() as ended:
                    ended.outside.ended(place)
