"""Yes and no: conditions, counting of conditions, first of several."""

from __future__ import annotations

import math

from desktop.forms.xpath.calls import BadCall, Call, function
from desktop.forms.xpath.values import XValue, as_number, as_text, as_truth


@function("true", 0)
def true(call: Call) -> XValue:
    return True


@function("false", 0)
def false(call: Call) -> XValue:
    return False


@function("boolean", 1)
def boolean(call: Call) -> XValue:
    return call.truth(0)


@function("not", 1)
def not_(call: Call) -> XValue:
    return not call.truth(0)


@function("boolean-from-string", 1)
def boolean_from_string(call: Call) -> XValue:
    return call.text(0).lower() in ("true", "1")


@function("if", 3)
def if_(call: Call) -> XValue:
    return call.value(1 if call.truth(0) else 2)


@function("coalesce", 1, None)
def coalesce(call: Call) -> XValue:
    """The first that is not empty."""
    value: XValue = ""
    for index in range(len(call)):
        value = call.value(index)
        if as_text(value) not in ("", "NaN"):
            break
    return value


@function("once", 1)
def once(call: Call) -> XValue:
    """What the question holds already, else the argument."""
    held = as_text(call.scope.origin)
    return held if held else call.value(0)


@function("depend", 1, None)
def depend(call: Call) -> XValue:
    return call.value(0)


@function("checklist", 2, None)
def checklist(call: Call) -> XValue:
    """Whether between `least` and `most` of the conditions hold; -1 for no bound."""
    least, most = call.whole(0), call.whole(1)
    count = sum(as_truth(item) for index in range(2, len(call)) for item in call.items(index))
    return (least < 0 or count >= least) and (most < 0 or count <= most)


@function("weighted-checklist", 2, None)
def weighted_checklist(call: Call) -> XValue:
    """Whether the weights of the conditions that hold add up to something between `least` and `most`."""
    least, most = call.number(0), call.number(1)
    if len(call) % 2:
        raise BadCall("weight_missing")
    total = 0.0
    for index in range(2, len(call), 2):
        factors, weights = call.items(index), call.items(index + 1)
        if len(factors) != len(weights):
            raise BadCall("weight_missing")
        pairs = zip(factors, weights, strict=True)
        total += math.fsum(as_number(weight, call.zone) for factor, weight in pairs if as_truth(factor))
    return least <= total <= most
