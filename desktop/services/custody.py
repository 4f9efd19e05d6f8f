"""What was done with evidence, noted and told: who, when, what. Words are for whoever shows it.

A deed that has a transaction of its own notes itself in it (`note_sitting` in that of a sitting); looks and checks have
none and are noted right after.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from desktop.domain.answers import Changes, FileRef
from desktop.domain.custody import Deed, Flaw, TimeSource, checked_details, derived_details
from desktop.errors import DiskFull, NoSuchFile, NotWritable
from desktop.services.bundles import telling
from desktop.services.saving_out import save_text
from desktop.services.views import moment
from desktop.store.custody import Noted
from desktop.store.custody_flaws import flawed_chains
from desktop.store.file_rows import KeptFile, State
from desktop.store.unit import Unit, now
from desktop.store.vault import Vault

EVIDENCE: Final = "evidence"
"""The form whose records are about one piece of evidence: to change what it says is to change the evidence."""
DERIVED_FROM: Final = "origin/derived_from"
_DAY_MS: Final = 24 * 60 * 60 * 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyLine:
    """One deed. `deed`: a phrase `deeds.<deed>`; `device_name` empty where no card tells it, `own`: this laptop.

    `off_by`: how far the clock was from the server's, None: nobody knows. `purpose`, `right`: where the deed has one.
    `before_chains`: noted by a version that could not prove that nothing was left out. `sent`: in a signed revision.
    """

    time: datetime
    off_by: timedelta | None
    deed: str
    device: str
    device_name: str
    own: bool
    purpose: str = ""
    right: bool | None = None
    before_chains: bool = False
    sent: bool = False
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyView:
    """Oldest first. `flaws`: (name of the device, what is wrong with what it wrote)."""

    lines: tuple[CustodyLine, ...]
    flaws: tuple[tuple[str, Flaw], ...] = ()


class Custody:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def looked(self, file_id: str, *, played: bool = False) -> None:
        """It was on the screen, or played. Raises NoSuchFile; DiskFull, NotWritable: it cannot be noted."""
        with self._vault.unit() as unit:
            unit.custody.note(file_id, Deed.PLAYED if played else Deed.VIEWED, now())

    def of(self, file_id: str) -> CustodyView:
        """Raises NoSuchFile."""
        with self._vault.reading() as unit:
            kept = unit.files.get(file_id)
            if kept is None:
                raise NoSuchFile
            noted = unit.custody.of(file_id, kept.record)
            names = unit.members.names()
        with self._vault.session() as session:
            flawed = flawed_chains(session, self._vault.device_id, file_id)
        here = self._vault.device_id
        return CustodyView(
            lines=tuple(line for one in _shown(noted, here) for line in _lines(one, names, here)),
            flaws=tuple((names.get(one.device, ""), one.flaw) for one in flawed),
        )

    def save_list(self, text: str, destination: Path) -> None:
        """As a text for people, on purpose. Raises FileInTheWay, NotWritable, DiskFull; then nothing is left of it."""
        save_text(text, destination)


def note_sitting(unit: Unit, form: str, record: str, changes: Changes) -> None:
    """In the transaction of a sitting that changed a record which was there before, or made one."""
    if form != EVIDENCE:
        return
    here = [kept for kept in unit.files.of_record(record) if kept.ref.sha256]
    new = {value.id for value in changes.values() if isinstance(value, FileRef)}
    if changes.keys() - {path for path, value in changes.items() if isinstance(value, FileRef)}:
        unit.custody.note_all((kept.ref.id for kept in here if kept.ref.id not in new), Deed.CHANGED, now())
    origin = changes.get(DERIVED_FROM)
    if isinstance(origin, str):
        _note_derivation(unit, here, [kept for kept in unit.files.of_record(origin) if kept.ref.sha256])


def note_checks(vault: Vault, damaged: Collection[str | None]) -> None:
    """All files of records were read and compared, and these are wrong. Not noted again within a day; nor where there
    is no room, for a check must not fail on that.
    """
    with suppress(DiskFull, NotWritable), vault.unit() as unit:
        copies = unit.small_copies.all()
        for kept in unit.files.in_state(State.WHOLE):
            if kept.record is not None and kept.ref.id not in copies:
                details = checked_details(kept.ref.id not in damaged)
                last, at = unit.custody.last(kept.ref.id), now()
                again = last is not None and (last.deed, last.details) == (Deed.CHECKED, details)
                if not (again and last is not None and 0 <= at - last.time < _DAY_MS):
                    unit.custody.note(kept.ref.id, Deed.CHECKED, at, details)


def _note_derivation(unit: Unit, copies: Sequence[KeptFile], originals: Sequence[KeptFile]) -> None:
    """A record has one original, seldom more: each copy names the first, and the first names each copy."""
    for copy in copies if originals else ():
        original = originals[0].ref
        if original.id != copy.ref.id:
            unit.custody.note(copy.ref.id, Deed.DERIVED_FROM, now(), derived_details(original.id, original.sha256))
            unit.custody.note(original.id, Deed.DERIVED_TO, now(), derived_details(copy.ref.id, copy.ref.sha256))


def _shown(noted: Sequence[Noted], here: str) -> list[Noted]:
    """What was noted here before there were chains once, though the first entry of the chain says it again."""
    taken_over = any(one.device == here and one.deed is Deed.EARLIER for one in noted)
    return [one for one in noted if one.number is not None or not taken_over]


def _lines(one: Noted, names: Mapping[str, str], here: str) -> list[CustodyLine]:
    told: dict[str, Any] = {
        "off_by": timedelta(milliseconds=abs(one.offset)) if one.source is TimeSource.MEASURED else None,
        "device": one.device,
        "device_name": names.get(one.device, ""),
        "own": one.device in ("", here),
        "sent": one.object is not None,
        "digest": one.digest.hex(),
    }
    if one.deed is Deed.EARLIER:
        known = [(code, when) for code, when in telling.EARLIER.iter_unpack(one.details)] if _is_whole(one) else []
        return [
            CustodyLine(time=moment(when), deed=Deed.named(code), before_chains=True, **told) for code, when in known
        ]
    details = telling.details(one.deed, one.details) if one.deed is not None else {}
    return [
        CustodyLine(
            time=moment(one.time),
            deed=one.code,
            purpose=details.get("purpose", ""),
            right=details.get("right"),
            before_chains=one.number is None,
            **told,
        )
    ]


def _is_whole(one: Noted) -> bool:
    return len(one.details) % telling.EARLIER.size == 0
