"""One expression of a form: read once, worked out at many nodes. Every way it can fail is a `FormFault`."""

from __future__ import annotations

import re
from copy import copy
from functools import lru_cache

from elementpath import ElementPathError
from elementpath.xpath_tokens import XPathToken

import desktop.forms.xpath.functions
from desktop.forms.errors import FormFault
from desktop.forms.xpath.calls import BadCall
from desktop.forms.xpath.nodes import Node, Nodes
from desktop.forms.xpath.parser import OdkParser
from desktop.forms.xpath.references import Reach, Steps, reach_of
from desktop.forms.xpath.scope import Scope
from desktop.forms.xpath.values import XValue, as_text, as_truth

assert desktop.forms.xpath.functions  # imported for what it teaches the parser

_LONGEST = 100_000
_WRONG = (ElementPathError, SyntaxError, ArithmeticError, ValueError, TypeError, LookupError, RecursionError, re.error)
"""What elementpath and our functions raise over an expression that makes no sense."""


class Expression:
    """`here` is the path, without the root's name, of the question or group that it stands at."""

    def __init__(self, source: str, here: Steps) -> None:
        self.source = source
        self.token, self.unreadable = _parsed(source)
        self.reach = Reach() if self.token is None else reach_of(self.token, here)

    def value(self, scope: Scope) -> XValue:
        """Nodes, words, a number or a truth. Raises `FormFault`."""
        if self.token is None:
            raise FormFault(self.source, self.unreadable)
        try:
            items = list(self.token.select(copy(scope)))
        except BadCall as fault:
            raise FormFault(self.source, fault.code) from None
        except _WRONG:
            raise FormFault(self.source, "cannot_be_worked_out") from None
        if len(items) == 1 and not isinstance(items[0], Node):
            value = items[0]
            return value if isinstance(value, str | bool | float) else as_number_or_text(value)
        return [item for item in items if isinstance(item, Node)]

    def text(self, scope: Scope) -> str:
        """Empty, too, for what is not a number although it should be one."""
        words = as_text(self.value(scope))
        return "" if words == "NaN" else words

    def truth(self, scope: Scope) -> bool:
        return as_truth(self.value(scope))

    def nodes(self, scope: Scope) -> Nodes:
        value = self.value(scope)
        if not isinstance(value, list):
            raise FormFault(self.source, "not_nodes")
        return value


def as_number_or_text(value: object) -> XValue:
    return float(value) if isinstance(value, int) else as_text(value)


@lru_cache(maxsize=4096)
def _parsed(source: str) -> tuple[XPathToken | None, str]:
    """The tree of the expression, or why there is none. The tree keeps no state between evaluations."""
    if len(source) > _LONGEST:
        return None, "too_long"
    try:
        return OdkParser().parse(source), ""
    except _WRONG:
        return None, "cannot_be_read"
    except BadCall as fault:
        return None, fault.code
