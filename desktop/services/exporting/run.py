"""Writing one export, from the first look to its name. Where it goes and what it is for was decided before."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from desktop.domain.consent import Reason
from desktop.errors import ConsentChanged
from desktop.paths import specification
from desktop.services.exporting import form_files, proofs
from desktop.services.exporting.evidence_files import DAMAGED, NOT_HERE, FileWriter, Leaving, leaving_files
from desktop.services.exporting.folder import Unfinished, writing_folder
from desktop.services.exporting.passing import Choice
from desktop.services.exporting.planning import Plan, planned, still_covers
from desktop.services.exporting.readme import readme
from desktop.services.exporting.record_lines import line
from desktop.services.exporting.reports import Progress, Report, Stage, Tell
from desktop.services.exporting.writing import Wrote, write_drafts, write_files, write_left_out, write_records
from desktop.store.outside import known_outside
from desktop.store.unit import Unit, now
from desktop.store.vault import Vault

FORMAT: Final = 1
_RECORD_BYTES: Final = 8 * 1024
"""What a record takes, about, in all the forms that it is written in."""


class Run:
    def __init__(self, vault: Vault, choice: Choice, language: str, tell: Tell) -> None:
        self._vault = vault
        self._choice = choice
        self._language = language
        self._tell = tell
        self._bytes = self._all_bytes = 0

    def write(self, out: Path) -> Report:
        """See `Exporting.export`. What a snapshot shows is written; before it gets its name, consent is asked anew."""
        with self._vault.reading() as unit:
            plan = planned(unit, self._choice, partial(self._step, Stage.LOOKING))
            files = list(leaving_files(unit, plan))
            self._all_bytes = sum(one.ref.size for one in files)
            known = partial(known_outside, self._vault.unit, now=now())
            with writing_folder(out, self._all_bytes, len(plan.forms) * _RECORD_BYTES, known) as folder:
                report = self._fill(unit, folder, plan, files, out)
                self._bytes, self._all_bytes = 0, folder.size
                folder.finish(partial(self._more_bytes, Stage.CHECKING))
                with self._vault.reading() as today:
                    if not still_covers(today, plan):
                        raise ConsentChanged
                unit.expect_sight()  # before it gets its name
        return report

    def _fill(self, unit: Unit, folder: Unfinished, plan: Plan, files: Sequence[Leaving], out: Path) -> Report:
        writer = FileWriter(self._vault.files, folder)
        files = [writer.write(one, partial(self._more_bytes, Stage.FILES)) for one in files]
        paths = {one.ref.id: one.path for one in files if one.path is not None}
        wrote = write_records(unit, folder, plan, paths, self._language, partial(self._step, Stage.RECORDS))
        write_left_out(folder, plan, wrote.unread, self._language)
        write_files(folder, files, with_facts=self._choice.has_proofs and not self._choice.hides_names)
        if self._choice.purpose is None:
            write_drafts(unit, folder, paths)
        form_files.write_forms(folder)
        form_files.write_columns(folder, sorted(wrote.records), self._language)
        spoiled = self._prove(folder, plan, files)
        report = replace(self._report(folder, plan, files, wrote, spoiled, out), removed=unit.stubs.count())
        self._explain(folder, report)
        return report

    def _prove(self, folder: Unfinished, plan: Plan, files: Sequence[Leaving]) -> list[str]:
        """Ids of files whose custody the disk spoiled."""
        spoiled: list[str] = []
        proofs.note_export(self._vault, plan, files, time.time_ns() // 1_000_000)
        if self._choice.has_proofs:
            proofs.write_custody(self._vault, folder, files)
            spoiled = proofs.write_evidence(self._vault, folder, files)
            proofs.write_receipts(self._vault, folder, plan)
        if self._choice.is_inside:
            proofs.write_members(self._vault, folder)
        return spoiled

    def _report(
        self,
        folder: Unfinished,
        plan: Plan,
        files: Sequence[Leaving],
        wrote: Wrote,
        spoiled: Sequence[str],
        out: Path,
    ) -> Report:
        damaged = [("record", id) for id, reason in plan.passing.held.items() if reason is Reason.DAMAGED]
        damaged += [("record", id) for id, reason in wrote.unread.items() if reason is Reason.DAMAGED]
        damaged += [("file", one.ref.id) for one in files if one.missing == DAMAGED]
        damaged += [("custody", id) for id in spoiled]
        left_out = plan.left_out()
        for reason in wrote.unread.values():
            left_out[reason] = left_out.get(reason, 0) + 1
        return Report(
            folder=out,
            choice=self._choice,
            records=wrote.records,
            files=sum(one.path is not None for one in files),
            bytes=folder.size,
            left_out=left_out,
            missing=sum(one.missing == NOT_HERE for one in files),
            damaged=tuple(damaged),
            conditions=len(plan.conditions),
        )

    def _explain(self, folder: Unfinished, report: Report) -> None:
        made = datetime.now().astimezone()
        folder.put("README.txt", readme(report, made, self._language))
        folder.put("FORMAT.md", specification("EXPORT.md").read_bytes())
        folder.put("export.json", line(_described(report, made, self._language)))

    def _step(self, stage: Stage, done: int, total: int) -> None:
        self._tell(Progress(stage=stage, done=done, total=total))

    def _more_bytes(self, stage: Stage, count: int) -> None:
        self._bytes += count
        self._step(stage, self._bytes, self._all_bytes)


def _described(report: Report, made: datetime, language: str) -> Mapping[str, object]:
    purpose = report.choice.purpose
    return {
        "format": "amparo export",
        "version": FORMAT,
        "program": _version(),
        "made": made.isoformat(timespec="seconds"),
        "language": language,
        "purpose": purpose,
        "whole_backup": purpose is None,
        "partners": sorted(report.choice.partners),
        "records": report.records,
        "files": report.files,
        "left_out": {reason.value: count for reason, count in report.left_out.items()},
        "missing_files": report.missing,
        "removed_records": report.removed,
        "damaged": [{"part": part, "id": id} for part, id in report.damaged],
    }


def _version() -> str | None:
    try:
        return version("amparo")
    except PackageNotFoundError:
        return None
