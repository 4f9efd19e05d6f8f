"""Own revisions that were signed again because damage had taken their signed object: which id each has now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from desktop.store.revisions import batches
from desktop.store.schema import Base


class ResealedRow(Base):
    """`now`: the id of what says the same."""

    __tablename__ = "resealed"

    id: Mapped[str] = mapped_column(primary_key=True)
    now: Mapped[str]


class ResealedIds:
    """Drafts, and editors that were open meanwhile, still name what they were written on by its first id."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, ids: Mapping[str, str]) -> None:
        """By the id they had."""
        for before, after in ids.items():
            self._session.execute(update(ResealedRow).where(ResealedRow.now == before).values(now=after))
            self._session.execute(insert(ResealedRow).values(id=before, now=after))

    def today(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The same revisions by the ids they have now, in their order."""
        asked = list(ids)
        known: dict[str, str] = {}
        for some in batches(asked):
            wanted = select(ResealedRow.id, ResealedRow.now).where(ResealedRow.id.in_(some))
            known |= dict(self._session.execute(wanted).all())
        return tuple([known.get(id, id) for id in asked])
