"""What a select offers just now. Knows lists, filters and rows of repeats; chooses nothing itself."""

from __future__ import annotations

from desktop.forms.instance import AnswerNode
from desktop.forms.parts import Aspect
from desktop.forms.questions import Choice, Form, Question
from desktop.forms.reckoning import Reckoning
from desktop.forms.surroundings import ChoiceNode
from desktop.forms.wording import NO_TEXT, Text
from desktop.forms.xpath.list_filter import narrowed
from desktop.forms.xpath.nodes import Node
from desktop.forms.xpath.values import as_text


class Choosing:
    def __init__(self, form: Form, reckoning: Reckoning) -> None:
        self._form = form
        self._reckoning = reckoning

    def offered(self, node: AnswerNode, question: Question) -> tuple[Choice, ...]:
        """By the filter; everything where the filter cannot be worked out."""
        kept = node.kept.get(Aspect.CHOICES)
        if not isinstance(kept, tuple):
            kept = self._offered(node, question)
            node.kept[Aspect.CHOICES] = kept
        return kept

    def with_chosen(self, node: AnswerNode, question: Question) -> tuple[Choice, ...]:
        """What is offered, and after it what was chosen and is offered no more."""
        offered = self.offered(node, question)
        missing = [name for name in chosen(node) if name not in {choice.name for choice in offered}]
        if not missing:
            return offered
        labels = self._reckoning.surroundings.labels(question)
        return (*offered, *(Choice(name=name, label=labels.get(name) or Text.of(**{"": name})) for name in missing))

    def _offered(self, node: AnswerNode, question: Question) -> tuple[Choice, ...]:
        everything = self._form.choices.get(question.list_name, ())
        expression = node.part.expressions.get(Aspect.CHOICES) if node.part is not None else None
        if expression is None:
            return everything
        narrow = narrowed(expression, everything, lambda: self._reckoning.scope(node))
        if narrow is not None:
            return narrow
        found = self._reckoning.value(node, Aspect.CHOICES, expression)
        if not isinstance(found, list):
            return everything
        return tuple(self._choice(each, question) for each in found)

    def _choice(self, node: Node, question: Question) -> Choice:
        if isinstance(node, ChoiceNode):
            return node.choice
        name = as_text(node.named.get(question.choice_value, []))
        words = as_text(node.named.get(question.choice_label, []))
        return Choice(name=name, label=Text.of(**{"": words or name}) if words or name else NO_TEXT)


def chosen(node: AnswerNode) -> tuple[str, ...]:
    value = node.value_held
    return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
