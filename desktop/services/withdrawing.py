"""Consent is taken back: for some uses, by an answer of the testimony; for everything, so that it is nowhere any more
(SPEC section 16). Decides nothing about exports: `domain.consent` does.

withdrawing.about(record)                        what it would do, what it cannot do, who had it
withdrawing.in_part(record, purposes, words)     these uses end, on every device
withdrawing.whole(record, also)                  the testimony goes, with its files, notes and what is named in `also`
withdrawing.news() / told(records)               what others withdrew, until somebody here knows
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from desktop.domain.answers import Answers, Path, Value
from desktop.domain.consent import TESTIMONY, Purpose
from desktop.errors import NotYoursToWithdraw, RecordGone
from desktop.services.casework import NOTE, Casework
from desktop.services.lines import RecordLine
from desktop.services.views import moment
from desktop.store.departures import Departure, Way
from desktop.store.unit import Unit
from desktop.store.vault import Vault
from desktop.store.withdrawals import Withdrawn

__all__ = ["Left", "Way", "Withdrawal", "Withdrawing"]

_ANSWERS: Final = "consent/withdrawal/"
_ALSO: Final = ("evidence", "event")
"""Records that may have been told with the testimony, and that people may take back with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """One way by which it left. `whom`: a member's name, or words by which somebody named them. `purpose` as in
    `domain.consent.Purpose`, empty where nobody said it. `when` None: nobody noted it. `by`: who did it, empty: here.
    """

    way: Way
    whom: str
    purpose: str
    when: datetime | None
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """`may`: whether whoever holds this vault may withdraw it as a whole. `also`: records that the testimony names and
    nothing else does. `uses`: what may be done with it now.
    """

    line: RecordLine
    may: bool
    uses: tuple[Purpose, ...]
    files: int
    notes: int
    also: tuple[RecordLine, ...]
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """What is left of it. `in_part`: some uses ended, and the record is here. `said`: when, by the clock of whoever
    withdrew it. `by` empty: this person. `on_server`, `received`: of the withdrawal, proved.
    """

    record_id: str
    form_id: str
    in_part: bool
    by: str
    said: datetime
    applied: datetime
    files: int
    on_server: bool
    received: bool
    left: tuple[Left, ...]


