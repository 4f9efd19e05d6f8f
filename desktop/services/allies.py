"""Groups that this one works with: our card, theirs, comparing the words of both (SPEC section 17). Knows no window.

Nothing is written to a group, and nothing taken from it, before somebody said that the words are the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from desktop.errors import NoSuchGroup, NotACoordinator, NotAMember
from desktop.services.views import moment
from desktop.store.allies import KnownAlly
from desktop.store.sheets import words_at
from desktop.store.sync_facts import state
from desktop.store.unit import Unit, now
from desktop.store.vault import Vault
from sync.client.letters import coordinators
from sync.client.ports import Membership
from sync.crypto.group_cards import make_card, verified_card
from sync.errors import BadGroupCard
from sync.protocol import group_cards
from sync.protocol.group_cards import GroupCard
from sync.protocol.objects import object_id

__all__ = ["CARD_DAYS", "LONGEST_NAME", "MOST_DAYS", "Allies", "AllyFacts", "CardFacts"]

CARD_DAYS: Final = 30
MOST_DAYS: Final = 365
LONGEST_NAME: Final = group_cards.NAME
_DAY: Final = 86_400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """What a card says. `words` in the language asked for, `digits` in fives; `text` as it is handed over."""

    group: str
    name: str = field(repr=False)
    words: tuple[str, ...]
    digits: tuple[str, ...]
    expires: datetime
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AllyFacts:
    """`compared`: when, None: nobody did yet; `aloud`: by words, not in person. `coordinators`: how many laptops get
    what is shared, as far as that is known.
    """

    group: str
    name: str = field(repr=False)
    words: tuple[str, ...]
    digits: tuple[str, ...]
    added: datetime
    compared: datetime | None
    aloud: bool
    coordinators: int


class Allies:
    """`language` (a code such as "es"): of words to compare; it may be changed at any time."""

    def __init__(self, vault: Vault, language: str = "en") -> None:
        self._vault = vault
        self.language = language

    def my_card(self, name: str, days: int = CARD_DAYS) -> CardFacts:
        """A new card of this laptop's. Needs no network. Raises NotAMember, NotACoordinator; ValueError for a name of a
        wrong length, and for less than one day or more than `MOST_DAYS`.
        """
        if not 1 <= days <= MOST_DAYS:
            raise ValueError("days out of bounds")
        with self._vault.reading() as unit:
            membership = expect_coordinator(unit)
            statements = [one.raw for one in unit.outbox.statements()]
            made = max(0, now() + state(unit.facts).clock_offset)
        raw = make_card(
            self._vault.keys,
            group=membership.group,
            log_key=membership.log_key,
            name=" ".join(name.split()),
            length=len(statements),
            last=object_id(statements[-1]),
            made=made,
            expires=made + days * _DAY,
        )
        return self._facts(verified_card(raw), raw)

    def group_name(self) -> str:
        """What our group is called here, to begin with. Raises NotAMember, NotACoordinator."""
        with self._vault.reading() as unit:
            return expect_coordinator(unit).group_name[:LONGEST_NAME]

    def look(self, text: str) -> CardFacts:
        """Another group's card, before it is added. Raises NotAMember, NotACoordinator, BadGroupCard."""
        raw = group_cards.from_text(text)
        card = verified_card(raw)
        with self._vault.reading() as unit:
            membership = expect_coordinator(unit)
            _expect_theirs(card, membership, max(0, now() + state(unit.facts).clock_offset))
            known = unit.allies.get(card.group.hex())
        if known is not None and known.compared is not None and known.card.device != card.device:
            raise BadGroupCard("swapped")
        return self._facts(card, raw)

    def add(self, text: str) -> AllyFacts:
        """Keep it; nothing is shared before its words are compared. A later card of the same laptop stays compared.
        Raises as `look`.
        """
        facts = self.look(text)
        raw = group_cards.from_text(text)
        card = verified_card(raw)
        with self._vault.unit() as unit:
            known = unit.allies.get(facts.group)
            if known is not None and known.card.device != card.device:
                unit.allies.replace(card, raw)
            unit.allies.put(card, raw, now())
        return self.get(facts.group)

    def compare(self, group: str, *, aloud: bool) -> AllyFacts:
        """Somebody says that the words are the same. Raises NotAMember, NotACoordinator, NoSuchGroup."""
        with self._vault.unit() as unit:
            expect_coordinator(unit)
            if unit.allies.get(group) is None:
                raise NoSuchGroup
            unit.allies.compared(group, now(), aloud=aloud)
        return self.get(group)

    def all(self) -> list[AllyFacts]:
        """In the order they were added; empty for documenters."""
        with self._vault.reading() as unit:
            return [self._known(one) for one in unit.allies.all()]

    def get(self, group: str) -> AllyFacts:
        """Raises NoSuchGroup."""
        with self._vault.reading() as unit:
            known = unit.allies.get(group)
        if known is None:
            raise NoSuchGroup
        return self._known(known)

    def _known(self, known: KnownAlly) -> AllyFacts:
        return AllyFacts(
            group=known.id,
            name=known.name,
            words=self._words(known.card),
            digits=_digits(known.card),
            added=moment(known.added),
            compared=None if known.compared is None else moment(known.compared),
            aloud=known.aloud,
            coordinators=len(coordinators(known.as_ally())),
        )

    def _facts(self, card: GroupCard, raw: bytes) -> CardFacts:
        return CardFacts(
            group=card.group.hex(),
            name=card.name,
            words=self._words(card),
            digits=_digits(card),
            expires=moment(card.expires),
            text=group_cards.as_text(raw),
        )

    def _words(self, card: GroupCard) -> tuple[str, ...]:
        return words_at(group_cards.words(card), self.language)


def expect_coordinator(unit: Unit) -> Membership:
    """Raises NotAMember, NotACoordinator."""
    membership = unit.members.membership()
    if membership is None:
        raise NotAMember
    me = unit.members.get(unit.device_id)
    if me is None or not me.is_coordinator:
        raise NotACoordinator
    return membership


def _expect_theirs(card: GroupCard, membership: Membership, today: int) -> None:
    if card.group == membership.group:
        raise BadGroupCard("own")
    if card.log_key != membership.log_key:
        raise BadGroupCard("other_server")
    if card.expires < today:
        raise BadGroupCard("expired")


def _digits(card: GroupCard) -> tuple[str, ...]:
    digits = group_cards.digits(card)
    return tuple(digits[at : at + 5] for at in range(0, len(digits), 5))
