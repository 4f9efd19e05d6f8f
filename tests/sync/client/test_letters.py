"""What comes in another group's name is believed by that group's roster alone, whoever hands it over."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import msgspec
import pytest

from sync.client.letter_ports import Ally
from sync.client.letters import coordinators, opened, to_ally
from sync.crypto.cards import Card, new_card_key, new_person, seal_card
from sync.crypto.enrolment import InvitationKey, Place, certificate, enrolment, genesis, revocation
from sync.crypto.group_cards import make_card, verified_card
from sync.crypto.keys import DeviceKeys
from sync.crypto.letters import Heading, write_letter
from sync.crypto.sign import verify
from sync.protocol import limits
from sync.protocol.letters import Content, What
from sync.protocol.objects import object_id
from sync.protocol.roster import Roster
from sync.protocol.statements import Role

NOW = 1_800_000_000_000
OURS, EVA = b"o" * 32, DeviceKeys.generate()


@dataclass
class Theirs:
    """Another group and its roster, which grows."""

    statements: list[bytes] = field(default_factory=list)
    ana: DeviceKeys = field(default_factory=DeviceKeys.generate)

    def __post_init__(self) -> None:
        first = InvitationKey.generate()
        self.statements.append(genesis(first, role=Role.COORDINATOR, expires=NOW + 9, time_ms=NOW))
        self.group = object_id(self.statements[0])
        self._enrol(self.ana, first, b"")

    def joined(self, role: Role) -> DeviceKeys:
        keys, invitation = DeviceKeys.generate(), InvitationKey.generate()
        word = certificate(self.ana, group=self.group, invitation=invitation.public, role=role, expires=NOW + 9)
        self._enrol(keys, invitation, word)
        return keys

    def revoke(self, keys: DeviceKeys) -> None:
        self.statements.append(revocation(self.ana, self._place(), device=keys.id, time_ms=NOW))

    def ally(self, *, knows: int = 0) -> Ally:
        """As somebody has it who compared Ana's card of today, and knows so many statements."""
        last = object_id(self.statements[-1])
        said = {"group": self.group, "log_key": b"l" * 32, "name": "Red", "made": 1, "expires": 2}
        card = verified_card(make_card(self.ana, **said, length=len(self.statements), last=last))
        return Ally(card=card, statements=tuple(self.statements[:knows]))

    def letter(self, by: DeviceKeys, *, statements=None, to=EVA, partner=OURS, group=b"", number=0) -> bytes:
        heading = Heading(group=group or self.group, partner=partner, thread=b"t" * 16, number=number)
        said = tuple(self.statements if statements is None else statements)
        content = Content(said, What.END, msgspec.Raw(msgspec.msgpack.encode([])))
        return write_letter(by, heading, content, recipients={to.id: to.hpke_public}, time_ms=NOW)

    def _enrol(self, keys: DeviceKeys, invitation: InvitationKey, word: bytes) -> None:
        card = seal_card(new_card_key(), keys.id, Card("x", new_person()))
        self.statements.append(
            enrolment(keys, self._place(), invitation=invitation, certificate=word, card=card, time_ms=NOW)
        )

    def _place(self) -> Place:
        roster = Roster(self.group)
        for raw in self.statements:
            roster = roster.extended(raw, verify)
        return Place(self.group, roster.length, roster.last)


def took(ally: Ally, *raws: bytes):
    return opened(raws, {ally.group: ally}, EVA, OURS)


def test_the_maker_of_the_card_is_believed_before_the_roster_is_known() -> None:
    theirs = Theirs()
    for statements in ((), None):
        (letter,), void = took(theirs.ally(), theirs.letter(theirs.ana, statements=statements))
        assert (letter.author, letter.what, void) == (theirs.ana.id, What.END, [])


def test_a_later_coordinator_brings_the_roster_that_makes_her_one() -> None:
    theirs = Theirs()
    ally = theirs.ally(knows=2)
    bea = theirs.joined(Role.COORDINATOR)
    (letter,), _ = took(ally, theirs.letter(bea))
    assert len(letter.statements) == 3
    assert took(ally, theirs.letter(bea, statements=()))[0] == []
    assert set(coordinators(replace(ally, statements=letter.statements))) == {theirs.ana.id, bea.id}


