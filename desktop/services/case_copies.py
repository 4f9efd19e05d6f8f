"""What of one case may leave, and the copy of it that another group is given. Writes nothing; knows no letter.

The rules are those of an export for partners (`exporting.planning`), narrowed to the records of the case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from desktop.domain.answers import Answers
from desktop.domain.consent import Purpose, Reason
from desktop.domain.merging import merge
from desktop.domain.one_case import CASE, records_of
from desktop.errors import NothingToShare, RecordGone
from desktop.services.exporting.passing import Choice, Passed
from desktop.services.exporting.planning import Plan, planned, read_histories, today
from desktop.services.lines import title_of
from desktop.store.file_rows import KeptFile
from desktop.store.shared_case import SharedCase, SharedFile, SharedRecord
from desktop.store.unit import Unit

WHAT_FOR: Final = Purpose.PARTNERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Staying:
    """A record of the case, by a title, and why it stays; None: it goes."""

    record: str
    form: str
    title: str = field(repr=False)
    reason: Reason | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """`records`: all of the case, those that go first. `bytes`: of the files that go. `waiting_files`: of those that
    would go, how many nobody announced to the server yet. `conditions`: what narrators said has to be minded.
    """

    records: tuple[Staying, ...]
    files: int
    bytes: int
    staying_files: int
    waiting_files: int
    conditions: tuple[str, ...] = field(repr=False)

    @property
    def going(self) -> int:
        return sum(one.reason is None for one in self.records)


@dataclass(slots=True)
class CaseCopy:
    """One case, and what of it would leave."""

    unit: Unit
    case: str
    plan: Plan
    ids: list[str]
    state: str
    passed: dict[str, Passed] = field(default_factory=dict)

    @staticmethod
    def at(unit: Unit, case: str, partners: frozenset[str]) -> CaseCopy:
        inventory = unit.inventory
        plan = planned(unit, Choice(purpose=WHAT_FOR, partners=partners), unseen)
        form = plan.forms.get(case)
        if form is None or any(one.id == case for one in plan.deleted):
            raise RecordGone
        if form != CASE:
            raise NothingToShare
        ids = sorted(
            records_of(case, plan.forms, inventory.named_by, inventory.naming), key=lambda id: (id != case, id)
        )
        found = CaseCopy(unit, case, plan, ids, vault_state(unit))
        found.passed = _passed(unit, plan, ids)
        return found

    def preview(self, language: str) -> Preview:
        lines = self.unit.records.lines(self.ids)
        records = [
            Staying(
                record=id,
                form=self.plan.forms[id],
                title=title_of(self.plan.forms[id], lines[id].record.answers, language) if id in lines else "",
                reason=None if id in self.passed else self.plan.passing.held.get(id, Reason.ELSEWHERE),
            )
            for id in self.ids
        ]
        files = list(self.files())
        sent = [kept for kept, leaves in files if leaves and kept.manifest is not None]
        return Preview(
            records=tuple(sorted(records, key=lambda one: one.reason is not None)),
            files=len(sent),
            bytes=sum(kept.ref.size for kept in sent),
            staying_files=sum(not leaves for _, leaves in files),
            waiting_files=sum(leaves and kept.manifest is None for kept, leaves in files),
            conditions=tuple(words for id, words in self.plan.conditions if id in self.passed),
        )

    def shared(self, name: str) -> SharedCase:
        files = [kept for kept, leaves in self.files() if leaves and kept.manifest is not None]
        there = {kept.ref.id for kept in files}
        records = tuple(_record(passed, self.passed.keys(), self.plan.forms) for passed in self.passed.values())
        return SharedCase(
            case=self.case,
            name=name,
            records=records,
            files=tuple(one for kept in files if (one := _file(self.unit, kept)) and kept.ref.id in there),
        )

    def files(self) -> Iterator[tuple[KeptFile, bool]]:
        """Every file of the records of the case, and whether it leaves: with each record that names it."""
        found = {kept.ref.id: kept for id in self.ids for kept in self.unit.files.of_record(id)}
        going = _going_files(self.unit, self.plan, found)
        for id, kept in found.items():
            yield kept, id in going


def _passed(unit: Unit, plan: Plan, ids: Sequence[str]) -> dict[str, Passed]:
    """Of those that leave, what of them does."""
    leaving = [id for id in ids if plan.leaves(id)]
    histories = read_histories(unit, leaving) if leaving else {}
    found = {id: merge(history) for id, history in histories.items() if not isinstance(history, Reason)}
    return {id: plan.passing.passed(found[id]) for id in leaving if id in found and not found[id].deleted}


def _going_files(unit: Unit, plan: Plan, ids: Iterable[str]) -> set[str]:
    """Of these files, those that every record lets go that names one."""
    naming = unit.inventory.naming_files(list(ids))
    passed = _passed(unit, plan, sorted({record for records in naming.values() for record in records}))
    let_go = {record: one.files() for record, one in passed.items()}
    return {file for file, records in naming.items() if records and all(file in let_go.get(one, ()) for one in records)}


def _record(passed: Passed, going: Iterable[str], forms: Mapping[str, str]) -> SharedRecord:
    """Without ids of records that are not in it: they would say which of our cases have to do with each other."""
    record, there = passed.record, set(going)

    def is_said(value: object) -> bool:
        return not (isinstance(value, str) and value in forms and value not in there)

    conflicts = {path: tuple(s.value for s in sides if is_said(s.value)) for path, sides in passed.conflicts.items()}
    answers: Answers = {
        path: value for path, value in passed.answers.items() if is_said(value) and path not in conflicts
    }
    return SharedRecord(
        id=record.id,
        form=record.form,
        form_digest=record.form_digest,
        clock=record.changed,
        answers=answers,
        conflicts=conflicts,
    )


def _file(unit: Unit, kept: KeptFile) -> SharedFile | None:
    hashes = unit.files.chunk_hashes(kept.ref.id)
    if kept.key is None or kept.manifest is None or not hashes:
        return None
    return SharedFile(
        ref=kept.ref, key=kept.key, manifest=kept.manifest, sealed_size=kept.sealed_size, chunk_hashes=hashes
    )


def narrowed(unit: Unit, plan: Plan, before: SharedCase) -> SharedCase:
    """What of it would leave now. Work that was done since is not taken up: that is shared again by hand."""
    passed = _passed(unit, plan, [one.id for one in before.records])
    records = []
    for one in before.records:
        now_passed = passed.get(one.id)
        if now_passed is None:
            continue
        leaves = now_passed.leaves
        gone = {other.id for other in before.records} - passed.keys()
        answers = {path: value for path, value in one.answers.items() if leaves(path, value) and value not in gone}
        conflicts = {
            path: tuple(value for value in sides if leaves(path, value) and value not in gone)
            for path, sides in one.conflicts.items()
        }
        records.append(replace(one, answers=answers, conflicts=conflicts))
    going = _going_files(unit, plan, [one.ref.id for one in before.files])
    return replace(before, records=tuple(records), files=tuple(one for one in before.files if one.ref.id in going))


def vault_state(unit: Unit) -> str:
    """Of the vault, and of the day: consent may end with one."""
    return f"{unit.inventory.newest()} {today(unit).isoformat()}"


def unseen(_done: int, _total: int) -> None:
    """Nobody is told how far it is."""
