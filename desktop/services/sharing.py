"""Sharing one case with another group: what would go and what stays, and a copy of it, sealed (SPEC section 17).

What goes is what an export for partners lets out, narrowed to the case. What went is looked at again at each sync:
what would not leave any more is taken back by itself. Knows no window.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime

import msgspec

from desktop.domain.custody import Deed
from desktop.domain.one_case import CASE
from desktop.errors import EnvironmentProblem, GroupNotCompared, NoSuchGroup, NothingToShare, ShareTooBig, UserError
from desktop.services.allies import LONGEST_NAME, expect_coordinator
from desktop.services.case_copies import WHAT_FOR, CaseCopy, Preview, Staying, narrowed, unseen, vault_state
from desktop.services.exporting.passing import Choice
from desktop.services.exporting.planning import planned
from desktop.services.lines import title_of
from desktop.services.views import moment
from desktop.store.allies import KeptShare, KnownAlly
from desktop.store.departures import Way
from desktop.store.shared_case import packed, unpacked
from desktop.store.sync_facts import state
from desktop.store.unit import Unit, now
from desktop.store.vault import Vault
from sync.client.letters import to_ally
from sync.protocol.letters import Content, What
from sync.protocol.objects import Kind

__all__ = ["Preview", "Share", "Sharing", "Staying"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A case of ours with another group. `shared`: when the newest copy was made; `received`: when they said that it
    came; `ended`: when it was taken back.
    """

    thread: str
    group: str
    group_name: str = field(repr=False)
    record: str
    title: str = field(repr=False)
    records: int
    files: int
    shared: datetime
    received: datetime | None
    ended: datetime | None


class Sharing:
    """`language` (a code such as "es"): of titles; it may be changed at any time."""

    def __init__(self, vault: Vault, language: str = "en") -> None:
        self._vault = vault
        self.language = language

    def preview(self, case: str, partners: Iterable[str] = ()) -> Preview:
        """`partners`: words by which narrators named the other group (`Exporting.partners` lists them).

        Raises NotAMember, NotACoordinator, RecordGone, NothingToShare for a record that is no case.
        """
        with self._vault.reading() as unit:
            expect_coordinator(unit)
            return CaseCopy.at(unit, case, frozenset(partners)).preview(self.language)

    def share(self, case: str, group: str, partners: Iterable[str] = ()) -> Share:
        """A copy of today, at the next sync or in the next parcel; in place of one that they have. Raises as `preview`,
        and NoSuchGroup, GroupNotCompared, NothingToShare, ShareTooBig.
        """
        words = frozenset(partners)
        with self._vault.unit() as unit:
            ally = _expect_ally(unit, group)
            looking = CaseCopy.at(unit, case, words)
            shared = looking.shared(expect_coordinator(unit).group_name[:LONGEST_NAME])
            if not shared.records:
                raise NothingToShare
            before = next((one for one in unit.allies.shares(case) if one.ally == group and not one.ended), None)
            files = [one.ref.id for one in shared.files]
            unit.departures.note(
                [one.id for one in shared.records], Way.SHARED, now(), purpose=WHAT_FOR.value, whom=ally.name
            )
            unit.custody.note_all(files, Deed.HANDED_OVER, now(), WHAT_FOR.encode())
            thread = before.thread if before is not None else os.urandom(16).hex()
            share = KeptShare(
                thread=thread,
                ally=group,
                record=case,
                partners=words,
                number=before.number + 1 if before is not None else 0,
                begun=before.begun if before is not None else now(),
                ended=None,
                looked=looking.state,
                time=now(),
                received=None,
                body=packed(shared),
            )
            _send(unit, self._vault, ally, share, What.CASE, [one.manifest for one in shared.files])
        return next(one for one in self.shares(case) if one.thread == thread)

    def stop(self, thread: str) -> None:
        """Take it back: at their next sync their copy goes. Raises NotAMember, NotACoordinator, NoSuchGroup."""
        with self._vault.unit() as unit:
            expect_coordinator(unit)
            share = next((one for one in unit.allies.shares() if one.thread == thread and not one.ended), None)
            ally = None if share is None else unit.allies.get(share.ally)
            if share is None or ally is None:
                raise NoSuchGroup
            _end(unit, self._vault, ally, share)

    def remove(self, group: str) -> None:
        """Nothing more goes there or comes from there. What was shared is taken back; what they shared is destroyed
        here. Raises NotAMember, NotACoordinator, NoSuchGroup.
        """
        with self._vault.unit() as unit:
            expect_coordinator(unit)
            ally = unit.allies.get(group)
            if ally is None:
                raise NoSuchGroup
            for share in unit.allies.shares():
                if share.ally == group and not share.ended:
                    _end(unit, self._vault, ally, share)
            unit.give_up(unit.allies.remove(group))

    def shares(self, case: str | None = None) -> list[Share]:
        """Newest first, those that were taken back too."""
        with self._vault.reading() as unit:
            names = {one.id: one.name for one in unit.allies.all()}
            found = unit.allies.shares(case)
            lines = unit.records.lines([one.record for one in found])
            titles = {id: title_of(CASE, line.record.answers, self.language) for id, line in lines.items()}
            return [_share(one, names.get(one.ally, ""), titles.get(one.record, "")) for one in found]

    def settle(self) -> int:
        """Take back what would not leave any more, for whatever reason; of how many shares something was. Reads every
        testimony where anything changed since it last looked, and nothing where nothing is shared.
        """
        with self._vault.reading() as unit:
            due = [one for one in unit.allies.shares() if not one.ended and one.looked != vault_state(unit)]
        settled = 0
        for one in due:
            # What cannot be taken back now (a full disk, damage, nobody of theirs in office) is tried at the next sync:
            # it keeps nothing else from leaving.
            with suppress(UserError, EnvironmentProblem):
                settled += self._settled(one)
        return settled

    def _settled(self, share: KeptShare) -> bool:
        with self._vault.unit() as unit:
            ally = unit.allies.get(share.ally)
            if ally is None or unit.members.membership() is None:
                return False
            before = unpacked(share.body)
            plan = planned(unit, Choice(purpose=WHAT_FOR, partners=share.partners), unseen)
            after = narrowed(unit, plan, before)
            if after == before:
                unit.allies.looked(share.thread, vault_state(unit))
                return False
            if not plan.leaves(share.record) or not after.records:
                _end(unit, self._vault, ally, share)
                return True
            renewed = replace(share, number=share.number + 1, looked=vault_state(unit), time=now(), body=packed(after))
            _send(unit, self._vault, ally, renewed, What.CASE, [one.manifest for one in after.files])
            return True


