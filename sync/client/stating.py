"""A statement of this device onto the roster, at whatever place the roster has come to (SPEC section 6).

It goes at once, or not at all: its place is under its signature.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from sync.client.enrol import TRIES
from sync.client.member import Member
from sync.client.progress import Step
from sync.client.pull import pull
from sync.crypto.enrolment import Place
from sync.errors import Refused
from sync.protocol import codes
from sync.protocol.frames import FrameType, encode
from sync.protocol.objects import object_id
from sync.protocol.roster import Roster


def state(
    member: Member,
    made: Callable[[Place, int], bytes],
    is_said: Callable[[Roster], bool],
    step: Step,
) -> None:
    """`made(place, time)`: the statement, signed. When this returns the roster here says it; `is_said` tells.

    After a cut it is called again and finds what was done. Raises Refused for what breaks a rule of the roster.
    """
    for _ in range(TRIES):
        pull(member, step, _never)
        roster = member.chain.roster
        if is_said(roster):
            return
        raw = made(Place(member.membership.group, roster.length, roster.last), member.session.clock.now())
        received = member.session.push(partial(_alone, raw), member.known_size)
        member.checked(received)
        refused = {one.object_id: one.code for one in received.refused}.get(object_id(raw))
        if refused not in (None, codes.ROSTER_MOVED):
            raise Refused(refused)
    pull(member, step, _never)
    if not is_said(member.chain.roster):
        raise Refused(codes.ROSTER_MOVED)


def _alone(raw: bytes) -> Iterator[bytes]:
    yield encode(FrameType.OBJECT, raw)


def _never() -> bool:
    return False
