"""Ask for what is new, verify it, open it, hand it to the vault page by page (SPEC section 12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sync.client.history import is_the_servers
from sync.client.member import Member
from sync.client.opening import TRIED_AGAIN, Opening, arrived
from sync.client.ports import Arrived, Notice, Page, SetAside
from sync.client.progress import Halted, Phase, Progress, Step, Stopped
from sync.client.received import Received
from sync.errors import Unreadable
from sync.protocol.objects import Kind, object_id


@dataclass(slots=True)
class Pulled:
    revisions: int = 0
    manifests: int = 0
    acknowledgements: int = 0
    statements: int = 0
    withdrawals: int = 0
    set_aside: int = 0


def pull(member: Member, step: Step, stopped: Stopped) -> Pulled:
    """Until there is no more, or `stopped`. Every page is durable before the next is asked for.

    Raises Unreadable for a server that has more at a place where it was asked before.
    """
    total = Pulled()
    asked_from: set[int] = set()
    while True:
        step(Progress(Phase.LOOKING, done=total.revisions + total.manifests))
        told = member.post.asked() if member.post is not None else ((), ())
        try:
            received = member.session.pull(member.state.cursor, member.known_size, *told)
        except Halted:
            return total
        page = verified_page(member, received, first=not asked_from)
        asked_from.add(member.state.cursor)
        member.store.take_in(page)
        member.state = page.state
        member.held = {(file, number): count for file, number, count in received.held}
        _count(total, page)
        letters = member.post is not None and member.post.take(received.letters, told[0])
        if stopped() or not (received.end.more or letters):
            return total
        if letters:
            continue  # it is told that they are kept, and may have more of them
        if page.state.cursor in asked_from:
            raise Unreadable("end")  # the same would be asked for ever


def verified_page(member: Member, received: Received, *, first: bool = False) -> Page:
    """Raises HistoryBroken, RosterBroken or Unreadable for an answer as a whole; single objects are set aside.

    `first`: of a sync. What an older version of the program could not read is tried again.
    """
    receipts, note = member.checked(received)
    entries = [arrived(index, raw, object_id(raw)) for index, raw in received.entries]
    statements = _new_statements(member, entries)
    opening = Opening(member.keys, member.membership.group, member.chain, member.store.secret)
    opening.take(entry for entry in entries if not _is_statement(entry))
    aside = tuple(opening.aside)
    if opening.secrets or statements:
        # Nothing of an earlier time is given up: a new key or member may make it readable.
        opening.take(_as_they_came(member.store.set_aside()))
    elif first:
        opening.take(_as_they_came([one for one in member.store.set_aside() if one.reason in TRIED_AGAIN]))
    state = replace(member.state, cursor=received.end.next, checkpoint=note, clock_offset=member.session.clock.offset)
    return Page(
        state=state,
        statements=tuple(statements),
        secrets=tuple(opening.secrets),
        revisions=tuple(opening.revisions),
        manifests=tuple(opening.manifests),
        acknowledgements=tuple(opening.acknowledgements),
        withdrawals=tuple(opening.withdrawals),
        set_aside=aside,
        receipts=receipts,
        heard=tuple(one for one in opening.heard if is_the_servers(one.seen, member.membership)),
        notices=tuple(Notice(code=one.code, time=one.time, details=bytes(one.details)) for one in received.notices),
        progress=tuple(received.progress),
    )


def _new_statements(member: Member, entries: list[Arrived]) -> list[Arrived]:
    new = [entry for entry in entries if _is_statement(entry) and entry.object_id not in member.chain.known]
    for statement in sorted(new, key=lambda entry: entry.index):
        member.chain.add(statement)
    return new


def _is_statement(entry: Arrived) -> bool:
    return entry.raw[1:2] == bytes([Kind.STATEMENT])


def _as_they_came(aside: Sequence[SetAside]) -> list[Arrived]:
    return [Arrived(index=one.index, object_id=one.object_id, author=one.author, raw=one.raw) for one in aside]


def _count(total: Pulled, page: Page) -> None:
    total.revisions += len(page.revisions)
    total.manifests += len(page.manifests)
    total.acknowledgements += len(page.acknowledgements)
    total.statements += len(page.statements)
    total.withdrawals += len(page.withdrawals)
    total.set_aside += len(page.set_aside)
