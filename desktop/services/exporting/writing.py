"""The records, files and lists of an export, written one after the other. Which leave was planned before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec

from desktop import sentences
from desktop.domain.consent import Reason
from desktop.domain.merging import merge
from desktop.services.capture_facts import CaptureFacts
from desktop.services.exporting.evidence_files import Leaving
from desktop.services.exporting.folder import Unfinished
from desktop.services.exporting.naming import Names
from desktop.services.exporting.planning import Plan, records_of
from desktop.services.exporting.record_lines import draft_line, line, record_line, rfc3339
from desktop.services.exporting.tables import FormTables, Sheet, file_name
from desktop.services.lines import form_of
from desktop.store.unit import Unit

LEFT_OUT: Final = ("record", "form", "code", "reason", "deleted")
FILES: Final = ("file", "path", "name", "size", "type", "sha256", "missing", "records")
_RESERVED: Final = ("columns.csv", "files.csv")

Tell = Callable[[int, int], None]
"""Told (records done, records in all); what it raises stops the work."""


@dataclass(slots=True)
class Wrote:
    """`records`: how many, by form. `unread`: those that could not be written, with the reason."""

    records: dict[str, int] = field(default_factory=dict)
    unread: dict[str, Reason] = field(default_factory=dict)


def write_records(
    unit: Unit, folder: Unfinished, plan: Plan, paths: Mapping[str, str], language: str, tell: Tell
) -> Wrote:
    """`paths`: where files are in the export, by id."""
    wrote, names, tables = Wrote(), Names(), Names()
    for reserved in _RESERVED:
        tables.take(reserved)
    done = 0
    for form_id in sorted(set(plan.forms.values())):
        lines = None
        sheets = FormTables(folder, tables, form_id, form_of(form_id), language)
        for entry, history in records_of(unit, form_id):
            done += 1
            if done % 100 == 0:
                tell(done, len(plan.forms))
            if not plan.leaves(entry.id):
                continue
            if isinstance(history, Reason):
                wrote.unread[entry.id] = history
                continue
            passed = plan.passing.passed(merge(history))
            lines = lines or folder.new(f"records/{names.take(file_name(form_id) + '.jsonl')}")
            lines.write(record_line(entry, passed, history, plan.passing.choice, paths))
            sheets.add(entry, passed, paths)
            wrote.records[form_id] = wrote.records.get(form_id, 0) + 1
        if lines is not None:
            lines.close()
            sheets.close()
    return wrote


def write_left_out(folder: Unfinished, plan: Plan, unread: Mapping[str, Reason], language: str) -> None:
    """Each record that stayed, by its id alone."""
    held = {**plan.passing.held, **unread}
    if not held:
        return
    deleted = {entry.id: rfc3339(entry.changed) for entry in plan.deleted}
    sheet = Sheet(folder, "left-out.csv", LEFT_OUT)
    for id in sorted(held, key=lambda id: (plan.forms.get(id, ""), held[id], id)):
        words = sentences.phrase(f"left_out.{held[id]}", language)
        sheet.add((id, plan.forms.get(id, ""), held[id].value, words, deleted.get(id)))
    sheet.close()


def write_files(folder: Unfinished, files: Sequence[Leaving], *, with_facts: bool) -> None:
    """The lists of them; they themselves are written already."""
    if not files:
        return
    sheet = Sheet(folder, "tables/files.csv", FILES)
    with folder.new("files.jsonl") as lines:
        for one in files:
            lines.write(line(_file(one, with_facts=with_facts)))
            ref = one.ref
            records = " ".join(one.records)
            sheet.add((ref.id, one.path, ref.name, ref.size, ref.media_type, ref.sha256, one.missing, records))
    sheet.close()


def write_drafts(unit: Unit, folder: Unfinished, paths: Mapping[str, str]) -> int:
    """How many there are."""
    return write_lines(folder, "drafts.jsonl", (draft_line(one, paths) for one in unit.drafts.newest_first()))


def write_lines(folder: Unfinished, path: str, lines: Iterable[bytes]) -> int:
    """How many there were; without any there is no file."""
    count, file = 0, None
    for one in lines:
        file = file or folder.new(path)
        file.write(one)
        count += 1
    if file is not None:
        file.close()
    return count


def _file(one: Leaving, *, with_facts: bool) -> Mapping[str, object]:
    found: dict[str, object] = {
        "file": one.ref.id,
        "path": one.path,
        "name": one.ref.name,
        "size": one.ref.size,
        "type": one.ref.media_type,
        "sha256": one.ref.sha256,
        "records": one.records,
    }
    if one.missing is not None:
        found["missing"] = one.missing
    if with_facts:
        found["manifest"] = one.kept.manifest
        found["facts"] = None if one.kept.facts is None else _facts(one.kept.facts)
    return found


_facts: Final = msgspec.msgpack.Decoder(CaptureFacts).decode
