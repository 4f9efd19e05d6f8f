"""`amparo record add DIR FORM ANSWERS.json [--attach FILE]...`, `amparo record list|show|history DIR [ID]`.

`amparo record remove|fetch` are in `removing_records`, `withdraw` in `withdrawing`, `share` and its like in `sharing`.
"""

from __future__ import annotations

import argparse
import sys
from argparse import Namespace
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli import passphrases, removing_records, sharing, statuses, withdrawing
from desktop.cli.console import Console
from desktop.cli.nouns import add_deed, add_noun
from desktop.cli.wording import as_json, moment, table, value
from desktop.domain.records import Whereabouts
from desktop.services.casework import Casework, Delivery, HistoryEntry, RecordView
from desktop.services.lines import RecordLine

if TYPE_CHECKING:
    from desktop.cli.nouns import Nouns


def add_to(nouns: Nouns, common: argparse.ArgumentParser, console: Console) -> None:
    verbs = add_noun(nouns, "record", console)
    adding = add_deed(verbs, "add", common, console, _add, "record")
    adding.add_argument("form", metavar="FORM", help=console.phrase("cli.help_form_id"))
    adding.add_argument("answers", metavar="ANSWERS.json", help=console.phrase("cli.help_answers"))
    adding.add_argument(
        "--attach", metavar="FILE", type=Path, action="append", default=[], help=console.phrase("cli.help_attach")
    )
    adding.add_argument("--urgent", action="store_true", help=console.phrase("cli.help_urgent"))
    listing = add_deed(verbs, "list", common, console, _list, "record")
    listing.add_argument("--form", metavar="FORM", help=console.phrase("cli.help_form_only"))
    listing.add_argument("--limit", metavar="N", type=int, default=1000, help=console.phrase("cli.help_limit"))
    for name, deed in (("show", _show), ("history", _history)):
        reading = add_deed(verbs, name, common, console, deed, "record")
        reading.add_argument("id", metavar="ID", help=console.phrase("cli.help_record_id"))
    removing_records.add_to(verbs, common, console)
    withdrawing.add_to(verbs, common, console)
    sharing.add_to(verbs, common, console)


def _add(given: Namespace, console: Console) -> int:
    # The form engine takes a while to load, and only this verb needs it.
    from desktop.cli.adding import add, read_file
    from desktop.cli.answers import MOST_BYTES, read

    piped = given.answers == "-"
    answers = read(sys.stdin.buffer.read(MOST_BYTES + 1) if piped else read_file(Path(given.answers), MOST_BYTES))
    with closing(passphrases.opened(given, console)) as vault:
        added = add(vault, given.form, answers, given.attach, urgent=given.urgent)
    console.answer({"id": added.record, "evidence": list(added.evidence)}, [added.record, *added.evidence])
    return statuses.DONE


def _list(given: Namespace, console: Console) -> int:
    with closing(passphrases.opened(given, console)) as vault:
        lines = Casework(vault, console.language).lines(given.form, 0, given.limit)
    rows = [
        (line.id, line.form_id, moment(line.changed), _where(line.whereabouts, console), line.title) for line in lines
    ]
    console.answer({"records": [line_as_json(line) for line in lines]}, table(rows))
    return statuses.DONE


def _show(given: Namespace, console: Console) -> int:
    with closing(passphrases.opened(given, console)) as vault:
        casework = Casework(vault, console.language)
        view, delivery = casework.open(given.id), casework.delivery(given.id)
        linked = casework.linked(given.id)
    document = _view_as_json(view, delivery) | {"linked": [line_as_json(line) for line in linked]}
    console.answer(document, _view_lines(view, delivery, linked, console))
    return statuses.DONE


def _history(given: Namespace, console: Console) -> int:
    with closing(passphrases.opened(given, console)) as vault:
        entries = Casework(vault, console.language).history(given.id)
    console.answer({"history": [_entry_as_json(entry) for entry in entries]}, _history_lines(entries, console))
    return statuses.DONE


def line_as_json(line: RecordLine) -> dict[str, object]:
    return {
        "id": line.id,
        "form": line.form_id,
        "title": line.title,
        "summary": line.summary,
        "changed": line.changed.isoformat(),
        "author": line.author_name,
        "own": line.own,
        "whereabouts": line.whereabouts.name.lower(),
        "conflicts": line.conflicts,
        "urgent": line.urgent,
        "files": line.files,
    }


def _view_as_json(view: RecordView, delivery: Delivery) -> dict[str, object]:
    conflicts = {
        path: [{"value": as_json(side.value), "author": side.author_name, "revision": side.revision} for side in sides]
        for path, sides in view.conflicts.items()
    }
    return line_as_json(view.line) | {
        "deleted": view.deleted,
        "answers": {path: as_json(answer) for path, answer in view.answers.items()},
        "conflicts": conflicts,
        "heads": list(view.heads),
        "received_by": list(delivery.received_by),
        "refused": list(delivery.refused),
    }


def _view_lines(view: RecordView, delivery: Delivery, linked: list[RecordLine], console: Console) -> list[str]:
    form = console.phrase(f"forms.{view.line.form_id}")
    state = _where(view.line.whereabouts, console)
    lines = [f"{view.line.title}  ({form}, {state})", ""]
    lines += table([(path, value(answer)) for path, answer in view.answers.items()])
    for path, sides in view.conflicts.items():
        lines.append(console.phrase("cli.in_conflict", path=path))
        lines += [f"  {side.author_name}, {moment(side.written)}: {value(side.value)}" for side in sides]
    lines += [console.phrase("cli.received_by", names=", ".join(delivery.received_by))] if delivery.received_by else []
    return lines + table([(other.id, other.form_id, other.title) for other in linked])


def _entry_as_json(entry: HistoryEntry) -> Mapping[str, object]:
    return {
        "revision": entry.revision,
        "written": entry.written.isoformat(),
        "author": entry.author_name,
        "own": entry.own,
        "whereabouts": entry.whereabouts.name.lower(),
        "deleted": entry.deleted,
        "urgent": entry.urgent,
        "changes": [
            {"path": change.path, "before": as_json(change.before), "after": as_json(change.after)}
            for change in entry.changes
        ],
    }


def _history_lines(entries: list[HistoryEntry], console: Console) -> list[str]:
    lines: list[str] = []
    for entry in entries:
        state = _where(entry.whereabouts, console)
        lines.append(f"{moment(entry.written)}  {entry.author_name}  ({state})")
        lines += [f"  {c.path}: {value(c.before)} → {value(c.after)}" for c in entry.changes]
    return lines


def _where(state: Whereabouts, console: Console) -> str:
    return console.phrase(f"whereabouts.{state.name.lower()}")
