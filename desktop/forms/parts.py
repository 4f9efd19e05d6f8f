"""One node of a form with its expressions read. Knows its own place, nothing of others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from desktop.domain.answers import Path
from desktop.forms.questions import Item, Question
from desktop.forms.xpath.expression import Expression


class Aspect(Enum):
    """What an expression decides at its question. The first three change other questions; the rest wait to be asked."""

    RELEVANT = "relevant"
    CALCULATE = "calculate"
    COUNT = "count"
    REQUIRED = "required"
    READ_ONLY = "read_only"
    CONSTRAINT = "constraint"
    CHOICES = "choices"
    WORDS = "words"
    DEFAULT = "default"

    __hash__ = object.__hash__  # there is one of each; Enum's own, in Python, is felt in a long form


DRIVING = (Aspect.RELEVANT, Aspect.CALCULATE, Aspect.COUNT)


@dataclass(slots=True, kw_only=True)
class Part:
    """One node of the form."""

    item: Item
    steps: tuple[str, ...]
    children: list[Path] = field(default_factory=list)
    expressions: dict[Aspect, Expression] = field(default_factory=dict)
    default: Expression | None = None
    outputs: dict[str, Expression] = field(default_factory=dict)
    """Those within the words of the question and its messages, by how they are written."""
    faults: dict[Aspect, str] = field(default_factory=dict)
    """Known before anybody answers: names that the form does not have, circles."""


def part_of(item: Item) -> Part:
    steps = tuple(item.path.split("/"))
    rules = item.rules
    written = {
        Aspect.RELEVANT: rules.relevant,
        Aspect.CALCULATE: rules.calculate,
        Aspect.COUNT: rules.count,
        Aspect.REQUIRED: rules.required,
        Aspect.READ_ONLY: rules.read_only,
        Aspect.CONSTRAINT: rules.constraint,
        Aspect.CHOICES: rules.choice_filter,
    }
    return Part(
        item=item,
        steps=steps,
        expressions={aspect: Expression(source, steps) for aspect, source in written.items() if source},
        default=Expression(rules.default, steps) if rules.default else None,
        outputs={source: Expression(source, steps) for source in _outputs(item)},
    )


def _outputs(item: Item) -> Iterator[str]:
    texts = [item.label, item.hint]
    if isinstance(item, Question):
        texts += [item.required_message, item.constraint_message]
    for text in texts:
        for output in text.outputs:
            yield output.expression


def all_expressions(part: Part) -> Iterator[tuple[Aspect, Expression]]:
    yield from part.expressions.items()
    yield from ((Aspect.WORDS, expression) for expression in part.outputs.values())
