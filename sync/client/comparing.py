"""Hold what others saw of the log against what this device was shown (SPEC section 10, "what others saw").

Two devices that were shown different histories find out here. Sends nothing but questions for tiles.
"""

from __future__ import annotations

from collections.abc import Mapping

from sync.client.member import Member
from sync.client.ports import Heard
from sync.client.tiling import Tiles
from sync.errors import HistoryBroken, Refused, Unreadable
from sync.protocol import checkpoints, codes, seen
from sync.protocol.checkpoints import Checkpoint

FORK = "fork"
UNPROVED = "unproved"


def compare(member: Member) -> None:
    """The newest checkpoint of each author that was not compared yet. With none there is no request.

    Raises HistoryBroken("fork") after both notes were kept, HistoryBroken("unproved") where the server cannot show how
    they belong together; then it is asked again at the next sync.
    """
    waiting = member.store.heard()
    if not waiting or member.state.checkpoint is None:
        return
    ours = checkpoints.parse(member.state.checkpoint)
    log = Tiles(member.session, ours)
    fitting: list[Heard] = []
    broken: list[Heard] = []
    try:
        for one in waiting:
            (fitting if _fits(one, member.roots, ours, log) else broken).append(one)
    except Unreadable:
        _unproved(member, fitting, broken)
    except Refused as refused:
        if refused.code != codes.NOT_FOUND:
            raise
        _unproved(member, fitting, broken)
    _keep(member, fitting, broken)
    if broken:
        raise HistoryBroken(FORK)


def _fits(one: Heard, roots: Mapping[int, bytes], ours: Checkpoint, log: Tiles) -> bool:
    """Whoever wrote the object had seen its checkpoint before: an honest log was as long then, and is longer now."""
    if one.seen.size > min(one.index, ours.size):
        return False
    if one.seen.size in roots:
        return one.seen.root == roots[one.seen.size]  # it is what this device was shown itself
    return one.seen.size == 0 or log.root_at(one.seen.size) == one.seen.root


def _keep(member: Member, fitting: list[Heard], broken: list[Heard]) -> None:
    for one in broken:
        note = seen.as_note(one.seen, group=member.membership.group, log_key=member.membership.log_key)
        member.store.keep_evidence(member.state.checkpoint or "", note)
    if broken:
        member.store.doubt(FORK)
    member.store.compared(fitting, broken)


def _unproved(member: Member, fitting: list[Heard], broken: list[Heard]) -> None:
    _keep(member, fitting, broken)
    if broken:
        raise HistoryBroken(FORK)
    member.store.doubt(UNPROVED)
    raise HistoryBroken(UNPROVED)