def test_what_one_letter_says_of_the_roster_holds_for_the_next() -> None:
    theirs = Theirs()
    ally = theirs.ally(knows=2)
    bea = theirs.joined(Role.COORDINATOR)
    hello, later = theirs.letter(theirs.ana), theirs.letter(bea, statements=())
    assert [one.author for one in took(ally, hello, later)[0]] == [theirs.ana.id, bea.id]


@pytest.mark.parametrize("who", ["a documenter", "a stranger", "a revoked one", "the card's maker, revoked"])
def test_nobody_but_coordinators_in_office_is_believed(who: str) -> None:
    theirs = Theirs()
    bea = theirs.joined(Role.COORDINATOR)
    if who == "a documenter":
        author = theirs.joined(Role.DOCUMENTER)
    elif who == "a stranger":
        author = DeviceKeys.generate()
    elif who == "a revoked one":
        author = bea
        theirs.revoke(bea)
    else:
        author = theirs.ana
        statements = theirs.statements
        statements.append(revocation(bea, theirs._place(), device=theirs.ana.id, time_ms=NOW))
    raw = theirs.letter(author)
    for ally in (theirs.ally(), theirs.ally(knows=len(theirs.statements))):
        kept, (void,) = took(ally, raw)
        assert (kept, void.reason) == ([], "author")


def test_a_server_that_shows_an_older_roster_than_the_card_gets_nowhere() -> None:
    theirs = Theirs()
    bea = theirs.joined(Role.COORDINATOR)
    before = list(theirs.statements)
    theirs.revoke(bea)
    kept, (void,) = took(theirs.ally(), theirs.letter(bea, statements=before))
    assert (kept, void.reason) == ([], "roster")


def test_a_roster_that_goes_another_way_is_not_taken() -> None:
    theirs = Theirs()
    bea = theirs.joined(Role.COORDINATOR)
    other = [
        *theirs.statements[:2],
        revocation(
            theirs.ana, Place(theirs.group, 2, object_id(theirs.statements[1])), device=theirs.ana.id, time_ms=1
        ),
    ]
    ally = theirs.ally(knows=3)
    kept, (void,) = took(ally, theirs.letter(bea, statements=other))
    assert (kept, void.reason) == ([], "roster")


def test_a_roster_without_its_rules_is_not_taken() -> None:
    theirs, others = Theirs(), Theirs()
    forged = [*theirs.statements, others.statements[1]]
    assert took(theirs.ally(), theirs.letter(theirs.ana, statements=forged))[1][0].reason == "roster"
    assert took(theirs.ally(), theirs.letter(theirs.ana, statements=others.statements))[1][0].reason == "roster"


def test_a_letter_to_another_group_or_another_device_is_void() -> None:
    theirs, other = Theirs(), DeviceKeys.generate()
    for raw in (theirs.letter(theirs.ana, partner=b"x" * 32), theirs.letter(theirs.ana, to=other)):
        kept, (void,) = took(theirs.ally(), raw)
        assert (kept, void.reason) == ([], "letter")


def test_a_letter_of_a_group_that_nobody_compared_is_passed_over() -> None:
    theirs, others = Theirs(), Theirs()
    assert took(theirs.ally(), others.letter(others.ana), b"", b"nonsense", bytes(200)) == ([], [])


def test_one_bit_of_it_changed_makes_it_void_and_stops_no_other() -> None:
    theirs = Theirs()
    raw = theirs.letter(theirs.ana)
    spoiled = raw[:-70] + bytes([raw[-70] ^ 1]) + raw[-69:]
    kept, void = took(theirs.ally(), spoiled, raw)
    assert (len(kept), [one.reason for one in void]) == (1, ["signature"])


def test_a_letter_that_is_written_again_under_one_s_own_name_is_not_taken() -> None:
    """What somebody was sent they cannot pass on as the group's."""
    theirs = Theirs()
    kept, (void,) = took(theirs.ally(knows=2), theirs.letter(DeviceKeys.generate(), statements=()))
    assert (kept, void.reason) == ([], "author")


def test_what_is_too_large_is_not_written() -> None:
    content = Content((), What.CASE, msgspec.Raw(msgspec.msgpack.encode(bytes(limits.OBJECT))))
    with pytest.raises(ValueError, match="4 MiB"):
        to_ally(EVA, OURS, Theirs().ally(), content, now=NOW)


def test_to_nobody_in_office_nothing_is_written() -> None:
    content = Content((), What.END, msgspec.Raw(msgspec.msgpack.encode([])))
    assert to_ally(EVA, OURS, Theirs().ally(), content, now=NOW, only=b"n" * 16) is None
