"""What a person set, kept in the vault: names and texts. Knows no meaning of them."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from desktop.store.schema import PreferenceRow


class PreferenceStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def all(self) -> dict[str, str]:
        return {row.name: row.value for row in self._session.scalars(select(PreferenceRow))}

    def get(self, name: str, default: str = "") -> str:
        value = self._session.scalar(select(PreferenceRow.value).where(PreferenceRow.name == name))
        return default if value is None else value

    def put(self, settings: Mapping[str, str]) -> None:
        for name, value in settings.items():
            writes = insert(PreferenceRow).values(name=name, value=value)
            self._session.execute(writes.on_conflict_do_update(index_elements=["name"], set_={"value": value}))

    def forget(self, name: str) -> None:
        self._session.execute(delete(PreferenceRow).where(PreferenceRow.name == name))
