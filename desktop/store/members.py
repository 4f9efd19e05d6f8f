"""Who belongs to the group: the roster replayed, and what this vault's own place in it is. Verifies no chain:
what comes here was verified by `sync.client`.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from desktop.store.facts import MEMBERSHIP, FactStore
from desktop.store.persons import PersonStore
from desktop.store.schema import MemberRow
from sync.client.ports import Membership
from sync.crypto.cards import Card, open_card
from sync.errors import Unreadable
from sync.protocol import objects, statements
from sync.protocol.devices import device_id
from sync.protocol.statements import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownMember:
    """`device` in hex; `name` empty where the card does not open. Times in ms, by their authors' clocks."""

    device: str
    role: int
    name: str = field(repr=False)
    person: str
    enrolled: int
    revoked: int | None = None

    @property
    def is_coordinator(self) -> bool:
        return self.role == Role.COORDINATOR and self.revoked is None


class MemberStore:
    """`here`: this vault's device, in hex."""

    def __init__(self, session: Session, facts: FactStore, here: str) -> None:
        self._session = session
        self._facts = facts
        self.here = here
        self.persons = PersonStore(session)

    def all(self) -> list[KnownMember]:
        """In the order they came."""
        return [_known(row) for row in self._session.scalars(select(MemberRow).order_by(MemberRow.place))]

    def get(self, device: str) -> KnownMember | None:
        row = self._session.scalar(select(MemberRow).where(MemberRow.device == device))
        return None if row is None else _known(row)

    def names(self) -> dict[str, str]:
        """By device what its person is called: by the card of the latest of her devices."""
        # As it stands here, without the ORM: every list and every key of a search asks for it.
        rows = self._session.connection().exec_driver_sql("SELECT device, name FROM members ORDER BY place")
        names: dict[str, str] = dict(rows.all())
        for device, later in self.persons.latest().items():
            said = [name for other, name in names.items() if other in later and name]
            names[device] = said[-1] if said else names.get(device, "")
        return names

    def served_again(self) -> dict[str, set[str]]:
        """Later devices of people, with their earlier ones, that get by this device's word what those could read."""
        coordinators = self.coordinators()
        if self.here not in coordinators:
            return {}
        closed = self.revoked() | coordinators.keys()
        promised = self.persons.promised_by(self.here).items()
        return {device: earlier - self.were_coordinators() for device, earlier in promised if device not in closed}

    def mine(self) -> set[str]:
        """This device, and the earlier ones of the same person."""
        return {self.here, *self.persons.before(self.here)}

    def membership(self) -> Membership | None:
        packed = self._facts.get(MEMBERSHIP)
        return None if packed is None else _decode(packed)

    def count(self) -> int:
        return self._session.scalar(select(func.count()).select_from(MemberRow)) or 0

    def coordinators(self) -> dict[str, int]:
        """Those in office, with their places in the roster."""
        wanted = select(MemberRow.device, MemberRow.place).where(
            MemberRow.role == Role.COORDINATOR, MemberRow.revoked.is_(None)
        )
        return dict(self._session.execute(wanted).all())

    def were_coordinators(self) -> set[str]:
        return set(self._session.scalars(select(MemberRow.device).where(MemberRow.role == Role.COORDINATOR)))

    def revoked(self) -> set[str]:
        return set(self._session.scalars(select(MemberRow.device).where(MemberRow.revoked.is_not(None))))

    def become(self, membership: Membership) -> None:
        self._facts.put(MEMBERSHIP, _encode(membership))

    def lacks(self, raws: Iterable[bytes]) -> bool:
        """Whether one of these statements enrols a device that is not among the members."""
        known = set(self._session.scalars(select(MemberRow.device)))
        parts = [objects.split(raw) for raw in raws]
        bodies = [(one.author.hex(), objects.parsed(one.body, objects.Statement)) for one in parts]
        return any(body.action == statements.ENROL and device not in known for device, body in bodies)

    def replay(self, raws: Iterable[bytes]) -> None:
        """From nothing: the whole roster, or what is here of it."""
        self._session.execute(delete(MemberRow))
        self.persons.clear()
        self.apply(raws)

    def apply(self, raws: Iterable[bytes]) -> set[str]:
        """Statements that came after those known, in order. Gives the devices that they revoke."""
        membership = self.membership()
        place = self.count()
        revoked: set[str] = set()
        for raw in raws:
            body = objects.parsed(objects.split(raw).body, objects.Statement)
            if body.action == statements.GENESIS:
                self._facts.put(_GENESIS_ROLE, bytes([statements.details(body, statements.Genesis).role]))
            elif body.action == statements.ENROL:
                self._enrol(place, statements.details(body, statements.Enrol), body.time, membership)
                place += 1
            elif body.action == statements.REVOKE:
                device = statements.details(body, statements.Revoke).device.hex()
                self._session.execute(update(MemberRow).where(MemberRow.device == device).values(revoked=body.time))
                revoked.add(device)
            elif body.action == statements.SAME:
                said = statements.details(body, statements.Same)
                self.persons.add(said.device.hex(), said.earlier.hex(), objects.split(raw).author.hex())
        return revoked

    def say_revoked(self, device: str) -> None:
        """By a word that the log does not have yet."""
        now = time.time_ns() // 1_000_000
        row = update(MemberRow).where(MemberRow.device == device, MemberRow.revoked.is_(None))
        self._session.execute(row.values(revoked=now))

    def _enrol(self, place: int, enrol: statements.Enrol, time: int, membership: Membership | None) -> None:
        device = device_id(enrol.signing_key, enrol.hpke_key)
        card = _card(membership, device, enrol.card)
        row = {
            "place": place,
            "device": device.hex(),
            "role": self._role(enrol.certificate),
            "enrolled": time,
            "revoked": None,
            "name": card.name if card else "",
            "person": card.person.hex() if card else "",
        }
        self._session.execute(insert(MemberRow).values(row))

    def _role(self, certificate: bytes) -> int:
        if certificate:
            return int(statements.read_certificate(statements.split_certificate(certificate)[0]).role)
        genesis = self._facts.get(_GENESIS_ROLE)
        assert genesis is not None, "the genesis statement comes first in every roster"
        return genesis[0]


_GENESIS_ROLE = "genesis role"


def _card(membership: Membership | None, device: bytes, sealed: bytes) -> Card | None:
    if membership is None:
        return None
    try:
        return open_card(membership.card_key, device, sealed)
    except Unreadable:
        return None  # a member without a name is shown by its device id


def _known(row: MemberRow) -> KnownMember:
    return KnownMember(
        device=row.device,
        role=row.role,
        name=row.name,
        person=row.person,
        enrolled=row.enrolled,
        revoked=row.revoked,
    )


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Membership).decode