class Withdrawing:
    def __init__(self, vault: Vault, language: str = "en") -> None:
        self._vault = vault
        self._casework = Casework(vault, language)

    def about(self, record_id: str) -> About:
        """Raises RecordGone."""
        view = self._casework.open(record_id)
        linked = self._casework.linked(record_id)
        with self._vault.reading() as unit:
            alone = _named_by_it_alone(unit, record_id)
            left = _left(unit, unit.departures.of(record_id))
            may = unit.may_withdraw(record_id)
        lines = self._casework.lines_of(sorted(alone))
        return About(
            line=view.line,
            may=may,
            uses=tuple(use for use in Purpose if view.answers.get(f"consent/purposes/{use}") in ("yes", "ask_again")),
            files=view.line.files,
            notes=sum(line.form_id == NOTE for line in linked),
            also=tuple(line for line in lines.values() if line.form_id in _ALSO),
            left=left,
        )

    def in_part(self, record_id: str, purposes: Collection[Purpose], words: str = "", on: date | None = None) -> None:
        """None named: for every use; the words stay with the group. Raises RecordGone; ValueError for what is no
        testimony.
        """
        view = self._casework.open(record_id)
        if view.line.form_id != TESTIMONY:
            raise ValueError("only a testimony has consent of its own")
        ended = _ended(view.answers, purposes)
        changes: dict[Path, Value | None] = {
            f"{_ANSWERS}withdrawn": "yes",
            f"{_ANSWERS}withdrawn_on": (on or datetime.now().astimezone().date()).isoformat(),
            f"{_ANSWERS}withdrawn_for": ended or None,
        }
        if words.strip():
            changes[f"{_ANSWERS}withdrawn_words"] = words.strip()
        self._casework.save(record_id, TESTIMONY, changes, view.heads)

    def whole(self, record_id: str, also: Collection[str] = ()) -> Withdrawal:
        """Gone from this vault when it returns; the next sync tells the others. Raises RecordGone, NotYoursToWithdraw;
        DiskFull, NotWritable: then nothing happened.
        """
        with self._vault.unit() as unit:
            if unit.withdrawals.gone([record_id]):
                pass  # said before: it is where it was
            else:
                if unit.records.get(record_id) is None and unit.stubs.get(record_id) is None:
                    raise RecordGone
                notes = {line.record.id for line in unit.records.linked(record_id, NOTE)}
                wanted = [record_id, *sorted({*also, *notes} - {record_id})]
                if not all(unit.may_withdraw(record) for record in (record_id, *also)):
                    raise NotYoursToWithdraw
                unit.withdraw([record for record in wanted if unit.may_withdraw(record)])
        return self.withdrawn(record_id)

    def withdrawn(self, record_id: str) -> Withdrawal:
        """Raises RecordGone: it is not."""
        with self._vault.reading() as unit:
            found = unit.withdrawals.get(record_id)
            if found is None:
                raise RecordGone
            return _shown(unit, found)

    def all(self) -> tuple[Withdrawal, ...]:
        """Newest first; notes and what went with a testimony too."""
        with self._vault.reading() as unit:
            return tuple(_shown(unit, found) for found in unit.withdrawals.all())

    def count(self) -> int:
        """How many records went as a whole."""
        with self._vault.reading() as unit:
            return unit.withdrawals.count()

    def news(self) -> tuple[Withdrawal, ...]:
        """What others withdrew, or an earlier copy of this vault, and nobody here said that they know."""
        with self._vault.reading() as unit:
            return tuple(_shown(unit, found) for found in unit.withdrawals.untold() if found.form != NOTE)

    def told(self, record_ids: Iterable[str]) -> None:
        with self._vault.unit() as unit:
            unit.withdrawals.tell(list(record_ids))


def _ended(answers: Answers, purposes: Collection[Purpose]) -> tuple[str, ...]:
    """Empty: every use. What ended before does not begin again."""
    earlier = answers.get(f"{_ANSWERS}withdrawn_for")
    everything = answers.get(f"{_ANSWERS}withdrawn") == "yes" and not earlier
    if everything or not purposes:
        return ()
    return tuple(sorted({*map(str, purposes), *(earlier if isinstance(earlier, tuple) else ())}))


def _named_by_it_alone(unit: Unit, record_id: str) -> set[str]:
    named = unit.inventory.named_by(record_id)
    return {id for id in named if {line.record.id for line in unit.records.linked(id)} <= {record_id}}


def _shown(unit: Unit, found: Withdrawn) -> Withdrawal:
    names, mine = unit.members.names(), unit.members.mine() | {unit.device_id}
    return Withdrawal(
        record_id=found.record,
        form_id=found.form,
        in_part=found.in_part,
        by="" if found.author in mine else names.get(found.author) or found.author[:8],
        said=moment(found.said),
        applied=moment(found.applied),
        files=found.files,
        on_server=found.on_server,
        received=found.received,
        left=_left(unit, unit.departures.of(found.record)),
    )


def _left(unit: Unit, departures: Iterable[Departure]) -> tuple[Left, ...]:
    names = unit.members.names()
    return tuple(
        Left(
            way=one.way,
            whom=_name(names, one.whom) if one.way is Way.MEMBER else one.whom,
            purpose=one.purpose,
            when=moment(one.time) if one.time else None,
            by="" if one.device in ("", unit.device_id) else _name(names, one.device),
        )
        for one in departures
    )


def _name(names: Mapping[str, str], device: str) -> str:
    return names.get(device) or device[:8]
