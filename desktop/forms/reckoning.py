"""Works out what answers decide: what is shown, calculated, counted. Knows the tree and the blueprint, no window.

A change of one answer reaches only the expressions that look at it, and these in an order in which each has to be
worked out once. What drives nothing (whether an answer is required, which choices there are) is forgotten, and worked
out again when somebody asks. Every fault of an expression is kept at its question.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterable
from itertools import count, takewhile

from desktop.domain.answers import Path
from desktop.forms.answer_types import value_of
from desktop.forms.blueprint import Blueprint, Dependent
from desktop.forms.errors import FormFault
from desktop.forms.instance import AnswerNode, Instance, Rows
from desktop.forms.parts import DRIVING, Aspect
from desktop.forms.row_count import MOST_ROWS, rows_to
from desktop.forms.surroundings import FormSurroundings
from desktop.forms.xpath.expression import Expression
from desktop.forms.xpath.scope import Scope
from desktop.forms.xpath.values import XValue, as_number, as_text, as_truth

_MOST_TURNS = 50
"""How often one expression may be worked out over one change before it is taken to go round in a circle."""


class Reckoning:
    def __init__(self, blueprint: Blueprint, instance: Instance, surroundings: FormSurroundings) -> None:
        self.instance = instance
        self.surroundings = surroundings
        self.changed: set[Path] = set()
        self._blueprint = blueprint
        self._queue: list[tuple[int, int, AnswerNode, Aspect]] = []
        self._waiting: set[tuple[AnswerNode, Aspect]] = set()
        self._order = count()
        self._scope: Scope | None = None

    # What happened.

    def begin(self, top: AnswerNode, *, new: bool) -> None:
        """Look at a node and everything in it for the first time; what is new gets the form's defaults."""
        if new:
            for node in top.below():
                self._give_default(node)
        for node in top.below():
            for aspect in DRIVING:
                if self._is_due(node, aspect):
                    self._ask(node, aspect)
        self._show(top)

    def answered(self, node: AnswerNode) -> None:
        """An answer is not what it was."""
        self.changed.add(node.answer_path)
        self._tell(node, self._dependents(node.template))

    def triggered_by(self, node: AnswerNode) -> None:
        """A person answered, which is what some calculations wait for."""
        steps = [each.name for each in node.line]
        for path in self._blueprint.triggered.get(node.template, ()):
            same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(steps, path.split("/"), strict=False)))
            self._tell(node, [Dependent(path, Aspect.CALCULATE, same)])

    def rows_changed(self, rows: Rows) -> None:
        """Rows came, went or moved: whoever looks at them, into them or at their place looks again."""
        self.changed.add(rows.repeat.answer_path)
        start = rows.repeat.template
        for path in self._blueprint.parts:
            if path == start or path.startswith(f"{start}/"):
                self._tell(rows.repeat, self._dependents(path), anywhere=True)

    def settle(self) -> frozenset[Path]:
        """Work out everything that has to be. The paths whose state may have changed since the last time."""
        turns: Counter[tuple[AnswerNode, Aspect]] = Counter()
        while self._queue:
            _, _, node, aspect = heapq.heappop(self._queue)
            self._waiting.discard((node, aspect))
            turns[node, aspect] += 1
            if self.instance.nodes.get(node.answer_path) is not node:  # its row is gone
                continue
            if turns[node, aspect] <= _MOST_TURNS:
                self._work_out(node, aspect)
            else:
                node.faults[aspect] = "circle"
        changed, self.changed = frozenset(self.changed), set()
        return changed

    # What an expression says.

    def value(self, node: AnswerNode, aspect: Aspect, expression: Expression) -> XValue | None:
        """None where it cannot be worked out; why is then in `node.faults`."""
        known = node.part.faults.get(aspect) if node.part is not None else None
        try:
            if known is not None:
                raise FormFault(expression.source, known)
            value = expression.value(self.scope(node))
        except FormFault as fault:
            if node.faults.get(aspect) != fault.code:
                node.faults[aspect] = fault.code
                self.changed.add(node.answer_path)
            return None
        if node.faults.pop(aspect, None) is not None:
            self.changed.add(node.answer_path)
        return value

    def truth(self, node: AnswerNode, aspect: Aspect, *, unless: bool) -> bool:
        """`unless` is what holds without an expression, or with one that cannot be worked out. Kept while it holds."""
        if aspect not in node.kept:
            expression = node.part.expressions.get(aspect) if node.part is not None else None
            value = self.value(node, aspect, expression) if expression is not None else None
            node.kept[aspect] = unless if value is None else as_truth(value)
        return bool(node.kept[aspect])

    def scope(self, node: AnswerNode) -> Scope:
        document = self.instance.in_order()
        if self._scope is None:
            self._scope = Scope.at(document, node, self.surroundings)
        self._scope.item = self._scope.origin = node
        return self._scope

    # How it goes on.

    def _is_due(self, node: AnswerNode, aspect: Aspect) -> bool:
        """Whether to work it out at the beginning. What a person answered, or chance gave, is left as it is."""
        if node.part is None or aspect not in node.part.expressions:
            return False
        if aspect is not Aspect.CALCULATE:
            return aspect is not Aspect.COUNT or node.is_repeat
        rules, held = node.part.item.rules, node.value_held is not None
        if node.is_repeat or rules.trigger or (held and node.part.expressions[aspect].reach.chance):
            return False
        asked = node.question is not None and node.question.asks
        return not (held and asked and not rules.read_only)

    def _give_default(self, node: AnswerNode) -> None:
        if node.part is None or node.part.default is None or node.question is None or node.value_held is not None:
            return
        value = self.value(node, Aspect.DEFAULT, node.part.default)
        if value is not None and node.hold(value_of(node.question, _words(value))):
            self.answered(node)

    def _dependents(self, path: Path) -> Iterable[Dependent]:
        yield from self._blueprint.dependents.get(path, ())
        yield from self._blueprint.watchers

    def _tell(self, node: AnswerNode, dependents: Iterable[Dependent], *, anywhere: bool = False) -> None:
        for dependent in dependents:
            shared = dependent.shared
            for other in self.instance.by_template.get(dependent.path, ()):
                if not (anywhere or shared == 0 or node.line[shared - 1] is other.line[shared - 1]):
                    continue
                if other is not node or dependent.aspect not in DRIVING:
                    self._ask(other, dependent.aspect)

    def _ask(self, node: AnswerNode, aspect: Aspect) -> None:
        if aspect not in DRIVING:
            node.kept.pop(aspect, None)
            self.changed.add(node.answer_path)
        elif (node, aspect) not in self._waiting and (node.is_repeat or aspect is not Aspect.COUNT):
            self._waiting.add((node, aspect))
            heapq.heappush(self._queue, (self._blueprint.rank[node.template], next(self._order), node, aspect))

    def _work_out(self, node: AnswerNode, aspect: Aspect) -> None:
        node.kept.pop(aspect, None)
        if aspect is Aspect.RELEVANT:
            node.relevant = self.truth(node, aspect, unless=True)
            self._show(node)
        elif aspect is Aspect.COUNT:
            self._count(node)
        elif node.part is not None and node.question is not None:
            value = self.value(node, aspect, node.part.expressions[aspect])
            if value is not None and node.hold(value_of(node.question, _words(value))):
                self.answered(node)

    def _show(self, node: AnswerNode) -> None:
        around = node.around
        shown = node.relevant and not node.surplus and (around is None or around.shown)
        if shown == node.shown:
            return
        node.shown = shown
        self.answered(node)
        for below in (*node.repeats, *node.children):
            assert isinstance(below, AnswerNode)
            self._show(below)

    def _count(self, repeat: AnswerNode) -> None:
        assert repeat.part is not None
        value = self.value(repeat, Aspect.COUNT, repeat.part.expressions[Aspect.COUNT])
        wanted = as_number(value, None) if value is not None else math.nan
        if wanted > MOST_ROWS:
            repeat.faults[Aspect.COUNT] = "too_many_rows"
        if not 0 <= wanted <= MOST_ROWS:
            wanted = 0
        rows = self.instance.rows[repeat.answer_path]
        new, gone = rows_to(int(wanted), rows, self.instance)
        for row in rows.ordered:
            if row in new:
                self.begin(row, new=True)
            else:
                self._show(row)
        if new or gone:
            self.rows_changed(rows)


def _words(value: XValue) -> str:
    words = as_text(value)
    return "" if words == "NaN" else words
