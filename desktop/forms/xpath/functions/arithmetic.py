"""Numbers: rounding, powers, sums, angles, chance."""

from __future__ import annotations

import math
import secrets
from collections.abc import Callable
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal

from desktop.forms.xpath.calls import BadCall, Call, function
from desktop.forms.xpath.values import XValue, as_number

_CHANCE = secrets.SystemRandom()
_MOST_PLACES = 30


@function("number", 0, 1)
def number(call: Call) -> XValue:
    return call.number(0)


@function("int", 1)
def int_(call: Call) -> XValue:
    """Towards zero."""
    value = call.number(0)
    return value if math.isnan(value) or math.isinf(value) else float(math.trunc(value))


@function("round", 1, 2)
def round_(call: Call) -> XValue:
    """Halves go up; the second argument is the number of decimal places, negative for tens and hundreds."""
    value = call.number(0)
    places = call.whole(1) if len(call) > 1 else 0
    if math.isnan(value) or math.isinf(value):
        return value
    if abs(places) > _MOST_PLACES:
        return math.nan
    half = ROUND_HALF_DOWN if value < 0 else ROUND_HALF_UP
    return float(Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), half))


@function("pow", 2)
def pow_(call: Call) -> XValue:
    try:
        return math.pow(call.number(0), call.number(1))
    except ValueError:  # the root of -1
        return math.nan
    except OverflowError:
        raise BadCall("number_too_big") from None


@function("atan2", 2)
def atan2(call: Call) -> XValue:
    return math.atan2(call.number(0), call.number(1))


@function("pi", 0)
def pi(call: Call) -> XValue:
    return math.pi


@function("random", 0)
def random(call: Call) -> XValue:
    """From 0 up to, but not including, 1."""
    return _CHANCE.random()


@function("sum", 1)
def sum_(call: Call) -> XValue:
    """What is no number is left out, as in ODK."""
    return math.fsum(_numbers(call, 0))


@function("min", 1, None)
def min_(call: Call) -> XValue:
    return min((value for index in range(len(call)) for value in _numbers(call, index)), default=math.nan)


@function("max", 1, None)
def max_(call: Call) -> XValue:
    return max((value for index in range(len(call)) for value in _numbers(call, index)), default=math.nan)


def _numbers(call: Call, index: int) -> list[float]:
    values = [as_number(item, call.zone) for item in call.items(index)]
    return [value for value in values if not math.isnan(value)]


def _of_one_number(name: str, compute: Callable[[float], float]) -> None:
    @function(name, 1)
    def body(call: Call) -> XValue:
        value = call.number(0)
        try:
            return float(compute(value))
        except ValueError:  # outside of what the function is defined for, such as the logarithm of -1
            return math.nan
        except OverflowError:
            raise BadCall("number_too_big") from None


_OF_ONE_NUMBER: dict[str, Callable[[float], float]] = {
    "abs": abs,
    "floor": math.floor,
    "ceiling": math.ceil,
    "sqrt": math.sqrt,
    "exp": math.exp,
    "exp10": lambda value: 10.0**value,
    "log": math.log,
    "log10": math.log10,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
}
for _name, _compute in _OF_ONE_NUMBER.items():
    _of_one_number(_name, _compute)
