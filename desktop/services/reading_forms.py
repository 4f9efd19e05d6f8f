"""A form out of a file that a person brings: read, and looked through for what its author got wrong. Keeps nothing.

Raises FileVanished, FileUnreadable and FormUnreadable; whatever the file holds, nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.domain.answers import Path as AnswerPath
from desktop.errors import FileUnreadable, FileVanished
from desktop.forms.blueprint import Blueprint, blueprint_of
from desktop.forms.errors import FormUnreadable, Unreadable
from desktop.forms.logic import Filling, ProblemKind
from desktop.forms.parts import Aspect, Part, all_expressions
from desktop.forms.paths import in_row, template
from desktop.forms.questions import Form, Item, Question, Repeat
from desktop.forms.safe_xml import MOST_BYTES
from desktop.forms.xlsform import read_form

KINDS = ("md", "xlsx", "xls", "csv", "xml")
"""What a form may lie in, by the suffix of the file."""

_PLAIN_NAME = re.compile(r"[^/\\:\x00]{1,255}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """An expression of the form that cannot be worked out. `path`: of its question; `code`: why, as in `FormFault`."""

    path: AnswerPath
    expression: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRead:
    """`filling`: the form with nothing answered, begun."""

    form: Form
    faults: tuple[Fault, ...]
    filling: Filling


def read(file: Path) -> FormRead:
    """The form and all its faults. Lists that it names are looked for beside it."""
    kind = file.suffix.lower().removeprefix(".")
    form = read_form(_content(file), kind, _Beside(file.parent))
    return FormRead(form=form, faults=faults_of(form), filling=empty(form))


def empty(form: Form) -> Filling:
    return Filling(form, {}, now=_now)


def faults_of(form: Form) -> tuple[Fault, ...]:
    """What cannot even be read, and what cannot be worked out where nobody has answered anything yet."""
    found: dict[tuple[AnswerPath, str], Fault] = {}
    blueprint = blueprint_of(form)
    for path, part in blueprint.parts.items():
        for expression, code in _unreadable(part, blueprint, form.root):
            found.setdefault((path, expression), Fault(path=path, expression=expression, code=code))
    for fault in _unworkable(form):
        found.setdefault((fault.path, fault.expression), fault)
    order = {item.path: place for place, item in enumerate((*form.walk(), *form.hidden))}
    return tuple(sorted(found.values(), key=lambda fault: order.get(fault.path, len(order))))


def _unreadable(part: Part, blueprint: Blueprint, root: str) -> Iterator[tuple[str, str]]:
    expressions = [expression for _, expression in all_expressions(part)]
    for expression in (*expressions, *([part.default] if part.default is not None else [])):
        if expression.unreadable:
            yield expression.source, expression.unreadable
    for aspect, code in part.faults.items():
        if aspect is not Aspect.WORDS:
            yield part.expressions[aspect].source, code
    for source, expression in part.outputs.items():
        asked = [reference for reference in expression.reach.references if reference.root]
        if any(one.root != root or "/".join(one.path) not in blueprint.parts for one in asked):
            yield source, "no_such_question"


def _unworkable(form: Form) -> Iterator[Fault]:
    filling = empty(form)
    for item in form.items:
        _open_rows(filling, item, "")
    for problem in filling.problems():
        if problem.kind is ProblemKind.FORM_FAULT:
            yield Fault(path=template(problem.path), expression=problem.expression, code=problem.code)


def _open_rows(filling: Filling, item: Item, row: AnswerPath) -> None:
    """One row in every repeat, so that what stands in it is worked out too."""
    if isinstance(item, Question):
        return
    if isinstance(item, Repeat):
        if item.fixed:
            return
        row = filling.add_row(in_row(item.path, row))
    for inner in item.items:
        _open_rows(filling, inner, row)


def _content(file: Path) -> bytes:
    try:
        if not file.is_file():
            raise FileUnreadable if file.exists() else FileVanished
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise FileVanished from error
    except (OSError, ValueError) as error:
        raise FileUnreadable from error


class _Beside(Mapping[str, bytes]):
    """The files beside the form, by their plain names: a form cannot ask for anything elsewhere."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getitem__(self, name: str) -> bytes:
        if not _PLAIN_NAME.fullmatch(name) or not (self._folder / name).is_file():
            raise KeyError(name)
        content = _content(self._folder / name)
        if len(content) > MOST_BYTES:
            raise FormUnreadable(Unreadable.TOO_BIG, detail=name)
        return content

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _now() -> datetime:
    return datetime.now().astimezone()
