"""Letters between groups (SPEC section 17): opened by the other group's roster, written to its coordinators.

A letter comes out of no log of ours. It is believed for what it says itself: signed by a coordinator of a group whose
card somebody compared, by a roster that begins with that group's genesis.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from sync.client.letter_ports import Ally, ArrivedLetter, LetterStore, VoidLetter
from sync.client.member import Member
from sync.client.ports import Outgoing, Urgency
from sync.crypto.keys import DeviceKeys
from sync.crypto.letters import Heading, open_letter, write_letter
from sync.crypto.objects import verified
from sync.crypto.sign import verify
from sync.errors import NewerFormat, RosterBroken, Unreadable
from sync.protocol import letters, limits
from sync.protocol.letters import Content, Letter, What
from sync.protocol.objects import Kind, object_id, parsed, split
from sync.protocol.roster import Roster

NEWER = "newer"


@dataclass(slots=True)
class Post:
    """Letters of one sync, in and out."""

    store: LetterStore
    keys: DeviceKeys
    group: bytes

    def asked(self) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
        """(letters that were kept, groups whose letters are taken), as a pull says it."""
        groups = [ally.group for ally in self.store.allies()][: limits.ALLIES]
        return tuple(self.store.untold_letters()[: limits.LETTERS]) if groups else (), tuple(groups)

    def take(self, raws: Sequence[bytes], told: Sequence[bytes]) -> bool:
        """What came, and `told`: what the server knows now. Whether anything was kept, so that there may be more."""
        if told:
            self.store.told_letters(told)
        return bool(raws) and self.keep(raws) > 0

    def knows(self, group: bytes) -> bool:
        """Whether letters of that group are taken."""
        return any(ally.group == group for ally in self.store.allies())

    def signing_key(self, group: bytes, device: bytes) -> bytes | None:
        """Of a coordinator of that group, as far as its roster is known."""
        ally = next(ally for ally in self.store.allies() if ally.group == group)
        return _signing_key(ally, device) if device in coordinators(ally) else None

    def keep(self, raws: Sequence[bytes]) -> int:
        """How many said something new."""
        allies = {ally.group: ally for ally in self.store.allies()}
        kept, void = opened(raws, allies, self.keys, self.group)
        return self.store.take_letters(kept, void)

    def answer(self, member: Member) -> None:
        """Queue what the other groups are to know: our roster, where it grew, and that their letters came."""
        allies = {ally.group: ally for ally in self.store.allies()}
        if not allies or not member.is_coordinator:
            return
        statements = [one.raw for one in member.store.statements()]
        for ally in allies.values():
            if ally.told < len(statements):
                content = Content(tuple(statements), What.HELLO, _packed([""]))
                said = to_ally(self.keys, self.group, ally, content, now=member.session.clock.now())
                if said is not None:
                    self.store.introduced(ally.group, len(statements), said)
        by_author: dict[tuple[bytes, bytes], list[bytes]] = {}
        for one in self.store.unanswered():
            by_author.setdefault((one.group, one.author), []).append(one.object_id)
        for (group, author), ids in by_author.items():
            if group in allies:
                content = Content((), What.RECEIPT, _packed(ids))
                now = member.session.clock.now()
                said = to_ally(self.keys, self.group, allies[group], content, now=now, only=author)
                if said is not None:
                    self.store.answered(group, ids, said)


def opened(
    raws: Sequence[bytes], allies: dict[bytes, Ally], keys: DeviceKeys, group: bytes
) -> tuple[list[ArrivedLetter], list[VoidLetter]]:
    """In order: what one says of its group's roster holds for the next. One that is of no use stops no other."""
    kept, void, rosters = list[ArrivedLetter](), list[VoidLetter](), dict(allies)
    for raw in raws:
        whose = _whose(raw)
        ally = rosters.get(whose)
        if ally is None:
            continue  # of nobody we take letters from: it was not asked for
        try:
            letter = _opened(raw, ally, keys, group)
        except NewerFormat:
            continue  # a newer version of the program will be given it again
        except Unreadable as unreadable:
            void.append(VoidLetter(group=whose, object_id=object_id(raw), reason=unreadable.what))
            continue
        rosters[whose] = Ally(card=ally.card, statements=letter.statements, told=ally.told)
        kept.append(letter)
    return kept, void


