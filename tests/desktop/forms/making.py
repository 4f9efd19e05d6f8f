"""Small forms for tests, written as the rows of a spreadsheet, and sittings over them on a fixed day."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from desktop.forms.logic import Filling
from desktop.forms.questions import Form
from desktop.forms.xlsform import read_form

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=timezone(timedelta(hours=-3)))

YES_NO = ({"list_name": "yes_no", "name": "yes", "label": "Yes"}, {"list_name": "yes_no", "name": "no", "label": "No"})


def now() -> datetime:
    return NOW


def markdown(survey: list[dict[str, str]], *sheets: tuple[str, list[dict[str, str]]]) -> bytes:
    """Each row of a sheet says only what it has."""
    return "\n".join(_sheet(name, rows) for name, rows in (("survey", survey), *sheets)).encode()


def _sheet(name: str, rows: list[dict[str, str]]) -> str:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    lines = [f"| {name} |", "| | " + " | ".join(columns) + " |"]
    lines += ["| | " + " | ".join(row.get(column, "") for column in columns) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def form_of(survey: list[dict[str, str]], choices: list[dict[str, str]] | None = None, **settings: str) -> Form:
    """A question without a label is called by its name."""
    named = [
        {"label": row.get("name", "")} | row if not any(key.startswith("label") for key in row) else row
        for row in survey
    ]
    sheets = [("choices", [*YES_NO, *(choices or [])]), ("settings", [{"form_id": "small"} | settings])]
    return read_form(markdown(named, *sheets), "md")


def fill(survey: list[dict[str, str]], choices: list[dict[str, str]] | None = None, **answers: object) -> Filling:
    """A sitting over a new record, in which these questions have been answered."""
    filling = Filling(form_of(survey, choices), {}, now=now)
    for path, value in answers.items():
        filling.set(path, value)
    return filling


def text(name: str, **more: str) -> dict[str, str]:
    return {"type": "text", "name": name, **more}


def integer(name: str, **more: str) -> dict[str, str]:
    return {"type": "integer", "name": name, **more}


def calculate(name: str, calculation: str, **more: str) -> dict[str, str]:
    return {"type": "calculate", "name": name, "calculation": calculation, **more}


def group(name: str, *rows: dict[str, str], **more: str) -> list[dict[str, str]]:
    return [{"type": "begin_group", "name": name, **more}, *rows, {"type": "end_group", "label": ""}]


def repeat(name: str, *rows: dict[str, str], **more: str) -> list[dict[str, str]]:
    return [{"type": "begin_repeat", "name": name, **more}, *rows, {"type": "end_repeat", "label": ""}]
