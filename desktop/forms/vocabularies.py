"""The words to choose from in the program's own forms: lists in `resources/vocabularies/`, in our own wording.

Columns: the list, the choice's name, its code in the HURIDOCS micro-thesauri where there is one, a label per language,
and the heading it stands under. The built-in forms name lists and hold none; `with_choices` puts them in.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache

from desktop.paths import resources

VOCABULARIES = resources("vocabularies")
_COLUMNS = {
    "label_en": "label::English (en)",
    "label_es": "label::Español (es)",
    "huridocs": "huridocs",
    "parent": "parent",
}
_SELECT = re.compile(r"\|\s*select_(?:one|multiple)\s+(\w+)\s*\|")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One choice. `labels` by language code; `huridocs` and `parent` are empty where there is none."""

    list_name: str
    name: str
    labels: dict[str, str]
    huridocs: str
    parent: str


@cache
def terms() -> dict[str, tuple[Term, ...]]:
    """Every term, by list, in the order of the files."""
    found: dict[str, list[Term]] = {}
    for path in sorted(VOCABULARIES.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found.setdefault(row["list"], []).append(_term(row))
    return {name: tuple(listed) for name, listed in found.items()}


def _term(row: dict[str, str]) -> Term:
    labels = {column.removeprefix("label_"): words for column, words in row.items() if column.startswith("label_")}
    return Term(list_name=row["list"], name=row["name"], labels=labels, huridocs=row["huridocs"], parent=row["parent"])


def with_choices(markdown: str) -> str:
    """The Markdown of a form, with a sheet of choices added for every list that its questions name."""
    names = dict.fromkeys(_SELECT.findall(markdown))
    rows = ["| choices |", _row("", "list_name", "name", *_COLUMNS.values())]
    for name in names:
        rows += [_row("", name, term.name, *_cells(term)) for term in terms()[name]]
    return markdown.rstrip("\n") + "\n\n" + "\n".join(rows) + "\n"


def _cells(term: Term) -> list[str]:
    cells = {"huridocs": term.huridocs, "parent": term.parent}
    return [cells.get(column, term.labels.get(column.removeprefix("label_"), "")) for column in _COLUMNS]


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"
