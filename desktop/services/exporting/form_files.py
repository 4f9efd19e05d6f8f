"""The forms in an export, as spreadsheet, Markdown and XForm, with the lists to choose from. Nothing of anybody's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from desktop.forms import library
from desktop.forms.questions import Form, Question, QuestionKind
from desktop.forms.vocabularies import VOCABULARIES, with_choices
from desktop.services.exporting.columns import tables_of
from desktop.services.exporting.folder import Unfinished
from desktop.services.exporting.tables import Sheet
from desktop.services.exporting.workbook import workbook
from desktop.services.lines import form_of

COLUMNS: Final = ("table", "column", "question", "kind")


def write_forms(folder: Unfinished) -> None:
    for form_id in library.built_in_ids():
        markdown = with_choices((library.FORMS / f"{form_id}.md").read_text(encoding="utf-8"))
        folder.put(f"forms/{form_id}.md", markdown.encode())
        folder.put(f"forms/{form_id}.xlsx", workbook(sheets_of(markdown)))
        folder.put(f"forms/{form_id}.xml", (library.FORMS / f"{form_id}.xml").read_bytes())
    for path in sorted(VOCABULARIES.glob("*.csv")):
        folder.put(f"vocabularies/{path.name}", path.read_bytes())


def write_columns(folder: Unfinished, form_ids: Sequence[str], language: str) -> None:
    """What each column of each table is, in the words of its form."""
    sheet = Sheet(folder, "tables/columns.csv", COLUMNS)
    for form_id in form_ids:
        form = form_of(form_id)
        for row in () if form is None else _columns(form, language):
            sheet.add(row)
    sheet.close()


def sheets_of(markdown: str) -> dict[str, list[list[str]]]:
    """The sheets of an XLSForm that is written as Markdown tables: by name, rows of cells."""
    sheets: dict[str, list[list[str]]] = {}
    name = ""
    for line in markdown.splitlines():
        cells = [part.strip() for part in line.strip().split("|")[1:-1]]
        if cells and cells[0]:
            name = cells[0]
            sheets[name] = []
        elif cells:
            sheets[name].append(cells[1:])
    return sheets


def _kind(question: Question) -> str:
    return question.source_kind if question.kind is QuestionKind.UNSUPPORTED else question.kind.value


def _columns(form: Form, language: str) -> Iterator[tuple[str, ...]]:
    for repeat, table in tables_of(form, language).items():
        name = f"{form.id}.{repeat.replace('/', '.')}" if repeat else form.id
        for column in table.columns:
            for heading in column.headings:
                label = column.question.label.in_language(language)
                yield name, heading, label, _kind(column.question)
