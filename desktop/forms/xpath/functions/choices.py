"""Choices: what is ticked in an answer, and what a choice is called."""

from __future__ import annotations

from desktop.forms.xpath.calls import BadCall, Call, function
from desktop.forms.xpath.values import XValue


@function("selected", 2)
def selected(call: Call) -> XValue:
    return call.text(1).strip() in call.text(0).split()


@function("is-selected", 2)
def is_selected(call: Call) -> XValue:
    return selected(call)


@function("count-selected", 1)
def count_selected(call: Call) -> XValue:
    return float(len(call.text(0).split()))


@function("selected-at", 2)
def selected_at(call: Call) -> XValue:
    """Counts from 0; empty beyond the last."""
    names, index = call.text(0).split(), call.whole(1)
    return names[index] if 0 <= index < len(names) else ""


@function("jr:choice-name", 2)
def choice_name(call: Call) -> XValue:
    """The words of a choice; the second argument is the path of its question, in quotes."""
    path = call.text(1).strip()
    if not path.startswith("/"):
        raise BadCall("not_a_path")
    return call.surroundings.choice_label(call.text(0), path.strip("/").split("/"))


@function("jr:itext", 1)
def itext(call: Call) -> XValue:
    return call.surroundings.words_for(call.text(0))
