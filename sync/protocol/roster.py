"""The roster: a chain of statements, and the rules by which it grows (SPEC section 6). Both ends use this one.

It verifies through the `Verify` it is given, because this package holds no cryptography.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import NoReturn, TypeAlias

from sync.errors import RosterBroken, Unreadable
from sync.protocol import devices, limits, objects, statements
from sync.protocol.objects import Kind, Parts
from sync.protocol.statements import Certificate, Enrol, Genesis, Revoke, Role, Same

Verify: TypeAlias = Callable[[bytes, bytes, bytes], bool]
"""(Ed25519 public key, signature, signed bytes) -> whether it is right."""


@dataclass(frozen=True, slots=True)
class Member:
    device: bytes
    signing_key: bytes
    hpke_key: bytes
    role: Role
    card: bytes
    inviter: bytes
    """Empty for whoever came by the genesis invitation."""
    enrolled: int
    revoked: int | None = None
    """Times of the statements, by their authors' clocks, ms."""

    @property
    def is_coordinator(self) -> bool:
        """In office: neither documenter nor revoked."""
        return self.role is Role.COORDINATOR and self.revoked is None


@dataclass(frozen=True, slots=True)
class Succession:
    """A coordinator, `author`, says that both devices are one person's, and that `earlier` was there before."""

    device: bytes
    earlier: bytes
    author: bytes


