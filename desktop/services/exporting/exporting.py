"""Taking everything out: looked through, written aside, read back, named (EXPORT.md). Each step is a module beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from desktop.domain.consent import TESTIMONY, Purpose, Reason, partner_words
from desktop.domain.merging import merge
from desktop.errors import InsideTheVault, PartnersUnnamed
from desktop.services.exporting.evidence_files import leaving_files
from desktop.services.exporting.passing import Choice
from desktop.services.exporting.planning import Plan, planned, records_of
from desktop.services.exporting.reports import MOST_CONDITIONS, Condition, Overview, Progress, Report, Stage, Tell
from desktop.services.exporting.run import Run
from desktop.services.lines import title_of
from desktop.store.unit import Unit
from desktop.store.vault import Vault

__all__ = ["PURPOSES", "Choice", "Condition", "Exporting", "Overview", "Progress", "Report", "Stage", "Tell"]

_Key = TypeVar("_Key", bound=str)

PURPOSES = tuple(purpose for purpose in Purpose if purpose not in (Purpose.IMAGE, Purpose.VOICE))
"""What an export can be made for."""


class Exporting:
    """`language` (a code such as "es"): of labels and of the README; it may be changed at any time."""

    def __init__(self, vault: Vault, language: str = "en") -> None:
        self._vault = vault
        self.language = language

    def partners(self) -> dict[str, int]:
        """The words by which testimonies name partners for whom they were given, and in how many, most first."""
        found: Counter[str] = Counter()
        with self._vault.reading() as unit:
            for _, history in records_of(unit, TESTIMONY):
                testimony = None if isinstance(history, Reason) else merge(history)
                if testimony is not None and testimony.answers.get(f"consent/purposes/{Purpose.PARTNERS}") == "yes":
                    found[partner_words(testimony)] += 1
        return {words: count for words, count in found.most_common() if words}

    def new_folder(self, place: Path, day: date) -> Path:
        """A folder for an export of this day in `place` that is not there yet. Its name tells nothing else."""
        names = (f"export-{day.isoformat()}{mark}" for mark in ("", *(f"-{number}" for number in range(2, 1000))))
        return next((place / name for name in names if not (place / name).exists()), place / f"export-{day}")

    def overview(self, choice: Choice, tell: Tell) -> Overview:
        """What would leave now, and what would stay. Raises PartnersUnnamed."""
        _expect_partners(choice)
        with self._vault.reading() as unit:
            plan = planned(unit, choice, partial(_tell, tell))
            sizes = [one.ref.size for one in leaving_files(unit, plan)]
            conditions = tuple(self._conditions(unit, plan))
        return Overview(
            records=_largest_first(plan.counts()),
            files=len(sizes),
            bytes=sum(sizes),
            left_out=_largest_first(plan.left_out()),
            conditions=conditions,
            more_conditions=len(plan.conditions) - len(conditions),
        )

    def export(self, choice: Choice, out: Path, tell: Tell) -> Report:
        """Write it to `out`, which must not be there yet, or be an empty folder. Takes as long as writing and reading
        take.

        Raises PartnersUnnamed, FolderInTheWay, InsideTheVault, ExportFull, NotWritable, ExportPlaceGone, ExportNotKept,
        ConsentChanged; then nothing of it is left there. What does not verify is left out and in the report.
        """
        _expect_partners(choice)
        out = out.absolute()
        vault = self._vault.folder.resolve()
        if vault in (out.resolve(), *out.resolve().parents):
            raise InsideTheVault
        return Run(self._vault, choice, self.language, tell).write(out)

    def _conditions(self, unit: Unit, plan: Plan) -> list[Condition]:
        some = plan.conditions[:MOST_CONDITIONS]
        lines = unit.records.lines([record for record, _ in some])
        titles = {id: title_of(TESTIMONY, kept.record.answers, self.language) for id, kept in lines.items()}
        return [Condition(record=record, title=titles.get(record, ""), words=words) for record, words in some]


def _expect_partners(choice: Choice) -> None:
    if choice.purpose is Purpose.PARTNERS and not any(words.strip() for words in choice.partners):
        raise PartnersUnnamed


def _largest_first(counts: Mapping[_Key, int]) -> dict[_Key, int]:
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _tell(tell: Tell, done: int, total: int) -> None:
    tell(Progress(stage=Stage.LOOKING, done=done, total=total))
