"""What one device needs at hand during a sync: its keys, its group, the roster, its line, its vault."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sync.client import history
from sync.client.chain import Chain
from sync.client.ports import Membership, Receipts, SyncState, SyncStore
from sync.client.received import Received
from sync.client.session import Clock, Session
from sync.client.transport import Transport
from sync.crypto.keys import DeviceKeys
from sync.crypto.objects import Author
from sync.crypto.requests import RequestSigner
from sync.errors import HistoryBroken
from sync.protocol import seen
from sync.protocol.seen import Seen
from sync.protocol.statements import Role

if TYPE_CHECKING:
    from sync.client.letters import Post


@dataclass(slots=True)
class Member:
    store: SyncStore
    keys: DeviceKeys
    membership: Membership
    chain: Chain
    session: Session
    state: SyncState
    roots: dict[int, bytes] = field(default_factory=dict)
    """Of the log by size, as far as this sync has proved that they belong together."""
    held: dict[tuple[bytes, int], int] = field(default_factory=dict)
    """By file and number of a chunk: how many of its first bytes the server kept of a push that was cut."""
    post: Post | None = None
    """Letters of other groups, where somebody keeps them."""

    @staticmethod
    def of(store: SyncStore, membership: Membership, transport: Transport) -> Member:
        return Member.at(store, membership, transport, Chain.of(membership.group, store.statements()))

    @staticmethod
    def at(store: SyncStore, membership: Membership, transport: Transport, chain: Chain) -> Member:
        """With the roster as far as it is known here."""
        keys, state = store.device(), store.state()
        return Member(
            store=store,
            keys=keys,
            membership=membership,
            chain=chain,
            session=Session(transport, RequestSigner.of_device(keys), membership.group, Clock(state.clock_offset)),
            state=state,
            roots=history.known_root(state.checkpoint),
        )

    @property
    def author(self) -> Author:
        return Author(self.keys)

    @property
    def is_coordinator(self) -> bool:
        here = self.chain.in_office(self.keys.id)
        return here is not None and here.role is Role.COORDINATOR

    @property
    def known_size(self) -> int:
        return history.known_size(self.state.checkpoint)

    @property
    def seen(self) -> Seen | None:
        """What goes along with what is written now; None before anything was seen."""
        return None if self.state.checkpoint is None else seen.of(self.state.checkpoint, self.state.begun)

    def checked(self, received: Received) -> tuple[Receipts | None, str]:
        """What an answer proves, and the checkpoint to keep. Raises HistoryBroken after keeping the evidence."""
        checkpoint = history.verified(received, self.membership)
        shown = received.checkpoint.note
        try:
            history.grown(self.state.checkpoint, received.checkpoint, checkpoint)
        except HistoryBroken as broken:
            self.store.keep_evidence(self.state.checkpoint or "", shown)
            self.store.doubt(broken.what)
            raise
        receipts = history.proven(received, checkpoint)
        self.roots[checkpoint.size] = checkpoint.root
        return receipts, shown
