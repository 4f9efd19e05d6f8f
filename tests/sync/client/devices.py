"""Devices of one group and their line to the server, for tests that tell a story."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sync.client.enrol import invitation_for, join
from sync.client.syncing import Report, sync_once
from sync.client.transport import HttpTransport, Timeouts
from sync.protocol import invitations
from sync.protocol.invitations import Invitation
from sync.protocol.statements import Role
from tests.fakes import MemoryStore
from tests.lines import Line, line_to
from tests.servers import RunningServer

QUICK = Timeouts(connect=20.0, progress=60.0)
"""A line that is cut says so at once. Only a machine with much else to do takes longer, and that is no fault."""


@dataclass
class Group:
    invitation: Invitation
    line: Line
    devices: list[MemoryStore] = field(default_factory=list)

    @staticmethod
    @contextmanager
    def founded(server: RunningServer) -> Iterator[Group]:
        with line_to(server.port) as line:
            yield Group(invitations.decode(server.new_group()), line)

    def coordinator(self) -> MemoryStore:
        """The first one; others are invited by it."""
        if not self.devices:
            return self.enrolled(MemoryStore(), self.invitation)
        return self.invited(Role.COORDINATOR)

    def documenter(self) -> MemoryStore:
        return self.invited(Role.DOCUMENTER)

    def invited(self, role: Role) -> MemoryStore:
        return self.enrolled(MemoryStore(), self.invite(role))

    def invite(self, role: Role = Role.DOCUMENTER, **options: int) -> Invitation:
        inviter = self.devices[0]
        membership = inviter.membership()
        assert membership is not None
        return invitation_for(inviter.keys, membership, role, **options)

    def enrolled(self, store: MemoryStore, invitation: Invitation) -> MemoryStore:
        with self.transport() as transport:
            join(store, invitation, "Ana", transport)
        self.devices.append(store)
        return store

    def sync(self, store: MemoryStore) -> Report:
        with self.transport() as transport:
            return sync_once(store, transport, lambda progress: None, lambda: False)

    def sync_all(self, rounds: int = 1) -> None:
        for _ in range(rounds):
            for device in self.devices:
                self.sync(device)

    @contextmanager
    def transport(self) -> Iterator[HttpTransport]:
        """A new connection, so that a cut one is not taken up again."""
        transport = HttpTransport([self.line.address], self.invitation.tls_pin, timeouts=QUICK)
        try:
            yield transport
        finally:
            transport.close()
