"""What would leave, what stays and why: looked through before anything is written. Writes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from desktop.domain import consent
from desktop.domain.clocks import milliseconds
from desktop.domain.consent import NARRATOR, TESTIMONY, Purpose, Reason
from desktop.domain.leaving import Link, Standing, held_back
from desktop.domain.merging import merge
from desktop.domain.passages import PUBLIC, own_refusal
from desktop.domain.records import MergedRecord, Revision
from desktop.errors import VaultDamaged
from desktop.services.exporting.passing import Choice, Passing
from desktop.services.views import moment
from desktop.store.inventory import Entry
from desktop.store.unit import Unit

Look = Callable[[int, int], None]
"""Told (records looked through, records in all); what it raises stops the work."""

History = Sequence[Revision] | Literal[Reason.DAMAGED, Reason.ELSEWHERE]
"""Oldest first; or why there is none: it does not read, or only the record's place is still on this laptop."""

_SPEAKING = ("evidence", "person", "threat")
"""Forms whose records say themselves how careful one has to be with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`forms`: of every record, deleted ones too. `state`: of what vault and on which day it was made. `conditions`:
    (record, words) of those that leave under some.
    """

    passing: Passing
    forms: Mapping[str, str]
    state: tuple[int, date]
    deleted: Sequence[Entry] = ()
    conditions: Sequence[tuple[str, str]] = field(default=(), repr=False)

    def leaves(self, record_id: str) -> bool:
        return record_id in self.forms and record_id not in self.passing.held

    def counts(self) -> dict[str, int]:
        """By form, the records that leave."""
        return dict(Counter(form for id, form in self.forms.items() if id not in self.passing.held))

    def left_out(self) -> dict[Reason, int]:
        return dict(Counter(self.passing.held.values()))


def planned(unit: Unit, choice: Choice, look: Look) -> Plan:
    """Reads every testimony, and what else has something to say. Raises VaultDamaged where ids cannot be read."""
    inventory = unit.inventory
    forms, deleted = inventory.forms(), inventory.deleted()
    day = today(unit)
    state = (inventory.newest(), day)
    if choice.purpose is None:
        return Plan(passing=Passing(choice=choice), forms=forms, state=state, deleted=deleted)
    looking = _Looking(unit, choice, choice.purpose, day, look, len(forms))
    standings = looking.standings()
    own = {entry.id: Reason.DELETED for entry in deleted if entry.form != TESTIMONY} | looking.own(forms)
    held = held_back(forms, standings, looking.links, choice.purpose, own)
    return Plan(
        passing=Passing(choice=choice, held=held, faceless=looking.faceless(), voiceless=looking.voiceless()),
        forms=forms,
        state=state,
        deleted=deleted,
        conditions=looking.conditions,
    )


def today(unit: Unit) -> date:
    """The later of the laptop's day and that of the newest clock here: a clock set back makes no consent good again."""
    newest = moment(milliseconds(unit.facts.latest())).astimezone()
    return max(datetime.now().astimezone().date(), newest.date())


def records_of(unit: Unit, form: str) -> Iterator[tuple[Entry, History]]:
    """Every record of a form with its revisions."""
    after = 0
    while entries := unit.inventory.entries(form, after):
        after = entries[-1].place
        histories = read_histories(unit, [entry.id for entry in entries])
        yield from ((entry, histories[entry.id]) for entry in entries)


def read_histories(unit: Unit, ids: Sequence[str]) -> dict[str, History]:
    """Of each of them."""
    try:
        found = unit.inventory.histories(ids)
    except VaultDamaged:
        if len(ids) == 1:
            return {ids[0]: Reason.DAMAGED}
        half = len(ids) // 2
        return read_histories(unit, ids[:half]) | read_histories(unit, ids[half:])
    return {id: found.get(id) or Reason.ELSEWHERE for id in ids}


@dataclass(slots=True)
class _Looking:
    unit: Unit
    choice: Choice
    purpose: Purpose
    today: date
    look: Look
    total: int
    conditions: list[tuple[str, str]] = field(default_factory=list)
    _standings: dict[str, Standing] = field(default_factory=dict)
    _no_face: set[str] = field(default_factory=set)
    _no_voice: set[str] = field(default_factory=set)
    _done: int = 0

    def standings(self) -> Mapping[str, Standing]:
        for entry, history in records_of(self.unit, TESTIMONY):
            self._standings[entry.id] = self._standing(entry, history)
            self._step()
        return self._standings

    def own(self, forms: Mapping[str, str]) -> dict[str, Reason]:
        if self.purpose in (Purpose.INTERNAL, Purpose.STATISTICS):
            return {}
        found = {}
        for form in _SPEAKING:
            for entry, history in records_of(self.unit, form):
                reason = history if isinstance(history, Reason) else own_refusal(merge(history), self.purpose)
                if reason is not None and not entry.deleted:
                    found[entry.id] = reason
                self._step()
        return found

    def links(self) -> Iterator[Link]:
        return self.unit.inventory.links(without=TESTIMONY)

    def faceless(self) -> set[str]:
        return self._tied_to(self._no_face)

    def voiceless(self) -> set[str]:
        return self._tied_to(self._no_voice)

    def _standing(self, entry: Entry, history: History) -> Standing:
        if isinstance(history, Reason):
            named = frozenset(self.unit.inventory.named_by(entry.id))
            return Standing(refusal=history, narrators=named, named=named)
        testimony = merge(history)
        refusal = consent.refusal(testimony, self.purpose, self.today, self.choice.partners)
        if refusal is None:
            self._note(testimony)
        return Standing(
            refusal=refusal,
            narrators=frozenset(_ids(testimony, NARRATOR)),
            named=frozenset(self.unit.inventory.named_in(testimony)),
        )

    def _note(self, testimony: MergedRecord) -> None:
        """What else has to be minded of one that leaves."""
        words = testimony.answers.get(consent.CONDITIONS)
        if words:
            self.conditions.append((testimony.id, str(words)))
        if self.purpose in PUBLIC:
            for purpose, kept in ((Purpose.IMAGE, self._no_face), (Purpose.VOICE, self._no_voice)):
                agreed = consent.refusal(testimony, purpose, self.today) is None
                if self.purpose is Purpose.PUBLIC_ANONYMOUS or not agreed:
                    kept.add(testimony.id)

    def _tied_to(self, testimonies: set[str]) -> set[str]:
        found = set(testimonies)
        for id in testimonies:
            found |= self._standings[id].named
        if testimonies:
            found |= {source for source, target in self.links() if target in testimonies}
        return found

    def _step(self) -> None:
        self._done += 1
        if self._done % 500 == 0:
            self.look(self._done, self.total)


def still_covers(unit: Unit, plan: Plan) -> bool:
    """Whether everything that leaves by this plan would leave now, too."""
    if any(plan.leaves(id) for id in unit.withdrawals.gone(plan.forms)):
        return False
    if plan.passing.choice.purpose is None or (unit.inventory.newest(), today(unit)) == plan.state:
        return True
    now = planned(unit, plan.passing.choice, lambda _done, _total: None).passing
    worse = (now.faceless - plan.passing.faceless) | (now.voiceless - plan.passing.voiceless) | now.held.keys()
    return not any(plan.leaves(id) for id in worse)


def _ids(record: MergedRecord, path: str) -> set[str]:
    """Every value of an answer, each side of a conflict too."""
    sides = [side.value for side in record.conflicts.get(path, ())] or [record.answers.get(path)]
    return {value for value in sides if isinstance(value, str)}