@dataclass(frozen=True, slots=True)
class Roster:
    """What the chain says after `length` statements, for the group that the invitation named."""

    group: bytes
    members: Mapping[bytes, Member] = field(default_factory=lambda: MappingProxyType({}))
    length: int = 0
    last: bytes = b""
    """Object id of the newest statement; a new one names it as `previous`."""
    genesis: Genesis | None = None
    invitations: Mapping[bytes, bytes] = field(default_factory=lambda: MappingProxyType({}))
    """Public keys of the invitations that were used, and the device that each of them enrolled."""
    successions: tuple[Succession, ...] = ()

    def extended(self, raw: bytes, verify: Verify) -> Roster:
        """The roster with one more statement. Raises RosterBroken and stays as it is when a rule is broken."""
        parts = self._split(raw)
        known = self.members.get(parts.author)
        if known is not None and not verify(known.signing_key, parts.signature, parts.signed):
            self._broken("signature")
        body = self._parsed(parts.body)
        self._check_chain(raw, body)
        try:
            grown = self._applied(parts, body, verify)
        except Unreadable as unreadable:
            self._broken(unreadable.what)
        return replace(grown, length=self.length + 1, last=objects.object_id(raw))

    def coordinators(self) -> list[Member]:
        return [member for member in self.members.values() if member.is_coordinator]

    def before(self, device: bytes) -> set[bytes]:
        """The earlier devices of the same person."""
        found: set[bytes] = set()
        new = {device}
        while new:
            found |= new
            new = {one.earlier for one in self.successions if one.device in new} - found
        return found - {device}

    def invited(self, certificate: bytes, verify: Verify) -> Certificate:
        """What a certificate entitles to, if it holds at this place of the chain; empty is the genesis invitation.

        Raises RosterBroken. Whether it was used or has expired is for the caller to ask.
        """
        if not certificate:
            if self.genesis is None:
                self._broken("genesis")
            genesis = self.genesis
            return Certificate(self.group, b"", genesis.invitation_key, genesis.role, genesis.expires)
        try:
            packed, signature = statements.split_certificate(certificate)
            found = statements.read_certificate(packed)
        except Unreadable as unreadable:
            self._broken(unreadable.what)
        inviter = self.members.get(found.inviter)
        if inviter is None or not inviter.is_coordinator or found.group != self.group:
            self._broken("certificate")
        if not verify(inviter.signing_key, signature, statements.certificate_signed(packed)):
            self._broken("certificate")
        return found

    def _split(self, raw: bytes) -> Parts:
        if len(raw) > limits.STATEMENT:
            self._broken("size")
        try:
            parts = objects.split(raw)
        except Unreadable as unreadable:
            self._broken(unreadable.what)
        if parts.kind is not Kind.STATEMENT:
            self._broken("kind")
        return parts

    def _parsed(self, body: bytes) -> objects.Statement:
        try:
            return objects.parsed(body, objects.Statement)
        except Unreadable as unreadable:
            self._broken(unreadable.what)

    def _check_chain(self, raw: bytes, body: objects.Statement) -> None:
        if body.number != self.length or self.length >= limits.ROSTER:
            self._broken("number")
        if self.length == 0:
            if body.action != statements.GENESIS or body.group or body.previous or objects.object_id(raw) != self.group:
                self._broken("genesis")
        elif body.group != self.group or body.previous != self.last:
            self._broken("previous")

    def _applied(self, parts: Parts, body: objects.Statement, verify: Verify) -> Roster:
        if body.action == statements.GENESIS and self.length == 0:
            return self._founded(parts, statements.details(body, Genesis), verify)
        if body.action == statements.ENROL:
            return self._enrolled(parts, body, statements.details(body, Enrol), verify)
        if body.action == statements.REVOKE:
            return self._revoked(parts, body, statements.details(body, Revoke))
        if body.action == statements.SAME:
            return self._same(parts, statements.details(body, Same))
        return self._broken("action")

    def _founded(self, parts: Parts, details: Genesis, verify: Verify) -> Roster:
        if parts.author != devices.invitation_author(details.invitation_key):
            self._broken("author")
        if not verify(details.invitation_key, parts.signature, parts.signed):
            self._broken("signature")
        return replace(self, genesis=details)

    def _enrolled(self, parts: Parts, body: objects.Statement, details: Enrol, verify: Verify) -> Roster:
        device = devices.device_id(details.signing_key, details.hpke_key)
        if parts.author != device or device in self.members:
            self._broken("author")
        if not verify(details.signing_key, parts.signature, parts.signed):
            self._broken("signature")
        invited = self.invited(details.certificate, verify)
        if body.time > invited.expires:
            self._broken("expired")
        if invited.invitation_key in self.invitations:
            self._broken("invitation")
        signed = statements.enrolment_signed(self.group, device, details.card)
        if not verify(invited.invitation_key, details.invitation_signature, signed):
            self._broken("invitation")
        member = Member(
            device, details.signing_key, details.hpke_key, invited.role, details.card, invited.inviter, body.time
        )
        used = MappingProxyType({**self.invitations, invited.invitation_key: device})
        return replace(self._with(member), invitations=used)

    def _revoked(self, parts: Parts, body: objects.Statement, details: Revoke) -> Roster:
        # The signature was verified before the body was parsed: a coordinator is a member.
        author, member = self.members.get(parts.author), self.members.get(details.device)
        if author is None or not author.is_coordinator:
            self._broken("author")
        if member is None or member.revoked is not None:
            self._broken("device")
        if self.coordinators() == [member]:
            self._broken("last_coordinator")
        return self._with(replace(member, revoked=body.time))

    def _same(self, parts: Parts, details: Same) -> Roster:
        author = self.members.get(parts.author)
        if author is None or not author.is_coordinator:
            self._broken("author")
        device, earlier = self.members.get(details.device), self.members.get(details.earlier)
        if device is None or earlier is None or device is earlier or device.revoked is not None:
            self._broken("device")
        if device.role < earlier.role:
            self._broken("role")
        said = Succession(details.device, details.earlier, parts.author)
        if said in self.successions or details.device in self.before(details.earlier):
            self._broken("same")
        return replace(self, successions=(*self.successions, said))

    def _with(self, member: Member) -> Roster:
        return replace(self, members=MappingProxyType({**self.members, member.device: member}))

    def _broken(self, rule: str) -> NoReturn:
        raise RosterBroken(self.length, rule) from None