def to_ally(
    keys: DeviceKeys,
    group: bytes,
    ally: Ally,
    content: Content,
    *,
    now: int,
    thread: bytes = b"",
    number: int = 0,
    manifests: Sequence[bytes] = (),
    only: bytes = b"",
) -> Outgoing | None:
    """A letter to every coordinator of the other group in office, as far as its roster is known; `only`: to this one.
    None where there is nobody. ValueError for content over 4 MiB, or an object that would be.
    """
    recipients = {device: key for device, key in coordinators(ally).items() if not only or device == only}
    if not recipients:
        return None
    heading = Heading(group=group, partner=ally.group, thread=thread or os.urandom(16), number=number)
    raw = write_letter(keys, heading, content, recipients=recipients, manifests=manifests, time_ms=now)
    if len(raw) > limits.OBJECT:
        raise ValueError("a letter is limited to 4 MiB")
    # Behind the manifests that it names, where those wait to be sent themselves.
    urgency = Urgency.MEDIA if manifests else Urgency.WORDS
    return Outgoing(object_id=object_id(raw), raw=raw, urgency=urgency)


def coordinators(ally: Ally) -> dict[bytes, bytes]:
    """By device the key to seal to: those in office by the roster; before it is known, the maker of the card."""
    if not ally.statements:
        return {ally.card.device: ally.card.hpke_key}
    found = _known_roster(ally).coordinators()
    return {member.device: member.hpke_key for member in found[: limits.LETTER_RECIPIENTS]}


def _opened(raw: bytes, ally: Ally, keys: DeviceKeys, group: bytes) -> ArrivedLetter:
    parts = split(raw)
    if parts.kind is not Kind.LETTER:
        raise Unreadable("letter")
    known = _signing_key(ally, parts.author)
    if known is not None:
        verified(raw, known)
    letter = parsed(parts.body, Letter)
    if letter.group != ally.group or letter.partner != group:
        raise Unreadable("letter")
    data = open_letter(keys, parts.author, letter)
    grown = _grown(ally, letters.statements_in(data))
    if known is None:
        # Its author is new to us: of what it says only the roster was read so far, which proves itself.
        known = _signing_key(grown, parts.author)
        if known is None:
            raise Unreadable("author")
        verified(raw, known)
    if parts.author not in coordinators(grown):
        raise Unreadable("author")
    content = letters.content(data)
    return ArrivedLetter(
        group=ally.group,
        object_id=object_id(raw),
        author=parts.author,
        thread=letter.thread,
        number=letter.number,
        time=letter.time,
        what=content.what,
        statements=grown.statements,
        raw=raw,
        body=bytes(content.body),
    )


def _whose(raw: bytes) -> bytes:
    """The group that a letter says it is of; empty for what is none. Nothing in it is believed for that."""
    try:
        return parsed(split(raw).body, Letter).group
    except Unreadable:
        return b""


def _signing_key(ally: Ally, device: bytes) -> bytes | None:
    if not ally.statements:
        return ally.card.signing_key if device == ally.card.device else None
    member = _known_roster(ally).members.get(device)
    return None if member is None else member.signing_key


def _grown(ally: Ally, statements: tuple[bytes, ...]) -> Ally:
    """With the longer of both rosters. Raises Unreadable("roster") where they are not one, or not the card's."""
    both = min(len(ally.statements), len(statements))
    if statements[:both] != ally.statements[:both]:
        raise Unreadable("roster")
    if len(statements) <= len(ally.statements):
        return ally
    card = ally.card
    if len(statements) < card.length or object_id(statements[card.length - 1]) != card.last:
        raise Unreadable("roster")
    roster = _known_roster(ally)
    try:
        for raw in statements[both:]:
            roster = roster.extended(raw, verify)
    except RosterBroken:
        raise Unreadable("roster") from None
    if card.device not in roster.members:
        raise Unreadable("roster")
    return Ally(card=card, statements=statements, told=ally.told)


def _known_roster(ally: Ally) -> Roster:
    """Its signatures were verified when it came, and the vault is sealed against changes."""
    roster = Roster(ally.group)
    for raw in ally.statements:
        roster = roster.extended(raw, _believed)
    return roster


def _believed(public: bytes, signature: bytes, signed: bytes) -> bool:
    return True


def _packed(body: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(body))
