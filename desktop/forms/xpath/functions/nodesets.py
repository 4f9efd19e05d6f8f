"""Sets of nodes: rows of repeats, rows of lists, where one stands."""

from __future__ import annotations

import math
import secrets
from copy import copy
from typing import cast

from desktop.forms.xpath.calls import BadCall, Call, function
from desktop.forms.xpath.nodes import Node, Nodes
from desktop.forms.xpath.parser import plain_steps
from desktop.forms.xpath.values import XValue, as_text

_MODULUS = 2147483647


@function("count", 1)
def count(call: Call) -> XValue:
    return float(len(call.nodes(0)))


@function("count-non-empty", 1)
def count_non_empty(call: Call) -> XValue:
    return float(sum(as_text(node) != "" for node in call.nodes(0)))


@function("position", 0, 1)
def position(call: Call) -> XValue:
    """With `..`: which row this is, from 1. Within a predicate: which of the nodes looked at."""
    if not len(call):
        return float(call.scope.position)
    nodes = call.nodes(0)
    if not nodes or nodes[0].above is None:
        raise BadCall("no_row")
    sisters = [node for node in nodes[0].above.named[cast("str", nodes[0].name)] if node.shown]
    return float(sisters.index(nodes[0]) + 1 if nodes[0] in sisters else 0)


@function("last", 0)
def last(call: Call) -> XValue:
    return float(call.scope.size or 0)


@function("current", 0)
def current(call: Call) -> XValue:
    """The question the whole expression belongs to, also from within a predicate."""
    return [call.scope.origin] if call.scope.origin is not None else []


@function("instance", 1)
def instance(call: Call) -> XValue:
    """The list of that name that came with the form; begin a path with `/root/item`."""
    root = call.surroundings.list_root(call.text(0))
    if root is None:
        raise BadCall("no_such_list")
    above = Node("")
    above.children.append(root)
    above.named["root"] = [root]
    return [above]


@function("indexed-repeat", 3, None)
def indexed_repeat(call: Call) -> XValue:
    """The answer in a certain row: `indexed-repeat(/data/people/name, /data/people, 2)`, up to any depth."""
    steps = plain_steps(call.token[0])
    if steps is None or len(call) % 2 == 0:
        raise BadCall("not_a_path")
    wanted: dict[int, int] = {}
    for index in range(1, len(call), 2):
        repeat = plain_steps(call.token[index])
        if repeat is None or steps[: len(repeat)] != repeat:
            raise BadCall("not_a_path")
        wanted[len(repeat)] = max(call.whole(index + 1), 1)
    scope = copy(call.scope)
    scope.origin = None
    found: Nodes = scope.at_steps(steps[:1])
    for depth in range(2, len(steps) + 1):
        found = [node for parent in found for node in parent.named.get(steps[depth - 1], ()) if node.shown]
        if depth in wanted:
            found = found[wanted[depth] - 1 : wanted[depth]]
    return found


@function("randomize", 1, 2)
def randomize(call: Call) -> XValue:
    """In a chance order; with a seed, in the same one each time (ODK's own generator)."""
    nodes = list(call.nodes(0))
    if len(call) == 1:
        secrets.SystemRandom().shuffle(nodes)
        return nodes
    return _shuffled(nodes, call.whole(1))


def _shuffled(nodes: Nodes, seed: int) -> Nodes:
    """The shuffle of Fisher and Yates, inside out, with the generator of Park and Miller, as ODK says."""
    state = int(math.fmod(seed, _MODULUS))
    state += 0 if state > 0 else _MODULUS - 1
    result: Nodes = []
    for count, node in enumerate(nodes, 1):
        state = state * 16807 % _MODULUS
        place = int((state - 1) / (_MODULUS - 1) * count)
        result.append(node)
        result[-1], result[place] = result[place], node
    return result


@function("pulldata", 4)
def pulldata(call: Call) -> XValue:
    """`pulldata('file', 'wanted column', 'key column', key)`: empty where no row has the key."""
    root = call.surroundings.list_root(call.text(0).removesuffix(".csv"))
    if root is None:
        raise BadCall("no_such_list")
    wanted, key_column, key = call.text(1), call.text(2), call.text(3)
    for row in root.nodes():
        if as_text(row.named.get(key_column, [])) == key:
            return as_text(row.named.get(wanted, []))
    return ""
