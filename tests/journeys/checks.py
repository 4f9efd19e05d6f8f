"""Holds what arrived against what was told: every answer, every file's bytes, every receipt. Knows no widget."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from desktop.domain.answers import FileRef
from desktop.domain.records import Whereabouts
from desktop.forms.paths import template
from desktop.unlocked import Unlocked
from tests.journeys.story import Told


@dataclass
class Findings:
    """`wrong` is empty when all is exactly right."""

    checked: int = 0
    wrong: list[str] = field(default_factory=list)

    def expect(self, holds: bool, what: str) -> None:
        self.checked += 1
        if not holds:
            self.wrong.append(what)


def told_is_there(found: Findings, whose: Unlocked, record: str, told: Told, where: str) -> None:
    """Every answer of the story stands in the record, and every file's bytes are those that were attached."""
    view = whose.casework.open(record)
    found.expect(not view.conflicts, f"{where}: no conflict in the {told.form}")
    for path, value in told.answers.items():
        found.expect(view.answers.get(path) == value, f"{where}: {told.form} {path}")
    for repeat, rows in told.rows.items():
        for row in rows:
            for question, value in row.items():
                said = [v for path, v in view.answers.items() if template(path) == f"{repeat}/{question}"]
                found.expect(value in said, f"{where}: {told.form} {repeat}/{question}")
    refs = [value for value in view.answers.values() if isinstance(value, FileRef)]
    found.expect(len(refs) == len(told.files) + bool(told.spoken), f"{where}: files of the {told.form}")
    for _question, path in told.files:
        ref = next((ref for ref in refs if ref.name == path.name), None)
        found.expect(ref is not None and content(whose, ref) == path.read_bytes(), f"{where}: {path.suffix} whole")
    for ref in refs:
        found.expect(hashlib.sha256(content(whose, ref)).hexdigest() == ref.sha256, f"{where}: hash of a file")


def content(whose: Unlocked, ref: FileRef) -> bytes:
    return whose.collecting.reader(ref.id).read(0, ref.size)


def states_are(found: Findings, whose: Unlocked, records: Iterable[str], state: Whereabouts, when: str) -> None:
    for record in records:
        found.expect(whose.casework.delivery(record).state is state, f"{when}: a record is {state.name.lower()}")


def tally(whose: Unlocked, records: Iterable[str]) -> Mapping[str, int]:
    """How many of these records are in which state."""
    counted: dict[str, int] = {}
    for record in records:
        name = whose.casework.delivery(record).state.name.lower()
        counted[name] = counted.get(name, 0) + 1
    return counted
