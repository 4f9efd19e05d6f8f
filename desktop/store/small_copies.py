"""Which file is a small copy of which (VAULT.md, section 7). A copy is a file like any other, but no evidence: nobody
names it in an answer, nothing is noted of it, and it leaves the vault with the record that brought it alone.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from sqlalchemy import delete, exists, insert, select
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from desktop.store.revisions import batches
from desktop.store.schema import Base, FileRow


class SmallCopyRow(Base):
    """Both are ids of files; the original's row may not be here (yet)."""

    __tablename__ = "small_copies"

    copy: Mapped[str] = mapped_column(primary_key=True)
    original: Mapped[str] = mapped_column(index=True)


IS_COPY: Final = exists().where(SmallCopyRow.copy == FileRow.id)


class SmallCopyStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, copy: str, original: str) -> None:
        """A copy that is known already stays what it is."""
        if self._session.get(SmallCopyRow, copy) is None:
            self._session.execute(insert(SmallCopyRow).values(copy=copy, original=original))

    def of(self, originals: Collection[str]) -> list[tuple[str, str]]:
        """(original, copy), the picture of a video before its sound."""
        found: list[tuple[str, str]] = []
        for some in batches(sorted(originals)):
            rows = select(SmallCopyRow.original, SmallCopyRow.copy).join(FileRow, FileRow.id == SmallCopyRow.copy)
            rows = rows.where(SmallCopyRow.original.in_(some))
            found += [(one, copy) for one, copy in self._session.execute(rows.order_by(FileRow.media_type.desc()))]
        return found

    def all(self) -> set[str]:
        return set(self._session.scalars(select(SmallCopyRow.copy)))

    def are_copies(self, ids: Collection[str]) -> set[str]:
        """Those of them that are copies."""
        return {
            id
            for some in batches(sorted(ids))
            for id in self._session.scalars(select(SmallCopyRow.copy).where(SmallCopyRow.copy.in_(some)))
        }

    def orphans(self) -> list[str]:
        """Copies that no record brought, and whose original is gone."""
        original = aliased(FileRow)
        rows = select(FileRow.id).join(SmallCopyRow, SmallCopyRow.copy == FileRow.id)
        gone = ~exists().where(original.id == SmallCopyRow.original)
        return list(self._session.scalars(rows.where(FileRow.own == 1, FileRow.record.is_(None), gone)))

    def forget(self, copy: str) -> None:
        self._session.execute(delete(SmallCopyRow).where(SmallCopyRow.copy == copy))
