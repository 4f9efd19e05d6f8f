"""Coordinators' words that are not in the log yet (SPEC section 15, "words by hand"): said here without a line, or
heard from another laptop. Sends nothing, and knows no path.

A word that revokes counts here at once, because to stop serving somebody is safe; one that says that two laptops are
one person's counts when the log has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from sync.client.chain import Chain
from sync.client.member import Member
from sync.client.progress import Step
from sync.client.stating import state
from sync.crypto.enrolment import Place, revocation, succession
from sync.crypto.objects import verified
from sync.errors import Refused, Unreadable
from sync.protocol import objects
from sync.protocol.objects import Kind, object_id
from sync.protocol.statements import Role
from sync.protocol.words import Word, word_in

MOST: Final = 50
"""Carried in one parcel; the newest."""


def say(member: Member, device: bytes, earlier: bytes = b"") -> None:
    """Without a line. It goes with the next parcel or sync."""
    roster = member.chain.roster
    word = Word(b"", member.keys.id, device, earlier)
    if not word.is_in(roster):
        member.store.keep_words([_made(member, word, roster.length, roster.last)])
        member.chain.revoked_by_hand = revoked_by(member.chain, member.store.words())


def heard(member: Member, raws: Sequence[bytes]) -> int:
    """Keep what coordinators in office say of members, as far as it is news; how many there were."""
    news = [raw for raw in raws if _is_news(member, raw)]
    if news:
        member.store.keep_words(news)
        member.chain.revoked_by_hand = revoked_by(member.chain, member.store.words())
    return len(news)


def to_carry(member: Member) -> list[bytes]:
    """Statements that revoke: those of the roster and those that are not in it yet, the newest of them."""
    known = [one.raw for one in member.store.statements()]
    found = [word for raw in (*known, *member.store.words()) if (word := word_in(raw)) is not None and not word.earlier]
    return [word.raw for word in found[-MOST:]]


def restated(member: Member) -> Iterator[bytes]:
    """This device's own words, as the next statements of the roster that is known here."""
    roster = member.chain.roster
    number, previous = roster.length, roster.last
    for word in _own(member):
        raw = _made(member, word, number, previous)
        yield raw
        number, previous = number + 1, object_id(raw)


def settle(member: Member, step: Step) -> None:
    """Over a line: say what was said without one. What the rules of the roster forbid by now is given up."""
    for word in _own(member):
        try:
            state(member, partial(_placed, member, word), word.is_in, step)
        except Refused:
            member.store.drop_words([word.raw])


def revoked_by(chain: Chain, words: Sequence[bytes]) -> frozenset[bytes]:
    """Devices that are out by these words, as long as whoever said them is in office by the log."""
    found = [word for raw in words if (word := word_in(raw)) is not None and not word.earlier]
    return frozenset(word.device for word in found if _may(chain, word.author))


def _own(member: Member) -> list[Word]:
    found = [word for raw in member.store.words() if (word := word_in(raw)) is not None]
    return [word for word in found if word.author == member.keys.id and not word.is_in(member.chain.roster)]


def _made(member: Member, word: Word, number: int, previous: bytes) -> bytes:
    return _at(member, word, Place(member.membership.group, number, previous))


def _placed(member: Member, word: Word, place: Place, _now: int) -> bytes:
    return _at(member, word, place)


def _at(member: Member, word: Word, place: Place) -> bytes:
    now = member.session.clock.now()
    if word.earlier:
        return succession(member.keys, place, device=word.device, earlier=word.earlier, time_ms=now)
    return revocation(member.keys, place, device=word.device, time_ms=now)


def _is_news(member: Member, raw: bytes) -> bool:
    try:
        author = objects.split(raw).author
        by = member.chain.roster.members.get(author)
        if by is None or not _may(member.chain, author):
            return False
        parts = verified(raw, by.signing_key)
        group = objects.parsed(parts.body, objects.Statement).group
        if parts.kind is not Kind.STATEMENT or group != member.membership.group:
            return False
        word = word_in(raw)
    except Unreadable:
        return False
    known = member.chain.roster.members.get(word.device) if word is not None and not word.earlier else None
    return known is not None and known.revoked is None and known.device not in member.chain.revoked_by_hand


def _may(chain: Chain, device: bytes) -> bool:
    """Whether a coordinator in office by the log: who is only said to be out may still say that somebody else is."""
    member = chain.roster.members.get(device)
    return member is not None and member.revoked is None and member.role is Role.COORDINATOR
