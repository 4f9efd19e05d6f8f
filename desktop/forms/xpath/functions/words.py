"""Words: parts of them, patterns in them, several of them joined."""

from __future__ import annotations

import math

from desktop.forms.xpath.calls import Call, function
from desktop.forms.xpath.patterns import fits
from desktop.forms.xpath.values import XValue


@function("string", 0, 1)
def string(call: Call) -> XValue:
    return call.text(0)


@function("concat", 1, None)
def concat(call: Call) -> XValue:
    return "".join(call.texts(0))


@function("join", 1, None)
def join(call: Call) -> XValue:
    return call.text(0).join(call.texts(1))


@function("contains", 2)
def contains(call: Call) -> XValue:
    return call.text(1) in call.text(0)


@function("starts-with", 2)
def starts_with(call: Call) -> XValue:
    return call.text(0).startswith(call.text(1))


@function("ends-with", 2)
def ends_with(call: Call) -> XValue:
    return call.text(0).endswith(call.text(1))


@function("string-length", 0, 1)
def string_length(call: Call) -> XValue:
    return float(len(call.text(0)))


@function("normalize-space", 0, 1)
def normalize_space(call: Call) -> XValue:
    return " ".join(call.text(0).split())


@function("translate", 3)
def translate(call: Call) -> XValue:
    """Characters without a counterpart are left out."""
    taken, given = call.text(1), call.text(2)
    table: dict[str, str] = {}
    for index, character in enumerate(taken):
        table.setdefault(character, given[index : index + 1])
    return "".join(table.get(character, character) for character in call.text(0))


@function("upper-case", 1)
def upper_case(call: Call) -> XValue:
    return call.text(0).upper()


@function("lower-case", 1)
def lower_case(call: Call) -> XValue:
    return call.text(0).lower()


@function("substr", 2, 3)
def substr(call: Call) -> XValue:
    """From start up to, not including, end; both count from 0, or from the end where they are negative."""
    words = call.text(0)
    start, end = call.whole(1), call.whole(2) if len(call) > 2 else len(words)
    return words[start:end] if (start, end) != (0, 0) else ""


@function("substring", 2, 3)
def substring(call: Call) -> XValue:
    """XPath's own: counts from 1, and by length."""
    words, start = call.text(0), call.number(1)
    if math.isnan(start):
        return ""
    first = math.floor(start + 0.5)
    last = math.inf if len(call) < 3 else first + math.floor(call.number(2) + 0.5)
    return "".join(character for place, character in enumerate(words, 1) if first <= place < last)


@function("substring-before", 2)
def substring_before(call: Call) -> XValue:
    before, found, _ = call.text(0).partition(call.text(1)) if call.text(1) else ("", "", "")
    return before if found else ""


@function("substring-after", 2)
def substring_after(call: Call) -> XValue:
    return call.text(0).partition(call.text(1))[2] if call.text(1) else call.text(0)


@function("regex", 2)
def regex(call: Call) -> XValue:
    """Whether the whole of it fits the pattern."""
    return fits(call.text(0), call.text(1))
