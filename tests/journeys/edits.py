"""What people change in a record, drawn for tests: answers, rows, narratives, whatever others do at the same time."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hypothesis import strategies as st

from desktop.domain.answers import Answers, Changes, Path, Value

FORMS = ("case", "testimony", "person")
ANSWERS: dict[str, tuple[Path, ...]] = {
    "case": ("what/title", "what/summary", "what/kinds", "people/groups"),
    "testimony": ("told/words", "told/summary", "who/known_as", "consent/conditions"),
    "person": ("who/known_as", "who/occupation"),
    "note": ("words", "done"),
}
REPEATS: dict[str, tuple[tuple[Path, Path], ...]] = {
    "case": (("losses/loss", "words"), ("people/counts", "number")),
    "testimony": (("told/segment", "words"), ("acts/act", "to_whom")),
    "person": (("names/other", "name"),),
    "note": (("replies/reply", "words"),),
}
"""With a question of each. A form that is not here yet may have any repeats: the vault knows none of them."""

_SAME: dict[str, tuple[Value, ...]] = {"kinds": (("forced_eviction",), ("land_grab", "dam")), "number": (3, 3.0, 4)}
_fresh = itertools.count()


@dataclass(frozen=True)
class Edit:
    """`what` is done with the `pick`-th answer or row. 0 clears, 1 says what others say too."""

    what: str
    pick: int
    value: int


def edits() -> st.SearchStrategy[list[Edit]]:
    kinds = st.sampled_from(
        ["answer", "answer", "answer", "new row", "into row", "into row", "remove row", "row in row"]
    )
    return st.lists(st.builds(Edit, kinds, st.integers(0, 5), st.integers(0, 4)), min_size=1, max_size=3)


def changes(form: str, wanted: Iterable[Edit], answers: Answers) -> Changes:
    """For somebody who sees these answers. Never empty."""
    found: dict[Path, Value | None] = {}
    for edit in wanted:
        found |= dict(_changed(form, edit, answers))
    return found


def _changed(form: str, edit: Edit, answers: Answers) -> Iterator[tuple[Path, Value | None]]:
    rows = [path for path in answers if path.endswith("]")]
    row = rows[edit.pick % len(rows)] if rows else ""
    repeat, question = REPEATS[form][edit.pick % len(REPEATS[form])]
    if edit.what == "answer":
        path = ANSWERS[form][edit.pick % len(ANSWERS[form])]
        yield path, _value(path, edit.value)
    elif edit.what == "new row" or not row:
        new = _new_row(repeat)
        yield new, float(edit.pick)
        yield f"{new}/{question}", _value(question, edit.value + 1)
    elif edit.what == "remove row":
        yield row, None
        inside = [path for path in answers if path.startswith(row + "/")]
        yield from ((path, None) for path in inside if edit.value % 2)
    elif edit.what == "row in row":
        new = _new_row(row + "/more")
        yield new, float(edit.pick)
        yield f"{new}/words", _value("words", edit.value)
    else:
        name = next(question for repeat, question in REPEATS[form] if repeat == REPEATS[form][0][0])
        name = next((question for repeat, question in REPEATS[form] if row.startswith(repeat + "[")), name)
        yield f"{row}/{name}", _value(name, edit.value)


def _new_row(repeat: Path) -> Path:
    return f"{repeat}[{next(_fresh):08x}]"


def _value(path: Path, number: int) -> Value | None:
    if number == 0:
        return None
    same = _SAME.get(path.rpartition("/")[2])
    if same is not None:
        return same[number % len(same)]
    return "as everybody says" if number == 1 else f"said for the {next(_fresh)}th time"
