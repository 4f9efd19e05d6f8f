"""Which devices are one person's, by the word of coordinators (SPEC section 6, `same`). Verifies nothing: what comes
here is the roster. Devices in hex.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from desktop.store.schema import RetoldRow, SuccessionRow


class PersonStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, device: str, earlier: str, author: str) -> None:
        row = {"device": device, "earlier": earlier, "author": author}
        self._session.execute(upsert(SuccessionRow).values(row).on_conflict_do_nothing())

    def clear(self) -> None:
        """The roster is replayed from nothing."""
        self._session.execute(delete(SuccessionRow))

    def before(self, device: str) -> set[str]:
        """The earlier devices of whoever holds this one."""
        return _reached({device}, self._pairs()) - {device}

    def after(self, devices: Collection[str]) -> set[str]:
        """The later devices of whoever holds one of these."""
        later = {(earlier, device) for device, earlier in self._pairs()}
        return _reached(set(devices), later) - set(devices)

    def latest(self) -> dict[str, set[str]]:
        """For each device that another one came after, those of its later ones that none came after."""
        pairs = self._pairs()
        replaced = {earlier for _, earlier in pairs}
        later = {(earlier, device) for device, earlier in pairs}
        return {one: _reached({one}, later) - replaced for one in replaced}

    def promised_by(self, author: str) -> dict[str, set[str]]:
        """By device the earlier ones whose records `author` said are to go to it."""
        rows = self._session.execute(
            select(SuccessionRow.device, SuccessionRow.earlier).where(SuccessionRow.author == author)
        )
        found: dict[str, set[str]] = {}
        for device, earlier in rows:
            found.setdefault(device, set()).update({earlier, *self.before(earlier)})
        return found

    def is_promised(self, device: str, earlier: str, author: str) -> bool:
        return self._session.get(SuccessionRow, (device, earlier, author)) is not None

    def retell(self, device: str, object_ids: Iterable[bytes]) -> None:
        """These were acknowledged to it."""
        rows = [{"object": id.hex(), "device": device} for id in object_ids]
        if rows:
            self._session.execute(upsert(RetoldRow).on_conflict_do_nothing(), rows)

    def _pairs(self) -> set[tuple[str, str]]:
        """(device, earlier)."""
        rows = self._session.connection().exec_driver_sql("SELECT device, earlier FROM successions")
        return {(device, earlier) for device, earlier in rows}


def _reached(devices: set[str], steps: set[tuple[str, str]]) -> set[str]:
    found: set[str] = set()
    new = set(devices)
    while new:
        found |= new
        new = {end for start, end in steps if start in new} - found
    return found
