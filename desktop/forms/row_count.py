"""Keeps a repeat at the number of rows that its form counts. Knows rows, works no expression out."""

from __future__ import annotations

import hashlib

from desktop.forms.instance import AnswerNode, Instance, Rows

MOST_ROWS = 1000


def rows_to(wanted: int, rows: Rows, instance: Instance) -> tuple[list[AnswerNode], bool]:
    """Bring the rows to the wanted number. Returns the new ones, and whether any went.

    Rows too many are taken away from the end as long as nothing was answered in them; the rest are marked as surplus:
    what people wrote stays, and comes back when the number grows again.
    """
    gone = False
    while len(rows.ordered) > wanted and not _answered(rows.ordered[-1]):
        instance.remove_row(rows.ordered[-1])
        gone = True
    new = [_added(rows, instance) for _ in range(wanted - len(rows.ordered))]
    for number, row in enumerate(rows.ordered):
        row.surplus = number >= wanted
    return new, gone


def _added(rows: Rows, instance: Instance) -> AnswerNode:
    """The same ids on every device, so that two people who fill in the same form offline get the same rows."""
    number = len(rows.ordered)
    while True:
        digest = hashlib.sha256(f"{rows.repeat.answer_path}#{number}".encode()).hexdigest()
        path = f"{rows.repeat.answer_path}[{digest[:8]}]"
        if path not in instance.nodes:
            last = instance.sort_keys[rows.ordered[-1]] if rows.ordered else 0.0
            return instance.add_row(path, last + 1)
        number += MOST_ROWS


def _answered(row: AnswerNode) -> bool:
    return any(node.value_held is not None for node in row.below() if node.question is not None and node.question.asks)
