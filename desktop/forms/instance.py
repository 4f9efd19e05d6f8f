"""The answers of one record as a tree, which a form's expressions look at. Knows the form's parts, works nothing out.

Every question, group and row has a node. A repeat has one as well: it stands beside its rows, under the same parent, is
itself not found by any expression, and says whether rows may be asked for at all.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from desktop.domain.answers import Answers, Path, Value
from desktop.forms.answer_types import words_of
from desktop.forms.parts import Aspect, Part
from desktop.forms.paths import is_row, repeat_of
from desktop.forms.questions import Item, Question, Repeat
from desktop.forms.xpath.nodes import Document, Node, number_in_order


class AnswerNode(Node):
    """`answer_path` has row ids, `line` are the nodes from the top down to this one, one per step."""

    __slots__ = (
        "answer_path",
        "faults",
        "is_repeat",
        "kept",
        "line",
        "part",
        "relevant",
        "repeats",
        "surplus",
        "value_held",
    )

    def __init__(self, name: str, path: Path, part: Part | None, above: AnswerNode | None) -> None:
        super().__init__(name)
        self.answer_path = path
        self.part = part
        self.parent = above
        self.line: tuple[AnswerNode, ...] = (*above.line, self) if above is not None and part is not None else ()
        self.is_repeat = part is not None and isinstance(part.item, Repeat) and not is_row(path)
        self.repeats: list[AnswerNode] = []
        """The repeats directly in it."""
        self.relevant = True
        self.surplus = False
        """A row beyond those that the form counts. It stays, hidden."""
        self.value_held: Value | None = None
        self.kept: dict[Aspect | str, object] = {}
        """What was worked out and still holds."""
        self.faults: dict[Aspect, str] = {}

    def hold(self, value: Value | None) -> bool:
        """Take an answer; False if it held the same one already."""
        if value == self.value_held and type(value) is type(self.value_held):
            return False
        self.value_held = value
        self.words = words_of(value)
        return True

    @property
    def template(self) -> Path:
        """Its path in the form."""
        return self.part.item.path if self.part is not None else ""

    @property
    def item(self) -> Item | None:
        return self.part.item if self.part is not None else None

    @property
    def question(self) -> Question | None:
        return self.part.item if self.part is not None and isinstance(self.part.item, Question) else None

    @property
    def around(self) -> AnswerNode | None:
        return self.parent if isinstance(self.parent, AnswerNode) else None

    def below(self) -> Iterator[AnswerNode]:
        """Itself and everything in it, repeats and their rows too."""
        yield self
        for child in (*self.repeats, *self.children):
            yield from cast("AnswerNode", child).below()


@dataclass(slots=True)
class Rows:
    """The rows of one repeat, in order."""

    repeat: AnswerNode
    ordered: list[AnswerNode] = field(default_factory=list)


class Instance:
    def __init__(self, root: str, parts: Mapping[Path, Part]) -> None:
        self._parts = parts
        self.root = AnswerNode(root, "", None, None)
        self._document = Document(self.root)
        self._numbered = False
        self.nodes: dict[Path, AnswerNode] = {}
        self.by_template: dict[Path, dict[AnswerNode, None]] = defaultdict(dict)
        self.rows: dict[Path, Rows] = {}
        self.sort_keys: dict[AnswerNode, float] = {}
        self._preloads: dict[str, list[Path]] = defaultdict(list)
        for path, part in parts.items():
            if "/" not in path:
                self._grow(path, self.root)
            if isinstance(part.item, Question) and "preload" in part.item.parameters:
                self._preloads[part.item.parameters["preload"]].append(path)

    def fill(self, answers: Answers) -> dict[Path, Value]:
        """Rows first, outer before inner, so that their answers find a place. Returns the answers that find none."""
        for path in sorted(path for path in answers if is_row(path)):
            key = answers[path]
            if repeat_of(path) in self.rows and isinstance(key, int | float):
                self.add_row(path, float(key))
        homeless: dict[Path, Value] = {}
        for path, value in answers.items():
            node = self.nodes.get(path)
            if node is not None and node.question is not None:
                node.hold(value)
            elif node not in self.sort_keys:
                homeless[path] = value
        return homeless

    def of_preload(self, preload: str) -> list[AnswerNode]:
        """The questions a form lets the program fill in, such as the time of the last change."""
        return [node for path in self._preloads.get(preload, ()) for node in self.by_template.get(path, ())]

    def in_order(self) -> Document:
        """The tree, its nodes numbered in the order of the document."""
        if not self._numbered:
            number_in_order(self.root)
            self._numbered = True
        return self._document

    def add_row(self, path: Path, sort_key: float) -> AnswerNode:
        rows = self.rows[repeat_of(path)]
        above = cast("AnswerNode", rows.repeat.parent)
        part = cast("Part", rows.repeat.part)
        row = AnswerNode(part.steps[-1], path, part, above)
        self.sort_keys[row] = sort_key
        self._know(row)
        self._place(rows, row)
        for child in part.children:
            self._grow(child, row)
        return row

    def move_row(self, row: AnswerNode, sort_key: float) -> None:
        rows = self.rows[repeat_of(row.answer_path)]
        above = cast("AnswerNode", row.parent)
        rows.ordered.remove(row)
        above.remove(row)
        row.parent = above
        self.sort_keys[row] = sort_key
        self._place(rows, row)

    def remove_row(self, row: AnswerNode) -> list[AnswerNode]:
        """Everything that is gone with it."""
        self.rows[repeat_of(row.answer_path)].ordered.remove(row)
        above = cast("AnswerNode", row.parent)
        above.remove(row)
        gone = list(row.below())
        for node in gone:
            del self.nodes[node.answer_path]
            del self.by_template[node.template][node]
            self.rows.pop(node.answer_path, None)
            self.sort_keys.pop(node, None)
        return gone

    def answers(self) -> dict[Path, Value]:
        found: dict[Path, Value] = {row.answer_path: key for row, key in self.sort_keys.items()}
        found.update((path, node.value_held) for path, node in self.nodes.items() if node.value_held is not None)
        return found

    def _place(self, rows: Rows, row: AnswerNode) -> None:
        """By sort key, then by id, so that two devices show the same order."""
        index = bisect(rows.ordered, self._order(row), key=self._order)
        rows.ordered.insert(index, row)
        above = cast("AnswerNode", row.parent)
        after = rows.ordered[index + 1] if index + 1 < len(rows.ordered) else None
        above.insert(row, above.children.index(after) if after is not None else len(above.children))
        self._numbered = False

    def _order(self, row: AnswerNode) -> tuple[float, Path]:
        return self.sort_keys[row], row.answer_path

    def _grow(self, path: Path, above: AnswerNode) -> None:
        part = self._parts[path]
        name = part.steps[-1]
        node = AnswerNode(name, f"{above.answer_path}/{name}" if above.answer_path else name, part, above)
        self._know(node)
        if node.is_repeat:
            self.rows[node.answer_path] = Rows(node)
            above.repeats.append(node)
            return
        above.insert(node, len(above.children))
        for child in part.children:
            self._grow(child, node)

    def _know(self, node: AnswerNode) -> None:
        self.nodes[node.answer_path] = node
        self.by_template[node.template][node] = None
