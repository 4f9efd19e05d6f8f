"""The grammar of a form's expressions: elementpath's XPath 1.0, with operators that know ODK's dates and rules.

The token classes of elementpath are subclassed in a table of our own; its own parser stays as it is.
"""

from __future__ import annotations

import math
import operator
from abc import ABCMeta
from collections.abc import Callable, Iterator
from copy import copy
from typing import Any, ClassVar, cast

from elementpath import XPath1Parser
from elementpath.xpath_nodes import XPathNode
from elementpath.xpath_tokens import XPathToken

from desktop.forms.xpath.scope import Scope
from desktop.forms.xpath.values import as_number, as_text, as_truth


def _close(one: object, other: object) -> bool:
    """0.1 + 0.2 is 0.3, as in ODK."""
    return isinstance(one, float) and isinstance(other, float) and abs(one - other) < 1e-12


_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda one, other: one == other or _close(one, other),
    "!=": lambda one, other: not (one == other or _close(one, other)),
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
JAVAROSA = "http://openrosa.org/javarosa"


class OdkParser(XPath1Parser):
    """Reads an expression. One instance may read many, one after the other."""

    DEFAULT_NAMESPACES: ClassVar[dict[str, str]] = {**XPath1Parser.DEFAULT_NAMESPACES, "jr": JAVAROSA}


def redefine(symbol: str, **methods: object) -> None:
    """Give a symbol of the grammar other methods, in our table alone."""
    base = XPath1Parser.symbol_table[symbol]
    OdkParser.symbol_table[symbol] = ABCMeta(base.__name__, (base,), methods)


def plain_steps(token: XPathToken) -> tuple[str, ...] | None:
    """`("data", "place", "name")` for `/data/place/name`; None for a path that is anything but names from the root."""
    if token.symbol != "/" or not token:
        return None
    last = token[-1]
    if last.symbol != "(name)":
        return None
    if len(token) == 1:
        return (cast("str", last.value),)
    before = plain_steps(token[0])
    return None if before is None else (*before, cast("str", last.value))


def _path_led(self: XPathToken, left: XPathToken) -> XPathToken:
    """Any expression may stand before the slash, such as `instance('list')/root/item` or `current()/..`."""
    if self.parser.next_token.label not in self.parser.PATH_STEP_LABELS:
        self.parser.expected_next(*self.parser.PATH_STEP_SYMBOLS)
    self[:] = left, self.parser.expression(75)
    return self


def _path_select(self: XPathToken, context: Scope | None = None) -> Iterator[Any]:
    if context is None:
        raise self.missing_context()
    if "steps" not in self.__dict__:
        self.__dict__["steps"] = plain_steps(self)
    steps = self.__dict__["steps"]
    if steps is not None:
        yield from context.at_steps(steps)
    elif len(self) < 2:
        assert context.document is not None  # every tree of ours has one
        context.item = context.document
        yield from self[0].select(context) if self else [context.document]
    else:
        yield from _steps_from(self, context)


def _steps_from(self: XPathToken, context: Scope) -> Iterator[XPathNode]:
    found: dict[XPathNode, None] = {}
    for _ in self[0].select_with_focus(context):
        if not isinstance(context.item, XPathNode):
            raise self.error("XPTY0019", "a step from something that is no node")
        found.update(dict.fromkeys(cast("Iterator[XPathNode]", self[1].select(context))))
    yield from found


def _operands(self: XPathToken, context: Scope) -> tuple[list[Any], list[Any]]:
    return list(self[0].select(copy(context))), list(self[1].select(copy(context)))


def _compare(self: XPathToken, context: Scope | None = None) -> bool:
    """XPath 1.0, section 3.4: as truths, else as numbers, else as words; for nodes, if any of them fits."""
    if context is None:
        raise self.missing_context()
    left, right = _operands(self, context)
    compare = _COMPARISONS[self.symbol]
    values = left + right
    if any(isinstance(value, bool) for value in values):
        return compare(as_truth(left), as_truth(right))
    left, right = left or [""], right or [""]  # in ODK what is missing is an empty answer
    if self.symbol not in ("=", "!=") or any(not isinstance(value, str | XPathNode) for value in values):
        zone = context.surroundings.now().tzinfo
        return any(compare(as_number(one, zone), as_number(other, zone)) for one in left for other in right)
    return any(compare(as_text(one), as_text(other)) for one in left for other in right)


def _calculate(self: XPathToken, context: Scope | None = None) -> float:
    if context is None:
        raise self.missing_context()
    zone = context.surroundings.now().tzinfo
    numbers = [as_number(list(token.select(copy(context))), zone) for token in self]
    if len(numbers) == 1:
        return -numbers[0] if self.symbol == "-" else numbers[0]
    return _ARITHMETIC[self.symbol](*numbers)


def _divide(dividend: float, divisor: float) -> float:
    if divisor == 0:
        return math.nan if dividend == 0 or math.isnan(dividend) else math.copysign(math.inf, dividend)
    return dividend / divisor


def _remainder(dividend: float, divisor: float) -> float:
    """With the sign of the dividend."""
    return math.nan if divisor == 0 or math.isinf(dividend) else math.fmod(dividend, divisor)


_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "div": _divide,
    "mod": _remainder,
}


def _one(evaluate: Callable[[XPathToken, Scope | None], float]) -> dict[str, object]:
    def select(self: XPathToken, context: Scope | None = None) -> Iterator[float]:
        yield evaluate(self, context)

    return {"evaluate": evaluate, "select": select}


def _times() -> dict[str, object]:
    """`*` is a wildcard where it has no operands."""
    wildcard = XPath1Parser.symbol_table["*"]

    def evaluate(self: XPathToken, context: Scope | None = None) -> object:
        return _calculate(self, context) if self else wildcard.evaluate(self, context)

    def select(self: XPathToken, context: Scope | None = None) -> Iterator[object]:
        if self:
            yield _calculate(self, context)
        else:
            yield from (node for node in wildcard.select(self, context) if getattr(node, "shown", True))

    return {"evaluate": evaluate, "select": select}


def _both(self: XPathToken, context: Scope | None = None) -> bool:
    if context is None:
        raise self.missing_context()
    first = as_truth(list(self[0].select(copy(context))))
    if first == (self.symbol == "or"):
        return first
    return as_truth(list(self[1].select(copy(context))))


for _symbol in _COMPARISONS:
    redefine(_symbol, evaluate=_compare)
for _symbol in ("+", "-", "div", "mod"):
    redefine(_symbol, **_one(_calculate))
for _symbol in ("and", "or"):
    redefine(_symbol, evaluate=_both)
redefine("*", **_times())
redefine("/", led=_path_led, select=_path_select)