def _send(unit: Unit, vault: Vault, ally: KnownAlly, share: KeptShare, what: What, manifests: Sequence[str]) -> None:
    membership = unit.members.membership()
    assert membership is not None, "a coordinator is a member"
    statements = tuple(one.raw for one in unit.outbox.statements())
    try:
        outgoing = to_ally(
            vault.keys,
            membership.group,
            ally.as_ally(),
            Content(statements, what, msgspec.Raw(share.body or msgspec.msgpack.encode(()))),
            now=max(0, now() + state(unit.facts).clock_offset),
            thread=bytes.fromhex(share.thread),
            number=share.number,
            manifests=[bytes.fromhex(one) for one in dict.fromkeys(manifests)],
        )
    except ValueError:
        raise ShareTooBig from None
    if outgoing is None:
        raise GroupNotCompared  # nobody of theirs is in office any more, as far as is known here
    unit.outbox.add(outgoing, Kind.LETTER)
    unit.allies.share(share, outgoing.object_id, what)
    unit.allies.introduced(ally.id, len(statements))


def _end(unit: Unit, vault: Vault, ally: KnownAlly, share: KeptShare) -> None:
    ended = replace(share, number=share.number + 1, ended=now(), looked=vault_state(unit), time=now(), body=b"")
    _send(unit, vault, ally, ended, What.END, ())


def _expect_ally(unit: Unit, group: str) -> KnownAlly:
    expect_coordinator(unit)
    ally = unit.allies.get(group)
    if ally is None:
        raise NoSuchGroup
    if ally.compared is None:
        raise GroupNotCompared
    return ally


def _share(kept: KeptShare, name: str, title: str) -> Share:
    shared = unpacked(kept.body) if kept.body else None
    return Share(
        thread=kept.thread,
        group=kept.ally,
        group_name=name,
        record=kept.record,
        title=title,
        records=len(shared.records) if shared else 0,
        files=len(shared.files) if shared else 0,
        shared=moment(kept.time),
        received=None if kept.received is None else moment(kept.received),
        ended=None if kept.ended is None else moment(kept.ended),
    )
