"""Which columns the tables of a form have, and what of an answer stands in each. Knows no record and no file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from desktop.domain.answers import FileRef, Path, Value
from desktop.forms.answer_types import fits
from desktop.forms.questions import Choice, Form, Question, QuestionKind, Repeat
from desktop.services.exporting.cells import Cell

POINT: Final = ("latitude", "longitude", "altitude", "accuracy")
_UNASKED: Final = frozenset({QuestionKind.NOTE})

Fill = Callable[[Value, Mapping[str, str]], tuple[Cell | None, ...]]
"""(answer, where files are by id) → the cells of its columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The columns of one question: their headings, and what fills them."""

    question: Question
    headings: tuple[str, ...]
    fill: Fill


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`repeat`: the path of the repeat whose rows it holds; empty for the table of the records themselves."""

    repeat: Path
    columns: tuple[Column, ...]

    @property
    def headings(self) -> list[str]:
        return [heading for column in self.columns for heading in column.headings]


def tables_of(form: Form, language: str) -> dict[Path, Table]:
    """By repeat, the form's own first."""
    repeats = [item.path for item in (*form.walk(), *form.hidden) if isinstance(item, Repeat)]
    found: dict[Path, list[Column]] = {path: [] for path in ("", *repeats)}
    for question in _answered(form):
        around = [path for path in repeats if question.path.startswith(path + "/")]
        found[max(around, key=len, default="")].append(_column(form, question, language))
    return {path: Table(repeat=path, columns=tuple(columns)) for path, columns in found.items()}


def _answered(form: Form) -> Iterator[Question]:
    for item in (*form.walk(), *form.hidden):
        if isinstance(item, Question) and item.kind not in _UNASKED:
            yield item


def _column(form: Form, question: Question, language: str) -> Column:
    if question.kind.is_choice:
        labels = _labels(form.choices.get(question.list_name, ()), language)
        return Column(
            question=question,
            headings=(question.path, f"{question.path} (label)"),
            fill=lambda value, _paths: (_codes(value), _called(value, labels)),
        )
    if question.kind is QuestionKind.GEOPOINT:
        return Column(
            question=question,
            headings=tuple(f"{question.path}.{part}" for part in POINT),
            fill=lambda value, _paths: _point(question, value),
        )
    return Column(question=question, headings=(question.path,), fill=_plain)


def _plain(value: Value, paths: Mapping[str, str]) -> tuple[Cell | None, ...]:
    if isinstance(value, FileRef):
        return (paths.get(value.id, value.name),)
    return (_codes(value),)


def _codes(value: Value) -> Cell:
    if isinstance(value, FileRef):
        return value.name
    return " ".join(value) if isinstance(value, tuple) else value


def _called(value: Value, labels: Mapping[str, str]) -> str:
    chosen = value if isinstance(value, tuple) else (str(value),)
    return "; ".join(labels.get(name, name) for name in chosen)


def _labels(choices: tuple[Choice, ...], language: str) -> Mapping[str, str]:
    return {choice.name: choice.label.in_language(language) for choice in choices}


def _point(question: Question, value: Value) -> tuple[Cell | None, ...]:
    """Four numbers; what is no point stands in the first cell as it is."""
    if not isinstance(value, str) or not fits(question, value):
        return (_codes(value), None, None, None)
    numbers: list[Cell | None] = [float(part) for part in value.split()]
    return tuple((numbers + [None] * len(POINT))[: len(POINT)])
