"""What was typed and not saved yet. Never synced; ends in the transaction of the save it becomes."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from desktop.domain.answers import Changes, FileRef
from desktop.store.content import packed_changes, unpacked_changes
from desktop.store.schema import DraftRow


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDraft:
    """`record` None: of a record that does not exist yet. `saved`: ms since 1970."""

    id: str
    form: str
    changes: Changes = field(repr=False)
    record: str | None = None
    parents: tuple[str, ...] = ()
    urgent: bool = False
    saved: int = 0


class DraftStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, draft_id: str) -> KeptDraft | None:
        row = self._session.get(DraftRow, draft_id)
        return None if row is None else _kept(row)

    def newest_first(self) -> list[KeptDraft]:
        return [_kept(row) for row in self._session.scalars(select(DraftRow).order_by(DraftRow.saved.desc()))]

    def put(self, draft: KeptDraft) -> None:
        """Keep it, over an earlier one of the same id."""
        content = _encode((draft.parents, msgspec.Raw(packed_changes(draft.changes)), draft.urgent))
        values = {"form": draft.form, "record": draft.record, "content": content, "saved": draft.saved}
        writes = insert(DraftRow).values(id=draft.id, **values)
        self._session.execute(writes.on_conflict_do_update(index_elements=["id"], set_=values))

    def remove(self, draft_id: str) -> None:
        """Not an error when it is gone already."""
        self._session.execute(delete(DraftRow).where(DraftRow.id == draft_id))

    def files(self) -> set[str]:
        """Files that drafts name: nothing else may hold them."""
        return {
            value.id for draft in self.newest_first() for value in draft.changes.values() if isinstance(value, FileRef)
        }


def new_draft_id() -> str:
    return os.urandom(16).hex()


def _kept(row: DraftRow) -> KeptDraft:
    parents, changes, urgent = _decode(row.content)
    return KeptDraft(
        id=row.id,
        form=row.form,
        record=row.record,
        parents=parents,
        changes=unpacked_changes(changes),
        urgent=urgent,
        saved=row.saved,
    )


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(tuple[tuple[str, ...], msgspec.Raw, bool]).decode
