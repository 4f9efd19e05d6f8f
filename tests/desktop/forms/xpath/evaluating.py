"""A small record that expressions are worked out over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desktop.forms.xpath.expression import Expression
from desktop.forms.xpath.nodes import Document, Node, number_in_order
from desktop.forms.xpath.scope import Scope
from tests.desktop.forms.making import NOW

ANSWERS = {
    "age": "42",
    "name": "Maria da Silva",
    "spaced": "  padded   twice ",
    "services": "water power",
    "blank": "",
    "date": "2026-08-07",
    "path": "-23.5505 -46.6333 760 5;-23.5605 -46.6433 762 5;-23.5705 -46.6333 758 5",
    "block": "-23.5505 -46.6333 0 0;-23.5505 -46.6233 0 0;-23.5605 -46.6233 0 0;-23.5605 -46.6333 0 0;"
    "-23.5505 -46.6333 0 0",
}


class Around:
    version = "7"

    def __init__(self) -> None:
        self.towns = Node("root")
        for code, town in (("a", "Keti"), ("b", "Jhirk")):
            item = Node("item", self.towns)
            Node("code", item, code)
            Node("town", item, town)

    def now(self) -> datetime:
        return NOW

    def list_root(self, name: str) -> Node | None:
        return self.towns if name == "towns" else None

    def choice_label(self, name: str, question: Sequence[str]) -> str:
        return f"{name} of {'/'.join(question)}"

    def words_for(self, text_id: str) -> str:
        return f"words of {text_id}"


def tree() -> Node:
    root = Node("data")
    for name, words in ANSWERS.items():
        Node(name, root, words)
    house = Node("house", root)
    for name, age in (("Ana", "34"), ("Bia", "7"), ("Caio", "19"), ("", "")):
        person = Node("person", house)
        Node("name", person, name)
        Node("age", person, age)
    letters = Node("letters", root)
    for letter in "ABCDEF":
        Node("letter", letters, letter)
    return root


def value_of(source: str, at: str = "age") -> object:
    root = tree()
    document = Document(root)
    number_in_order(root)
    value = Expression(source, (at,)).value(Scope.at(document, root.named[at][0], Around()))
    return [node.string_value for node in value] if isinstance(value, list) else value
