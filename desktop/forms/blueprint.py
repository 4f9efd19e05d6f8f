"""A form made ready to be filled in: its expressions read, who depends on whom, in which order. Knows no answers.

Made once per form and kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from desktop.domain.answers import Path
from desktop.forms.parts import Aspect, Part, all_expressions, part_of
from desktop.forms.questions import Form
from desktop.forms.ranking import ranked
from desktop.forms.xpath.expression import Expression


@dataclass(frozen=True, slots=True)
class Dependent:
    """An expression that looks at a question. Its own question is in the same rows for the first `shared` steps."""

    path: Path
    aspect: Aspect
    shared: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    parts: Mapping[Path, Part]
    dependents: Mapping[Path, tuple[Dependent, ...]]
    """By the question that is looked at."""
    watchers: tuple[Dependent, ...]
    """Expressions that may look at anything."""
    triggered: Mapping[Path, tuple[Path, ...]]
    """What is worked out anew when a person answers a question, and at no other time."""
    rank: Mapping[Path, int]
    """A question comes after all that decide over it."""


class HasPart(Protocol):
    @property
    def part(self) -> Part | None: ...


_kept: dict[str, Blueprint] = {}
_MOST_KEPT = 64


def blueprint_of(form: Form) -> Blueprint:
    """The same each time for the same form."""
    if form.digest not in _kept:
        while len(_kept) >= _MOST_KEPT:
            _kept.pop(next(iter(_kept)))
        _kept[form.digest] = _draw(form)
    return _kept[form.digest]


def expression_of(node: HasPart, source: str) -> Expression:
    """One within the words at a question."""
    part = node.part
    if part is not None and source in part.outputs:
        return part.outputs[source]
    return Expression(source, part.steps if part is not None else ())


def _draw(form: Form) -> Blueprint:
    parts = {item.path: part_of(item) for item in (*form.walk(), *form.hidden) if not item.path.startswith("(")}
    for path in parts:
        above = path.rpartition("/")[0]
        if above:
            parts[above].children.append(path)
    for part in parts.values():
        _find_unknown_names(part, parts, form.root)
    dependents, watchers = _dependents(parts)
    triggered: dict[Path, list[Path]] = defaultdict(list)
    for path, part in parts.items():
        for trigger in part.item.rules.trigger:
            triggered[trigger].append(path)
    return Blueprint(
        parts=parts,
        dependents=dependents,
        watchers=watchers,
        triggered={path: tuple(found) for path, found in triggered.items()},
        rank=ranked(parts),
    )


def _find_unknown_names(part: Part, parts: Mapping[Path, Part], root: str) -> None:
    """A path written out from the root must lead to something; it is a slip of the form's author otherwise."""
    for aspect, expression in all_expressions(part):
        for reference in expression.reach.references:
            if reference.root and (reference.root != root or "/".join(reference.path) not in parts):
                part.faults[aspect] = "no_such_question"


def _dependents(parts: Mapping[Path, Part]) -> tuple[dict[Path, tuple[Dependent, ...]], tuple[Dependent, ...]]:
    found: dict[Path, dict[Dependent, None]] = defaultdict(dict)
    watchers: dict[Dependent, None] = {}
    for path, part in parts.items():
        for aspect, expression in all_expressions(part):
            if aspect is Aspect.CALCULATE and part.item.rules.trigger:
                continue
            if expression.reach.anything:
                watchers[Dependent(path, aspect, 0)] = None
            for reference in expression.reach.references:
                found["/".join(reference.path)][Dependent(path, aspect, reference.shared)] = None
    return {path: tuple(dependents) for path, dependents in found.items()}, tuple(watchers)
