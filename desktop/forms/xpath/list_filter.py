"""Filters of long lists without building a tree: `instance('towns')/root/item[district = /data/district]`.

Nearly every filter people write asks that one column, or several, equal an answer. Those are worked out here on the
rows themselves, a hundred thousand in some ten milliseconds. Any other filter is left to XPath.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from typing import Protocol, TypeVar, cast

from elementpath.xpath_tokens import XPathToken

from desktop.forms.errors import FormFault
from desktop.forms.xpath.expression import Expression
from desktop.forms.xpath.nodes import Node
from desktop.forms.xpath.parser import plain_steps
from desktop.forms.xpath.scope import Scope
from desktop.forms.xpath.values import as_text


class _HasColumns(Protocol):
    @property
    def columns(self) -> Mapping[str, str]: ...


_Row = TypeVar("_Row", bound=_HasColumns)


def narrowed(expression: Expression, rows: Sequence[_Row], scope: Callable[[], Scope]) -> tuple[_Row, ...] | None:
    """The rows that the filter lets through; None if it is of another kind."""
    condition = _condition(expression.token)
    if condition is None:
        return None
    tests = list(_tests(condition))
    if not all(tests):
        return None
    found: Sequence[_Row] = rows
    for test in tests:
        assert test is not None
        column, other = test
        wanted = _wanted(other, scope())
        if wanted is None:
            return None
        found = [row for row in found if row.columns.get(column, "") in wanted]
    return tuple(found)


def _condition(token: XPathToken | None) -> XPathToken | None:
    """What stands in the brackets of `instance('…')/root/item[…]`."""
    if token is None or token.symbol != "/" or len(token) != 2:
        return None
    root, item = token[0], token[1]
    if root.symbol != "/" or len(root) != 2 or item.symbol != "[":
        return None
    return item[1] if (root[0].symbol, root[1].value, item[0].value) == ("instance", "root", "item") else None


def _tests(token: XPathToken) -> Iterator[tuple[str, XPathToken] | None]:
    """Column and the other side of every "equals"; None for a condition of another kind."""
    if token.symbol == "(":
        yield from _tests(token[0])
    elif token.symbol == "and":
        yield from _tests(token[0])
        yield from _tests(token[1])
    elif token.symbol != "=":
        yield None
    elif token[0].symbol == "(name)" and _is_elsewhere(token[1]):
        yield cast("str", token[0].value), token[1]
    elif token[1].symbol == "(name)" and _is_elsewhere(token[0]):
        yield cast("str", token[1].value), token[0]
    else:
        yield None


def _is_elsewhere(token: XPathToken) -> bool:
    """Whether it has nothing to do with the row: words, an absolute path, a path from `current()`."""
    if token.symbol == "(string)" or plain_steps(token) is not None:
        return True
    while token.symbol == "/" and len(token) == 2 and token[1].symbol in ("(name)", ".."):
        token = token[0]
    return token.symbol == "current"


def _wanted(token: XPathToken, scope: Scope) -> set[str] | None:
    try:
        values = list(token.select(copy(scope)))
    except FormFault:  # XPath will find it again, and say where
        return None
    return {as_text(value) for value in values if isinstance(value, Node | str)} or {""}
