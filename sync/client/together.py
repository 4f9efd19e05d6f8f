"""The answers to pushes that went side by side, as one. Verifies no more than it takes to tell which says most."""

from __future__ import annotations

from collections.abc import Sequence

from sync.client import history
from sync.client.member import Member
from sync.client.received import Received
from sync.protocol.messages import FileProgress


def together(member: Member, answers: Sequence[Received]) -> Received | None:
    """None where nothing is left. Those that begin elsewhere than at what is known by now prove nothing here; the next
    pull tells of what they brought.
    """
    usable = [one for one in answers if one.checkpoint.old_size == member.known_size]
    if not usable:
        return None
    sizes = [history.verified(one, member.membership).size for one in usable]
    # The longest log names everything of this device since the size that all streams ended with, theirs too. What
    # shorter ones prove is proved by it.
    longest = usable[sizes.index(max(sizes))]
    longest.refused = [refused for one in usable for refused in one.refused]
    longest.progress = _joined(usable)
    return longest


def _joined(answers: Sequence[Received]) -> list[FileProgress]:
    """What any of them says is there: nothing of it goes away."""
    present: dict[bytes, set[tuple[int, int]]] = {}
    for answer in answers:
        for file, ranges in answer.progress:
            present.setdefault(file, set()).update(ranges)
    return [(file, tuple(_merged(sorted(ranges)))) for file, ranges in present.items()]


def _merged(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for first, end in ranges:
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((first, end))
    return merged
