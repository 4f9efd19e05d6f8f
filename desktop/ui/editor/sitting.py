"""One sitting at a form: passes answers to the `Filling`, and tells what shows them to look again. Knows no store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from desktop.domain.answers import Changes, FileRef, Path, Value
from desktop.forms.logic import Changed, Filling, Problem, ProblemKind
from desktop.forms.paths import parent
from desktop.services.casework import Side

ConflictsByPath = Mapping[Path, tuple[Side, ...]]


class Part(Protocol):
    """A widget that shows what stands at one path of the form."""

    path: Path

    def refresh(self) -> None:
        """Show the value and the state as they are now."""

    def refresh_words(self) -> None:
        """Show the words again: the form's language changed."""


class Sitting(QObject):
    """`answered` after a person changed something; `compare_asked(path)` to see both of two answers;
    `record_asked(form, id)` to open another record; `new_asked(form, input)` to make one that a `LinkInput` then takes.

    `hurried`: whatever is under way must come to an end now. `let_go`: what was taken out of it is gone for good.

    `files` are the ids of all files that were an answer in it, whether or not they still are.

    `strict` after a try to save: what is wrong is then shown everywhere, not only where people have been.
    """

    answered = Signal()
    compare_asked = Signal(str)
    record_asked = Signal(str, str)
    new_asked = Signal(str, object)
    hurried = Signal()
    let_go = Signal()

    def __init__(self, begin: Callable[[Changes | None], Filling], draft: Changes | None, language: str) -> None:
        """`begin` makes the filling of this record's answers, with an earlier sitting's changes taken up."""
        super().__init__()
        self._begin = begin
        self.filling = begin(draft)
        self.language = language
        self.strict = False
        self.files: set[str] = set()
        self.conflicts: ConflictsByPath = {}
        self._parts: dict[Path, list[Part]] = {}
        self._busy = 0

    # What shows the form.

    def watch(self, part: Part) -> None:
        self._parts.setdefault(part.path, []).append(part)

    def forget(self, path: Path) -> None:
        """Whatever shows this path or anything in it is about to go."""
        for known in [known for known in self._parts if is_in(known, path)]:
            del self._parts[known]

    def refresh(self, paths: Iterable[Path]) -> None:
        """What stands around a path looks again too: a card whose questions are all hidden hides itself."""
        wanted: dict[Path, None] = {}
        eye_only = [path for path in self._parts if not path or path.startswith("(")]  # no path leads up to them
        for path in (*paths, *eye_only):
            wanted[path] = None
            around = parent(path)
            while around and around not in wanted:
                wanted[around] = None
                around = parent(around)
        for path in wanted:
            for part in tuple(self._parts.get(path, ())):
                if isValid(part):
                    part.refresh()

    def refresh_all(self) -> None:
        self.refresh(tuple(self._parts))

    def speak(self, language: str) -> None:
        self.language = language
        for parts in tuple(self._parts.values()):
            for part in tuple(parts):
                part.refresh_words()
        self.refresh_all()

    # What a person does.

    def answer(self, path: Path, value: Value | None) -> None:
        if isinstance(value, FileRef):
            self.files.add(value.id)
        self._took(self.filling.set(path, value))

    def add_row(self, repeat: Path) -> Path:
        row = self.filling.add_row(repeat)
        self.refresh_all()  # it is not told what else counts rows
        self.answered.emit()
        return row

    def remove_row(self, row: Path) -> None:
        changed = self.filling.remove_row(row)
        self.forget(row)  # what shows its answers must not ask for them again
        self._took(changed)

    def move_row(self, row: Path, before: Path | None) -> None:
        self._took(self.filling.move_row(row, before))

    def restore_row(self, row: Path, before: Changes) -> None:
        """Undo a removal: `before` is what `filling.changes()` were just before it. Later answers elsewhere stay."""
        elsewhere = {path: value for path, value in self.filling.changes().items() if not is_in(path, row)}
        inside = {path: value for path, value in before.items() if is_in(path, row)}
        self.go_on(self._begin, elsewhere | inside)
        self.answered.emit()

    def go_on(self, begin: Callable[[Changes | None], Filling], draft: Changes | None) -> None:
        """Take up another filling of the same form: after saving, or after somebody chose between two answers."""
        self._begin = begin
        self.filling = begin(draft)
        self.refresh_all()

    def _took(self, changed: Changed) -> None:
        self.refresh(changed)
        self.answered.emit()

    # What is wrong.

    def be_strict(self) -> tuple[Problem, ...]:
        """Show everything that keeps the record from being done, and return it in the order of the form."""
        self.strict = True
        self.refresh_all()
        return self.obstacles()

    def obstacles(self) -> tuple[Problem, ...]:
        """Problems that a person can mend; a fault of the form is not theirs and keeps nothing from being saved."""
        return tuple(found for found in self.filling.problems() if found.kind is not ProblemKind.FORM_FAULT)

    def conflict(self, path: Path) -> tuple[Side, ...]:
        return self.conflicts.get(path, ())

    def end(self) -> None:
        """The page is gone: hold on to no answer and no widget."""
        self._parts.clear()

    # What is under way: a file being brought in, a recording.

    def begin_work(self) -> None:
        self._busy += 1

    def end_work(self) -> None:
        self._busy -= 1

    def hurry(self) -> None:
        """The page is about to go: a recording is kept as it is, a file on its way in is given up."""
        self.hurried.emit()

    @property
    def busy(self) -> bool:
        return self._busy > 0


def is_in(path: Path, place: Path) -> bool:
    """Whether a path is this place of the form, or anything in it."""
    return path == place or path.startswith((f"{place}/", f"{place}["))
