"""One sitting over one record: what is asked now, what is still wrong, what changed. Knows no store and no window.

A `Filling` begins with a record's answers and takes changes one by one. After each it works out again what the
form's author made depend on it: which questions are shown, required or read-only, which choices they offer,
what is calculated, what breaks a rule. The paths whose state may have changed are returned, so that a window draws
only those.

**Hidden answers.** ODK throws away the answers of questions that are not relevant. Here nothing that a person typed is
lost: such an answer stays in the record, and comes back when the question is shown again. For the form's logic
it counts as empty, it breaks no rule, and `shown(path)` says that it should not be displayed.

**Answers of the wrong type** (letters where a number is asked) are kept as typed and reported as a problem.

**Faults of the form.** An expression that cannot be worked out is a problem of kind FORM_FAULT at its question. Until
it is mended the question is shown, optional, open to writing, offers all its choices, and accepts any answer.

**Rows.** A new record has none, except where the form counts them; those have the same ids on every device.

**Calculations** are worked out when what they look at changes, and when a record is opened. What chance gave once
(`random()`, `uuid()`) stays. Opening a record changes nothing: calculations alone are no change.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime

from desktop.domain.answers import Answers, Changes, Path, Value
from desktop.forms.blueprint import blueprint_of, expression_of
from desktop.forms.changes import changes_between, moved, with_changes
from desktop.forms.choosing import Choosing
from desktop.forms.errors import NoSuchQuestion, RowsAreCounted
from desktop.forms.instance import AnswerNode, Instance, Rows
from desktop.forms.parts import Aspect
from desktop.forms.paths import is_row, repeat_of
from desktop.forms.problems import Checking, Problem, ProblemKind
from desktop.forms.questions import Choice, Form, Item, Repeat
from desktop.forms.reckoning import Reckoning
from desktop.forms.surroundings import FormSurroundings
from desktop.forms.wording import Output, Text
from desktop.forms.xpath.values import as_text

__all__ = ["Changed", "Filling", "Problem", "ProblemKind"]

Changed = frozenset[Path]
"""Paths of questions, groups, rows and repeats whose value, state or wording may not be what it was."""


class Filling:
    def __init__(
        self,
        form: Form,
        answers: Answers,
        *,
        now: Callable[[], datetime],
        draft: Changes | None = None,
        on_change: Callable[[Changed], None] | None = None,
    ) -> None:
        """Begin with `answers`. `draft` takes up an earlier sitting: what its `changes()` were.

        A new record (no answers, no draft) gets the form's defaults; they are part of `changes()`.
        `now` must return a datetime with an offset.
        """
        self.form = form
        self.touched = bool(draft)
        """Whether a person changed anything in this sitting, or in the one it takes up."""
        self._on_change = on_change
        self._before = dict(answers)
        self._is_new = not answers
        blueprint = blueprint_of(form)
        self._instance = Instance(form.root, blueprint.parts)
        self._unknown = self._instance.fill(with_changes(answers, draft or {}))
        self._surroundings = FormSurroundings(form, now)
        self._reckoning = Reckoning(blueprint, self._instance, self._surroundings)
        self._choosing = Choosing(form, self._reckoning)
        self._checking = Checking(self._reckoning, self._choosing)
        self._reckoning.begin(self._instance.root, new=self._is_new and draft is None)
        self._reckoning.settle()

    # What a person does.

    def set(self, path: Path, value: Value | None) -> Changed:
        """Answer a question; None, no words and no choices clear it. Raises `NoSuchQuestion`."""
        node = self._node(path)
        if node.question is None or not node.question.asks:
            raise NoSuchQuestion(path)
        self.touched = True
        if not node.hold(None if value in ("", ()) else value):
            return frozenset()
        self._reckoning.answered(node)
        self._reckoning.triggered_by(node)
        return self._settled()

    def add_row(self, repeat: Path) -> Path:
        """Add a row at the end of a repeat (`losses`, or `people[1f00ab3c]/phones`), with its defaults.

        Rows of a repeat that is `fixed` are added, taken away and moved by the form alone (`RowsAreCounted`).
        """
        rows = self._open_rows(repeat)
        path = f"{repeat}[{secrets.token_hex(4)}]"
        while path in self._instance.nodes or path in self._unknown:
            path = f"{repeat}[{secrets.token_hex(4)}]"
        last = self._instance.sort_keys[rows.ordered[-1]] if rows.ordered else 0.0
        row = self._instance.add_row(path, last + 1)
        self.touched = True
        self._reckoning.begin(row, new=True)
        self._reckoning.rows_changed(rows)
        self._settled()
        return path

    def remove_row(self, row: Path) -> Changed:
        """Take away a row and all answers in it."""
        node = self._row(row)
        rows = self._open_rows(repeat_of(row))
        gone = self._instance.remove_row(node)
        self._unknown = {path: value for path, value in self._unknown.items() if not path.startswith(f"{row}/")}
        self.touched = True
        self._reckoning.rows_changed(rows)
        return self._settled() | {each.answer_path for each in gone}

    def move_row(self, row: Path, before: Path | None) -> Changed:
        """Put a row before a sister, or at the end."""
        node = self._row(row)
        rows = self._open_rows(repeat_of(row))
        others = [each for each in rows.ordered if each is not node]
        index = len(others) if before is None else others.index(self._row(before))
        for each, key in moved(node, others, index, self._instance.sort_keys):
            self._instance.move_row(each, key)
        self.touched = True
        self._reckoning.rows_changed(rows)
        return self._settled()

    # What a window shows.

    def value(self, path: Path) -> Value | None:
        """The answer, shown or not."""
        return self._node(path).value_held

    def rows(self, repeat: Path) -> tuple[Path, ...]:
        """The rows of a repeat, in order."""
        if repeat not in self._instance.rows:
            raise NoSuchQuestion(repeat)
        return tuple(row.answer_path for row in self._instance.rows[repeat].ordered if not row.surplus)

    def shown(self, path: Path) -> bool:
        """Whether a question, group, row or repeat is relevant, and all that it stands in."""
        node = self._found(path)
        return node is None or node.shown

    def required(self, path: Path) -> bool:
        node = self._found(path)
        return node is not None and self._checking.required(node)

    def read_only(self, path: Path) -> bool:
        """By its own rule, or by that of a group it stands in."""
        node = self._found(path)
        while node is not None and node.part is not None:
            if self._checking.read_only(node):
                return True
            node = node.around
        return False

    def choices(self, path: Path) -> tuple[Choice, ...]:
        """What a select offers now. A choice already made stays among them, even when the filter leaves it out."""
        node = self._node(path)
        return self._choosing.with_chosen(node, node.question) if node.question is not None else ()

    def label(self, path: Path, language: str) -> str:
        return self.words(self._item(path).label, path, language)

    def hint(self, path: Path, language: str) -> str:
        return self.words(self._item(path).hint, path, language)

    def words(self, text: Text, path: Path, language: str) -> str:
        """Any text of the form, such as a problem's message, with outputs as seen from `path`."""
        node = self._found(path) or self._instance.root
        self._surroundings.language = language
        try:
            pieces = [self._piece(part, node) for part in text.parts(language)]
        finally:
            self._surroundings.language = self.form.default_language
        return "".join(pieces).strip()

    # What is wrong, and what came of it.

    def problem(self, path: Path) -> Problem | None:
        """What is wrong at this question now, the gravest first: form fault, type, required, constraint."""
        node = self._found(path)
        return self._checking.problem(node) if node is not None else None

    def problems(self) -> list[Problem]:
        """Everything wrong at what is shown, and every fault in a hidden calculation, in the order of the form."""
        found = (self._checking.problem(node) for node in self._instance.root.below() if node.shown)
        return [problem for problem in found if problem is not None]

    def changes(self) -> Changes:
        """What differs from the answers it began with; None where one was cleared. Empty when nothing does."""
        if not self.touched and not self._is_new:
            return {}
        return changes_between(self._before, self.answers())

    def answers(self) -> Answers:
        """All answers as they are now, hidden ones too."""
        return {**self._unknown, **self._instance.answers()}

    # Behind these.

    def _found(self, path: Path) -> AnswerNode | None:
        """None for a group that has no node; it is there for the eye alone."""
        return None if path.startswith("(") else self._node(path)

    def _node(self, path: Path) -> AnswerNode:
        node = self._instance.nodes.get(path)
        if node is None:
            raise NoSuchQuestion(path)
        return node

    def _row(self, path: Path) -> AnswerNode:
        if not is_row(path):
            raise NoSuchQuestion(path)
        return self._node(path)

    def _open_rows(self, repeat: Path) -> Rows:
        """Those that people may add to, take from and move."""
        rows = self._instance.rows.get(repeat)
        if rows is None:
            raise NoSuchQuestion(repeat)
        if isinstance(rows.repeat.item, Repeat) and rows.repeat.item.fixed:
            raise RowsAreCounted
        return rows

    def _item(self, path: Path) -> Item:
        node = self._found(path)
        item = node.part.item if node is not None and node.part is not None else self.form.item(path)
        if item is None:
            raise NoSuchQuestion(path)
        return item

    def _piece(self, part: str | Output, node: AnswerNode) -> str:
        if isinstance(part, str):
            return part
        value = self._reckoning.value(node, Aspect.WORDS, expression_of(node, part.expression))
        return "…" if value is None else as_text(value)

    def _settled(self) -> Changed:
        self._touch_clock()
        changed = self._reckoning.settle()
        if changed and self._on_change is not None:
            self._on_change(changed)
        return changed

    def _touch_clock(self) -> None:
        """Forms may ask when a record was last worked on."""
        for node in self._instance.of_preload("end"):
            if node.hold(self._surroundings.now().isoformat(timespec="milliseconds")):
                self._reckoning.answered(node)
