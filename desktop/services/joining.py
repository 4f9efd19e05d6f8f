"""Belonging to a group: invitations, members, and what the group's server has to tell. Knows no window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from typing import Final

from desktop.errors import AlreadyAMember, NotACoordinator, NotAMember
from desktop.services.connecting import line_to
from desktop.services.notices import GroupNotice, shown
from desktop.services.preferences import Preferences
from desktop.services.views import moment
from desktop.store.members import KnownMember
from desktop.store.unit import Unit
from desktop.store.vault import Vault
from sync.client.enrol import invitation_for, join
from sync.client.ports import Membership
from sync.protocol import invitations, statements

__all__ = ["GroupNotice", "InvitationFacts", "Joining", "Member", "MembershipFacts", "Role"]

INVITATION_DAYS: Final = 14
MOST_DAYS: Final = 365


class Role(Enum):
    DOCUMENTER = "documenter"
    COORDINATOR = "coordinator"

    @staticmethod
    def of(number: int) -> Role:
        return Role.COORDINATOR if number == statements.Role.COORDINATOR else Role.DOCUMENTER

    @property
    def number(self) -> statements.Role:
        return statements.Role[self.name]


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationFacts:
    """What an invitation says, before anything is sent anywhere. `servers` are addresses to show."""

    group_name: str
    role: Role
    expires: datetime
    expired: bool
    servers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipFacts:
    group_id: str
    group_name: str
    device_id: str
    my_name: str
    role: Role
    servers: tuple[str, ...]
    revoked: bool
    server_key: str = ""
    """Of the server's log, in hex: by it and `group_id` strangers check a receipt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """`name` is empty where the card does not open. `since`: by the clock of the member's own device. `is_earlier`: the
    same person has a later laptop, by a coordinator's word.
    """

    device_id: str
    name: str
    role: Role
    revoked: bool
    since: datetime
    is_me: bool
    is_earlier: bool = False


class Joining:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    @staticmethod
    def look(invitation_text: str) -> InvitationFacts:
        """What it says; asked at the first start, too, when there is no vault yet. Spaces and line breaks around
        and within are ignored. Raises BadInvitation; an expired one is shown.
        """
        invitation = invitations.decode(invitation_text)
        expires = moment(invitation.expires)
        return InvitationFacts(
            group_name=invitation.group_name,
            role=Role.of(invitation.role),
            expires=expires,
            expired=expires < datetime.now(UTC),
            servers=invitation.servers,
        )

    def join(self, invitation_text: str, my_name: str) -> MembershipFacts:
        """Enrol this vault's device: needs the network once. `my_name` (1 to 200 characters) is sealed for the members.

        Whether the invitation is still good is asked of the server, for this laptop's clock may be wrong.
        Raises AlreadyAMember, BadInvitation, Refused (`invitation_used`, …) and the other errors of `sync.errors`;
        then the vault belongs to no group and the invitation can be tried again.
        """
        invitation = invitations.decode(invitation_text)
        store = self._vault.sync_store()
        if store.membership() is not None:
            raise AlreadyAMember
        with line_to(self._vault, invitation.servers, invitation.tls_pin) as transport:
            join(store, invitation, my_name.strip(), transport)
        preferences = Preferences(self._vault)
        preferences.write(replace(preferences.read(), my_name=my_name.strip()))
        with self._vault.reading() as unit:
            return _facts(unit, _membership(unit))

    def invite(self, role: Role, days: int = INVITATION_DAYS) -> str:
        """Text of an invitation for one device. Needs no network. Raises NotAMember, NotACoordinator.

        ValueError for less than one day or more than `MOST_DAYS`.
        """
        if not 1 <= days <= MOST_DAYS:
            raise ValueError("days out of bounds")
        with self._vault.reading() as unit:
            membership = _membership(unit)
            me = unit.members.get(unit.device_id)
        if me is None or not me.is_coordinator:
            raise NotACoordinator
        return invitations.encode(invitation_for(self._vault.keys, membership, role.number, days=days))

    def membership(self) -> MembershipFacts | None:
        """None: no group yet."""
        with self._vault.reading() as unit:
            membership = unit.members.membership()
            return None if membership is None else _facts(unit, membership)

    def members(self) -> list[Member]:
        """In the order they came; empty without a group."""
        with self._vault.reading() as unit:
            earlier = unit.members.persons.latest().keys()
            return [_member(known, unit.device_id, known.device in earlier) for known in unit.members.all()]

    def notices(self) -> list[GroupNotice]:
        """Newest first."""
        with self._vault.reading() as unit:
            names = unit.members.names()
            return [shown(notice, names) for notice in unit.inbox.notices()]


def _membership(unit: Unit) -> Membership:
    membership = unit.members.membership()
    if membership is None:
        raise NotAMember
    return membership


def _facts(unit: Unit, membership: Membership) -> MembershipFacts:
    me = unit.members.get(unit.device_id)
    return MembershipFacts(
        group_id=membership.group.hex(),
        group_name=membership.group_name,
        device_id=unit.device_id,
        my_name=me.name if me else "",
        role=Role.of(me.role if me else membership.role),
        servers=membership.servers,
        revoked=me is not None and me.revoked is not None,
        server_key=membership.log_key.hex(),
    )


def _member(known: KnownMember, here: str, is_earlier: bool) -> Member:
    return Member(
        device_id=known.device,
        name=known.name,
        role=Role.of(known.role),
        revoked=known.revoked is not None,
        since=moment(known.enrolled),
        is_me=known.device == here,
        is_earlier=is_earlier,
    )
