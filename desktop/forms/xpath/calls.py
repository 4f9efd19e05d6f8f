"""How a function of ours is taught to the parser, and what it sees of a call of it."""

from __future__ import annotations

from abc import ABCMeta
from collections.abc import Callable
from copy import copy
from datetime import tzinfo
from typing import Any, cast

from elementpath.namespaces import XPATH_FUNCTIONS_NAMESPACE
from elementpath.xpath_tokens import XPathFunction, XPathToken

from desktop.forms.xpath.nodes import Node, Nodes
from desktop.forms.xpath.parser import JAVAROSA, OdkParser
from desktop.forms.xpath.scope import Scope, Surroundings
from desktop.forms.xpath.values import XValue, as_number, as_text, as_truth


class BadCall(Exception):
    """A function was called with something it cannot take; `code` names what."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Call:
    """One call of a function. Arguments are worked out when asked for, so `if` looks at one branch alone."""

    def __init__(self, token: XPathToken, scope: Scope) -> None:
        self.token = token
        self.scope = scope

    def __len__(self) -> int:
        return len(self.token)

    @property
    def surroundings(self) -> Surroundings:
        return self.scope.surroundings

    @property
    def zone(self) -> tzinfo | None:
        return self.surroundings.now().tzinfo

    @property
    def here(self) -> Node | None:
        """The node the call stands at: the question, or within a predicate the node that is looked at."""
        return self.scope.item if isinstance(self.scope.item, Node) else None

    def items(self, index: int) -> list[Any]:
        """Everything the argument yields: nodes, or one plain value."""
        return list(self.token[index].select(copy(self.scope)))

    def value(self, index: int) -> XValue:
        found = self.items(index)
        if len(found) == 1 and not isinstance(found[0], Node):
            return cast("XValue", found[0])
        return found

    def nodes(self, index: int) -> Nodes:
        found = self.items(index)
        if any(not isinstance(item, Node) for item in found):
            raise BadCall("not_nodes")
        return found

    def text(self, index: int) -> str:
        """Without the argument: the words of the node it stands at."""
        if index >= len(self):
            return as_text(self.here)
        return as_text(self.value(index))

    def number(self, index: int) -> float:
        return as_number(self.value(index) if index < len(self) else self.here, self.zone)

    def whole(self, index: int) -> int:
        """A number without its fraction. Raises `BadCall` for what is none."""
        try:
            return int(self.number(index))
        except (ValueError, OverflowError):
            raise BadCall("not_a_number") from None

    def truth(self, index: int) -> bool:
        return as_truth(self.value(index))

    def texts(self, start: int) -> list[str]:
        """The words of all arguments from `start` on; of every node where one yields several."""
        return [as_text(item) for index in range(start, len(self)) for item in self.items(index)]


Body = Callable[[Call], XValue]


def function(name: str, least: int, most: int | None = -1) -> Callable[[Body], Body]:
    """Teach the parser a function that takes `least` to `most` arguments; any number where `most` is None."""
    nargs = least if most == -1 else (least, most)

    def teach(body: Body) -> Body:
        def evaluate(self: XPathToken, context: Scope | None = None) -> XValue:
            if context is None:
                raise self.missing_context()
            return body(Call(self, context))

        prefix, _, symbol = name.rpartition(":")
        if prefix:
            OdkParser.proxy(symbol)
        namespace = JAVAROSA if prefix else XPATH_FUNCTIONS_NAMESPACE
        lookup_name = f"{{{namespace}}}{symbol}" if prefix else symbol
        OdkParser.symbol_table[lookup_name] = ABCMeta(
            f"_{symbol}",
            (XPathFunction,),
            {
                "symbol": symbol,
                "lookup_name": lookup_name,
                "label": "function",
                "namespace": namespace,
                "nargs": nargs,
                "lbp": 90,
                "rbp": 90,
                "evaluate": evaluate,
            },
        )
        return body

    return teach
