"""What a form's expressions may ask of the form and the clock: words, lists, the time. Knows no answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from desktop.forms.questions import Choice, Form, Question
from desktop.forms.wording import Text
from desktop.forms.xpath.nodes import Node


class FormSurroundings:
    """`language` is the form's own unless somebody reads a label just now: what is calculated is the same for all."""

    def __init__(self, form: Form, now: Callable[[], datetime]) -> None:
        self.version = form.version
        self.language = form.default_language
        self._form = form
        self._now = now
        self._roots: dict[str, Node] = {}
        self._labels: dict[str, dict[str, Text]] = {}

    def now(self) -> datetime:
        return self._now()

    def list_root(self, name: str) -> Node | None:
        if name not in self._form.choices:
            return None
        if name not in self._roots:
            self._roots[name] = _tree(self._form.choices[name])
        return self._roots[name]

    def choice_label(self, name: str, question: Sequence[str]) -> str:
        item = self._form.item("/".join(question[1:]))
        if not isinstance(item, Question):
            return name
        label = self.labels(item).get(name)
        return label.in_language(self.language) if label is not None else name

    def labels(self, question: Question) -> dict[str, Text]:
        """The words of every choice of a question, by name."""
        if question.list_name not in self._labels:
            choices = self._form.choices.get(question.list_name, ())
            self._labels[question.list_name] = {choice.name: choice.label for choice in choices}
        return self._labels[question.list_name]

    def words_for(self, text_id: str) -> str:
        text = self._form.texts.get(text_id)
        return text.in_language(self.language) if text is not None else ""


class ChoiceNode(Node):
    """A row of a list, which remembers the choice it is."""

    __slots__ = ("choice",)

    def __init__(self, choice: Choice, parent: Node) -> None:
        super().__init__("item", parent)
        self.choice = choice
        for column, words in choice.columns.items():
            Node(column, self, words)


def _tree(choices: Sequence[Choice]) -> Node:
    root = Node("root")
    for choice in choices:
        ChoiceNode(choice, root)
    return root
