"""In which order questions decide over each other. Knows who refers to whom, works nothing out.

Only what changes others counts: when a question is shown, what is calculated, how many rows there are. Questions that
wait for each other stand in a circle; their expressions are not worked out, and are reported as faults.
"""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from desktop.domain.answers import Path
from desktop.forms.parts import DRIVING, Aspect, Part


def ranked(parts: Mapping[Path, Part]) -> dict[Path, int]:
    """Breaks circles at the questions in them, and notes the fault there."""
    before = {path: _decided_by(path, part, parts) for path, part in parts.items()}
    while True:
        try:
            return {path: rank for rank, path in enumerate(TopologicalSorter(before).static_order())}
        except CycleError as error:
            circle = set(error.args[1])
            for path in circle:
                _break(path, parts[path], circle)
                above = path.rpartition("/")[0]
                before[path] = {above} if above else set()


def _break(path: Path, part: Part, circle: set[Path]) -> None:
    for aspect in DRIVING:
        if aspect in part.expressions:
            referred = {"/".join(each.path) for each in part.expressions[aspect].reach.references}
            if referred & circle - {path}:
                part.faults[aspect] = "circle"


def _decided_by(path: Path, part: Part, parts: Mapping[Path, Part]) -> set[Path]:
    found = {path.rpartition("/")[0], *part.item.rules.trigger}
    for aspect in DRIVING:
        if aspect in part.expressions and not (aspect is Aspect.CALCULATE and part.item.rules.trigger):
            found.update("/".join(each.path) for each in part.expressions[aspect].reach.references)
    return {other for other in found if other in parts and other != path}
