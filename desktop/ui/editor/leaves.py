"""How a form is cut into tabs and cards. Knows no widget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.domain.answers import Path
from desktop.forms.questions import Form, Group, Item, Question, QuestionKind

Block = tuple[Group | None, tuple[Item, ...]]


@dataclass(frozen=True, slots=True)
class Leaf:
    """What one tab holds. `group` None: questions that stand outside every group. `paths`: of all that is in it."""

    group: Group | None
    items: tuple[Item, ...]
    paths: frozenset[Path]

    @staticmethod
    def of(group: Group | None, items: tuple[Item, ...]) -> Leaf:
        return Leaf(group, items, frozenset(_paths(items)))


def leaves_of(form: Form) -> list[Leaf]:
    """Groups at the top are tabs; what stands between them is gathered in a first one."""
    groups = [item for item in form.items if isinstance(item, Group)]
    loose = tuple(item for item in form.items if not isinstance(item, Group))
    visible = [item for item in loose if not (isinstance(item, Question) and item.kind is QuestionKind.CALCULATE)]
    leaves = [Leaf.of(group, group.items) for group in groups]
    return [Leaf.of(None, loose), *leaves] if visible or not leaves else leaves


def blocks_of(leaf: Leaf, *, whole: bool) -> list[Block]:
    """Cards of one page: each group and each repeat one, and questions in between together. `whole`: all in one."""
    if whole:
        return [(leaf.group, leaf.items)]
    blocks: list[Block] = []
    loose: list[Item] = []
    for item in (*leaf.items, None):
        if isinstance(item, Question):
            loose.append(item)
            continue
        if loose:
            blocks.append((None, tuple(loose)))
            loose = []
        if isinstance(item, Group):
            blocks.append((item, item.items))
        elif item is not None:
            blocks.append((None, (item,)))
    return blocks


def _paths(items: Iterable[Item]) -> Iterator[Path]:
    for item in items:
        yield item.path
        if not isinstance(item, Question):
            yield from _paths(item.items)
