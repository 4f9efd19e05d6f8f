"""The records of a form as tables for a spreadsheet, one more for each repeat (EXPORT.md, section 4)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec

from desktop.domain.answers import Answers, Path, Value
from desktop.forms.paths import is_row, parent, repeat_of, row_of, template
from desktop.forms.questions import Form
from desktop.services.exporting.cells import Cell, cell
from desktop.services.exporting.columns import Table, tables_of
from desktop.services.exporting.folder import Unfinished, Written
from desktop.services.exporting.naming import Names, plain_name
from desktop.services.exporting.nesting import as_json
from desktop.services.exporting.passing import Passed
from desktop.services.exporting.record_lines import rfc3339
from desktop.store.inventory import Entry

RECORD: Final = ("record", "created", "changed", "deleted", "where", "conflicts")
ROW: Final = ("record", "row", "parent", "place")
OTHER: Final = "other answers"
_BOM: Final = b"\xef\xbb\xbf"
_UNSAFE: Final = re.compile(r"[^\w.-]")
_to_json: Final = msgspec.json.Encoder().encode


class Sheet:
    """One table under way: UTF-8 with BOM, commas, every text in quotes, CRLF."""

    def __init__(self, folder: Unfinished, path: str, headings: Sequence[str]) -> None:
        self._file: Written = folder.new(path)
        self._file.write(_BOM)
        self._writer = csv.writer(_Text(self._file), quoting=csv.QUOTE_NONNUMERIC)
        self.add(headings)

    def add(self, cells: Iterable[Cell | None]) -> None:
        self._writer.writerow([cell(one) for one in cells])

    def close(self) -> None:
        self._file.close()


class FormTables:
    """The tables of one form; each is begun when the first line for it comes. `form` None: one the program has not."""

    def __init__(self, folder: Unfinished, names: Names, form_id: str, form: Form | None, language: str) -> None:
        self._folder = folder
        self._names = names
        self._name = file_name(form_id)
        self._tables = {"": Table(repeat="", columns=())} if form is None else tables_of(form, language)
        self._known = {column.question.path for table in self._tables.values() for column in table.columns}
        self._sheets: dict[Path, Sheet] = {}

    def add(self, entry: Entry, passed: Passed, paths: Mapping[str, str]) -> None:
        """`paths`: where files are in the export, by id."""
        record, answers = passed.record, passed.answers
        place, times = entry.whereabouts.name.lower(), (rfc3339(record.created), rfc3339(record.changed))
        head = (record.id, *times, int(record.deleted), place, len(passed.conflicts))
        other = {path: as_json(value, paths) for path, value in answers.items() if not self._has(path)}
        cells = self._cells("", "", answers, paths)
        self._sheet("").add((*head, *cells, _to_json(other).decode() if other else None))
        for row in _rows(answers):
            repeat = template(row)
            if repeat in self._tables:
                around = row_of(parent(repeat_of(row)))
                cells = self._cells(repeat, row, answers, paths)
                self._sheet(repeat).add((record.id, row, around, _number(answers.get(row)), *cells))

    def close(self) -> None:
        for sheet in self._sheets.values():
            sheet.close()

    def _has(self, path: Path) -> bool:
        if "[" not in path:
            return path in self._known
        return template(path) in (self._tables if is_row(path) else self._known)

    def _cells(self, repeat: Path, row: Path, answers: Answers, paths: Mapping[str, str]) -> list[Cell | None]:
        found: list[Cell | None] = []
        for column in self._tables[repeat].columns:
            value: Value | None = answers.get(row + column.question.path.removeprefix(repeat))
            found += [None] * len(column.headings) if value is None else column.fill(value, paths)
        return found

    def _sheet(self, repeat: Path) -> Sheet:
        if repeat not in self._sheets:
            name = f"{self._name}.{file_name(repeat.replace('/', '.'))}" if repeat else self._name
            path = f"tables/{self._names.take(f'{name}.csv')}"
            headings = (*(ROW if repeat else RECORD), *self._tables[repeat].headings, *(() if repeat else (OTHER,)))
            self._sheets[repeat] = Sheet(self._folder, path, headings)
        return self._sheets[repeat]


def file_name(name: str) -> str:
    """An id of a form, or a path, as part of the name of a file."""
    return plain_name(_UNSAFE.sub("_", name))


def _rows(answers: Answers) -> list[Path]:
    """Every row, in the order of its place among its sisters; one that only its answers tell of too."""
    found: dict[Path, None] = {}
    for path in answers:
        row = row_of(path) if "[" in path else ""
        while row:
            found[row] = None
            row = row_of(parent(repeat_of(row)))
    return sorted(found, key=lambda row: (template(row), _number(answers.get(row)), row))


def _number(value: Value | None) -> float:
    return value if isinstance(value, int | float) else 0.0


class _Text:
    """What `csv` writes to."""

    def __init__(self, file: Written) -> None:
        self._file = file

    def write(self, text: str) -> Any:
        self._file.write(text.encode())
